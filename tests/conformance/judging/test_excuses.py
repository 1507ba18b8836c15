"""Valid records may be refused for what a server need not know or calls otherwise, and for nothing else."""

from __future__ import annotations

import json

import pytest

from conformance.judging.excuses import excuse
from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop
from conformance.wire.client import Answer


def answer(*fields: str, status: int = 400) -> Answer:
    errors = [{"field": field, "message": "?"} for field in fields]
    content = {"timestamp": 1, "code": 5001 if status >= 400 else 1, "data": {"id": "", "errors": errors}}
    return Answer(status, {}, json.dumps(content).encode(), "1-1")


@pytest.mark.parametrize("field", [
    "XSSYBH", "BJXX[0].TBJXSSYBH", "部件信息[1].电梯部件品种", "SBLB", "设备类别", "ZHTZID", "TZID", "召回通知记录编码",
])  # fmt: skip
def test_what_is_excused_is_not_verified(field: str) -> None:
    with pytest.raises(Stop) as stopped:
        excuse(answer(field))
    assert stopped.value.verdict is Verdict.NOT_VERIFIED


@pytest.mark.parametrize("fields", [("CPBH",), ("XSSYBH", "CPBH"), ("SBLBX",), ()])
def test_any_other_refusal_is_judged(fields: tuple[str, ...]) -> None:
    excuse(answer(*fields))


def test_what_is_accepted_needs_no_excuse() -> None:
    excuse(answer("XSSYBH", status=200))
