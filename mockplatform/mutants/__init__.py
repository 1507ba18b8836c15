"""The emulator with one rule broken (a mutant), or with another legal reading of the standard (a variant).

Each is one row: a replacement of rows, or a wrapper round the application. Only the composition root (app.py) and the
commands that list them know of this package; no handler does.
"""

from __future__ import annotations

from collections.abc import Sequence

from mockplatform.mutants import annex, ch5, ch6, legal
from mockplatform.mutants.model import Change, Parts, UnknownChangeError

__all__ = ["EQUIVALENT", "MUTANTS", "VARIANTS", "Change", "Parts", "UnknownChangeError", "changed"]

MUTANTS: dict[str, Change] = {row.name: row for module in (ch5, ch6, annex) for row in module.MUTANTS}
"""By name, in the order of the clauses."""

VARIANTS: dict[str, Change] = {row.name: row for row in legal.VARIANTS}
"""By name."""

EQUIVALENT = legal.EQUIVALENT
"""Broken rules that no suite may fail, each with the reason in the text."""


def changed(parts: Parts, broken: str, variants: Sequence[str]) -> Parts:
    """The parts with one mutant ("" for none) and any number of variants; raises UnknownChangeError."""
    chosen = [_row(VARIANTS, "variant", name) for name in dict.fromkeys(variants)]
    chosen += [_row(MUTANTS, "mutant", broken)] if broken else []
    for row in chosen:
        parts = row.change(parts)
    return parts


def _row(rows: dict[str, Change], kind: str, name: str) -> Change:
    if name not in rows:
        raise UnknownChangeError(f"there is no {kind} {name}; `mockplatform {kind}s` lists them")
    return rows[name]
