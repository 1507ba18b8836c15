"""What becomes of units, and how they are shown."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import orjson
import pytest

from mockplatform.fixtures import credit
from mockplatform.rules import units
from mockplatform.rules.records import Unit
from mockplatform.spec.tables import TABLES

PLACE = "浙江省,杭州市,西湖区^文三路1号"


def unit(*kinds: str, **changes: Any) -> Unit:
    record = {"DWMC": "单位", "XYDM": "A" * 18, "ZCDZ": PLACE, "DWLB": "ENTERPRISE"}
    return units.new("1", {**record, "ZZXX": [{"ZZLB": kind} for kind in kinds], **changes}, 1_795_000_000_000)


@pytest.mark.parametrize(("kind", "prefix"), [("INSTITUTION", "12"), ("GOVERNMENT", "11"), ("OTHER", "52")])
def test_a_made_up_code_is_valid_and_says_what_and_where_the_unit_is(kind: str, prefix: str) -> None:
    code = units.made_up_code(1, "1000000000000000001", {"ZCDZ": PLACE, "DWLB": kind})
    assert credit.is_valid(code)
    assert code.startswith(prefix + "330106")


def test_a_made_up_code_follows_from_seed_and_record_code() -> None:
    record = {"ZCDZ": PLACE, "DWLB": "OTHER"}
    assert units.made_up_code(1, "5", record) == units.made_up_code(1, "5", record)
    assert len({units.made_up_code(seed, dwid, record) for seed in (1, 2) for dwid in ("5", "6")}) == 4


def test_a_town_of_a_city_without_counties_has_no_county_code() -> None:
    code = units.made_up_code(1, "5", {"ZCDZ": "广东省,东莞市,虎门镇", "DWLB": "GOVERNMENT"})
    assert code[2:8] == "000000"
    assert credit.is_valid(code)


@pytest.mark.parametrize("kind", ["COMPONENT_MANUFACTURE", "USER", "INSTALL", "REFORM", "REPAIR"])
def test_enterprises_see_units_of_five_categories(kind: str) -> None:
    assert units.seen_by_enterprise(unit("MANUFACTURE", kind))


@pytest.mark.parametrize("kinds", [(), ("MANUFACTURE", "AGENT", "TYPE_TEST", "MAINTENANCE", "INSPECT", "SUPERVISE")])
def test_enterprises_see_no_others(kinds: tuple[str, ...]) -> None:
    assert not units.seen_by_enterprise(unit(*kinds))


@pytest.mark.parametrize(
    ("kinds", "provincial"),
    [(("USER",), True), (("INSTALL", "MAINTENANCE"), True), ((), True), (("INSTALL",), False)],
)
def test_provinces_change_users_and_maintainers(kinds: tuple[str, ...], provincial: bool) -> None:
    assert units.is_provincial(unit(*kinds)) is provincial


def test_qualifications_that_are_not_sent_stay() -> None:
    changed = units.modified(unit("USER"), {"DWID": "1", "SJBB": 1, "DWMC": "新", "XYDM": "B" * 18}, 2)
    assert (changed.xydm, changed.version, changed.updated, changed.change) == ("B" * 18, 2, 2, "MODIFY")
    assert orjson.loads(changed.doc) == {"DWMC": "新", "XYDM": "B" * 18, "ZZXX": [{"ZZLB": "USER"}]}


def test_an_empty_list_of_qualifications_removes_them() -> None:
    changed = units.modified(unit("USER"), {"XYDM": "B" * 18, "ZZXX": []}, 2)
    assert units.categories(changed) == frozenset()


def test_the_version_of_a_qualification_is_not_stored() -> None:
    changed = units.modified(unit(), {"XYDM": "B" * 18, "ZZXX": [{"ZZLB": "USER", "SJBB": 7}]}, 2)
    assert units.content(changed)["ZZXX"] == [{"ZZLB": "USER"}]


def test_a_push_keeps_what_it_does_not_say() -> None:
    before = unit("INSTALL", TXDZ="a", LXDH="b")
    after = units.pushed(before, {"DWMC": "新", "XYDM": "A" * 18, "TXDZ": "c", "SJLX": "ADD"}, 2)
    assert units.content(after) == {**units.content(before), "DWMC": "新", "TXDZ": "c"}
    assert (after.version, after.change) == (2, "MODIFY")


def test_a_repeated_push_changes_nothing() -> None:
    before = unit()
    assert units.pushed(before, {"DWMC": "单位", "XYDM": "A" * 18, "SJLX": "MODIFY"}, 2) is before


@pytest.mark.parametrize("no", [16, 39])
def test_every_member_of_the_table_is_shown(no: int) -> None:
    shown = units.item(TABLES[no], unit("USER"))
    assert set(shown) == {row.code for row in TABLES[no].members()}
    assert shown["FRXM"] == ""
    assert shown["ZZXX"] == [{"ZZLB": "USER", "ZZBH": "", "XKZKSSJ": "", "XKZJSSJ": "", "SJBB": 1}]


def test_the_enterprise_reads_the_categories_of_its_table_only() -> None:
    both = unit("MANUFACTURE", "INSTALL")
    assert [entry["ZZLB"] for entry in units.item(TABLES[16], both)["ZZXX"]] == ["INSTALL"]
    assert [entry["ZZLB"] for entry in units.item(TABLES[39], both)["ZZXX"]] == ["MANUFACTURE", "INSTALL"]


def test_only_a_deleted_unit_bears_a_kind_of_change() -> None:
    live = unit("USER")
    assert "BGLX" not in units.item(TABLES[39], replace(live, change="MODIFY"))
    assert units.item(TABLES[39], units.deleted(live, 2))["BGLX"] == "DELETE"


def test_a_made_up_code_is_made_with_its_own_generator() -> None:
    """Its draw is that of seed, the word unit and DWID, so that nothing else of the world shifts it."""
    expected = credit.make(Random("1 unit 5"), "330106", credit.OTHER)
    assert units.made_up_code(1, "5", {"ZCDZ": PLACE, "DWLB": "OTHER"}) == expected


def test_without_a_list_of_categories_all_are_shown() -> None:
    table = replace(TABLES[16], rows=tuple(row for row in TABLES[16].rows if row.code != "ZZLB"))
    shown = units.item(table, unit("MANUFACTURE", "INSTALL"))["ZZXX"]
    assert len(shown) == 2
    assert all("ZZLB" not in entry for entry in shown)
