"""Pushes: what a refusal may be for, and what a repeated push is worth."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Verifier
from conformance.records import pushes
from conformance.wire.client import Answer

RECEIVED, REFUSED = {"code": "1"}, {"code": "5001", "msg": "单位名称不能为空"}
FOR_ITS_CODE = {"code": "5001", "msg": "统一社会信用代码未登记"}


def lab_that_answers(*answers: tuple[int, dict[str, str]]) -> Any:
    left = [Answer(status, {}, json.dumps(content).encode(), "x") for status, content in answers]
    client = SimpleNamespace(send=lambda interface, record: left.pop(0))
    return SimpleNamespace(client=lambda account: client)


@pytest.mark.parametrize(
    ("second", "verdict"),
    [((201, RECEIVED), Verdict.PASS), ((400, REFUSED), Verdict.WARN), ((200, REFUSED), Verdict.WARN),
     ((500, {}), Verdict.FAIL)],
)  # fmt: skip
def test_a_push_that_is_repeated(second: tuple[int, dict[str, str]], verdict: Verdict) -> None:
    verifier = Verifier(["R-8.1.1.2-1"])
    pushes.repeated(verifier("R-8.1.1.2-1"), lab_that_answers((201, RECEIVED), second), "8.1.1", {})
    assert [finding.verdict for finding in verifier.findings] == [verdict]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [((201, RECEIVED), Verdict.PASS), ((400, REFUSED), Verdict.FAIL), ((400, FOR_ITS_CODE), Verdict.NOT_VERIFIED),
     ((500, FOR_ITS_CODE), Verdict.FAIL)],
)  # fmt: skip
def test_a_new_unit_may_be_refused_for_its_credit_code(answer: tuple[int, dict[str, str]], verdict: Verdict) -> None:
    verifier = Verifier(["R-8.1.1.3-1"])
    pushes.accepted(verifier("R-8.1.1.3-1"), lab_that_answers(answer), "8.1.1", {}, "a unit", "单位")
    assert [finding.verdict for finding in verifier.findings] == [verdict]


def test_a_certificate_may_not() -> None:
    verifier = Verifier(["R-8.1.2.3-1"])
    lab = lab_that_answers((400, FOR_ITS_CODE))
    pushes.accepted(verifier("R-8.1.2.3-1"), lab, "8.1.2", {}, "a certificate", "证书")
    assert [finding.verdict for finding in verifier.findings] == [Verdict.FAIL]
