"""The reports: none of them may lose a failure, show a skip as a pass, or disagree with report.json."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conformance import report as reports
from conformance.baseline import Baseline, Known, compare
from conformance.judging.verdicts import Exit, Verdict
from conformance.report import consistency, html, junit, summing
from conformance.report.parts import asset, verbatim
from conformance.report.readings import readings
from conformance.report.text import summary
from mockplatform.spec.requirements import REQUIREMENTS

ALL = list(Verdict)
TEST = "conformance/ch6/test_x.py::test_y"
PROOF = {
    "suite": "0.1.0", "mutants": {"total": 90, "killed": 89, "by_kind": {"limit": 12}, "margin_1": ["one"]},
    "variants": {"total": 40, "failures": 0, "combinations": 60},
    "degenerate": [{"name": "refuses <everything>", "must_verified": 2, "must_total": 240, "percent": 0.8}],
    "equivalent": [{"name": "same", "clause": "6.9", "reason": {"en": "why", "zh": "原因"}}], "matrix": {"one": [TEST]},
}  # fmt: skip


def finding(verdict: str, **more: Any) -> dict[str, Any]:
    both = {"en": f"tried <{verdict}>", "zh": f"测试 {verdict}"}
    seen = {"en": "</script>&", "zh": "</script>&"}
    return {"verdict": verdict, "what": both, "expected": both, "seen": seen, "erratum": "E129", "exchanges": ["x1-1"],
            "test": TEST, **more}  # fmt: skip


def requirement(number: int, verdict: str, **more: Any) -> dict[str, Any]:
    both = {"en": f"sentence {number}", "zh": f"条文 {number}"}
    return {"id": f"R-6.1.2-{number}", "clause": "6.1.2", "level": "MUST", "source": "clause", "worst": "FAIL",
            "verdict": str(verdict), "text": both, "errata": ["E103"], "tests": [TEST], "reason": both,
            "findings": [finding(str(verdict))], "exchanges": ["x1-1"], **more}  # fmt: skip


def made(
    *rows: dict[str, Any], strict: bool = False, lang: str = "en", baseline: Baseline | None = None
) -> dict[str, Any]:
    exchange = {"id": "x1-1", "at": "2026-11-20T03:00:00+08:00", "account": "manufacturer", "method": "POST",
                "url": "https://h/api/tp/v1/lifts?a=1", "request_headers": [["Content-Type", "application/json"]],
                "request_body": '{"a": "<b>"}', "seconds": 0.01, "status": 201, "response_headers": [["Date", "x"]],
                "response_body": '\ufeff{"code": 1}', "trouble": ""}  # fmt: skip
    found = list(rows)
    report = {
        "headline": summing.headline(found, strict=strict),
        "target": {"name": "s", "hosts": {"lifthost": "https://h"}, "accounts": ["manufacturer"], "clock": "none", "allow_write": True,
                   "timeout": 10},
        "suite": {"version": "0", "strict": strict, "lang": lang, "seconds": 1.5, "began": "2026", "calls": 1,
                  "clauses": [row["id"] for row in rows], "troubles": [], "read_only": False,
                  "target_file": "my target.toml", "interrupted": False},
        "counts": summing.counts(found), "failed": summing.failed(found, strict=strict),
        "unverified": summing.unverified(found), "cleanup": {"verdict": "PASS", "left": [], "kept": []},
        "baseline": compare(baseline, found, strict=strict) if baseline else None,
        "requirements": found, "tests": {TEST: {
            "requirements": [row["id"] for row in found], "run": True,
            "found": {row["id"]: [one["verdict"] for one in row["findings"]] for row in found}, "exchanges": ["x1-1"],
        }},
        "errata": readings(found), "exchanges": {"x1-1": exchange}, "proof": {},
    }  # fmt: skip
    return {**report, "exit_code": int(summing.exit_code(report))}


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
    assert '<pre class="trouble">x: it broke</pre>' in html.page(report)
    assert cases(report) == {"R-6.1.2-1": set(), "trouble": {"error"}}


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
    row = requirement(1, "FAIL", findings=[finding("FAIL", seen=dict.fromkeys(("en", "zh"), "\x00\x1b\ud800\ufffe"))])
    assert cases(made(row)) == {"R-6.1.2-1": {"failure"}}


class Seen(HTMLParser):
    """Articles by verdict, links, ids, scripts, and everything that points outside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.articles: list[str] = []
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
        self.ids += [found["id"] or ""] if "id" in found else []
        link = found.get("href") or found.get("src") or ""
        (self.targets if link.startswith("#") else self.outside).append(link) if link else None


