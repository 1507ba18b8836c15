"""The nesting of downlinks by Annex A."""

from __future__ import annotations

from typing import Any

import pytest

from conformance.judging.nesting import misshapen
from mockplatform.spec.tables import TABLES

AT = 1_767_196_800_000
ITEM: dict[str, Any] = {
    "ZJBM": "1", "GXSJ": AT, "ZJXX": {"ZJBM": "1", "SBXH": "x"}, "BJXX": [{"TBZZRQ": AT}],
    "SGXX": [{"SGID": "1", "ZJXX": {"SBXH": "y"}, "BJYC": ["1", 2], "BJGH": [{"BJBMOLD": "3"}]}], "ZHXX": [{"ZHXX": "m"}],
}  # fmt: skip


def places(item: dict[str, Any], table: int = 15) -> list[str]:
    return [fault.place for fault in misshapen(TABLES[table], item)]


def test_the_nesting_of_the_annex() -> None:
    assert places(ITEM) == []


@pytest.mark.parametrize(
    "fine",
    [
        {"DTXXWZ": True}, {"BHGZ": False}, {"more": {"SBXH": 1}}, {"SBXH": "x"}, {"WBXX": None}, {"JYXX": ""}, {"ZHXX": []},
    ],
)  # fmt: skip
def test_what_may_stand_elsewhere_or_be_missing(fine: dict[str, Any]) -> None:
    """E039, E040, E048, E073, and members that are no elements."""
    assert places({**ITEM, **fine}) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"BJXX": {"TBZZRQ": AT}}, "BJXX"),
        ({"BJXX": ["1"]}, "BJXX"),
        ({"ZJXX": [{"ZJBM": "1", "SBXH": "x"}]}, "ZJXX"),
        ({"SGXX": [{"BJYC": [{"TBJBM": "1"}]}]}, "SGXX[].BJYC"),
        ({"CPBH": "1"}, "CPBH"),
        ({"WBID": "1"}, "WBID"),
        ({"ZJXX": {"SBXH": "x", "WBXX": [{"WBID": 1}]}}, "ZJXX[].WBXX"),
        ({"ZJXX": {"SBXH": ["x"]}}, "ZJXX[].SBXH"),
        ({"部件": 1, "施工信息": [{}], "SGXX": None}, "施工信息"),
    ],
)
def test_what_stands_wrong(wrong: dict[str, Any], place: str) -> None:
    assert places({**ITEM, **wrong}) == [place]


def test_units() -> None:
    assert places({"XYDM": "1", "ZZXX": [{"ZZLB": "USER"}], "CJYF": "202601"}, 16) == []
    assert places({"XYDM": "1", "ZZLB": "USER"}, 39) == ["ZZLB"]
