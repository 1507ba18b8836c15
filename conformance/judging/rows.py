"""What can be asked about the rows of a table under every reading of it: which M elements may be left out and tested (E103),
and in which spellings an element is read: by level and code (E003, E008, E010 to E013), for none of them decides (E247).

The exceptions are data: (table, element) → the errata by which a server may do without the element.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mockplatform.spec.elements import names as printed_names
from mockplatform.spec.elements import spellings
from mockplatform.spec.model import TOP, Row, Table
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

DOUBTFUL: dict[tuple[int, str], str] = {
    (5, "GZHJ"): "E105",
    (5, "TBJLB"): "E106",
    (5, "SJBB"): "E036",
}


KEYS = frozenset({"ZJBM", "SGID", "SYDWGLID", "BXID", "WBID", "JYID", "JDID", "DWID", "ZHID"})
"""Elements that name a record: another value is refused for its own reason"""

UNMEASURED: dict[str, str] = {"SBSYCSLB": "E092"}
"""Texts whose form is in doubt"""


def demanded(table: Table, at: str = TOP) -> list[Row]:
    """The rows that are M under every reading: without a condition, and not in doubt."""
    return [
        row for row in table.members(at) if row.use == "M" and not row.when and (table.no, row.code) not in DOUBTFUL
    ]


def too_long(tables: dict[int, Table], code: str) -> str:
    """A value far over the widest limit that any table prints for the element: 2n + 10 ASCII characters (R-5.3.3-2,
    E074, E080 to E082)."""
    return "9" * (2 * _widest(tables, code) + 10)


def one_over(tables: dict[int, Table], code: str) -> str:
    """A value of one character more than the widest limit, which no reading counts as less (E074)."""
    return "9" * (_widest(tables, code) + 1)


def _widest(tables: dict[int, Table], code: str) -> int:
    rows = [row for table in tables.values() for row in (*table.rows, *table.extensions) if row.code == code]
    return max(parse(notation).most for row in rows for notation in (row.notation, row.accept) if notation)


def texts(table: Table, at: str = TOP) -> list[Row]:
    """The rows whose length can be tried: texts without a list of values that name no record."""
    return [
        row for row in _understood(table, at)
        if parse(row.notation).kind == "C" and not row.codes and row.code not in KEYS and row.code not in UNMEASURED
    ]  # fmt: skip


def numbers(table: Table, at: str = TOP) -> list[Row]:
    """The rows that letters don't fit: numbers and dates, but for versions, which are the server's own."""
    kinds = ("N", "date", "datetime", "month", "year")
    return [row for row in _understood(table, at) if parse(row.notation).kind in kinds and row.code != "SJBB"]


def _understood(table: Table, at: str) -> list[Row]:
    """Without rows that the table does not print (E044), and those whose code is a misprint, unless they are demanded: a
    server passes over what it does not have (E005, E014)."""
    return [
        row for row in table.members(at)
        if row in demanded(table, at) or not (row.printed or row in table.extensions)
    ]  # fmt: skip


def names(table: Table, code: str, at: str = TOP) -> frozenset[str]:
    """Everything that an error may call an element: its codes, and its names in print, in whatever table (E020, E025, E243)."""
    rows = [row for one in TABLES.values() for row in (*one.rows, *one.extensions) if row.code == code]
    codes = {spelling for spelling, canonical in spellings(table.members(at)).items() if canonical == code}
    printed = {name.replace(" ", "") for row in rows for name in (row.name, row.synonym) if name}
    return frozenset(codes | printed | {code})


@cache
def every_spelling(table: Table, at: str) -> Mapping[str, str]:
    """Spelling → canonical code of the members of an object (spec/elements.py), worked out once."""
    return spellings(table.members(at))


@cache
def members(table: Table, at: str = TOP) -> tuple[Row, ...]:
    """The rows of an object, found once: a list may have thousands of them."""
    return table.members(at)


@cache
def chinese(table: Table, at: str) -> Mapping[str, str]:
    """The Chinese names of the members of an object → canonical code."""
    return printed_names(members(table, at))


def canonical(table: Table, at: str, values: object) -> dict[str, object]:
    """The members of an object under their canonical codes; {} for what is no object."""
    if not isinstance(values, dict):
        return {}
    known = every_spelling(table, at)
    return {known.get(str(code), str(code)): value for code, value in values.items()}
