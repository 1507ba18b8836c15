"""The reporter proves itself too: sabotaged in one place at a time, it is caught each time.

A mutant is caught by a check of report/consistency.py, which makes the run end with 3, or else because what the run ends
with is not what the table of scenarios says ("table"): the same table holds for the reporter as it is.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conformance
from conformance import baseline, cli, plugin, report
from conformance.baseline import Baseline, Known
from conformance.cli import main
from conformance.judging.register import select
from conformance.judging.verdicts import Exit, Verdict
from conformance.judging.verify import Finding
from conformance.report import articles, consistency, html, junit, overview, summing, text
from conformance.running.marks import Declaration
from conformance.running.run import Run
from conformance.running.target import Account, Target
from conformance.wire.evidence import Evidence
from mockplatform.spec.model import Text

MUST, OTHER, SHOULD, MAY = "R-6.1.3-1", "R-6.2.3-1", "R-5.3.5.10-2", "R-5.2.1-6"
SAID = Text("tried", "测试")
Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Scenario:
    """What the tests of a run found, and what the run then has to end with."""

    findings: dict[str, tuple[str, ...]]
    """Requirement → verdicts found by its one test; none: the test left nothing"""
    code: int
    headline: str
    strict: bool = False
    troubles: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    known: tuple[Known, ...] | None = None
    everything: bool = False
    """No selection: all requirements have a row"""


def known(id: str) -> Known:
    return Known(id, Verdict.FAIL, "ticket", date(2026, 11, 22))


FAILS, OPEN, FINE = "does not conform", "not fully verified", "conforms"

# fmt: off
SCENARIOS = {
    "fails":     Scenario({MUST: ("PASS", "FAIL"), OTHER: ("PASS",)}, 1, FAILS),
    "all fails": Scenario({MUST: ("FAIL",)}, 1, FAILS, everything=True),
    "passes":    Scenario({MUST: ("PASS",), MAY: ("NON-STRICT",)}, 0, FINE),
    "warns":     Scenario({MUST: ("PASS",), SHOULD: ("WARN",)}, 0, FINE),
    "strict":    Scenario({MUST: ("PASS",), SHOULD: ("WARN",)}, 1, FAILS, strict=True),
    "open":      Scenario({MUST: ("PASS",), OTHER: ("NOT-VERIFIED",)}, 0, OPEN),
    "half open": Scenario({MUST: ("DISPUTED",), OTHER: ("NOT-VERIFIED", "FAIL")}, 1, FAILS),
    "skipped":   Scenario({MUST: ("NOT-VERIFIED",), OTHER: ("NOT-APPLICABLE",)}, 2, OPEN),
    "lost":      Scenario({MUST: (), OTHER: ("PASS",)}, 3, OPEN),
    "broken":    Scenario({MUST: ("SUITE-ERROR",), OTHER: ("PASS",)}, 3, OPEN),
    "trouble":   Scenario({MUST: ("PASS",)}, 3, OPEN, troubles=("a module can't be read",)),
    "left":      Scenario({MUST: ("PASS",)}, 0, FINE, left=("L-1",)),
    "known":     Scenario({MUST: ("FAIL",), OTHER: ("PASS",)}, 0, FAILS, known=(known(MUST),)),
    "new":       Scenario({MUST: ("FAIL",), OTHER: ("PASS",)}, 1, FAILS, known=()),
    "stale":     Scenario({MUST: ("PASS",), OTHER: ("PASS",)}, 1, FINE, known=(known(MUST),)),
}
# fmt: on


def made(scenario: Scenario, folder: Path | None = None) -> Run:
    """A run of these findings, before its end."""
    account = Account("manufacturer", Path("a.pem"), Path("a.key"))
    target = Target("server", {"lifthost": "https://h"}, {"manufacturer": account}, Path("ca.pem"))
    clauses = () if scenario.everything else tuple(scenario.findings)
    run = Run(target, "target.toml", clauses, strict=scenario.strict, folder=folder)
    run.baseline = Baseline("known.toml", scenario.known) if scenario.known is not None else None
    run.troubles += scenario.troubles
    for number, id in enumerate(scenario.findings):
        run.declare(f"test_{number}.py::test_it", Declaration((id,)))
    for number, (id, verdicts) in enumerate(scenario.findings.items()):
        if verdicts:
            run.take(payload(f"test_{number}.py::test_it", f"x{number}", id, verdicts, scenario.left))
    return run


def finished(scenario: Scenario, folder: Path) -> dict[str, Any]:
    """Let the reporter finish a run of these findings; what its user sees of it."""
    run = made(scenario, folder)
    code = run.finish()
    again = main(["report", str(folder)])
    return {
        "code": (int(code), again), "headline": run.report["headline"], "troubles": run.report["suite"]["troubles"],
        "told": [one for one in scenario.findings if one in run.summary()],
    }  # fmt: skip


def payload(test: str, prefix: str, id: str, verdicts: Iterable[str], left: Iterable[str]) -> dict[str, Any]:
    evidence = Evidence(prefix)
    exchange = evidence.record(
        account="manufacturer", method="GET", url="https://h/x", headers={}, body=b"", seconds=0.1
    )
    found = [
        Finding(id, Verdict(one), SAID, SAID, Text("seen", "seen"), exchanges=(exchange,)).as_data() for one in verdicts
    ]
    return {"test": test, "findings": found, "exchanges": [one.as_data() for one in evidence.exchanges],
            "left": list(left), "kept": [], "later": None}  # fmt: skip


def expected(scenario: Scenario) -> dict[str, Any]:
    quiet = {"PASS", "NOT-APPLICABLE"}
    told = [id for id, found in scenario.findings.items() if not set(found or ("SUITE-ERROR",)) <= quiet]
    if not scenario.everything:  # then the scope of the run is not written out
        told = list(scenario.findings)
    return {
        "code": (scenario.code, scenario.code), "headline": scenario.headline, "troubles": list(scenario.troubles),
        "told": told,
    }  # fmt: skip


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_reporter_as_it_is(name: str, tmp_path: Path) -> None:
    assert finished(SCENARIOS[name], tmp_path) == expected(SCENARIOS[name])


@settings(max_examples=40, deadline=None)
@given(
    findings=st.dictionaries(
        st.sampled_from([MUST, OTHER, SHOULD, MAY, "R-6.3.3-1"]), st.lists(st.sampled_from(list(Verdict)), max_size=3),
        min_size=1,
    ),
    strict=st.booleans(), listed=st.none() | st.sets(st.sampled_from([MUST, OTHER])), interrupted=st.booleans(),
)  # fmt: skip
def test_whatever_was_found_the_reports_agree(
    findings: dict[str, list[Verdict]], strict: bool, listed: set[str] | None, interrupted: bool
) -> None:
    entries = None if listed is None else tuple(map(known, sorted(listed)))
    run = made(Scenario({id: tuple(found) for id, found in findings.items()}, 0, "", strict, known=entries))
    run.ended_early = interrupted
    run.finish(interrupted=interrupted)
    assert run.report["suite"]["troubles"] == []


# --- Sabotage -------------------------------------------------------------------------------------------------------


def put(place: Any, name: str, make: Callable[[Any], Any]) -> Patch:
    """Replace a member of a module or a class by what `make` makes of it."""
    return lambda monkeypatch: monkeypatch.setattr(place, name, make(getattr(place, name)))


def edit(maker: Any, *change: str) -> Patch:
    """Change the text that a maker of a report gives."""
    return put(maker, "page", lambda page: lambda report: page(report).replace(*change))


def always(value: Any) -> Callable[[Any], Any]:
    return lambda _: lambda *_, **__: value


def rows_with(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Patch:
    return put(summing, "_row", lambda row: lambda *arguments: change(row(*arguments)))


def without_failures(findings: Any) -> Any:
    return lambda run: _harmless(findings(run))


def _harmless(found: dict[str, Any]) -> dict[str, Any]:
    return {id: {test: [one for one in own if one["verdict"] != "FAIL"] for test, own in tests.items()}
            for id, tests in found.items()}  # fmt: skip


def lost_ignored(findings: Any) -> Any:
    def only_what_came(run: Run) -> Any:
        found = findings(run)
        return {id: {test: own for test, own in tests.items() if test in run.payloads} for id, tests in found.items()}

    return only_what_came


def changed(row: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return row | {"verdict": new} if row["verdict"] == old else row


def unlisted_nothing(compare: Any) -> Any:
    return lambda *arguments, **more: compare(*arguments, **more) | {"unexpected": []}


def blind_to(member: str) -> Callable[[Any], Any]:
    """An exit code that does not look at one member of the report."""
    empty = {"troubles": [], "interrupted": False}
    return lambda code: lambda report: code(report | {"suite": report["suite"] | empty} if member == "suite"
                                            else report | {member: None})  # fmt: skip


def passing(finding: Any) -> Any:
    return lambda id, verdict, why: finding(id, Verdict.PASS, why)


def mildest(worst: Any) -> Any:
    return lambda found: max(found, key=list(Verdict).index)


def without_evidence(take: Any) -> Any:
    return lambda run, one: take(run, one | {"exchanges": []})


def warnings_pass(counts: Any) -> Any:
    return lambda rows: counts([changed(row, "WARN", "PASS") for row in rows])


def only_the_worst(is_open: Any) -> Any:
    return lambda row: row["verdict"] == "NOT-VERIFIED"


def all_clean(cleanup: Any) -> Any:
    return lambda run: cleanup(run) | {"verdict": "PASS"}


def never_strict(child: Any) -> Any:
    return lambda row, entry, strict: child(row, entry, False)


def nothing_known(child: Any) -> Any:
    return lambda row, entry, strict: child(row, None, strict)


def no_failures(article: Any) -> Any:
    return lambda self, row: "" if row["verdict"] == "FAIL" else article(self, row)


# fmt: off
MUTANTS: dict[str, tuple[str, Patch, str]] = {
    # What was found
    "a failure is dropped":               ("fails", put(summing, "_findings", without_failures), "lost"),
    "the mildest verdict counts":         ("fails", put(summing, "worst", mildest), "rows"),
    "a failure becomes a warning":        ("fails", rows_with(lambda row: changed(row, "FAIL", "WARN")), "rows"),
    "a skip is shown as a pass":          ("open", rows_with(lambda row: changed(row, "NOT-VERIFIED", "PASS")), "rows"),
    "a lost result is ignored":           ("lost", put(summing, "_findings", lost_ignored), "lost"),
    "a lost result passes":               ("lost", put(summing, "Finding", passing), "lost"),
    "untested requirements are left out": ("all fails", put(summing, "sum_up", lambda _: _without_untested), "lost"),
    "reasons are left out":               ("open", rows_with(lambda row: row | {"reason": {"en": "", "zh": ""}}), "rows"),
    "evidence is left out":               ("fails", put(Run, "take", without_evidence), "rows"),
    # What it adds up to
    "always conforms":                    ("fails", put(summing, "headline", always("conforms")), "headline"),
    "a warning counts as a pass":         ("warns", put(summing, "counts", warnings_pass), "counts"),
    "--strict is ignored":                ("strict", put(summing, "failures", always({Verdict.FAIL})), "headline"),
    "unverified MUSTs are not counted":   ("open", put(summing, "unverified", always(0)), "headline"),
    "an open half is hidden":             ("half open", put(summing, "_open", only_the_worst), "counts"),
    "nothing verified is enough":         ("skipped", put(summing, "JUDGED", lambda _: frozenset(Verdict)), "exit"),
    "what was left is not told":          ("left", put(summing, "_cleanup", all_clean), "counts"),
    # Exit code
    "exit 0 always":                      ("fails", put(summing, "exit_code", always(Exit.OK)), "exit"),
    "exit 1 for the suite's own error":   ("broken", put(summing, "exit_code", always(Exit.FAILURES)), "exit"),
    "troubles are ignored":               ("trouble", put(summing, "exit_code", blind_to("suite")), "exit"),
    "the baseline is ignored":            ("stale", put(summing, "exit_code", blind_to("baseline")), "exit"),
    "the run ends with 0":                ("fails", put(report, "finish", lambda f: lambda *a, **b: (f(*a, **b), 0)[1]), "table"),
    "`report` ends with 0":               ("fails", put(report, "make", lambda m: lambda folder: (m(folder)[0], Exit.OK)), "table"),
    "the command line ends with 0":       ("fails", put(cli, "_report", lambda r: lambda o: (r(o), Exit.OK)[1]), "table"),
    # Baseline
    "everything is known":                ("new", put(baseline, "compare", unlisted_nothing), "baseline"),
    "stale entries are not seen":         ("stale", put(baseline, "_state", always("unseen")), "baseline"),
    "a known deviation conforms":         ("known", put(summing, "headline", always("conforms")), "headline"),
    # JUnit
    "JUnit without failures":             ("fails", put(junit, "_child", always(None)), "junit"),
    "JUnit skips failures":               ("fails", put(junit, "_child", always("skipped")), "junit"),
    "JUnit shows a skip as a pass":       ("open", put(junit, "_CHILD", lambda _: {}), "junit"),
    "JUnit counts no failure":            ("fails", edit(junit, 'failures="1"', 'failures="0"'), "junit"),
    "JUnit ignores --strict":             ("strict", put(junit, "_child", never_strict), "junit"),
    "JUnit leaves a case out":            ("fails", edit(junit, f'name="{MUST} MUST"', 'name="other"'), "junit"),
    "JUnit fails on a known deviation":   ("known", put(junit, "_child", nothing_known), "junit"),
    "JUnit without troubles":             ("trouble", edit(junit, "<error", "<system-out"), "junit"),
    # HTML
    "HTML hides a failing row":           ("fails", edit(html, '<article class="FAIL"', '<article hidden class="FAIL"'), "html"),
    "HTML styles a failing row away":     ("fails", edit(html, '<h2 id="v-F', '<div style="display:none"><h2 id="v-F'), "html"),
    "HTML shows a failure as a pass":     ("fails", edit(html, '<article class="FAIL"', '<article class="PASS"'), "html"),
    "HTML leaves failures out":           ("fails", put(articles.Articles, "article", no_failures), "html"),
    "HTML counts no failure":             ("fails", edit(html, 'data-verdict="FAIL">1<', 'data-verdict="FAIL">0<'), "html"),
    "HTML has another headline":          ("fails", edit(html, 'headline="does not conform"', 'headline="conforms"'), "html"),
    "HTML without troubles":              ("trouble", put(overview, "_troubles", always(())), "html"),
    "HTML without evidence":              ("fails", edit(html, 'class="exchange"', 'class="other"'), "html"),
    # Terminal, and the checker
    "the terminal hides failures":        ("all fails", put(text, "_verdicts", always(())), "table"),
    "the checker sees ghosts":            ("passes", put(consistency, "faults", always(["ghost: boo"])), "ghost"),
}
# fmt: on


def _without_untested(run: Run) -> dict[str, Any]:
    run.selected = {
        id: row for id, row in run.selected.items() if any(id in one.requirements for one in run.declared.values())
    }
    return SUM_UP(run)


SUM_UP = summing.sum_up


@pytest.mark.parametrize("name", MUTANTS)
def test_a_sabotaged_reporter_is_caught(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, patch, check = MUTANTS[name]
    patch(monkeypatch)
    seen = finished(SCENARIOS[scenario], tmp_path)
    assert seen != expected(SCENARIOS[scenario])
    if check != "table":
        assert seen["code"][0] == Exit.SUITE_ERROR
        assert any(trouble.startswith(f"{check}: ") for trouble in seen["troubles"]), seen["troubles"]
        written = json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8"))
        assert written["suite"]["troubles"] == seen["troubles"]


# --- Before the reporter: what the plugin hands on ------------------------------------------------------------------

TWO = """
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
T = Text("t", "t")

