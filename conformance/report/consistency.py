"""The reporter checked: report.json, JUnit, HTML and the exit code must say the same, and what the findings say.

Everything is worked out anew from the findings, by nothing that the reporter itself uses. It runs at the end of every run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from conformance.judging.register import select

Row = Mapping[str, Any]

ORDER = ("SUITE-ERROR", "FAIL", "WARN", "NON-STRICT", "NOT-VERIFIED", "NOT-APPLICABLE", "DISPUTED", "PASS")
"""Worst first (design of the verdicts), typed anew"""

_ARTICLE = re.compile(r'<article class="([A-Z-]+)" id="([^"]+)">')
_HIDDEN = re.compile(r"<(?:article|section|main|div)[^>]*(?: hidden| style=)")
_EXCHANGE = re.compile(r'<details class="exchange" id="([^"]+)">')
_COUNT = re.compile(r'<td class="number" data-verdict="([A-Z-]+)">([0-9]+)</td>')
_HEADLINE = re.compile(r'<p class="headline" data-headline="([^"]+)">')


def faults(report: Row, junit: str | None, html: str | None, exit_code: int) -> list[str]:
    """What does not agree, each beginning with the name of the check; [] if all is well. None: it could not be made."""
    checks = {
        "lost": _lost(report), "rows": _rows(report), "counts": _counts(report), "headline": _headline(report),
        "baseline": _baseline(report), "exit": _exit(report, exit_code),
        "junit": iter(()) if junit is None else _junit(report, junit),
        "html": iter(()) if html is None else _html(report, html),
    }  # fmt: skip
    return [f"{name}: {fault}" for name, check in checks.items() for fault in _found(check)]


def _found(check: Iterator[str]) -> Iterator[str]:
    try:
        yield from check
    except Exception as error:  # what can't be checked is not sound
        yield f"{type(error).__name__} {error}"


def _lost(report: Row) -> Iterator[str]:
    """Every requirement that was selected has its row, and in it is all that the tests found of it."""
    rows = {row["id"]: row for row in report["requirements"]}
    if [row["id"] for row in report["requirements"]] != list(select(report["suite"]["clauses"])):
        yield "not every requirement that was selected has one row"
    for name, test in report["tests"].items():
        selected = [id for id in test["requirements"] if id in rows]
        if selected and not test["run"]:
            yield f"{name} was not run, and what it verifies was selected"
        for id in selected if test["run"] else ():
            found = test["found"].get(id, [])
            told = [finding["verdict"] for finding in rows[id]["findings"] if finding["test"] == name]
            missing = told in (["SUITE-ERROR"], ["NOT-VERIFIED"])
            if sorted(told) != sorted(found) if found else not missing:
                yield f"{name} found {found} of {id}, and {told} is told"


def _rows(report: Row) -> Iterator[str]:
    """The verdict of a requirement is the worst that was found, and everything but a PASS has its reason."""
    for row in report["requirements"]:
        found = [finding["verdict"] for finding in row["findings"]]
        if found and row["verdict"] != min(found, key=ORDER.index):
            yield f"{row['id']} is {row['verdict']}, and the worst that was found is {min(found, key=ORDER.index)}"
        if not found and row["verdict"] not in ("NOT-VERIFIED", "NOT-APPLICABLE"):
            yield f"{row['id']} is {row['verdict']}, and nothing was found"
        if row["verdict"] != "PASS" and not (row["reason"]["en"] and row["reason"]["zh"]):
            yield f"{row['id']} is {row['verdict']} for no reason"
        if {finding["test"] for finding in row["findings"]} != set(row["tests"]):
            yield f"{row['id']}: its tests are not those of its findings"
        if not report["exchanges"].keys() >= {id for finding in row["findings"] for id in finding["exchanges"]}:
            yield f"{row['id']}: an exchange of its findings is not in the report"


def _counts(report: Row) -> Iterator[str]:
    tally = Counter(row["verdict"] for row in report["requirements"])
    if report["counts"] != {verdict: tally[verdict] for verdict in ORDER}:
        yield f"{report['counts']} are given, {dict(tally)} are there"
    if report["failed"] != len(_failing(report)):
        yield f"{report['failed']} are said to be violated, {len(_failing(report))} are"
    if (report["cleanup"]["verdict"] == "PASS") != (not report["cleanup"]["left"]):
        yield "the verdict of the cleaning up is not that of what is left"
    if report["unverified"] != _open(report):
        yield f"{report['unverified']} mandatory ones are said to be unverified, {_open(report)} are"


def _headline(report: Row) -> Iterator[str]:
    wanted = _wanted_headline(report)
    if report["headline"] != wanted:
        yield f"is {report['headline']!r}, and should be {wanted!r}"


def _wanted_headline(report: Row) -> str:
    if _failing(report):
        return "does not conform"
    sound = _judged(report) and not _open(report) and not report["suite"]["troubles"]
    return "conforms" if sound else "not fully verified"


def _baseline(report: Row) -> Iterator[str]:
    """Every deviation is either listed as it was seen, or told as unexpected."""
    if report["baseline"] is None:
        return
    known = {entry["requirement"] for entry in report["baseline"]["entries"] if entry["state"] == "known"}
    if set(_failing(report)) - known != set(report["baseline"]["unexpected"]):
        yield "the unexpected deviations are not those that are not known"
    verdicts = {row["id"]: _all(row) for row in report["requirements"]}
    for entry in report["baseline"]["entries"]:
        wanted = _state(entry["verdict"], verdicts.get(entry["requirement"], ["NOT-VERIFIED"]))
        if entry["state"] != wanted:
            yield f"{entry['requirement']} is taken to be {entry['state']}, and should be {wanted}"


def _state(listed: str, seen: list[str]) -> str:
    if seen[0] in (listed, "FAIL"):
        return "known" if seen[0] == listed else "worse"
    return "unseen" if {"NOT-VERIFIED", "NOT-APPLICABLE", "SUITE-ERROR"} & set(seen) else "stale"


def _exit(report: Row, code: int) -> Iterator[str]:
    wanted = _wanted_code(report)
    if code != wanted or report["exit_code"] != wanted:
        yield f"{code} (in the report {report['exit_code']}), and should be {wanted}"


def _wanted_code(report: Row) -> int:
    if report["suite"]["troubles"]:
        return 3
    if report["suite"]["interrupted"]:
        return 130
    if any(row["verdict"] == "SUITE-ERROR" for row in report["requirements"]):
        return 3
    return 1 if _fails(report) else 0 if _judged(report) else 2


def _fails(report: Row) -> bool:
    """Whether the run fails: by its violations, or, beside a baseline, by those that are not in it and by stale entries."""
    if report["baseline"] is None:
        return bool(_failing(report))
    return bool(report["baseline"]["unexpected"] or _stale(report))


def _stale(report: Row) -> list[Row]:
    entries = report["baseline"]["entries"] if report["baseline"] else []
    return [entry for entry in entries if entry["state"] == "stale"]


def _junit(report: Row, text: str) -> Iterator[str]:
    """A case a requirement, with the child that its verdict calls for; the numbers at the top; an error a trouble."""
    top = ElementTree.fromstring(text)[0]
    cases = list(top.iter("testcase"))
    children = {case.attrib["name"].split()[0]: {one.tag for one in case} - {"system-out"} for case in cases}
    failing = _failing(report)
    for row in report["requirements"]:
        wanted = _violation(report, row["id"]) if row["id"] in failing else _child(row["verdict"])
        if children.get(row["id"]) != wanted:
            yield f"{row['id']} {row['verdict']} should have {wanted or 'no child'}, and has {children.get(row['id'])}"
    extra = len(report["suite"]["troubles"]) + len(_stale(report))
    if len(cases) != len(report["requirements"]) + extra:
        yield f"{len(cases)} cases for {len(report['requirements'])} requirements and {extra} troubles and stale entries"
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        if top.attrib[name] != str(sum(case.find(tag) is not None for case in cases)):
            yield f"the number of {name} at the top is not that of the cases"
    if (top.attrib["failures"] != "0") != _fails(report):
        yield "failures are there though the run did not fail, or none though it did"


def _violation(report: Row, id: str) -> set[str]:
    """A violation is a failure, unless it is known."""
    known = report["baseline"] is not None and id not in report["baseline"]["unexpected"]
    return {"skipped"} if known else {"failure"}


def _child(verdict: str) -> set[str]:
    return {"SUITE-ERROR": {"error"}, "NOT-VERIFIED": {"skipped"}, "NOT-APPLICABLE": {"skipped"}}.get(verdict, set())


def _html(report: Row, text: str) -> Iterator[str]:
    """Every requirement stands on the page under its verdict, none of them hidden, with the right numbers above."""
    shown = [(id, verdict) for verdict, id in _ARTICLE.findall(text)]
    for row in report["requirements"]:
        if shown.count((row["id"], row["verdict"])) != 1:
            yield f"{row['id']} does not stand there once as {row['verdict']}"
    if len(shown) != len(report["requirements"]):
        yield f"{len(shown)} requirements of {len(report['requirements'])} are shown"
    if _HIDDEN.search(text):
        yield "something is hidden"
    if {verdict: int(number) for verdict, number in _COUNT.findall(text)} != report["counts"]:
        yield "the numbers of the verdicts are wrong"
    if _HEADLINE.findall(text) != [report["headline"]]:
        yield "the headline is wrong"
    if text.count('<pre class="trouble">') != len(report["suite"]["troubles"]):
        yield "the suite's own errors are not shown"
    if sorted(_EXCHANGE.findall(text)) != sorted(report["exchanges"]):
        yield "not every exchange is shown once"


def _failing(report: Row) -> dict[str, str]:
    """The requirements that count as violated, with their verdicts."""
    bad = ("FAIL", "WARN") if report["suite"]["strict"] else ("FAIL",)
    found = {row["id"]: _all(row) for row in report["requirements"]}
    return {id: verdicts[0] for id, verdicts in found.items()
            if verdicts[0] != "SUITE-ERROR" and any(one in bad for one in verdicts)}  # fmt: skip


def _open(report: Row) -> int:
    """How many MUST are not shown, wholly or in part."""
    return sum(row["level"] == "MUST" and any(one in ("NOT-VERIFIED", "SUITE-ERROR") for one in _all(row))
               for row in report["requirements"])  # fmt: skip


def _all(row: Row) -> list[str]:
    return [row["verdict"], *(finding["verdict"] for finding in row["findings"])]


def _judged(report: Row) -> bool:
    silent = ("SUITE-ERROR", "NOT-VERIFIED", "NOT-APPLICABLE")
    return any(row["verdict"] not in silent for row in report["requirements"])
