"""What several processes of one run have found is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.judging import observing
from conformance.running.marks import Declaration
from conformance.running.run import Run
from conformance.running.target import load
from conformance.wire.evidence import Evidence
from conformance.wire.watch import Sight

OBSERVER = "ch5/test_x.py::test_every_answer_of_the_run_is_json"
REQUIREMENT = "R-5.3.1-2"


@pytest.fixture
def run(served: Path) -> Iterator[Callable[[], Run]]:
    runs: list[Run] = []

    def make() -> Run:
        made = Run(load(served), "target.toml", (REQUIREMENT,))
        made.declare(OBSERVER, Declaration((REQUIREMENT,), observes=("not JSON",)))
        runs.append(made)
        return made

    yield make
    for made in runs:
        made.clean()
        made.close()


def payload(*exchanges: str) -> dict[str, Any]:
    findings = [
        observing.finding(REQUIREMENT, "not JSON", Sight("GET /a", "HTTP 200", one)).as_data() for one in exchanges
    ]
    return {"test": OBSERVER, "findings": findings, "exchanges": [], "left": [], "kept": [], "later": None}


def exchanged() -> dict[str, Any]:
    """What another test exchanged: x2-1."""
    evidence = Evidence("x2")
    evidence.record(account="manufacturer", method="GET", url="https://127.0.0.1/a", headers={}, body=b"", seconds=0.1,
                    status=200, answer_headers=[], answer=b"<p>")  # fmt: skip
    return {**payload(), "test": "ch6/test_y.py::test_y", "exchanges": [one.as_data() for one in evidence.exchanges]}


def told(run: Run) -> list[list[str]]:
    run.finish()
    return [finding["exchanges"] for row in run.report["requirements"] for finding in row["findings"]]


def test_an_observer_is_told_what_other_processes_saw(run: Callable[[], Run]) -> None:
    other, first = run(), run()
    assert other.connections is not None
    other.connections.watch.wrong["not JSON"] = [Sight("GET /a", "HTTP 200", "x2-1")]
    other.connections.watch.wrong["not JSON"].append(Sight("GET /a", "HTTP 200", "ledger-1"))  # of no test
    first.take(payload())
    first.take(exchanged())
    first.absorb(other.handover())
    assert told(first) == [["x2-1"]]
    (row,) = first.report["requirements"]
    assert row["verdict"] == "FAIL"


def test_what_the_observer_saw_itself_is_told_once(run: Callable[[], Run]) -> None:
    other, first = run(), run()
    assert other.connections is not None
    other.connections.watch.wrong["not JSON"] = [Sight("GET /a", "HTTP 200", "x2-1")]
    first.take(payload("x2-1"))
    first.absorb(other.handover())
    assert told(first) == [["x2-1"]]


def test_observers_run_after_the_tests_that_could_wipe_a_server() -> None:
    usual, last, observer = Declaration(("a",)), Declaration(("a",), last=True), Declaration(("a",), observes=("x",))
    assert sorted([observer, last, usual], key=lambda one: one.turn) == [usual, last, observer]
