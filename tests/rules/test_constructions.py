"""What may happen to a construction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from mockplatform.clock import milliseconds, moment
from mockplatform.rules import constructions as rules
from mockplatform.rules.records import Construction, Unit
from mockplatform.spec.lifecycles import CONSTRUCTION
from mockplatform.spec.tables import TABLES

NOW = 1_795_000_000_000
LATER = milliseconds(moment(NOW).replace(year=2027))
RECORD: dict[str, Any] = {
    "ZJBM": "L",
    "SGXYDM": "B",
    "SGLB": "INSTALL",
    "SGDQ": "浙江省,杭州市,西湖区",
    "SGLXR": "赵六",
}


def work(**changes: Any) -> Construction:
    return replace(rules.new("1", RECORD, "M", NOW), **changes)


def unit(*entries: dict[str, Any]) -> Unit:
    return Unit("1", "B", 1, 202611, NOW, NOW, "ADD", orjson.dumps({"ZZXX": entries}).decode())


@pytest.mark.parametrize("state", [state for state in CONSTRUCTION if state != "revoked"])
def test_revoking_ends_with_the_inspection(state: str) -> None:
    allowed = not rules.revoke(work(state=state))
    assert allowed == (state in {"authorised", "notified", "entered"})


def test_the_month_is_that_in_which_notice_was_given() -> None:
    told = rules.modified(work(), {**RECORD, "SFGZ": True}, LATER, builder=True)
    assert (work().month, told.month) == (202611, 202711)
    again = rules.informed(told, RECORD, milliseconds(moment(LATER).replace(year=2028)))
    assert again.month == 202711


def test_only_the_builder_declares() -> None:
    assert not rules.modified(work(), {**RECORD, "SFGZ": True}, NOW, builder=False).declared
    assert rules.modified(work(declared=True), RECORD, NOW, builder=False).declared


def test_a_notice_that_made_its_record_takes_it_away() -> None:
    made = rules.informed(rules.new_by_notice("1", RECORD, "P", NOW), {**RECORD, "SGID": "1"}, NOW)
    assert rules.uninformed(made, NOW).revoked
    joined = rules.informed(work(), {**RECORD, "SGID": "1"}, NOW)
    assert not rules.uninformed(joined, NOW).revoked
    assert rules.uninformed(joined, NOW).inform is None


def test_a_change_keeps_the_lift_and_names_the_version() -> None:
    assert rules.same(work(), {"ZJBM": "L", "SJBB": 1}, "R") == []
    assert [one.kind for one in rules.same(work(), {"ZJBM": "X", "SJBB": 2}, "R")] == ["fixed", "version"]


def test_the_licence_is_that_for_the_kind_of_work_else_the_first() -> None:
    first, second = {"ZZLB": "INSTALL", "ZZBH": "I", "XKZKSSJ": 1}, {"ZZLB": "REPAIR", "ZZBH": "R", "XKZJSSJ": 2}
    known = unit({"ZZLB": "USER"}, first, second)
    assert rules.licence(known, "RE_INSTALL") == {"SGXKZBH": "I", "XKZKSSJ": 1}
    assert rules.licence(known, "REPAIR") == {"SGXKZBH": "R", "XKZJSSJ": 2}
    assert rules.licence(known, "REFORM")["SGXKZBH"] == "I"
    assert rules.licence(unit({"ZZLB": "USER"}), "INSTALL") == rules.licence(None, "INSTALL") == {}


def test_a_notice_fills_what_the_base_data_leave_open() -> None:
    one = work(inform=orjson.dumps({"SGLXR": "钱七", "AZRQ": 5, "SGGZRQ": 6}).decode(), result='{"GZXLNR":"x"}')
    shown = rules.item(TABLES[36], one, None)
    assert (shown["SGLXR"], shown["AZRQ"], shown["SGGZRQ"], shown["GZXLNR"]) == ("赵六", 5, 6, "x")
    assert "CJYF" not in shown


def test_the_declaration_is_due_as_the_table_says() -> None:  # E117
    free = replace(TABLES[8], rows=tuple(replace(row, use="K") for row in TABLES[8].rows))
    assert [one.kind for one in rules.declaration({}, builder=True, strict=False)] == ["missing"]
    assert rules.declaration({}, builder=False, strict=False) == []
    assert rules.declaration({}, builder=True, strict=False, table=free) == []
