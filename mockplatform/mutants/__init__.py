"""The emulator with one rule broken (a mutant), or with another legal reading of the standard (a variant).

Each is one row: a replacement of rows, or a wrapper round the application. Only the composition root (app.py) and the
commands that list them know of this package; no handler does.
"""

from __future__ import annotations

from collections.abc import Sequence

from mockplatform.mutants import (
    ch5,
    ch6,
    ch6_company,
    ch6_details,
    ch6_downlinks,
    ch6_lists,
    ch6_uplinks,
    ch7,
    ch7_downlinks,
    ch8,
    legal,
)
from mockplatform.mutants.model import Change, Parts, UnknownChangeError

__all__ = ["EQUIVALENT", "MODULES", "MUTANTS", "VARIANTS", "Change", "Parts", "UnknownChangeError", "changed"]

MODULES = (ch5, ch6, ch6_uplinks, ch6_details, ch6_company, ch6_downlinks, ch6_lists, ch7, ch7_downlinks, ch8)
MUTANTS: dict[str, Change] = {row.name: row for module in MODULES for row in module.MUTANTS}
"""By name, in the order of the clauses."""

VARIANTS: dict[str, Change] = {row.name: row for row in legal.VARIANTS}
"""By name."""

EQUIVALENT = legal.EQUIVALENT
"""Broken rules that no suite may fail, each with the reason in the text."""


def changed(parts: Parts, broken: str, variants: Sequence[str]) -> Parts:
    """The parts with one mutant ("" for none) and any number of variants; raises UnknownChangeError.

    Variants are made in the order of VARIANTS, so that it doesn't matter in which they are named.
    """
    asked = {name: _row(VARIANTS, "variant", name) for name in variants}
    chosen = [_row(MUTANTS, "mutant", broken)] if broken else []
    chosen += [row for name, row in VARIANTS.items() if name in asked]
    for row in chosen:
        parts = row.change(parts)
    return parts


def _row(rows: dict[str, Change], kind: str, name: str) -> Change:
    if name not in rows:
        raise UnknownChangeError(f"there is no {kind} {name}; `mockplatform {kind}s` lists them")
    return rows[name]
