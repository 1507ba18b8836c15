"""Every record of every kind is right for its table, whatever the seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import islice

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.derive import address
from mockplatform.derive.validate import Validator
from mockplatform.fixtures import Maker
from mockplatform.fixtures.dates import milliseconds
from mockplatform.spec.codes import JYLB, SBPZ, SBSYZT, SGLB, ZZLB
from mockplatform.spec.components import complete
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

Record = dict[str, object]

seeds = st.integers(-(2**63), 2**63 - 1)
modest = settings(max_examples=8, deadline=None)

MAKERS: dict[str, tuple[int, Callable[[Maker], Record]]] = {
    "lift": (4, lambda maker: maker.lift()),
    "construction": (7, lambda maker: maker.construction()),
    "result": (10, lambda maker: maker.result(maker.construction(kind="REFORM"), "1234567890123456789", 1)),
    "recall": (17, lambda maker: maker.recall()),
    "usage": (21, lambda maker: maker.usage()),
    "insurance": (24, lambda maker: maker.insurance()),
    "maintenance": (27, lambda maker: maker.maintenance()),
    "inspection": (30, lambda maker: maker.inspection()),
    "supervision": (33, lambda maker: maker.supervision()),
    "unit": (37, lambda maker: maker.unit()),
    "construction notice": (41, lambda maker: maker.construction_notice(maker.construction())),
    "pushed unit": (45, lambda maker: maker.pushed_unit()),
    "certificate": (46, lambda maker: maker.certificate()),
    "corporate": (48, lambda maker: maker.corporate()),
    "accident": (49, lambda maker: maker.accident()),
}

DUE = {"XCHCRQ", "XKZJSSJ", "BXJSRQ", "XCWBRQ", "XCJYRQ", "XCJCRQ"}
"""Dates that may lie ahead: the next check, the end of a licence or an insurance."""


@cache
def validator(table: int, strict: bool = False) -> Validator:
    return Validator(TABLES[table], strict=strict)


def assert_right(record: Record, table: int, *, strict: bool = False) -> None:
    checked = validator(table, strict)(record)
    assert (checked.problems, checked.oddities) == ((), ())
    assert orjson.dumps(checked.record) == orjson.dumps(record)


def dates_in(value: object, table: int) -> list[int]:
    codes = {row.code for row in TABLES[table].rows if parse(row.notation).kind in ("date", "datetime", "month")} - DUE
    if isinstance(value, list):
        return [moment for item in value for moment in dates_in(item, table)]
    if not isinstance(value, dict):
        return []
    own = [moment for code, moment in value.items() if code in codes]
    return own + [moment for below in value.values() for moment in dates_in(below, table)]


@pytest.mark.parametrize("kind", MAKERS)
@given(seed=seeds)
@modest
def test_a_record_is_right_for_its_table(kind: str, seed: int) -> None:
    table, make = MAKERS[kind]
    maker = Maker(seed)
    for _ in range(4):
        assert_right(make(maker), table)


@pytest.mark.parametrize("kind", MAKERS)
@given(seed=seeds, today=st.dates(date(2006, 1, 1), date(2099, 12, 31)))
@modest
def test_nothing_is_of_a_later_day(kind: str, seed: int, today: date) -> None:
    table, make = MAKERS[kind]
    moments = dates_in(make(Maker(seed, today)), table)
    assert all(moment <= milliseconds(today) for moment in moments)
    assert moments or table in (33, 45, 48)


@pytest.mark.parametrize("variety", SBPZ.values)
@given(seed=seeds)
@modest
def test_a_lift_of_each_variety_is_right_and_complete(variety: str, seed: int) -> None:
    lift = Maker(seed).lift(variety)
    assert_right(lift, 4)
    assert_right(lift, 4, strict=True)
    components = lift["BJXX"]
    assert isinstance(components, list)
    assert complete(variety, frozenset(component["TBJPZ"] for component in components))
    assert all(component["TBZZRQ"] <= lift["ZZRQ"] for component in components)


@pytest.mark.parametrize("category", ZZLB.values)
@given(seed=seeds)
@modest
def test_a_unit_of_each_category_is_right(category: str, seed: int) -> None:
    maker = Maker(seed)
    unit = maker.unit(category)
    assert_right(unit, 37)
    assert_right(maker.pushed_unit(unit), 45)
    assert_right(maker.corporate(unit), 48)


@given(seeds)
@modest
def test_each_kind_of_record_about_a_lift_is_right(seed: int) -> None:
    maker = Maker(seed)
    lift = maker.lift()
    for state in SBSYZT.values:
        assert_right(maker.usage(lift, state=state), 21)
    for kind in JYLB.values:
        assert_right(maker.inspection(lift, kind=kind), 30)
    for kind in SGLB.values:
        construction = maker.construction(lift, kind=kind)
        assert_right(construction, 7)
        assert_right(maker.construction_notice(construction, lift), 41)
        assert_right(maker.result(construction, "1", 1, lift), 10)


@given(seeds)
@modest
def test_addresses_are_read_as_they_were_meant(seed: int) -> None:
    maker = Maker(seed)
    lift = maker.lift()
    unit, usage, construction = maker.unit(), maker.usage(lift), maker.construction(lift)
    for found in (unit["ZCDZ"], unit["TXDZ"], usage["SBSYDD"], construction["SYDWDZ"], construction["SGLXRDZ"]):
        assert isinstance(address.parse(str(found)), address.Address)
    assert address.same_region(str(usage["SBSYDD"]), str(construction["SGDQ"]))


def test_units_and_lifts_stand_in_the_provinces_asked_for() -> None:
    maker = Maker(1, provinces=("浙江省", "江苏省"))
    found = {str(maker.usage()["SBSYDD"])[:3] for _ in range(40)} | {str(maker.unit()["ZCDZ"])[:3] for _ in range(40)}
    assert found == {"浙江省", "江苏省"}
    with pytest.raises(ValueError, match="蓬莱省"):
        Maker(1, provinces=("蓬莱省",))


def test_the_same_seed_gives_the_same_bytes() -> None:
    def everything(seed: int) -> bytes:
        maker = Maker(seed)
        return b"".join(orjson.dumps(make(maker)) for _ in range(3) for _, make in MAKERS.values())

    assert everything(5) == everything(5)
    assert len({everything(seed) for seed in (-5, 4, 5, 6)}) == 4


def test_the_output_of_a_seed_stays() -> None:
    """Not Faker's, not the hash of a text: the same on every machine. A change of the generator changes this line."""
    lift = Maker(1).lift("3310")
    assert list(lift) == "CPBH ZJBM XSSYBH SBLB SBPZ SBXH ZZRQ FSD FGD FQXJ FKD FTGZLX GZHJ BJXX".split()
    assert (lift["ZJBM"], lift["SBXH"]) == ("3310104252020XE7WJ", "FT3490-B")


