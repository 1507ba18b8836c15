"""The tables against what was counted by hand in the print, and against the rest of spec/."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from mockplatform.spec import tables
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.conditions import CONDITIONS, STRICT
from mockplatform.spec.model import QUERY, TOP, Table
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

ROW_COUNTS = {
    4: 36, 5: 37, 6: 1, 7: 17, 8: 20, 9: 1, 10: 45, 11: 1, 12: 6, 13: 25, 14: 5, 15: 126, 16: 20, 17: 5, 18: 7, 19: 1,
    21: 14, 22: 16, 23: 1, 24: 8, 25: 10, 26: 1, 27: 8, 28: 10, 29: 1, 30: 14, 31: 15, 32: 1, 33: 7, 34: 9, 35: 1,
    36: 27, 37: 15, 38: 17, 39: 20, 40: 126, 41: 13, 42: 1, 43: 2,
    45: 6, 46: 6, 47: 1, 48: 8, 49: 14,
}  # fmt: skip

each_table = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: f"T{table.no}")
FOLDER = Path(tables.__file__).parent
MODULES = sorted(path.stem for path in FOLDER.glob("t[0-9]*.py"))


def levels(table: Table) -> set[str]:
    return {at for row in (*table.rows, *table.extensions) for at in row.at.split()} | {TOP}


def test_every_table_is_there_in_printed_order() -> None:
    assert list(TABLES) == [*range(4, 20), *range(21, 44), *range(45, 50)]
    assert {no: len(table.rows) for no, table in TABLES.items()} == ROW_COUNTS


def test_every_module_of_the_folder_is_listed_under_its_own_number() -> None:
    assert [int(name[1:3]) for name in MODULES] == list(TABLES)
    for name in MODULES:
        module = import_module(f"mockplatform.spec.tables.{name}")
        assert TABLES[int(name[1:3])] is module.TABLE
        assert (module.__doc__ or "").startswith(f"{module.TABLE.clause}: ")


@each_table
def test_rows_are_numbered_as_printed(table: Table) -> None:
    numbers = [row.no for row in table.rows]
    missing = [10] if table.no == 41 else []  # E119
    assert sorted(numbers + missing) == list(range(1, len(numbers) + len(missing) + 1))
    assert all(row.no == 0 for row in table.extensions)


@each_table
def test_a_code_stands_once_in_an_object(table: Table) -> None:
    for at in levels(table):
        codes = [row.code for row in table.members(at)]
        assert len(codes) == len(set(codes)), at


@each_table
def test_every_object_that_holds_something_is_an_element_itself(table: Table) -> None:
    for at in levels(table) - {TOP, QUERY}:
        above, _, code = at.rpartition(".")
        (holder,) = (row for row in table.members(above or TOP) if row.code == code)
        assert holder.notation in ("OBJECT", "ARRAY")


@each_table
def test_every_object_and_array_holds_something(table: Table) -> None:
    for at in levels(table):
        for row in table.members(at):
            if row.notation in ("OBJECT", "ARRAY") and row.code != "BJYC":  # E051: bare component codes
                assert table.members(row.code if at == TOP else f"{at}.{row.code}"), row.code


@each_table
def test_every_notation_can_be_read(table: Table) -> None:
    for row in (*table.rows, *table.extensions):
        printed = parse(row.notation)
        if row.accept:
            accepted = parse(row.accept)
            assert accepted.kind == printed.kind
            assert accepted != printed
            assert accepted.decimals >= printed.decimals
            assert accepted.most - accepted.decimals >= printed.most - printed.decimals


@each_table
def test_every_reading_has_a_name_that_exists(table: Table) -> None:
    for row in (*table.rows, *table.extensions):
        assert not row.codes or row.codes in CODE_LISTS
        assert not row.when or row.when == STRICT or row.when in CONDITIONS
        assert not row.when or row.use == "M"
        assert re.fullmatch(r"(R-[0-9.]+-[0-9]+)?", row.requirement)
        assert re.fullmatch(r"(E[0-9]{3}( E[0-9]{3})*)?", row.errata)
        assert row.errata or not (row.when or row.accept or row.printed) or row.code == "ZZLB"
    for rule in table.rules:
        assert rule.when in CONDITIONS
        assert set(rule.codes) <= {row.code for row in table.members()}
        assert re.fullmatch(r"R-[0-9.]+-[0-9]+", rule.requirement)


@each_table
def test_the_requirement_is_that_of_the_clause(table: Table) -> None:
    assert table.requirement == f"R-{table.clause}.2-1"


@each_table
def test_values_of_a_list_fit_the_accepted_length(table: Table) -> None:
    for row in table.rows:
        if row.codes:
            assert max(map(len, CODE_LISTS[row.codes].values)) <= parse(row.accept or row.notation).most


@each_table
def test_rows_point_at_the_notes_and_the_notes_at_rows(table: Table) -> None:
    labels = [label for label, _ in table.notes]
    lost = {"注 1", "注 2"} if table.no == 48 else set()  # E223: printed in the column only
    assert len(labels) == len(set(labels))
    assert {row.note for row in table.rows if row.note} == set(labels) | lost


@pytest.mark.parametrize(
    ("no", "code", "printed"),
    [
        (8, "ZJBM", "TZJBM"), (33, "ZJBM", "TZJBM"), (34, "ZJBM", "TZJBM"),
        (10, "CPBH", "CCBH"), (10, "TBJLB", "BJLB"), (10, "TBJZZXYDM", "BJZZXYDM"),
        (15, "GZHJ", "GZHZ"), (15, "ZHYY", "ZHYZ"), (15, "ZHXH", "ZHXX"), (15, "JCXZZF", "JCZZZF"),
        (15, "BXJGXYDM", "BXJGXNDM"), (15, "BXDLJGXYDM", "BXDLJGXNDM"),
        (17, "ZHYY", "ZHYE"), (18, "ZHYY", "ZHY Y"), (18, "ZHRQ", "ZHWCRQ"),
        (31, "DQJYHGRQ", "DQJYRQ"), (40, "ZHYY", "ZHY Y"), (40, "ZHXH", "ZH XH"), (40, "YJJYDH", "YJYDH"),
    ],
)  # fmt: skip
def test_misprints(no: int, code: str, printed: str) -> None:
    (row,) = (row for row in TABLES[no].rows if row.code == code)
    assert row.printed == row.printed_code == printed


def test_there_are_no_other_misprints() -> None:
    assert sum(bool(row.printed) for table in TABLES.values() for row in table.rows) == 19
