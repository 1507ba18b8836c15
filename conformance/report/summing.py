"""From the findings of the tests to the verdict of each requirement, the headline and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from conformance import __version__
from conformance.report.proof import proof
from conformance.verdicts import MEANING, Exit, Verdict, ceiling, worst
from conformance.verify import Finding
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import Requirement

if TYPE_CHECKING:
    from conformance.run import Run

CONFORMS, UNVERIFIED, FAILS = "conforms", "not fully verified", "does not conform"

JUDGED = frozenset({Verdict.FAIL, Verdict.WARN, Verdict.NON_STRICT, Verdict.DISPUTED, Verdict.PASS})
"""Verdicts that say something of the server."""

_UNTESTED = Text("the suite has no test of it yet", "测试套件尚无对应的测试")
_LOST = Text("the test that was to show it left no result", "声明的测试没有留下任何结果")
_ENDED = Text("the run ended before its test", "运行在该测试之前已结束")


def sum_up(run: Run) -> dict[str, Any]:
    """The content of report.json."""
    assert run.target is not None
    found = _findings(run)
    rows = [_row(row, found.get(id, {})) for id, row in run.selected.items()]
    left = [code for payload in run.payloads.values() for code in payload["left"]]
    return {
        "headline": headline(rows, strict=run.strict),
        "target": {"name": run.target.name, "hosts": dict(run.target.hosts), "accounts": sorted(run.target.accounts),
                   "clock": run.target.clock, "allow_write": run.target.allow_write},
        "suite": {"version": __version__, **run.facts},
        "counts": counts(rows),
        "unverified": unverified(rows),
        "cleanup": {"verdict": str(Verdict.WARN if left else Verdict.PASS), "left": left},
        "requirements": rows,
        "exchanges": {row["id"]: row for payload in run.payloads.values() for row in payload["exchanges"]},
        "proof": proof(),
    }  # fmt: skip


def counts(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many requirements got each verdict, worst first."""
    tally = Counter(row["verdict"] for row in rows)
    return {str(verdict): tally[str(verdict)] for verdict in MEANING}


def unverified(rows: Iterable[Mapping[str, Any]]) -> int:
    """How many MUST requirements are not shown, wholly or in part, also where a worse verdict hides it."""
    return sum(row["level"] == "MUST" and _open(row) for row in rows)


def _open(row: Mapping[str, Any]) -> bool:
    verdicts = {row["verdict"], *(finding["verdict"] for finding in row["findings"])}
    return bool(verdicts & {Verdict.NOT_VERIFIED, Verdict.SUITE_ERROR})


def headline(rows: list[dict[str, Any]], *, strict: bool) -> str:
    """One of three kinds: a MUST that was not shown is never green."""
    failures = {Verdict.FAIL, Verdict.WARN} if strict else {Verdict.FAIL}
    if any(row["verdict"] in failures for row in rows):
        return FAILS
    return UNVERIFIED if unverified(rows) or not any(row["verdict"] in JUDGED for row in rows) else CONFORMS


def exit_code(report: Mapping[str, Any]) -> Exit:
    """What the command ends with. The suite's own error comes before any failure: then no verdict can be trusted."""
    count = report["counts"]
    if report["suite"]["troubles"] or count[Verdict.SUITE_ERROR]:
        return Exit.SUITE_ERROR
    if report["headline"] == FAILS:
        return Exit.FAILURES
    return Exit.OK if any(count[verdict] for verdict in JUDGED) else Exit.NOT_RUN


def _findings(run: Run) -> dict[str, dict[str, list[Mapping[str, Any]]]]:
    """Requirement → test → findings. What a test declared and left no finding of gets one here."""
    found: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    missing = (Verdict.NOT_VERIFIED, _ENDED) if run.ended_early else (Verdict.SUITE_ERROR, _LOST)
    for name, declared in run.declared.items():
        payload = run.payloads.get(name, {"findings": []})
        for id in declared.requirements:
            own = [finding for finding in payload["findings"] if finding["requirement"] == id]
            found.setdefault(id, {})[name] = own or [Finding(id, *missing).as_data()]
    return found


def _row(requirement: Requirement, tests: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
    findings = [{**finding, "test": test} for test, own in tests.items() for finding in own]
    if findings:
        verdict = worst(Verdict(finding["verdict"]) for finding in findings)
        reason = next(finding["what"] for finding in findings if finding["verdict"] == verdict)
        reason = {"en": "", "zh": ""} if verdict is Verdict.PASS else reason
    else:
        verdict, why = _untested(requirement)
        reason = {"en": why.en, "zh": why.zh}
    exchanges = dict.fromkeys(id for finding in findings for id in finding["exchanges"])
    return {
        "id": requirement.id, "clause": requirement.clause, "level": requirement.level, "source": requirement.source,
        "worst": str(ceiling(requirement)), "verdict": str(verdict),
        "text": {"en": requirement.en, "zh": requirement.zh}, "errata": requirement.errata.split(),
        "tests": list(tests), "reason": reason, "findings": findings, "exchanges": list(exchanges),
    }  # fmt: skip


def _untested(requirement: Requirement) -> tuple[Verdict, Text]:
    """Why there is no test, and what that is worth."""
    if not requirement.server:
        return Verdict.NOT_APPLICABLE, Text(requirement.untestable, requirement.untestable)
    return Verdict.NOT_VERIFIED, _UNTESTED
