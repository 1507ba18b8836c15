"""What provinces fetch by key: that one record, or nothing."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Verifier
from conformance.records import provincial
from conformance.wire.client import Answer

PASS, FAIL = Verdict.PASS, Verdict.FAIL


def lab_with(data: object, code: int = 1, status: int = 200) -> Any:
    answer = Answer(status, {}, json.dumps({"code": code, "data": data}).encode(), "x")
    client = SimpleNamespace(fetch=lambda interface, **query: answer)
    return SimpleNamespace(client=lambda account: client)


def verdict(judge: Any, interface: str, lab: Any) -> Verdict:
    requirement = "R-7.19.1-5" if interface == "7.19" else "R-7.20.1-5"
    verifier = Verifier([requirement])
    judge(verifier(requirement), lab, interface, "1")
    return verifier.findings[0].verdict


@pytest.mark.parametrize("data", [{}, [], None])
def test_nothing_is_said_in_several_ways(data: object) -> None:
    assert verdict(provincial.nothing, "7.19", lab_with(data)) is PASS
    assert verdict(provincial.nothing, "7.19", lab_with(data, code=6001, status=404)) is PASS


def test_a_record_for_an_unknown_key_fails() -> None:
    assert verdict(provincial.nothing, "7.19", lab_with({"DWID": "7"})) is FAIL
    assert verdict(provincial.nothing, "7.19", lab_with({}, status=500)) is FAIL


@pytest.mark.parametrize(
    ("interface", "data", "expected"),
    [
        ("7.19", {"XYDM": "1"}, PASS), ("7.19", [{"XYDM": 1}], PASS), ("7.19", {"DWMC": "without a code"}, PASS),
        ("7.19", [{"XYDM": "1"}, {"XYDM": "2"}], FAIL), ("7.20", {"ZJXX": {"ZJBM": "1"}}, PASS),
        ("7.20", {"ZJBM": "1", "ZJXX": {}}, PASS), ("7.20", [{"ZJXX": {"ZJBM": "1"}}, {"ZJXX": {"ZJBM": "2"}}], FAIL),
    ],
)  # fmt: skip
def test_a_key_gives_no_other_record(interface: str, data: object, expected: Verdict) -> None:
    assert verdict(provincial.alone, interface, lab_with(data)) is expected