@verifies("R-6.1.3-1")
def test_fails(lab):
    lab.verify("R-6.1.3-1").must(False, T, T, "")

@verifies("R-6.2.3-1")
def test_passes(lab):
    lab.verify("R-6.2.3-1").must(True, T, T, "")
"""


def some(take: Any) -> Any:
    return lambda run, one: take(run, one) if "test_passes" in one["test"] else None


def mostly(declare: Any) -> Any:
    """Note the tests, and run only those that pass."""
    return lambda run, name, declared: declare(run, name, declared) and "test_passes" in name


def undeclared(declare: Any) -> Any:
    def one(run: Run, name: str, declared: Any) -> bool:
        chosen: bool = declare(run, name, declared)
        if "test_fails" in name:
            del run.declared[name]
        return chosen and name in run.declared

    return one


# fmt: off
BEFORE: dict[str, Patch] = {
    "a result is not taken":             put(Run, "take", some),
    "no result is taken":                put(plugin.Reports, "pytest_runtest_logreport", always(None)),
    "a test is declared and not run":    put(Run, "declare", mostly),
    "a test is deselected silently":     put(Run, "declare", undeclared),
}
# fmt: on


def test_the_two_tests_as_they_are(own_tests: Callable[..., Any]) -> None:
    assert own_tests(TWO).code == Exit.FAILURES


@pytest.mark.parametrize("name", BEFORE)
def test_a_result_that_does_not_come_is_the_suites_error(
    name: str, own_tests: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    BEFORE[name](monkeypatch)
    judged = own_tests(TWO)
    assert judged.code == Exit.SUITE_ERROR
    assert judged.report["exit_code"] == Exit.SUITE_ERROR


def test_every_test_of_the_suite_is_in_the_report(judge: Callable[..., Any], served: Path) -> None:
    """Read from the files: no test may be missing from the collection, run or not."""
    root = Path(conformance.__file__).parent
    written = {
        f"{path.relative_to(root.parent).as_posix()}::{node.name}"
        for path in root.rglob("test_*.py") for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }  # fmt: skip
    found = judge(served, "R-6.1.3-1").report["tests"]
    assert {name.partition("[")[0] for name in found} == written
    assert {name for name, test in found.items() if test["run"]} == {
        name for name, test in found.items() if not select(["R-6.1.3-1"]).keys().isdisjoint(test["requirements"])
    }
