"""From the findings of the tests to the verdict of each requirement, the headline and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from conformance import __version__, baseline
from conformance.judging.verdicts import MEANING, Exit, Verdict, ceiling, worst
from conformance.judging.verify import Finding
from conformance.report.proof import proof
from conformance.report.readings import readings
from conformance.running.target import Target
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import Requirement

if TYPE_CHECKING:
    from conformance.running.run import Run

Row = Mapping[str, Any]

CONFORMS, UNVERIFIED, FAILS = "conforms", "not fully verified", "does not conform"

JUDGED = frozenset({Verdict.FAIL, Verdict.WARN, Verdict.NON_STRICT, Verdict.DISPUTED, Verdict.PASS})
"""Verdicts that say something of the server."""

UNTESTED = Text("the suite has no test of it yet", "测试套件尚无对应的测试")
_LOST = Text("the test that was to show it left no result", "声明的测试没有留下任何结果")
_ENDED = Text("the run ended before its test", "运行在该测试之前已结束")


def sum_up(run: Run) -> dict[str, Any]:
    """The content of report.json."""
    assert run.target is not None
    found = _findings(run)
    rows = [_row(row, found.get(id, {})) for id, row in run.selected.items()]
    report = {
        "headline": headline(rows, strict=run.strict, sound=not run.troubles),
        "target": _target(run.target),
        "suite": {"version": __version__, **run.facts},
        "counts": counts(rows),
        "failed": failed(rows, strict=run.strict),
        "unverified": unverified(rows),
        "cleanup": _cleanup(run),
        "baseline": baseline.compare(run.baseline, rows, strict=run.strict) if run.baseline else None,
        "requirements": rows,
        "tests": {name: _test(name, run) for name in run.tests},
        "errata": readings(rows),
        "exchanges": {row["id"]: row for payload in run.payloads.values() for row in payload["exchanges"]},
        "proof": proof(),
    }  # fmt: skip
    return {**report, "exit_code": int(exit_code(report))}


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many requirements got each verdict, worst first."""
    tally = Counter(row["verdict"] for row in rows)
    return {str(verdict): tally[str(verdict)] for verdict in MEANING}


def failed(rows: Iterable[Row], *, strict: bool) -> int:
    """How many requirements count as violated."""
    return sum(row["verdict"] in failures(strict) for row in rows)


def failures(strict: bool) -> set[Verdict]:
    """The verdicts that make a run fail."""
    return {Verdict.FAIL, Verdict.WARN} if strict else {Verdict.FAIL}


def unverified(rows: Iterable[Row]) -> int:
    """How many MUST requirements are not shown, wholly or in part, also where a worse verdict hides it."""
    return sum(row["level"] == "MUST" and _open(row) for row in rows)


def _open(row: Row) -> bool:
    verdicts = {row["verdict"], *(finding["verdict"] for finding in row["findings"])}
    return bool(verdicts & {Verdict.NOT_VERIFIED, Verdict.SUITE_ERROR})


def deciding(row: Row) -> list[Row]:
    """The findings that made the verdict of a requirement; [] where no test did."""
    return [finding for finding in row["findings"] if finding["verdict"] == row["verdict"]]


def headline(rows: list[dict[str, Any]], *, strict: bool, sound: bool = True) -> str:
    """One of three kinds: a MUST that was not shown is never green. A baseline excuses nothing here.

    `sound`: the suite itself had no trouble.
    """
    if failed(rows, strict=strict):
        return FAILS
    judged = any(row["verdict"] in JUDGED for row in rows)
    return CONFORMS if judged and sound and not unverified(rows) else UNVERIFIED


def exit_code(report: Row) -> Exit:
    """What the command ends with. The suite's own error comes before any failure: then no verdict can be trusted."""
    count = report["counts"]
    if report["suite"]["troubles"]:
        return Exit.SUITE_ERROR
    if report["suite"]["interrupted"]:
        return Exit.INTERRUPTED
    if count[Verdict.SUITE_ERROR]:
        return Exit.SUITE_ERROR
    if report["baseline"]:
        stale = any(entry["state"] == "stale" for entry in report["baseline"]["entries"])
        failing = bool(stale or report["baseline"]["unexpected"])
    else:
        failing = report["headline"] == FAILS
    if failing:
        return Exit.FAILURES
    return Exit.OK if any(count[verdict] for verdict in JUDGED) else Exit.NOT_RUN


def _target(target: Target) -> dict[str, Any]:
    """What the report says of the target: no secrets, no paths."""
    return {
        "name": target.name, "hosts": {name: _bare(url) for name, url in target.hosts.items()},
        "accounts": sorted(target.accounts), "clock": target.clock, "allow_write": target.allow_write,
        "timeout": target.timeout,
    }  # fmt: skip


def _bare(url: str) -> str:
    """Without a user and a password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _test(name: str, run: Run) -> dict[str, Any]:
    """What a test declared, whether it was to run, the verdicts that it found, by requirement, and what it exchanged."""
    payload = run.payloads.get(name, {"findings": (), "exchanges": ()})
    found: dict[str, list[str]] = {}
    for finding in payload["findings"]:
        found.setdefault(finding["requirement"], []).append(finding["verdict"])
    return {
        "requirements": list(run.tests[name].requirements), "run": name in run.declared, "found": found,
        "exchanges": [exchange["id"] for exchange in payload["exchanges"]],
    }  # fmt: skip


def _cleanup(run: Run) -> dict[str, Any]:
    payloads = run.payloads.values()
    left = [*run.left, *(code for payload in payloads for code in payload["left"])]
    kept = [*run.kept, *(code for payload in payloads for code in payload["kept"])]
    return {"verdict": str(Verdict.WARN if left else Verdict.PASS), "left": left, "kept": kept}


def _findings(run: Run) -> dict[str, dict[str, list[Row]]]:
    """Requirement → test → findings. What a test declared and left no finding of gets one here."""
    found: dict[str, dict[str, list[Row]]] = {}
    missing = (Verdict.NOT_VERIFIED, _ENDED) if run.ended_early else (Verdict.SUITE_ERROR, _LOST)
    for name, declared in run.declared.items():
        payload = run.payloads.get(name, {"findings": []})
        for id in declared.requirements:
            own = [finding for finding in payload["findings"] if finding["requirement"] == id]
            found.setdefault(id, {})[name] = own or [Finding(id, *missing).as_data()]
    return found


def _row(requirement: Requirement, tests: Mapping[str, list[Row]]) -> dict[str, Any]:
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
    if requirement.untestable:
        return Verdict.NOT_APPLICABLE, requirement.untestable
    return Verdict.NOT_VERIFIED, UNTESTED
