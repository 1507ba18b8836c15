"""Items of downlinks against their tables: what is a fault, what is only noted, and what nobody may be blamed for."""

from __future__ import annotations

from typing import Any

import pytest

from conformance.judging.items import faults, follow, listed, widest
from conformance.judging.verdicts import Verdict, worst
from conformance.judging.verify import Verifier
from mockplatform.spec.tables import TABLES

AT = 1_767_196_800_000
NOTICE = {"TZID": "1", "SGID": "2", "CJSJ": AT, "ZJBM": "31101234567890123", "SGXYDM": "91330900MA2A0A0A0A"}
ZJXX = {"ZJBM": "1", "BGLX": "ADD", "CJSJ": AT, "GXSJ": AT, "SJBB": 1, "ZJZZXYDM": "2", "DTXXWZ": False}
LIFT: dict[str, Any] = {"ZJBM": "1", "GXSJ": AT, "ZJXX": ZJXX, "BJXX": []}
UNIT: dict[str, Any] = {
    "DWID": "1", "DWMC": "单位", "SJBB": "1", "CJSJ": AT, "GXSJ": str(AT), "ZZXX": [{"ZZLB": "USER"}],
}  # fmt: skip


def levels(table: int, item: dict[str, Any], **how: Any) -> list[tuple[str, str]]:
    """(level, place) of the faults"""
    return [(fault.level, fault.place) for fault in faults(TABLES[table], item, **how)]


def lift(**changes: Any) -> dict[str, Any]:
    return {**LIFT, **changes}


@pytest.mark.parametrize(("table", "item"), [(14, NOTICE), (15, LIFT), (40, LIFT), (16, UNIT), (39, UNIT)])
def test_what_follows_its_table_has_no_fault(table: int, item: dict[str, Any]) -> None:
    assert levels(table, item) == []


@pytest.mark.parametrize("code", NOTICE)
@pytest.mark.parametrize("empty", [None, ""])
def test_a_member_that_is_demanded_and_is_empty_or_missing(code: str, empty: object) -> None:
    assert levels(14, {**NOTICE, code: empty}) == levels(14, {k: v for k, v in NOTICE.items() if k != code})
    assert levels(14, {**NOTICE, code: empty}) == [("must", code)]


