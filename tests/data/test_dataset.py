"""What a world starts with hangs together."""

from __future__ import annotations

from mockplatform.derive.validate import Validator
from mockplatform.fixtures import Life, account_code, world
from mockplatform.fixtures.credit import is_valid
from mockplatform.spec.codes import SBPZ, ZZLB
from mockplatform.spec.tables import TABLES

DATA = world(1, 100)
TABLE_OF = {
    "lift": 4,
    "construction": 7,
    "construction_notice": 41,
    "usage": 21,
    "insurance": 24,
    "maintenance": 27,
    "inspection": 30,
    "supervision": 33,
}


def assert_right(table: int, records: object) -> None:
    check = Validator(TABLES[table])
    for record in records:  # type: ignore[attr-defined]
        checked = check(record)
        assert (checked.problems, checked.oddities, checked.record) == ((), (), record)


def test_account_codes_are_valid_and_each_their_own() -> None:
    codes = [account_code(seed, name) for seed in (1, 2) for name in ("manufacturer", "constructor")]
    assert all(map(is_valid, codes))
    assert len(set(codes)) == 4
    assert account_code(1, "manufacturer") == codes[0]


def test_there_are_units_of_every_category_and_of_the_accounts() -> None:
    assert_right(37, DATA.units)
    codes = [unit["XYDM"] for unit in DATA.units]
    assert len(set(codes)) == len(codes)
    assert {q["ZZLB"] for unit in DATA.units for q in unit["ZZXX"]} == set(ZZLB.values)  # type: ignore[attr-defined]
    assert codes[:4] == [account_code(1, name) for name in DATA.accounts]


def test_what_lifts_name_is_known() -> None:
    certificates = {certificate["XSSYBH"]: certificate["XYDM"] for certificate in DATA.certificates}
    units = {unit["XYDM"] for unit in DATA.units}
    assert len(certificates) == len(DATA.certificates)
    for owner, lift in DATA.lifts():
        assert certificates[lift["XSSYBH"]] == owner
        for part in lift["BJXX"]:  # type: ignore[attr-defined]
            assert certificates[part["TBJXSSYBH"]] == part["TBJZZXYDM"]
            assert part["TBJZZXYDM"] in units


def test_certificates_and_licences_are_right() -> None:
    assert_right(46, DATA.certificates)
    assert_right(48, [record for _, record in DATA.corporates])
    assert account_code(1, "constructor") in dict(DATA.corporates)


def test_lifts_belong_to_both_manufacturers_and_are_the_same_each_time() -> None:
    lifts = list(DATA.lifts())
    assert lifts == list(DATA.lifts()) == list(world(1, 100).lifts())
    assert lifts != list(world(2, 100).lifts())
    assert {owner for owner, _ in lifts} == {account_code(1, name) for name in ("manufacturer", "manufacturer-other")}
    assert {lift["SBPZ"] for _, lift in lifts} == set(SBPZ.values)


def test_the_accounts_can_have_codes_of_their_own() -> None:
    data = world(1, 3, accounts={"manufacturer": "91110000600037341L"})
    assert [owner for owner, _ in data.lifts()][0] == "91110000600037341L"
    assert data.units[0]["XYDM"] == "91110000600037341L"


def test_lives_are_the_same_lifts_with_what_happened_to_them() -> None:
    lives = list(DATA.lives())
    assert [(life.owner, life.lift) for life in lives] == list(DATA.lifts())
    assert [life.usage is None for life in lives[:5]] == [True, False, False, False, True]
    for name, table in TABLE_OF.items():
        records = [record for life in lives if (record := getattr(life, name)) is not None]
        assert_right(table, records)
    assert all(_is_of_its_lift(life) for life in lives)


def _is_of_its_lift(life: Life) -> bool:
    records = [record for name in TABLE_OF if (record := getattr(life, name)) is not None]
    return all(record["ZJBM"] == life.lift["ZJBM"] for record in records)


def test_a_large_world_costs_nothing_until_it_is_read() -> None:
    data = world(1, 10_000_000)
    assert next(iter(data.lifts()))[1]["ZJBM"]
