"""Known deviations: what is accepted as a baseline, and what becomes of each of its entries."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conformance.baseline import Baseline, BaselineError, Known, compare, load
from conformance.cli import main
from conformance.judging.verdicts import Exit, Verdict

ENTRY = """
[[known]]
requirement = "{id}"
verdict = "{verdict}"
reason = "{reason}"
since = {since}
"""
GOOD = {"id": "R-6.1.3-1", "verdict": "FAIL", "reason": "ticket 12", "since": "2026-11-22"}


def entry(**changes: str) -> str:
    return ENTRY.format(**GOOD | changes)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "known.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_is_read(file: Callable[[str], Path]) -> None:
    path = file("# what we know of\n" + entry() + entry(id="R-5.3.5.10-2", verdict="WARN"))
    assert load(path) == Baseline(str(path), (
        Known("R-6.1.3-1", Verdict.FAIL, "ticket 12", date(2026, 11, 22)),
        Known("R-5.3.5.10-2", Verdict.WARN, "ticket 12", date(2026, 11, 22)),
    ))  # fmt: skip
    assert load(file("")).known == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (entry(id="R-6.1.3-99"), "not in the register"),
        (entry(verdict="PASS"), "FAIL or WARN"),
        (entry(id="R-5.3.5.10-2"), "can't get FAIL"),
        (entry(id="R-5.1-1", verdict="WARN"), "NON-STRICT is the worst"),
        (entry(reason=" "), "reason"),
        (entry(since='"yesterday"'), "a date"),
        (entry() + entry(), "listed twice"),
        (entry() + 'ticket = "12"\n', "ticket"),
        ('[[known]]\nrequirement = "R-6.1.3-1"\n', "reason, since, verdict"),
        ("[known]\n", "[[known]]"),
        ("[[unknown]]\n", "[[known]]"),
        ("[[known]\n", "known.toml"),
    ],
)
def test_a_wrong_file_is_told_in_one_line_and_nothing_is_run(
    text: str, says: str, file: Callable[[str], Path], served: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(text)
    with pytest.raises(BaselineError):
        load(path)
    assert main(["run", "--target", str(served), "R-6.1.3-1", "--baseline", str(path)]) == Exit.NOT_RUN
    out, error = capsys.readouterr()
    assert says in error
    assert error.count("\n") == 1
    assert out == ""


def test_a_missing_file_is_an_error(served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["run", "--target", str(served), "--baseline", str(tmp_path / "none.toml")]
    assert main(arguments) == Exit.NOT_RUN
    assert "there is no such baseline" in capsys.readouterr().err


def row(verdict: str, *more: str) -> dict[str, Any]:
    return {"id": "R-6.1.3-1", "verdict": verdict, "findings": [{"verdict": one} for one in (verdict, *more)]}


@pytest.mark.parametrize(
    ("listed", "rows", "state"),
    [
        ("FAIL", [row("FAIL")], "known"),
        ("WARN", [row("WARN")], "known"),
        ("WARN", [row("FAIL")], "worse"),
        ("FAIL", [row("WARN")], "stale"),
        ("FAIL", [row("PASS")], "stale"),
        ("FAIL", [row("NON-STRICT")], "stale"),
        ("FAIL", [row("DISPUTED")], "stale"),
        ("FAIL", [row("NON-STRICT", "NOT-VERIFIED")], "unseen"),  # the half that deviates may be the one not shown
        ("FAIL", [row("NOT-VERIFIED")], "unseen"),
        ("FAIL", [row("NOT-APPLICABLE")], "unseen"),
        ("FAIL", [row("SUITE-ERROR")], "unseen"),
        ("FAIL", [], "unseen"),
    ],
)
def test_the_state_of_an_entry(listed: str, rows: list[dict[str, Any]], state: str) -> None:
    baseline = Baseline("f", (Known("R-6.1.3-1", Verdict(listed), "r", date(2026, 11, 22)),))
    found = compare(baseline, rows, strict=False)
    assert [one["state"] for one in found["entries"]] == [state]
    assert found["unexpected"] == (["R-6.1.3-1"] if state == "worse" else [])


@pytest.mark.parametrize(("strict", "unexpected"), [(False, ["R-2"]), (True, ["R-2", "R-3"])])
def test_what_is_not_listed_is_unexpected(strict: bool, unexpected: list[str]) -> None:
    rows = [row("FAIL"), *({**row(verdict), "id": f"R-{n}"} for n, verdict in enumerate(("FAIL", "WARN", "PASS"), 2))]
    baseline = Baseline("f", (Known("R-6.1.3-1", Verdict.FAIL, "r", date(2026, 11, 22)),))
    assert compare(baseline, rows, strict=strict)["unexpected"] == unexpected


def test_a_run_beside_a_baseline(
    platform: Callable[..., Any], judge: Callable[..., Any], pki: Path, file: Callable[[str], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """New, known, stale: each on a real run, and again from its report.json."""
    target = pki / "target.toml"
    with platform(break_="add-forgotten"):
        new = judge(target, "R-6.1.3-1", "--baseline", str(file("")))
        known = judge(target, "R-6.1.3-1", "--baseline", str(file(entry() + entry(id="R-6.2.3-1"))))
    with platform():
        stale = judge(target, "R-6.1.3-1", "--baseline", str(file(entry())))
    assert [new.code, known.code, stale.code] == [Exit.FAILURES, Exit.OK, Exit.FAILURES]
    assert new.report["baseline"]["unexpected"] == ["R-6.1.3-1"]
    assert [one["state"] for one in known.report["baseline"]["entries"]] == ["known", "unseen"]
    assert known.report["headline"] == "does not conform"
    assert stale.report["headline"] == "conforms"
    for run in (new, known, stale):
        capsys.readouterr()
        assert main(["report", str(run.folder)]) == run.code
        assert json.loads(run.folder.joinpath("report.json").read_text(encoding="utf-8")) == run.report
    assert "stale" in capsys.readouterr().out
