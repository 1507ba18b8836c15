"""The shapes in which the standard is written down: a table is a tuple of rows, one row of print a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Use = Literal["M", "K"]
"""追溯信息属性 (5.3.4.2.2 d): M is basic traceability information and must be given, K is extended."""

TOP = "."
"""`Row.at` of an element that stands at the top level of a record."""

QUERY = "?"
"""`Row.at` of an element that travels in the query only (E040)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row of a table: one element.

    The first eight columns are the row as printed, save that `code` is the canonical code; `printed` holds the
    printed one where that is a misprint. The others are readings: what Annex A and the errata add to the print.
    """

    no: int
    """序号; 0 for an element that Annex A shows and the table leaves out (see `Table.extensions`)."""
    name: str
    """数据元中文名称"""
    synonym: str
    """同义名称"""
    notation: str
    """数据类型, as printed: see notation.py"""
    unit: str
    """计量单位"""
    code: str
    """数据元代码, canonical"""
    use: Use
    """M or K"""
    note: str = ""
    """备注, as printed, e.g. 注 8"""
    printed: str = ""
    """The code as printed, where it is not the canonical one"""
    at: str = TOP
    """The objects that hold the element, by Annex A, parted by blanks: `.`, `BJXX`, `SGXX.ZJXX`, `?` for the query"""
    codes: str = ""
    """Name of the code list that the value is taken from (codes.py)"""
    when: str = ""
    """An M row is required only under this condition (conditions.py)"""
    accept: str = ""
    """A wider notation that the default reading accepts; strict mode takes the printed one"""
    requirement: str = ""
    """Requirement that the code list or the condition is stated in, if it is not the table's own"""
    errata: str = ""
    """Errata that `printed`, `when` and `accept` rest on, parted by blanks"""

    @property
    def printed_code(self) -> str:
        """The code that the table prints."""
        return self.printed or self.code


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """A rule between elements: at least one of `codes` is given, under the condition `when`."""

    codes: tuple[str, ...]
    when: str
    requirement: str
    errata: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A data table of the standard. Equal to itself alone, so that what is made of it can be remembered cheaply.

    `clause` is the interface's clause (6.1); `requirement` the statement "the data follow Table n".
    """

    no: int
    clause: str
    caption: str
    requirement: str
    rows: tuple[Row, ...]
    extensions: tuple[Row, ...] = ()
    """Elements that Annex A shows and the print of the table leaves out (E028–E030, E044)"""
    rules: tuple[AtLeastOne, ...] = ()
    notes: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The notes under the table: ("注 1", text as printed)"""

    def members(self, at: str = TOP) -> tuple[Row, ...]:
        """Rows of the object `at`, in printed order, extensions last."""
        return tuple(row for row in (*self.rows, *self.extensions) if at in row.at.split())


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for people, in both languages."""

    en: str
    zh: str
