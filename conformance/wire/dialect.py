"""How a target spells what is misprinted: the codes of its elements (E001, E002, E004 to E007, E009, E014), and a
path (E057).

What a server takes is learnt from the first valid request that it accepts; requests with a defect are then spelled the
same way. Answers are read in any spelling (rows.canonical).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any

from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP, Row, Table
from mockplatform.spec.tables import TABLES


class Spelling(Enum):
    """In the order in which they are tried."""

    PRINTED = auto()
    """As the interface's own table prints the codes, without blanks (E006)"""
    COMMON = auto()
    """As the other tables have them"""
    BOTH = auto()
    """Each value twice, for a server that takes one code so and another so"""


@dataclass
class Dialect:
    """What was learnt of one target."""

    taken: dict[str, Spelling] = field(default_factory=dict)
    """Interface → the spelling that it takes"""
    paths: dict[str, str] = field(default_factory=dict)
    """Interface → the path at which it was found"""

    def doubtful(self, interface: str) -> bool:
        """Whether the interface's table has misprints, and nothing was learnt of it yet."""
        return interface not in self.taken and misprinted(interface)

    def spelled(self, interface: str, content: Any) -> Any:
        """A record, or an array of them, under the codes that the interface takes."""
        body = INTERFACES[interface].body
        wanted = self.taken.get(interface, Spelling.PRINTED)
        if body is None or wanted is Spelling.COMMON or not misprinted(interface):
            return content
        return _spelled(TABLES[body], TOP, content, wanted)

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