def test_the_page_shows_every_verdict_and_needs_nothing_else(everything: dict[str, Any]) -> None:
    page = html.page(everything)
    seen = Seen(page)
    assert seen.articles == list(map(str, ALL))
    assert seen.outside == []
    assert not re.search("https?:|@import|url\\(", asset("page.css") + asset("page.js"))
    assert {target[1:] for target in seen.targets} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.scripts == 1  # what a server sent can't become one
    for row in everything["requirements"]:
        assert f"python -m conformance run --target &#x27;my target.toml&#x27; {row['id']}<" in page
    assert "sentence 1" in page
    assert "条文 1" in page


def test_the_matrix_leads_to_the_first_of_each_verdict(everything: dict[str, Any]) -> None:
    more = [requirement(20 + number, "PASS", id=f"R-A.2.1-{number}", clause="A.2.1") for number in (1, 2)]
    page = html.page(made(*everything["requirements"], *more))
    matrix = page[page.index('<table class="matrix">') : page.index("</table>", page.index('<table class="matrix">'))]
    cells = re.findall('<td><a class="([A-Z-]+)" href="#([^"]+)">([0-9]+)</a></td>', matrix)
    wanted = [(str(verdict), f"R-6.1.2-{number}", "1") for number, verdict in enumerate(ALL, 1)]
    assert cells == [*wanted, ("PASS", "R-A.2.1-1", "2")]


def test_an_exchange_stands_where_it_is_needed_first_and_only_there(everything: dict[str, Any]) -> None:
    page = html.page(everything)
    assert page.count("&quot;a&quot;: &quot;&lt;b&gt;&quot;") == 1
    assert (
        page.index('id="R-6.1.2-1"') < page.index('<details class="exchange" id="x1-1">') < page.index('id="R-6.1.2-2"')
    )
    calm = html.page(made(requirement(1, "PASS")))
    assert calm.index("</article>") < calm.index('<details class="exchange" id="x1-1">')


def test_what_can_not_be_seen_shows_its_code_point() -> None:
    assert verbatim("a\x00\ufeff\u200b中,A<\n") == (
        "a<mark>U+0000</mark><mark>U+FEFF</mark><mark>U+200B</mark>中,A&lt;\n"
    )
    assert verbatim("a\rb\u3000A\n") == "a<mark>U+000D</mark>b<mark>U+3000</mark>A\n"


def test_an_erratum_shows_its_ways() -> None:
    page = html.page(made(requirement(1, "NON-STRICT", findings=[finding("NON-STRICT", erratum="E138")])))
    assert "the first 100 records are taken</span>" in page
    assert '<details id="E138">' in page
    assert "Every form is read alike" not in page


def test_a_requirement_shows_what_the_suite_makes_of_its_errata() -> None:
    row = requirement(1, "PASS") | {"errata": ["E138", "E072"]}
    article = html.page(made(row)).partition('<article class="PASS"')[2].partition("</article>")[0]
    assert "the first 100 records are taken</span>" in article
    assert "Every form is read alike, none is judged." in article


def test_what_a_run_was_and_left_is_shown_everywhere() -> None:
    report = made(requirement(1, "FAIL"))
    report["suite"] |= {
        "budget": [
            {"interface": "6.12", "mode": "by_month", "account": "manufacturer", "calls": 3, "interval": "window"}
        ],
        "resume": [
            {"test": TEST, "requirements": ["R-6.1.2-1"], "at": "", "reason": {"en": "a day later", "zh": "一天后"}}
        ],
    }
    report["tests"]["conformance/ch7/test_z.py::test_z"] = {
        "requirements": ["R-7.1.3-1"],
        "run": False,
        "found": {},
        "exchanges": [],
    }
    report["cleanup"] = {"verdict": "WARN", "left": ["L-1"], "kept": ["K-1"]}
    report["proof"] = PROOF
    page, xml, lines = html.page(report), junit.page(report), summary(report, "zh")
    for sign in ("a day later", "test_z.py", "L-1", "K-1", "refuses &lt;everything&gt;", "by_month", "40"):
        assert sign in page
    assert 'name="calls of 6.12 by_month by manufacturer" value="3"' in xml
    assert 'name="unselected tests" value="1"' in xml
    assert xml.count('<property name="proof"') == 4
    for sign in (
        "受限接口的调用: 6.12 by_month manufacturer: 3",
        "一天后",
        "未被选择的测试:1 个",
        "未能撤销的记录:1 条",
        "检出 90",
    ):
        assert sign in lines
    assert consistency.faults(report, xml, page, 1) == []


def test_secrets_of_an_address_stay_out() -> None:
    assert summing._bare("https://user:secret@h:8443/x") == "https://h:8443/x"


KNOWN = Baseline("known.toml", tuple(
    Known(f"R-6.1.2-{number}", Verdict.FAIL, f"reason {number}", date(2026, 11, 22)) for number in (1, 2, 3)
))  # fmt: skip


