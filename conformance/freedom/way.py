"""One way to read the text."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read the text, and what it is worth."""

    verdict: Verdict
    text: Text


Ways = dict[str, dict[str, Way]]
"""Erratum → its ways by name, the preferred one first"""
