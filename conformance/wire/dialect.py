"""How a target spells what is misprinted: the codes of its elements (E001, E002, E004 to E007, E009, E014), and a
path (E057); and which of two wordings it takes where the text leaves the choice of a value (WORDINGS).

What a server takes is learnt from the first valid request that it accepts; requests with a defect are then spelled the
same way. Answers are read in any spelling (rows.canonical).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any

from conformance.running import moment
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

_OF_SOME_LIFTS = {row.code: row.name for row in TABLES[4].members() if row.use == "M" and row.when}
"""Rows of Table 4 that are printed M though not every lift can have them (E103)"""


@dataclass(frozen=True)
class Wording:
    """Another way to write the value of some elements, for a server that refuses the usual one."""

    elements: Mapping[str, str]
    """Code → Chinese name, by either of which errors name them (E025)"""
    other: Callable[[Any], Any]
    filled: str = ""
    """The element by which those records are known in which all of `elements` have to stand, empty or not"""

    def applied(self, content: Any) -> Any:
        """A record, or an array of them, in the other wording."""
        if isinstance(content, list):
            return [self.applied(one) for one in content]
        if not isinstance(content, dict):
            return content
        empty = dict.fromkeys(self.elements, "") if self.filled in content else {}
        return {
            code: self.other(value) if code in self.elements else self.applied(value)
            for code, value in (empty | content).items()
        }

    def about(self, named: Sequence[str]) -> bool:
        """Whether errors name these elements, and nothing else."""
        return bool(named) and all(name in self.elements or name in self.elements.values() for name in named)


def _month(value: Any) -> Any:
    return int(moment.month(value)) if isinstance(value, int) else value


WORDINGS = {
    "E070": Wording({"ZTBGRQ": "状态变更日期", "XCJYRQ": "下次检验日期"}, _month),
    "E090": Wording({"SBLB": "设备类别", "SBPZ": "设备品种"}, lambda text: _NAMES.get(text, text)),
    "E096": Wording({"SGDQ": "施工地区"}, lambda text: text if "^" in text else f"{text}^"),
    "E103": Wording(_OF_SOME_LIFTS, lambda value: value, filled="SBXH"),
}
"""Erratum → its other wording: months as YYYYMM; names of the catalogue for its codes; a region as an address without
detail; what a lift does not have as an empty member"""


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