def test_known_deviations_are_skipped_and_stale_ones_fail() -> None:
    report = made(requirement(1, "FAIL"), requirement(2, "PASS"), requirement(4, "FAIL"), baseline=KNOWN)
    assert cases(report) == {
        "R-6.1.2-1": {"skipped"},
        "R-6.1.2-2": set(),
        "R-6.1.2-4": {"failure"},
        "stale": {"failure"},
    }
    assert "reason 1" in junit.page(report)
    page, lines = html.page(report), summary(report, "en")
    assert "Does not conform: 2 violated (1 of them known)" in lines.splitlines()[-1]
    for sign in ("reason 1", "2026-11-22", "known.toml", "1 known, 1 unexpected, 1 stale, 1 not verified in this run"):
        assert sign in page
    assert "known.toml: 1 known, 1 unexpected, 1 stale" in lines
    assert consistency.faults(report, junit.page(report), page, 1) == []


def test_a_run_whose_deviations_are_all_known_is_not_red() -> None:
    report = made(requirement(1, "FAIL"), requirement(4, "PASS"), baseline=KNOWN)
    assert summing.exit_code(report) is Exit.OK
    assert report["headline"] == "does not conform"
    assert summary(report, "zh").splitlines()[-1].startswith("不符合:违反 1 项要求(其中 1 项已知)")


@pytest.mark.parametrize(("lang", "root"), [("en", '<html lang="en">'), ("zh", '<html lang="zh-CN">')])
def test_the_page_opens_in_the_language_of_the_run(lang: str, root: str) -> None:
    assert root in html.page(made(requirement(1, "PASS"), lang=lang))


def test_the_terminal_shows_what_is_not_a_pass(everything: dict[str, Any]) -> None:
    lines = summary(everything, "en").splitlines()
    shown = [line.split()[0] for line in lines if re.match("[A-Z-]+ +R-6.1.2-", line)]
    assert shown == [str(verdict) for verdict in ALL if verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)]
    assert lines[:2] == ["Target: s (my target.toml)", "Hosts: lifthost https://h"]
    assert (
        lines[-1] == "Does not conform: 1 violated, 2 mandatory not verified. The suite itself failed: see its errors."
    )
    last = summary(everything, "zh").splitlines()[-1]
    assert last == "不符合:违反 1 项要求,另有 2 项强制性要求未验证。测试套件自身出错,详见其错误。"


def test_what_shows_nothing_does_not_say_that_anything_conforms() -> None:
    assert summary(made(requirement(1, "NOT-VERIFIED")), "en").endswith(
        "\nNothing was verified: 1 mandatory requirements remain."
    )


def test_all_reports_are_made_from_the_one(everything: dict[str, Any], tmp_path: Path) -> None:
    assert reports.finish(everything, tmp_path) is Exit.SUITE_ERROR
    assert {path.name for path in tmp_path.iterdir()} == {"report.json", "junit.xml", "report.html", "exchanges.har"}
    assert json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8")) == everything
    assert everything["suite"]["troubles"] == []  # all four agree
    har = json.loads(tmp_path.joinpath("exchanges.har").read_text(encoding="utf-8"))["log"]
    (entry,) = har["entries"]
    assert entry["request"]["method"] == "POST"
    assert entry["request"]["queryString"] == [{"name": "a", "value": "1"}]
    assert entry["response"]["status"] == 201


def test_a_brief_report_holds_the_verdicts_alone(everything: dict[str, Any], tmp_path: Path) -> None:
    assert reports.finish(everything, tmp_path, brief=True) is Exit.SUITE_ERROR
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    written = json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8"))
    assert written == {**everything, "exchanges": {}}


def test_a_brief_report_is_checked_as_any_other(tmp_path: Path) -> None:
    assert reports.finish({**made(requirement(1, "FAIL")), "failed": 0}, tmp_path, brief=True) is Exit.SUITE_ERROR


def test_a_report_that_breaks_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Any) -> str:
        raise KeyError("colour")

    monkeypatch.setattr(html, "page", broken)
    report = made(requirement(1, "FAIL"))
    assert reports.finish(report, tmp_path) is Exit.SUITE_ERROR
    assert {path.name for path in tmp_path.iterdir()} == {"report.json", "junit.xml", "exchanges.har"}
    kept = json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8"))
    assert kept["suite"]["troubles"] == ["report.html could not be made: KeyError 'colour'"]
    assert kept["exit_code"] == 3


def test_the_page_of_a_large_run_stays_usable() -> None:
    rows = [requirement(number, "PASS", id=id, findings=[finding("PASS", exchanges=[f"x{number}-{k}" for k in range(10)])])
            for number, id in enumerate(list(REQUIREMENTS)[:300])]  # fmt: skip
    report = made(*rows)
    one = {**report["exchanges"]["x1-1"], "request_body": "x" * 500}
    report["exchanges"] = {id: {**one, "id": id} for row in rows for id in row["findings"][0]["exchanges"]}
    page = html.page(report)
    assert page.count('<details class="exchange"') == 3000
    assert len(page) < 1500 * 3000
    assert consistency.faults(report, junit.page(report), page, 0) == []
