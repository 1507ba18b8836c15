"""The suite proves itself. Here are the clean runs, and what the proof has to consist of; `tools/proof.py --quick`, which
.ci/run starts, lets the mutants, the variants and the servers that are no good meet the suite."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from conformance.judging.verdicts import RANK, Exit, Verdict
from conformance.proving import degenerate, kills
from conformance.running.target import load
from mockplatform.mutants import MODULES, MUTANTS, VARIANTS
from mockplatform.mutants.model import KINDS
from mockplatform.spec.requirements import REQUIREMENTS


def test_the_emulator_gets_no_failure_and_no_warning(clean: Any) -> None:
    assert clean.code == Exit.OK
    bad = {id: verdict for id, verdict in clean.verdicts.items() if RANK[Verdict(verdict)] < RANK[Verdict.NON_STRICT]}
    assert bad == {}
    assert clean.report["cleanup"]["verdict"] == "PASS"


def test_every_requirement_that_a_server_can_show_is_verified_or_says_why_not(clean: Any) -> None:
    for row in clean.report["requirements"]:
        if REQUIREMENTS[row["id"]].server:
            assert row["tests"], row["id"]
            assert row["verdict"] not in ("NOT-VERIFIED", "NOT-APPLICABLE") or row["level"] != "MUST", row["id"]
        else:
            assert row["reason"]["en"], row["id"]
            assert row["reason"]["zh"], row["id"]


def test_there_are_mutants_of_every_clause_and_kind() -> None:
    assert len(MUTANTS) >= 150
    kinds = Counter(mutant.kind for mutant in MUTANTS.values())
    assert set(kinds) == set(KINDS)
    assert kinds["table"] <= len(MUTANTS) / 3
    broken = {id for mutant in MUTANTS.values() for id in mutant.requirements}
    assert {id for id, row in REQUIREMENTS.items() if row.server} - broken == set()


def test_names_are_given_once() -> None:
    names = Counter(row.name for module in MODULES for row in module.MUTANTS)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", ["modify-forgotten", "errors-without-message", "foreign-lift"])
def test_a_mutant_is_killed_by_a_test_of_its_clause(
    name: str, clean: Any, platform: Callable[..., Any], judge: Callable[..., Any], pki: Path
) -> None:
    mutant = MUTANTS[name]
    with platform(break_=name):
        judged = judge(pki / "target.toml", *mutant.requirements)
    killers = kills.killers(clean.report, judged.report, mutant.requirements)
    assert any(kills.of_own_clause(test, mutant.clause) for test in killers), killers
    assert judged.code == Exit.FAILURES


def test_findings_are_told_in_both_languages(clean: Any) -> None:
    """What is the same in both is no sentence: a value (one filled up to its limit ends in dots), a code, an address."""
    told = {text["en"] for row in clean.report["requirements"] for finding in row["findings"]
            for text in (finding["what"], finding["expected"], finding["seen"]) if text["en"] == text["zh"]}  # fmt: skip
    words = re.compile(r"\b[a-z]{2,} [a-z]{2,}(?![a-z/])|(there|nothing|codes|none)$")
    assert [text for text in told if words.search(text) and not text.endswith("..")] == []


def test_without_a_clock_nothing_fails_and_the_report_says_what_remains(
    served: Path, judge: Callable[..., Any]
) -> None:
    text = served.read_text(encoding="utf-8")
    target = served.with_name("clockless.toml")
    kept = [line for line in text.splitlines() if not line.startswith("admin_url")]
    target.write_text("\n".join(kept).replace('"admin"', '"none"'), encoding="utf-8")
    judged = judge(target)
    assert judged.code == Exit.OK
    assert {"FAIL", "SUITE-ERROR"} & set(judged.verdicts.values()) == set()
    assert judged.report["headline"] == "not fully verified"
    assert judged.report["cleanup"]["left"] == []
    waiting = {id for one in judged.report["suite"]["resume"] for id in one["requirements"]}
    for row in judged.report["requirements"]:
        if row["verdict"] == "NOT-VERIFIED" and row["level"] == "MUST":
            assert row["id"] in waiting or row["reason"]["en"], row["id"]
    assert all(one["at"] and one["reason"]["en"] and one["reason"]["zh"] for one in judged.report["suite"]["resume"])
    assert waiting


def test_two_processes_find_the_same(served: Path, judge: Callable[..., Any], clean: Any) -> None:
    judged = judge(served, "--workers", "2", "6.1", "6.13")
    assert judged.code == Exit.OK, judged.report["suite"]["troubles"]
    assert judged.verdicts == {id: clean.verdicts[id] for id in judged.verdicts}


@pytest.mark.parametrize("name", ["accepts everything", "hangs up"])
def test_next_to_nothing_is_verified_of_a_bad_server(name: str, served: Path, judge: Callable[..., Any]) -> None:
    status, _ = degenerate.SERVERS[name]
    with degenerate.serving(name) as url:
        target = served.with_name(f"bad-{name.replace(' ', '-')}.toml")
        text = degenerate.target_text(load(served), url, silent=status == degenerate.SILENT)
        target.write_text(text, encoding="utf-8")
        judged = judge(target)
    shown, total = kills.verified(judged.report)
    assert shown <= 0.03 * total
    assert judged.report["counts"]["SUITE-ERROR"] == 0
    assert judged.report["headline"] != "conforms"
    assert judged.code in (Exit.FAILURES, Exit.NOT_RUN)


def test_the_proof_that_reports_print_is_of_these_mutants_and_variants() -> None:
    proof = json.loads(files("conformance").joinpath("proof.json").read_text(encoding="utf-8"))
    assert set(proof["matrix"]) == set(MUTANTS)
    assert all(proof["matrix"].values())
    assert proof["variants"]["total"] == len(VARIANTS)
    assert proof["variants"]["failures"] == 0
    assert {one["name"] for one in proof["degenerate"]} == set(degenerate.SERVERS)
    assert all(one["percent"] <= 3 for one in proof["degenerate"])
