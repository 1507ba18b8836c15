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


def found_in(table: int, item: dict[str, Any], **how: Any) -> list[tuple[str, str]]:
    """(erratum that excuses it, place) of the faults"""
    return [(fault.erratum, fault.place) for fault in faults(TABLES[table], item, **how)]


def lift(**changes: Any) -> dict[str, Any]:
    return {**LIFT, **changes}


@pytest.mark.parametrize(("table", "item"), [(14, NOTICE), (15, LIFT), (40, LIFT), (16, UNIT), (39, UNIT)])
def test_what_follows_its_table_has_no_fault(table: int, item: dict[str, Any]) -> None:
    assert found_in(table, item) == []


@pytest.mark.parametrize("code", NOTICE)
@pytest.mark.parametrize("empty", [None, ""])
def test_a_member_that_is_demanded_and_is_empty_or_missing(code: str, empty: object) -> None:
    assert found_in(14, {**NOTICE, code: empty}) == found_in(14, {k: v for k, v in NOTICE.items() if k != code})
    assert found_in(14, {**NOTICE, code: empty}) == [("", code)]


@pytest.mark.parametrize(
    ("table", "item", "found"),
    [
        (15, lift(ZJXX={**ZJXX, "DTXXWZ": None}), [("E039", "ZJXX[].DTXXWZ")]),
        (40, lift(ZJXX={**ZJXX, "DTXXWZ": None}), [("E039", "ZJXX[].DTXXWZ")]),
        (15, lift(ZJXX={**ZJXX, "DTXXWZ": None}, DTXXWZ=True), []),
        (15, lift(BJXX=[{"BGLX": "ADD", "SJBB": 1}]), [("", "BJXX[].TBZZRQ")]),  # E107
        (15, lift(WBXX=[{"WBID": 1}]), [("E047", "WBXX[].BGLX"), ("E047", "WBXX[].SJBB")]),
        (15, lift(JYXX=[{"JYID": 1, "BGLX": "ADD", "SJBB": 1}]), []),  # E111
        (16, {**UNIT, "ZZXX": []}, [("E115", "ZZXX")]),
        (39, {**UNIT, "ZZXX": None}, []),
        (39, {**UNIT, "ZZXX": [{"ZZBH": "1"}]}, [("", "ZZXX[].ZZLB")]),
        (16, {**UNIT, "CJSJ": None}, [("E038", "CJSJ")]),
    ],
)
def test_what_the_errata_excuse(table: int, item: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert found_in(table, item) == found


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
    assert ("E037", "SJBB") in found_in(13, item)
    assert {erratum for erratum, _ in found_in(13, item)} == {"E037", "E116"}
    assert ("E116", "SGXKZBH") not in found_in(13, item)  # E121
    assert ("", "SYDWMC") in found_in(13, item, given=("SYDWMC",))


def test_increments_may_hold_the_changed_parts_only() -> None:
    assert found_in(15, {"ZJBM": "1", "BJXX": [{"TBZZRQ": AT}]}, whole=False) == []


def test_what_was_revoked_may_have_lost_the_rest() -> None:
    assert found_in(15, {"ZJXX": {"ZJBM": "1", "BGLX": "DELETE"}}) == []
    assert found_in(15, lift(BJXX=[{"TBJBM": "1", "BGLX": "DELETE"}])) == []


@pytest.mark.parametrize(
    ("code", "value", "found"),
    [
        ("ZZRQ", AT, []), ("ZZRQ", str(AT), []), ("ZZRQ", AT // 1000, ["E069"]), ("ZZRQ", "20260101", ["E069"]),
        ("ZZRQ", "2026-01-01", [""]), ("ZZRQ", 7, [""]),
        ("TCS", 12, []), ("TCS", "12", []), ("TCS", "twelve", [""]), ("TCS", True, [""]), ("TCS", 1234567, [""]),
        ("TSD", "1.75", []), ("DTXXWZ", "True", []), ("DTXXWZ", "是", []), ("DTXXWZ", 2, [""]),
        ("SBXH", 3110, []), ("SBXH", {"a": 1}, [""]), ("SBXH", "x" * 50, []), ("SBXH", "x" * 51, [""]),
    ],
)  # fmt: skip
def test_types_and_lengths(code: str, value: object, found: list[str]) -> None:
    assert found_in(15, lift(ZJXX={**ZJXX, code: value})) == [(erratum, f"ZJXX[].{code}") for erratum in found]


def test_months_come_as_timestamps_or_as_months() -> None:
    for value in (AT, "202601"):
        assert ("", "JYXX[].XCJYRQ") not in found_in(15, lift(JYXX=[{"XCJYRQ": value}]))


def test_the_widest_limit_of_any_table_counts() -> None:
    assert (widest("SYDWMC"), widest("DWMC")) == (50, 30)  # E080


def test_elements_under_their_chinese_names() -> None:
    named = {**{k: v for k, v in NOTICE.items() if k != "SGID"}, "施工记录编码": "2"}
    assert found_in(14, named) == [("", "施工记录编码"), ("", "SGID")]
    assert found_in(14, {**NOTICE, "施工记录编码": "2", "什么": 1}) == []


def test_other_spellings_count() -> None:
    part = {"ZHID": "1", "ZHXX": "model", "ZHYZ": "x", "BGLX": "ADD", "SJBB": 1}
    assert found_in(15, lift(ZHXX=[part])) == []  # E006, E008


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
