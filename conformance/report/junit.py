"""JUnit XML for CI servers: one case a requirement, so that nothing that was not shown looks green."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from conformance.verdicts import Verdict

_STRICT = {Verdict.WARN: "failure"}
_CHILD = {
    Verdict.SUITE_ERROR: "error",
    Verdict.FAIL: "failure",
    Verdict.NOT_VERIFIED: "skipped",
    Verdict.NOT_APPLICABLE: "skipped",
}
"""What JUnit calls a verdict; the others pass, and say what they are in system-out."""


def page(report: Mapping[str, Any]) -> str:
    """The XML document."""
    suite, rows = report["suite"], report["requirements"]
    child = _CHILD | (_STRICT if suite["strict"] else {})
    count = {name: sum(child.get(Verdict(row["verdict"])) == name for row in rows) for name in _NAMES}
    root = ElementTree.Element("testsuites")
    top = ElementTree.SubElement(
        root, "testsuite", name=f"conformance: {report['target']['name']}", tests=str(len(rows)), time=str(suite["seconds"]),
        timestamp=suite["began"], failures=str(count["failure"]), errors=str(count["error"]),
        skipped=str(count["skipped"]),
    )  # fmt: skip
    for row in rows:
        _case(top, row, child.get(Verdict(row["verdict"])), suite["lang"])
    ElementTree.indent(root)
    return _clean(ElementTree.tostring(root, encoding="unicode", xml_declaration=True)) + "\n"


_NAMES = ("failure", "error", "skipped")


def _case(top: ElementTree.Element, row: Mapping[str, Any], child: str | None, lang: str) -> None:
    case = ElementTree.SubElement(
        top, "testcase", classname=f"clause {row['clause']}", name=f"{row['id']} {row['level']}"
    )
    lines = [row["text"][lang], row["reason"][lang], *(_line(finding, lang) for finding in row["findings"])]
    detail = _clean("\n".join(line for line in lines if line))
    if child is not None:
        element = ElementTree.SubElement(case, child, message=_clean(f"{row['verdict']}: {row['reason'][lang]}"))
        element.text = detail
    elif row["verdict"] != Verdict.PASS:
        ElementTree.SubElement(case, "system-out").text = f"{row['verdict']}\n{detail}"


def _line(finding: Mapping[str, Any], lang: str) -> str:
    expected = finding["expected"][lang]
    tail = f" | {expected} | {finding['seen']}" if expected or finding["seen"] else ""
    return f"{finding['verdict']} {finding['what'][lang]}{tail}"


def _clean(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(
        one for one in text if one in "\n\t" or " " <= one <= "\ud7ff" or "\ue000" <= one not in "\ufffe\uffff"
    )
