"""The suite against two servers that somebody else wrote: a legal choice is never a failure, and the suite never errs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.cli import main
from conformance.judging.verdicts import Exit

LEAST = {"plain": 200, "odd": 180}
"""Requirements that get a PASS, at least"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("style", LEAST)
def test_no_requirement_fails(style: str, foreign_server: Callable[..., Path], tmp_path: Path) -> None:
    code = main(["run", "--target", str(foreign_server(style)), "--report-dir", str(tmp_path / "report")])
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    wrong = [row for row in report["requirements"] if row["verdict"] in ("FAIL", "SUITE-ERROR")]
    assert {row["id"]: (row["verdict"], row["reason"]) for row in wrong} == {}
    assert code == Exit.OK
    assert report["counts"]["PASS"] >= LEAST[style]


def test_the_servers_know_nothing_of_ours() -> None:
    modules = sorted((Path(__file__).parent / "lifthost").glob("*.py"))
    assert modules
    assert [
        one.name for one in modules if re.search(r"mockplatform|conformance", one.read_text(encoding="utf-8"))
    ] == []
