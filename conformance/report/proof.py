"""The proof of the suite itself, as committed data (conformance/proof.json): made once a release, printed in every report.

{"suite": "0.1.0",                       the version that the numbers belong to
 "mutants": {"total": 90, "killed": 90,  a mutant is killed when a requirement that it names gets a worse verdict
             "by_kind": {"limit": 12},   how many of each kind there are
             "margin_1": ["NAME"]},      those that one test alone kills
 "variants": {"total": 40,               legal variants
              "failures": 0,             false alarms among all of them and their combinations
              "combinations": 60},       runs: each variant alone, and several together
 "degenerate": [{"name": "refuses everything", "must_verified": 2, "must_total": 240, "percent": 0.8}],
 "equivalent": [{"name": "…", "clause": "6.9", "reason": {"en": "…", "zh": "…"}}],   what the text can't tell apart
 "matrix": {"MUTANT": ["conformance/ch6/test_6_1_add_lift.py::test_x"]},             the tests that kill it
 "others": {"MUTANT": 3}}                how many further tests fail or warn where the whole suite meets it
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from conformance.report.phrases import Words, filled


def proof() -> dict[str, Any]:
    """The content of proof.json, {} while there is none."""
    path = files("conformance").joinpath("proof.json")
    if not path.is_file():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def lines(proof: Mapping[str, Any]) -> Iterator[Words]:
    """The numbers as sentences; none where there is no proof."""
    if not proof:
        return
    mutants, variants = proof["mutants"], proof["variants"]
    yield filled("proof_mutants", killed=mutants["killed"], total=mutants["total"], margin=len(mutants["margin_1"]))
    yield filled("proof_variants", **{name: variants[name] for name in ("total", "failures", "combinations")})
    if proof["degenerate"]:
        highest = max(proof["degenerate"], key=lambda one: one["percent"])
        yield filled("proof_degenerate", number=len(proof["degenerate"]), **highest)
    yield filled("proof_equivalent", n=len(proof["equivalent"]), suite=proof["suite"])
