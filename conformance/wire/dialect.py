"""How a target spells what is misprinted: the codes of its elements (E001, E002, E004 to E007, E009, E014), and a
path (E057); and which of two wordings it takes where the text leaves the choice of a value (E090, E096).

What a server takes is learnt from the first valid request that it accepts; requests with a defect are then spelled the
same way. Answers are read in any spelling (rows.canonical).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any

from mockplatform.spec.codes import SBLB, SBPZ
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP, Row, Table
from mockplatform.spec.tables import TABLES

CATALOGUE = {"SBLB": SBLB, "SBPZ": SBPZ}
"""Elements that have a code in the catalogue, and a name (E090)"""


class Spelling(Enum):
    """In the order in which they are tried."""

    PRINTED = auto()
    """As the interface's own table prints the codes, without blanks (E006)"""
    COMMON = auto()
    """As the other tables have them"""
    BOTH = auto()
    """Each value twice, for a server that takes one code so and another so"""


_NAMES = {code: row.zh for catalogue in CATALOGUE.values() for code, row in catalogue.values.items()}


@dataclass(frozen=True)
class Wording:
    """Another way to write the value of some elements, for a server that refuses the usual one."""

    names: frozenset[str]
    """The elements, by code and by Chinese name, as errors name them (E025)"""
    other: Callable[[str], str]

    def applied(self, content: Any) -> Any:
        """A record, or an array of them, in the other wording."""
        if isinstance(content, list):
            return [self.applied(one) for one in content]
        if not isinstance(content, dict):
            return content
        return {
            code: self.other(value) if code in self.names and isinstance(value, str) else self.applied(value)
            for code, value in content.items()
        }


WORDINGS = {
    "E090": Wording(frozenset({*CATALOGUE, "设备类别", "设备品种"}), lambda text: _NAMES.get(text, text)),
    "E096": Wording(frozenset({"SGDQ", "施工地区"}), lambda text: text if "^" in text else f"{text}^"),
}
"""Erratum → its other wording: names of the catalogue for its codes; a region as an address without detail"""


@dataclass
class Dialect:
    """What was learnt of one target."""

    taken: dict[str, Spelling] = field(default_factory=dict)
    """Interface → the spelling that it takes"""
    paths: dict[str, str] = field(default_factory=dict)
    """Interface → the path at which it was found"""
    tells_sgid: bool = False
    """data.id of 6.4 was seen to be the record code (E134)"""
    other: dict[str, bool] = field(default_factory=dict)
    """Erratum → whether the target wants its other wording; none while no such value was taken"""

    def doubtful(self, interface: str) -> bool:
        """Whether the interface's table has misprints, and nothing was learnt of it yet."""
        return interface not in self.taken and misprinted(interface)

    def spelled(self, interface: str, content: Any) -> Any:
        """A record, or an array of them, under the codes that the interface takes."""
        for erratum in (known for known, wanted in self.other.items() if wanted):
            content = WORDINGS[erratum].applied(content)
        body = INTERFACES[interface].body
        wanted = self.taken.get(interface, Spelling.PRINTED)
        if body is None or wanted is Spelling.COMMON or not misprinted(interface):
            return content
        return _spelled(TABLES[body], TOP, content, wanted)

    def unsure(self, content: Any) -> dict[str, Any]:
        """Erratum → the content in its other wording, where that differs and nothing was learnt of it yet."""
        others = {one: wording.applied(content) for one, wording in WORDINGS.items() if one not in self.other}
        return {one: worded for one, worded in others.items() if worded != content}

    def open_paths(self, interface: str) -> tuple[str, ...]:
        """The paths at which the interface may be: the one at which it was found, or all that are printed."""
        row = INTERFACES[interface]
        return (self.paths[interface],) if interface in self.paths else (row.path, *row.also)


def about(erratum: str, fields: Iterable[str]) -> bool:
    """Whether errors name the elements of a wording, and nothing else."""
    named = [field.replace(" ", "").rpartition(".")[2].partition("[")[0] for field in fields]
    return bool(named) and all(name in WORDINGS[erratum].names for name in named)


@cache
def misprinted(interface: str) -> bool:
    """Whether the interface's table prints a code that no other table has."""
    body = INTERFACES[interface].body
    return body is not None and any(_printed(row) != row.code for row in TABLES[body].rows)


def _printed(row: Row) -> str:
    return row.printed_code.replace(" ", "")


@cache
def _codes(table: Table, at: str) -> dict[str, str]:
    """The codes of an object → as its table prints them."""
    return {row.code: _printed(row) for row in table.members(at)}


def _spelled(table: Table, at: str, content: Any, wanted: Spelling) -> Any:
    if isinstance(content, list):
        return [_spelled(table, at, one, wanted) for one in content]
    if not isinstance(content, dict):
        return content
    codes = _codes(table, at)
    spelled: dict[str, Any] = {}
    for code, value in content.items():
        code = str(code)
        inner = _spelled(table, code if at == TOP else f"{at}.{code}", value, wanted)
        if wanted is Spelling.BOTH:
            spelled[code] = inner
        spelled[codes.get(code, code)] = inner
    return spelled
