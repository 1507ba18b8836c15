"""The shape of an erratum: one conflict or gap in the text of the standard, with the reading taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Erratum:
    """One conflict or gap.

    A judge of somebody else's server goes by `freedom`; `reading` binds our own emulator only.
    """

    id: str
    """`E001`; never renumbered"""
    severity: Literal["H", "M", "L"]
    """How much two implementations that read the text differently would miss each other: high, medium, low"""
    kind: str
    """e.g. `code-conflict`"""
    topic: str
    """e.g. `element codes`"""
    places: str
    """Where, parted by `; `: `Table 8 row 2; Table 33 row 1; A.2.10`"""
    title: Text
    """One line"""
    text: Text
    """What is printed, and why it is a conflict or gap"""
    reading: Text
    """The reading that the emulator takes; "" in both languages if none"""
    freedom: Text
    """What a server may legitimately do, seen from the suite; "" in both languages if nothing is to be said"""
    normative: str
    """Whether the places bind: "normative", "informative", or which part is which"""
    artifact: bool = False
    """The oddity may come from the conversion of the document rather than from the standard itself"""
