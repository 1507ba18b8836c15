"""When a mutant counts as killed."""

from __future__ import annotations

from typing import Any

import pytest

from conformance.proving import kills

A, B = "conformance/ch6/test_6_1_add_lift.py::test_a", "conformance/ch5/test_5_3_5_10_status.py::test_b"


def report(**verdicts: dict[str, str]) -> dict[str, Any]:
    """requirement → test → verdict"""
    order = ["FAIL", "WARN", "NOT-VERIFIED", "PASS"]
    return {"requirements": [
        {"id": id.replace("_", "-"), "level": "MUST", "tests": list(tests), "verdict": min(tests.values(), key=order.index),
         "findings": [{"test": test, "verdict": verdict} for test, verdict in tests.items()]}
        for id, tests in verdicts.items()
    ]}  # fmt: skip


CLEAN = report(R_1={A: "PASS", B: "PASS"}, R_2={B: "NOT-VERIFIED"})


def test_the_tests_whose_verdict_got_worse() -> None:
    assert kills.killers(CLEAN, report(R_1={A: "FAIL", B: "PASS"}, R_2={B: "WARN"}), ["R-1", "R-2"]) == [A, B]


def test_nothing_worse_is_no_kill() -> None:
    assert kills.killers(CLEAN, CLEAN, ["R-1", "R-2"]) == []


def test_only_the_requirements_that_are_named_count() -> None:
    assert kills.killers(CLEAN, report(R_1={A: "FAIL", B: "PASS"}, R_2={B: "NOT-VERIFIED"}), ["R-2"]) == []


@pytest.mark.parametrize(("test", "clause"), [(A, "6.1"), (B, "5.3.5.10"), ("conformance/annex/test_A_2_12_x.py::test_c", "A.2.12"),
                                              ("tests/test_other.py::test_d", "")])  # fmt: skip
def test_the_clause_of_a_test(test: str, clause: str) -> None:
    assert kills.clause_of(test) == clause


@pytest.mark.parametrize(
    ("clause", "own"), [("6.1.2", True), ("6.1", True), ("6", True), ("6.12", False), ("5.3", False)]
)
def test_a_test_of_ones_own_clause(clause: str, own: bool) -> None:
    assert kills.of_own_clause(A, clause) is own


def test_margins_and_floors() -> None:
    assert kills.margin_one({"x": ["a"], "y": ["a", "b"]}) == ["x"]
    assert kills.verified(CLEAN) == (1, 2)
    assert kills.false_alarms(report(R_1={A: "FAIL"}, R_2={B: "WARN"})) == ["R-1"]
