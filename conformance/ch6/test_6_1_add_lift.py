"""6.1: adding the manufacture data of a lift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conformance import rows
from conformance.client import Request
from conformance.lab import Lab, has, lift_of
from conformance.marks import verifies
from conformance.phrases import ACCEPTED, status
from conformance.records import without
from conformance.refusal import changing, leaving_out
from conformance.values import same_day, same_number, same_text
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[4]


@verifies("R-6.1.3-1", "R-5.3.5.10-2")
def test_a_lift_is_added_and_can_be_read(lab: Lab) -> None:
    """R-6.1.3-1: 添加电梯制造信息使用 POST /api/tp/v1/lifts。"""
    record = lab.records.lift(BJXX=[lab.records.component()])
    added = lab.add(record)
    what = Text("POST a traction lift with a component", "POST 一台带部件的曳引电梯")
    check, advice = lab.verify("R-6.1.3-1"), lab.verify("R-5.3.5.10-2")
    if not check.must(added.success, what, ACCEPTED, added, added):
        return advice.unverified("no POST succeeded", "没有成功的 POST", added)
    read = lab.read(record["ZJBM"])
    found = Text(f"a lift with ZJBM {record['ZJBM']}", f"ZJBM 为 {record['ZJBM']} 的电梯")
    back = Text("read it back by 6.12", "通过 6.12 读回")
    if not check.must(has(read, record["ZJBM"]), back, found, read, added, read):
        return advice.unverified("no POST had an effect", "没有生效的 POST", added, read)
    advice.should(added.status == 201, what, status(201), f"HTTP {added.status}", added)
    return None


@verifies("R-6.1.2-1")
def test_each_element_that_every_reading_demands(lab: Lab) -> None:
    """R-6.1.2-1, E103: the rows of Table 4 that are M for every lift, each left out in turn."""
    check = lab.verify("R-6.1.2-1")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    for row in rows.demanded(TABLE):
        control.refuses(check, _without(row.code), leaving_out(row.code), names=rows.names(TABLE, row.code))


@verifies("R-6.1.2-1")
def test_each_element_of_a_component(lab: Lab) -> None:
    """R-6.1.2-1, E107: components may be left out, their M elements may not."""
    check, part = lab.verify("R-6.1.2-1"), lab.records.component
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift(BJXX=[part()])))
    for row in rows.demanded(TABLE, "BJXX"):
        control.refuses(check, _without(f"BJXX[0].{row.code}"), changing(BJXX=[without(part(), row.code)]),
                        names=rows.names(TABLE, row.code, "BJXX"))  # fmt: skip


@verifies("R-6.1.2-1")
def test_a_text_far_too_long(lab: Lab) -> None:
    """R-6.1.2-1 by R-5.3.3-2: a value far over the widest limit that any table prints."""
    check = lab.verify("R-6.1.2-1")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    for code in ("CPBH", "SBXH"):
        long = rows.too_long(TABLES, code)
        what = Text(f"{code} with {len(long)} characters", f"{code} 长度为 {len(long)}")
        control.refuses(check, what, changing(**{code: long}), names=rows.names(TABLE, code))


@verifies("R-6.1.2-1")
def test_elements_that_may_be_left_out_and_what_is_read_back(lab: Lab) -> None:
    """R-6.1.2-1: without GZHJ, BJXX and two of the three speeds → SUCCESS; values come back as they were sent."""
    check = lab.verify("R-6.1.2-1")
    record = without(lab.records.lift(), "GZHJ", "TSXSD", "TXXSD")
    added = lab.add(record)
    what = Text("POST without GZHJ, BJXX, TSXSD and TXXSD", "POST 时不含 GZHJ、BJXX、TSXSD、TXXSD")
    if not check.must(added.success, what, ACCEPTED, added, added):
        return
    read = lab.read(record["ZJBM"])
    found = lift_of(read, record["ZJBM"])
    if not found:
        return check.unverified(
            "what was sent could not be read back by 6.12", "无法通过 6.12 读回所提交的数据", added, read
        )
    for code, same in SAME.items():
        what = Text(f"{code} as read back", f"读回的 {code}")
        sent = str(record[code])
        check.must(same(found.get(code), record[code]), what, Text(sent, sent), found.get(code), added, read)


SAME: dict[str, Callable[[object, Any], bool]] = {
    **dict.fromkeys(("CPBH", "ZJBM", "XSSYBH", "SBXH"), same_text),
    **dict.fromkeys(("TZZL", "TSD"), same_number),
    "ZZRQ": same_day,
}
"""Elements that are compared, and how (E069, E072)"""


def _without(code: str) -> Text:
    return Text(f"POST without {code}", f"POST 时不含 {code}")
