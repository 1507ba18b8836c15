"""JUnit XML for CI servers: one case a requirement, so that nothing that was not shown looks green.

Beside a baseline a known deviation is skipped, with its reason as the message; a stale entry is a case of its own that
fails. So a CI server is red when the exit code is 1 or 3, and else it is not. The suite's own errors are cases too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from conformance.judging.verdicts import Verdict
from conformance.report import summing
from conformance.report.particulars import flags
from conformance.report.phrases import WORDS, filled, headline
from conformance.report.proof import lines

Row = Mapping[str, Any]

_CHILD = {Verdict.SUITE_ERROR: "error", Verdict.NOT_VERIFIED: "skipped", Verdict.NOT_APPLICABLE: "skipped"}
"""What JUnit calls a verdict. Violations are failures; the others pass, and say what they are in system-out."""


def page(report: Row) -> str:
    """The XML document."""
    suite, lang = report["suite"], report["suite"]["lang"]
    root = ElementTree.Element("testsuites")
    top = ElementTree.SubElement(
        root, "testsuite", name=_clean(f"conformance: {report['target']['name']}"), time=str(suite["seconds"]),
        timestamp=suite["began"],
    )  # fmt: skip
    properties = ElementTree.SubElement(top, "properties")
    for name, value in _properties(report):
        ElementTree.SubElement(properties, "property", name=name, value=_clean(value))
    baseline = report["baseline"] or {"entries": []}
    entries = {entry["requirement"]: entry for entry in baseline["entries"]}
    for row in report["requirements"]:
        _case(top, row, _child(row, entries.get(row["id"]), suite["strict"]), lang, entries.get(row["id"]))
    for entry in (entry for entry in baseline["entries"] if entry["state"] == "stale"):
        name = f"stale {entry['requirement']}"
        _add(top, "baseline", name, "failure", f"{entry['verdict']} → {entry['seen']}: {WORDS['stale'][lang]}")
    for number, trouble in enumerate(suite["troubles"], 1):
        _add(top, "suite", f"trouble {number}", "error", trouble)
    cases = list(top.iter("testcase"))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        top.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    top.set("tests", str(len(cases)))
    ElementTree.indent(root)
    return _clean(ElementTree.tostring(root, encoding="unicode", xml_declaration=True)) + "\n"


def _child(row: Row, entry: Row | None, strict: bool) -> str | None:
    verdict = Verdict(row["verdict"])
    if verdict in summing.failures(strict):
        return "skipped" if entry and entry["state"] == "known" else "failure"
    return _CHILD.get(verdict)


def _properties(report: Row) -> Iterator[tuple[str, str]]:
    """What a reader of the XML alone should know of the run."""
    target, suite, lang = report["target"], report["suite"], report["suite"]["lang"]
    yield "headline", headline(report)[lang]
    yield "suite", suite["version"]
    yield from ((host, url) for host, url in target["hosts"].items())
    yield "accounts", " ".join(target["accounts"])
    yield "clock", target["clock"]
    yield "flags", flags(suite)
    yield "clauses", " ".join(suite["clauses"])
    yield from ((verdict, str(number)) for verdict, number in report["counts"].items())
    yield "unselected tests", str(sum(not test["run"] for test in report["tests"].values()))
    yield "cleanup", report["cleanup"]["verdict"]
    if report["baseline"]:
        yield "baseline", f"{report['baseline']['file']}: {tally(report['baseline'])[lang]}"
    for row in suite.get("budget", []):
        yield f"calls of {row['interface']} {row['mode']} by {row['account']}", str(row["calls"])
    for row in suite.get("resume", []):
        yield f"resume {row['test']}", f"{row['at'] or WORDS['any_time'][lang]}: {row['reason'][lang]}"
    yield from (("proof", line[lang]) for line in lines(report["proof"]))


def tally(baseline: Row) -> dict[str, str]:
    """The baseline in one sentence."""
    states = [entry["state"] for entry in baseline["entries"]]
    numbers = {name: states.count(name) for name in ("known", "stale", "unseen")}
    return filled("tally", unexpected=len(baseline["unexpected"]), **numbers)


def _case(top: ElementTree.Element, row: Row, child: str | None, lang: str, entry: Row | None) -> None:
    lines = [row["text"][lang], row["reason"][lang], *(_line(finding, lang) for finding in row["findings"])]
    detail = "\n".join(line for line in lines if line)
    known = f" ({WORDS['known'][lang]}: {entry['reason']})" if entry and entry["state"] == "known" else ""
    message = f"{row['verdict']}: {row['reason'][lang]}{known}"
    case = _add(top, f"clause {row['clause']}", f"{row['id']} {row['level']}", child, message, detail)
    if child is None and row["verdict"] != Verdict.PASS:
        ElementTree.SubElement(case, "system-out").text = _clean(f"{row['verdict']}\n{detail}")


def _add(top: ElementTree.Element, group: str, name: str, child: str | None, message: str,
         detail: str = "") -> ElementTree.Element:  # fmt: skip
    case = ElementTree.SubElement(top, "testcase", classname=group, name=name)
    if child is not None:
        ElementTree.SubElement(case, child, message=_clean(message)).text = _clean(detail)
    return case


def _line(finding: Row, lang: str) -> str:
    expected, seen = finding["expected"][lang], finding["seen"][lang]
    tail = f" | {expected} | {seen}" if expected or seen else ""
    return f"{finding['verdict']} {finding['what'][lang]}{tail}"


def _clean(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(
        one for one in text if one in "\n\t" or " " <= one <= "\ud7ff" or "\ue000" <= one not in "\ufffe\uffff"
    )
