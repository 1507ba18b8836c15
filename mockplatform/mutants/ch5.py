"""Mutants of chapter 5: scope and rights, security, values, batches, envelopes, status codes."""

from __future__ import annotations

from mockplatform.mutants import ch5_answers, ch5_rights, ch5_values
from mockplatform.mutants.model import Change

MUTANTS: tuple[Change, ...] = (*ch5_rights.MUTANTS, *ch5_values.MUTANTS, *ch5_answers.MUTANTS)
