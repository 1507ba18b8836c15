"""The reports: none of them may lose a failure, show a skip as a pass, or disagree with report.json."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conformance import report as reports
from conformance.report import html, junit, summing
from conformance.report.text import summary
from conformance.verdicts import Exit, Verdict

ALL = list(Verdict)


def finding(verdict: str, **more: Any) -> dict[str, Any]:
    both = {"en": f"tried <{verdict}>", "zh": f"测试 {verdict}"}
    return {"verdict": verdict, "what": both, "expected": both, "seen": "</script>&", "erratum": "E129", "exchanges": ["x1-1"],
            "test": "conformance/ch6/test_x.py::test_y", **more}  # fmt: skip


def requirement(number: int, verdict: str, **more: Any) -> dict[str, Any]:
    both = {"en": f"sentence {number}", "zh": f"条文 {number}"}
    return {"id": f"R-6.1.2-{number}", "clause": "6.1.2", "level": "MUST", "source": "clause", "worst": "FAIL",
            "verdict": str(verdict), "text": both, "errata": ["E103"], "tests": ["t"], "reason": both,
            "findings": [finding(str(verdict))], "exchanges": ["x1-1"], **more}  # fmt: skip


def made(*rows: dict[str, Any], strict: bool = False, lang: str = "en") -> dict[str, Any]:
    exchange = {"id": "x1-1", "at": "2026-11-20T03:00:00+08:00", "account": "manufacturer", "method": "POST",
                "url": "https://h/api/tp/v1/lifts?a=1", "request_headers": [["Content-Type", "application/json"]],
                "request_body": '{"a": "<b>"}', "seconds": 0.01, "status": 201, "response_headers": [["Date", "x"]],
                "response_body": '{"code": 1}', "trouble": ""}  # fmt: skip
    found = list(rows)
    return {
        "headline": summing.headline(found, strict=strict), "target": {"name": "s", "hosts": {"lifthost": "https://h"}},
        "suite": {"version": "0", "strict": strict, "lang": lang, "seconds": 1.5, "began": "2026", "calls": 1, "clauses": [],
                  "troubles": [], "read_only": False, "target_file": "my target.toml"},
        "counts": summing.counts(found), "unverified": summing.unverified(found), "cleanup": {"verdict": "PASS", "left": []},
        "requirements": found, "exchanges": {"x1-1": exchange}, "proof": {},
    }  # fmt: skip


@pytest.fixture
def everything() -> dict[str, Any]:
    return made(*(requirement(number, verdict) for number, verdict in enumerate(ALL, 1)))


@pytest.mark.parametrize(
    ("verdicts", "headline", "code"),
    [
        (["PASS"], "conforms", Exit.OK),
        (["PASS", "DISPUTED", "NON-STRICT", "WARN"], "conforms", Exit.OK),
        (["PASS", "NOT-APPLICABLE"], "conforms", Exit.OK),
        (["PASS", "NOT-VERIFIED"], "not fully verified", Exit.OK),
        (["NOT-VERIFIED"], "not fully verified", Exit.NOT_RUN),
        (["NOT-APPLICABLE"], "not fully verified", Exit.NOT_RUN),
        (["PASS", "FAIL", "NOT-VERIFIED"], "does not conform", Exit.FAILURES),
        (["PASS", "SUITE-ERROR"], "not fully verified", Exit.SUITE_ERROR),
        (["FAIL", "SUITE-ERROR"], "does not conform", Exit.SUITE_ERROR),
    ],
)
def test_the_headline_and_the_exit_code(verdicts: list[str], headline: str, code: Exit) -> None:
    report = made(*(requirement(number, verdict) for number, verdict in enumerate(verdicts)))
    assert report["headline"] == headline
    assert summing.exit_code(report) is code


def test_a_warning_fails_a_strict_run() -> None:
    report = made(requirement(1, "WARN"), requirement(2, "PASS"), strict=True)
    assert report["headline"] == "does not conform"
    assert summing.exit_code(report) is Exit.FAILURES


def test_an_open_half_shows_behind_a_worse_verdict() -> None:
    half = requirement(1, "NON-STRICT", findings=[finding("NON-STRICT"), finding("NOT-VERIFIED")])
    report = made(half)
    assert (report["headline"], report["unverified"]) == ("not fully verified", 1)
    assert made(requirement(1, "NOT-VERIFIED", level="SHOULD"), requirement(2, "PASS"))["headline"] == "conforms"


def test_trouble_outside_of_tests_is_the_suites_error() -> None:
    report = made(requirement(1, "PASS"))
    report["suite"]["troubles"] = ["x: it broke"]
    assert summing.exit_code(report) is Exit.SUITE_ERROR
    assert "it broke" in summary(report, "en")
    assert "it broke" in html.page(report)


def cases(report: dict[str, Any]) -> dict[str, set[str]]:
    root = ElementTree.fromstring(junit.page(report))
    return {case.attrib["name"].split()[0]: {child.tag for child in case} for case in root.iter("testcase")}


def test_junit_says_what_the_report_says(everything: dict[str, Any]) -> None:
    kinds = {
        "SUITE-ERROR": {"error"},
        "FAIL": {"failure"},
        "NOT-VERIFIED": {"skipped"},
        "NOT-APPLICABLE": {"skipped"},
        "PASS": set(),
    }
    assert cases(everything) == {
        row["id"]: kinds.get(row["verdict"], {"system-out"}) for row in everything["requirements"]
    }
    top = ElementTree.fromstring(junit.page(everything))[0].attrib
    assert (top["tests"], top["failures"], top["errors"], top["skipped"]) == ("8", "1", "1", "2")


def test_junit_counts_warnings_of_a_strict_run_as_failures() -> None:
    assert cases(made(requirement(1, "WARN"), strict=True)) == {"R-6.1.2-1": {"failure"}}


def test_junit_survives_control_characters() -> None:
    row = requirement(1, "FAIL", findings=[finding("FAIL", seen="\x00\x1b\ud800\ufffe")])
    assert cases(made(row)) == {"R-6.1.2-1": {"failure"}}


class Seen(HTMLParser):
    """Articles by verdict, cells of the matrix, scripts, and everything that points outside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.articles: list[str] = []
        self.cells: list[str] = []
        self.outside: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.scripts += tag == "script"
        if tag == "article":
            self.articles.append(found["class"] or "")
        if "title" in found:
            self.cells.append(found["class"] or "")
        self.ids += [found["id"] or ""] if "id" in found else []
        link = found.get("href") or found.get("src") or ""
        (self.targets if link.startswith("#") else self.outside).append(link) if link else None