@pytest.mark.parametrize(
    ("table", "item", "found"),
    [
        (15, lift(ZJXX={**ZJXX, "DTXXWZ": None}), [("may", "ZJXX[].DTXXWZ")]),  # E039
        (40, lift(ZJXX={**ZJXX, "DTXXWZ": None}), [("should", "ZJXX[].DTXXWZ")]),
        (15, lift(ZJXX={**ZJXX, "DTXXWZ": None}, DTXXWZ=True), []),
        (15, lift(BJXX=[{"BGLX": "ADD", "SJBB": 1}]), [("must", "BJXX[].TBZZRQ")]),  # E107
        (15, lift(WBXX=[{"WBID": 1}]), [("should", "WBXX[].BGLX"), ("should", "WBXX[].SJBB")]),  # E047
        (15, lift(JYXX=[{"JYID": 1, "BGLX": "ADD", "SJBB": 1}]), []),  # E111
        (16, {**UNIT, "ZZXX": []}, [("may", "ZZXX")]),  # E115
        (39, {**UNIT, "ZZXX": None}, []),
        (39, {**UNIT, "ZZXX": [{"ZZBH": "1"}]}, [("must", "ZZXX[].ZZLB")]),
        (16, {**UNIT, "CJSJ": None}, [("should", "CJSJ")]),  # E038
    ],
)
def test_what_the_errata_excuse(table: int, item: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert levels(table, item) == found


def test_a_construction_needs_what_was_given_and_no_more() -> None:
    item = {
        "SGID": "1",
        "ZJBM": "2",
        "SGLB": "INSTALL",
        "SGDQ": "浙江省,舟山市,普陀区",
        "SGXYDM": "3",
        "GXSJ": AT,
        "BGLX": "ADD",
    }
    assert ("should", "SJBB") in levels(13, item)  # E037
    assert {level for level, _ in levels(13, item)} == {"should", "may"}  # E116
    assert ("must", "SYDWMC") in levels(13, item, given=("SYDWMC",))


def test_increments_may_hold_the_changed_parts_only() -> None:
    assert levels(15, {"ZJBM": "1", "BJXX": [{"TBZZRQ": AT}]}, whole=False) == []


def test_what_was_revoked_may_have_lost_the_rest() -> None:
    assert levels(15, {"ZJXX": {"ZJBM": "1", "BGLX": "DELETE"}}) == []
    assert levels(15, lift(BJXX=[{"TBJBM": "1", "BGLX": "DELETE"}])) == []


@pytest.mark.parametrize(
    ("code", "value", "level"),
    [
        ("ZZRQ", AT, ""), ("ZZRQ", str(AT), ""), ("ZZRQ", AT // 1000, "may"), ("ZZRQ", "20260101", "may"),
        ("ZZRQ", "2026-01-01", "must"), ("ZZRQ", 7, "must"),
        ("TCS", 12, ""), ("TCS", "12", ""), ("TCS", "twelve", "must"), ("TCS", True, "must"), ("TCS", 1234567, "must"),
        ("TSD", "1.75", ""), ("DTXXWZ", "True", ""), ("DTXXWZ", "是", ""), ("DTXXWZ", 2, "must"),
        ("SBXH", 3110, ""), ("SBXH", {"a": 1}, "must"), ("SBXH", "x" * 50, ""), ("SBXH", "x" * 51, "must"),
    ],
)  # fmt: skip
def test_types_and_lengths(code: str, value: object, level: str) -> None:
    found = levels(15, lift(ZJXX={**ZJXX, code: value}))
    assert found == ([(level, f"ZJXX[].{code}")] if level else [])


def test_months_come_as_timestamps_or_as_months() -> None:
    for value in (AT, "202601"):
        assert ("must", "JYXX[].XCJYRQ") not in levels(15, lift(JYXX=[{"XCJYRQ": value}]))


def test_the_widest_limit_of_any_table_counts() -> None:
    assert (widest("SYDWMC"), widest("DWMC")) == (50, 30)  # E080


def test_elements_under_their_chinese_names() -> None:
    named = {**{k: v for k, v in NOTICE.items() if k != "SGID"}, "施工记录编码": "2"}
    assert levels(14, named) == [("must", "施工记录编码"), ("must", "SGID")]
    assert levels(14, {**NOTICE, "施工记录编码": "2", "什么": 1}) == []


def test_other_spellings_count() -> None:
    part = {"ZHID": "1", "ZHXX": "model", "ZHYZ": "x", "BGLX": "ADD", "SJBB": 1}
    assert levels(15, lift(ZHXX=[part])) == []  # E006, E008


@pytest.mark.parametrize(
    ("items", "verdict"),
    [([NOTICE], Verdict.PASS), ([], Verdict.NOT_VERIFIED), ([NOTICE, {**NOTICE, "CJSJ": "x"}], Verdict.FAIL)],
)
def test_following_gives_one_verdict(items: list[dict[str, Any]], verdict: Verdict) -> None:
    verifier = Verifier(("R-6.11.2-1",))
    assert follow(verifier("R-6.11.2-1"), "6.11", items) is (verdict is Verdict.PASS)
    assert worst(finding.verdict for finding in verifier.findings) is verdict


@pytest.mark.parametrize(("value", "verdict"), [("ADD", "PASS"), ("NEW", "WARN"), ("", "NOT-VERIFIED")])
def test_closed_lists(value: str, verdict: str) -> None:
    verifier = Verifier(("R-6.12.2-4",))
    listed(verifier("R-6.12.2-4"), "6.12", [lift(ZJXX={**ZJXX, "BGLX": value})], "BGLX")
    assert [str(finding.verdict) for finding in verifier.findings] == [verdict]
