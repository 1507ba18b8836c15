"""What is kept of a call, and how a record is recognised in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conformance.claims.observed import Seen, month_key, of_work, shown
from conformance.records.stages import Work
from conformance.wire.client import Answer

WORK = Work({"ZJBM": "L1"}, "S1", {})


def answer(data: Any, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps({"code": 1, "data": data}).encode(), "x-1")


@pytest.mark.parametrize(
    ("items", "there"),
    [
        ([{"SGID": "S1", "ZJBM": "L1"}], True), ({"SGID": "S1", "ZJBM": "L1"}, True), ([{"SGID": "S1"}], True),
        ([{"SGID": "S1", "ZJBM": "1"}], False), ([{"SGID": "S2", "ZJBM": "L1"}], False), ([], False),
    ],
)  # fmt: skip
def test_a_construction_is_known_by_its_code_and_not_taken_for_that_of_another_lift(items: Any, there: bool) -> None:
    assert bool(of_work("6.10", answer(items), WORK)) is there


@pytest.mark.parametrize(
    ("item", "there"),
    [
        ({"ZJXX": {"ZJBM": "L1"}}, True), ({"ZJBM": "L1", "ZJXX": {}}, True), ({"ZJXX": {"ZJBM": "L2"}}, False),
        ({"ZJXX": {"ZJBM": "L1", "BGLX": "DELETE"}}, False), ({"ZJBM": "L1", "BGLX": "DELETE"}, False), ({}, False),
    ],
)  # fmt: skip
def test_a_lift_is_shown_unless_it_is_told_as_revoked(item: Any, there: bool) -> None:
    """E048, E156."""
    assert shown("6.12", answer(item), "L1") is there


def test_a_call_outlives_its_answer() -> None:
    facts = {
        "success": True, "refused": False, "status": 200, "text": "HTTP 200, code 1", "count": 100, "keys": ["A"],
        "array": True, "data": ["an array of an object", "对象数组"], "exchange": "x-7", "time": "02:00",
    }  # fmt: skip
    seen = Seen(json.loads(json.dumps(facts)))
    assert (seen.success, seen.refused, seen.full, seen.array, seen.time) == (True, False, True, True, "02:00")
    assert (seen.holds("A"), seen.holds("B"), str(seen)) == (True, False, "HTTP 200, code 1")
    assert (seen.answer.exchange, seen.answer.status) == ("x-7", 200)


def test_the_month_keys() -> None:
    assert [month_key(one) for one in ("6.12", "6.13", "7.16")] == ["DTCJYF", "CJYF", "CJYF"]