def test_the_page_shows_every_verdict_and_needs_nothing_else(everything: dict[str, Any]) -> None:
    page = html.page(everything)
    seen = Seen(page)
    assert sorted(seen.articles) == sorted(map(str, ALL))
    assert seen.cells == list(map(str, ALL))
    assert seen.outside == []
    assert "http" not in html._asset("page.css") + html._asset("page.js")
    assert {target[1:] for target in seen.targets} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.scripts == 1  # what a server sent can't become one
    for row in everything["requirements"]:
        assert f"python -m conformance run --target &#x27;my target.toml&#x27; {row['id']}" in page
    assert "sentence 1" in page
    assert "条文 1" in page


@pytest.mark.parametrize(("lang", "root"), [("en", '<html lang="en">'), ("zh", '<html lang="zh-CN">')])
def test_the_page_opens_in_the_language_of_the_run(lang: str, root: str) -> None:
    assert root in html.page(made(requirement(1, "PASS"), lang=lang))


def test_the_terminal_shows_what_is_not_a_pass(everything: dict[str, Any]) -> None:
    lines = summary(everything, "en").splitlines()
    shown = [line.split()[0] for line in lines if "R-6.1.2-" in line]
    assert shown == [str(verdict) for verdict in ALL if verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)]
    assert lines[-1] == "Does not conform."
    assert summary(everything, "zh").splitlines()[-1] == "不符合。"


def test_all_reports_are_made_from_the_one(everything: dict[str, Any], tmp_path: Path) -> None:
    reports.write(tmp_path, everything)
    assert {path.name for path in tmp_path.iterdir()} == {"report.json", "junit.xml", "report.html", "exchanges.har"}
    assert json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8")) == everything
    har = json.loads(tmp_path.joinpath("exchanges.har").read_text(encoding="utf-8"))["log"]
    (entry,) = har["entries"]
    assert entry["request"]["method"] == "POST"
    assert entry["request"]["queryString"] == [{"name": "a", "value": "1"}]
    assert entry["response"]["status"] == 201


def test_a_dropped_failure_is_noticed_in_a_real_report(clean: Any) -> None:
    """Counts, rows and findings of a run say the same; each is made from the one before it."""
    report = clean.report
    rows = report["requirements"]
    assert report["counts"] == summing.counts(rows)
    assert sum(report["counts"].values()) == len(rows)
    assert report["headline"] == summing.headline(rows, strict=False)
    for row in rows:
        assert bool(row["tests"]) == bool(row["findings"])
        assert {finding["test"] for finding in row["findings"]} == set(row["tests"])
        assert set(row["exchanges"]) <= report["exchanges"].keys()
        assert row["verdict"] != "PASS" or {finding["verdict"] for finding in row["findings"]} == {"PASS"}
    changed = copy.deepcopy(report)
    changed["requirements"][0]["verdict"] = "FAIL"
    assert summing.headline(changed["requirements"], strict=False) == "does not conform"