def test_the_nth_lift_is_the_same_whatever_else_was_made() -> None:
    alone, busy = Maker(3), Maker(3)
    for _ in range(5):
        expected = alone.lift()
        busy.unit("USER")
        busy.certificate()
        lift = busy.lift()
        busy.maintenance(lift)
        assert lift == expected


def test_the_owner_changes_the_certificate_only() -> None:
    one, other = Maker(3).lift("3110", owner="A"), Maker(3).lift("3110", owner="B")
    assert {code for code in one if one[code] != other[code]} <= {"XSSYBH", "SBXH"}
    assert one["XSSYBH"] != other["XSSYBH"]


def test_codes_are_unique_and_of_their_form() -> None:
    lifts = list(Maker(11).lifts(20_000))
    for code in ("ZJBM", "CPBH"):
        codes = [str(lift[code]) for lift in lifts]
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch("[0-9A-Z]{9,20}", found) for found in codes)
    components = [part["TBJBM"] for lift in lifts for part in lift["BJXX"]]  # type: ignore[attr-defined]
    assert len(set(components)) == len(components)


def test_makers_of_different_seeds_share_no_codes() -> None:
    codes = [lift["ZJBM"] for seed in range(20) for lift in Maker(seed).lifts(50)]
    assert len(set(codes)) == len(codes)


@given(seeds, st.integers(0, 100))
@modest
def test_any_hundred_lifts_have_all_ten_varieties(seed: int, first: int) -> None:
    lifts = islice(Maker(seed).lifts(first + 100), first, None)
    varieties = Counter(lift["SBPZ"] for lift in lifts)
    assert varieties.keys() == SBPZ.values.keys()
    assert varieties.most_common(1)[0][0] == "3110"


def test_certificates_are_unique_and_held_by_whom_they_name() -> None:
    maker = Maker(2)
    numbers = [maker.certificate()["XSSYBH"] for _ in range(2_000)]
    assert len(set(numbers)) == len(numbers)
    certificate = maker.certificate("限速器", holder="91110000600037341L")
    assert certificate["XYDM"] == "91110000600037341L"
    assert str(certificate["XSSYBH"]).startswith("TSXF310")


def test_a_certificate_is_older_than_what_it_certifies() -> None:
    maker = Maker(2)
    models = (maker.models(), maker.component_models)
    issued = {m.certificate: m.issued for family in models for kind in family.values() for m in kind}
    for lift in maker.lifts(100):
        assert issued[str(lift["XSSYBH"])] < int(str(lift["ZZRQ"]))
        for part in lift["BJXX"]:  # type: ignore[attr-defined]
            assert issued[part["TBJXSSYBH"]] < part["TBZZRQ"]


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        Maker(1).lift("3999")
    with pytest.raises(KeyError):
        Maker(1).unit("LANDLORD")
    with pytest.raises(ValueError, match="1999"):
        Maker(1, date(1999, 12, 31))
