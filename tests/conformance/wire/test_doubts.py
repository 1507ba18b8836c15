"""Valid records may be refused for what a server need not know or calls otherwise, and for nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from conformance.judging.excuses import excuse
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop, Verifier
from conformance.running.target import Target
from conformance.wire import doubts
from conformance.wire.client import Answer, Request
from mockplatform.spec import credit
from mockplatform.spec.model import Text

UNIT = credit.make(Random(1), "330900")
TARGET = Target(
    "t", {}, {}, Path("ca.pem"), data={"type_test_certificates": ("TSX1",)}, organisations={"INSPECT": (UNIT,)}
)
COMPONENT = {"TBJBM": "1", "TBJPZ": "限速器", "TBJXSSYBH": "TSX9"}
LIFT = {"ZJBM": "1", "CPBH": "1", "SBLB": "3100", "SBPZ": "3110", "XSSYBH": "TSX9", "BJXX": [COMPONENT, COMPONENT]}


def refusal(*fields: str, sent: Any = LIFT, status: int = 400) -> Answer:
    """The answer to POST /lifts, as the client gives it."""
    errors = [{"field": field, "message": "?"} for field in fields]
    content = {"timestamp": 1, "code": 5001 if status >= 400 else 1, "data": {"id": "", "errors": errors}}
    answer = Answer(status, {}, json.dumps(content).encode(), "1-1")
    return replace(answer, excuse=doubts.excuse(Request("POST", "/lifts", sent), answer, TARGET))


@pytest.mark.parametrize("field", [
    "XSSYBH", "BJXX[0].TBJXSSYBH", "部件信息[1].电梯部件品种", "SBLB", "设备类别", "ZHTZID", "TZID", "召回通知记录编码",
])  # fmt: skip
def test_what_is_excused_is_not_verified(field: str) -> None:
    answer = refusal(field)
    with pytest.raises(Stop) as stopped:
        excuse(answer)
    assert stopped.value.verdict is Verdict.NOT_VERIFIED
    verifier = Verifier(["R-6.1.3-1"])
    assert not verifier("R-6.1.3-1").must(answer.success, Text("", ""), ACCEPTED, answer, answer)
    assert [finding.verdict for finding in verifier.findings] == [Verdict.NOT_VERIFIED]


@pytest.mark.parametrize("fields", [("CPBH",), ("XSSYBH", "CPBH"), ("SBLBX",), ()])
def test_any_other_refusal_is_judged(fields: tuple[str, ...]) -> None:
    answer = refusal(*fields)
    excuse(answer)
    verifier = Verifier(["R-6.1.3-1"])
    verifier("R-6.1.3-1").must(answer.success, Text("", ""), ACCEPTED, answer, answer)
    assert [finding.verdict for finding in verifier.findings] == [Verdict.FAIL]


@pytest.mark.parametrize(("sent", "field"), [
    ({**LIFT, "XSSYBH": "TSX1"}, "XSSYBH"),
    ({"ZJBM": "1", "JYXYDM": UNIT}, "检验检测机构统一社会信用代码"),
    ({"XYDM": "9" * 40}, "XYDM"),
])  # fmt: skip
def test_what_the_operator_vouches_for_or_what_is_wrong_is_judged(sent: Any, field: str) -> None:
    assert refusal(field, sent=sent).excuse is None


@pytest.mark.parametrize(("sent", "field"), [
    ({"ZJBM": "1"}, "XSSYBH"),
    ([LIFT, {"ZJBM": "2"}], "XSSYBH"),
    ({**LIFT, "BJXX": [COMPONENT, {"TBJBM": "2"}]}, "BJXX[1].TBJXSSYBH"),
])  # fmt: skip
def test_what_is_missing_is_judged(sent: Any, field: str) -> None:
    assert refusal(field, sent=sent).excuse is None


def test_a_new_unit_and_a_foreign_one_may_be_unknown() -> None:
    assert refusal("XYDM", sent={"XYDM": UNIT}).excuse is not None
    assert refusal("JYXYDM", sent={"ZJBM": "1", "JYXYDM": credit.make(Random(2), "330900")}).excuse is not None


def test_what_is_accepted_needs_no_excuse() -> None:
    assert refusal("XSSYBH", status=200).excuse is None
