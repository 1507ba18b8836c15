"""Mutants of chapter 7 and Annex A.3, as far as provinces write: reports, units, construction notices, locks, their forms."""

from __future__ import annotations

from mockplatform.mutants import ch7_beside, ch7_forms, ch7_lists, ch7_others, ch7_reports
from mockplatform.mutants.model import Change

MUTANTS: tuple[Change, ...] = (
    *ch7_reports.MUTANTS,
    *ch7_others.MUTANTS,
    *ch7_forms.MUTANTS,
    *ch7_beside.MUTANTS,
    *ch7_lists.MUTANTS,
)
