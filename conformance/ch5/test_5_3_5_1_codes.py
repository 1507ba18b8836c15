"""5.3.5.1: elements go by their codes; the Chinese names are for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from conformance.judging import reading
from conformance.judging.verify import Check
from conformance.records import stages
from conformance.running.lab import Lab, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

CODES = "R-5.3.5.1-1"
NAMES = ("整改完成日期", "召回部件信息", "召回通知记录编码")
"""What Annex A shows under a Chinese name because it has no code (E028, E029, E030)"""

_CHINESE = re.compile("[\u3400-\u9fff]")


@verifies(CODES)
def test_enterprises_read_codes(lab: Lab) -> None:
    """R-5.3.5.1-1: 应使用数据元代码。6.12, 6.10 and 6.13; what was sent stands under its code (E025)."""
    check, part = lab.verify(CODES), lab.records.component()
    work = stages.authorised(lab, lift=lab.new_lift(BJXX=[part]))
    lift, client = lab.read(work.zjbm), lab.maker
    found = lift_of(lift, work.zjbm)
    _judge(check, "6.12", lift, shown=found.get("SBXH") == work.lift["SBXH"])
    answer = client.fetch("6.10", ZJBM=work.zjbm)
    _judge(check, "6.10", answer, shown=bool(reading.item("6.10", answer, ZJBM=work.zjbm)))
    unit = client.fetch("6.13", XYDM=lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor"))
    if unit.success and unit.items:
        _judge(check, "6.13", unit, shown=True)


@verifies(CODES, accounts=("manufacturer", "constructor", "province"))
def test_provinces_read_codes(lab: Lab) -> None:
    """R-5.3.5.1-1: 7.20 of a lift with every kind of record, 7.16 and 6.11."""
    check, work = lab.verify(CODES), stages.in_region(lab)
    lab.shared("an insurance in the region", lambda shared: shared.accepted(
        shared.client("province").send("7.4", shared.records.insurance(work.zjbm)), "7.4", "R-7.4.3-1"
    ))  # fmt: skip
    lift, notice = (
        lab.client("province").fetch(one, **key)
        for one, key in (("7.20", {"ZJBM": work.zjbm}), ("7.16", {"SGID": work.sgid}))
    )
    whole = reading.lift("7.20", lift, work.zjbm)
    _judge(check, "7.20", lift, shown=any("BXXZ" in one for one in reading.section("7.20", whole, "BXXX")))
    _judge(check, "7.16", notice, shown=bool(reading.item("7.16", notice, SGID=work.sgid)))
    entries = lab.client("constructor").fetch("6.11")
    _judge(check, "6.11", entries, shown=bool(reading.item("6.11", entries, SGID=work.sgid)))


def _judge(check: Check, interface: str, answer: Answer, *, shown: bool) -> None:
    """No Chinese member but the three names; and the codes are there, so that the answer says something."""
    chinese = sorted({key for key in _keys(answer.json) if _CHINESE.search(key)} - {*NAMES})
    what = Text(f"names of the members in an answer of {interface}", f"{interface} 应答的成员名称")
    expected = Text("codes of data elements", "数据元代码")
    if chinese:
        check.must(False, what, expected, ", ".join(chinese), answer)
    elif shown:
        check.must(True, what, expected, expected, answer)
    else:
        check.unverified(f"{interface} does not show what was sent", f"{interface} 未给出所提交的数据", answer)


def _keys(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield str(key)
            yield from _keys(value)
    elif isinstance(content, list):
        for one in content:
            yield from _keys(one)
