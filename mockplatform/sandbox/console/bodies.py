"""A JSON body, printed for reading, with the places marked that findings point to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mockplatform.spec import elements
from mockplatform.spec.interfaces import Interface
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.tables import TABLES

Marks = Mapping[str, tuple[int, ...]]
"""JSON pointer, in canonical codes → numbers of the findings that point there"""

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `absent`: the member was not sent; the line stands where it is missed."""

    text: str
    marks: tuple[int, ...] = ()
    absent: bool = False


class _Number(str):
    """A number as it was sent: 1.0 is not 1 here."""


class _Members(tuple[tuple[str, object], ...]):
    """An object; a name that stands twice is kept twice."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands: its pointer, and the object that its members belong to, as model.Row.at names it."""

    pointer: str
    at: str
    depth: int


def printed(text: str, marks: Marks, interface: Interface | None = None) -> list[Line]:
    """The lines of a body; one that is no JSON, or nested too deep, is given as it came and without marks."""
    try:
        content = json.loads(
            text, object_pairs_hook=_Members, parse_int=_Number, parse_float=_Number, parse_constant=_Number
        )
        printer = _Printer(marks, _table(interface))
        printer.value(content, _Place("", TOP, 0), "", "")
    except (ValueError, RecursionError):
        return [Line(line) for line in text.splitlines()]
    return printer.lines


def _table(interface: Interface | None) -> Table | None:
    return None if interface is None or interface.body is None else TABLES[interface.body]


class _Printer:
    """Collects the lines of one body."""

    def __init__(self, marks: Marks, table: Table | None) -> None:
        self.lines: list[Line] = []
        self._marks, self._table = marks, table
        self._codes: dict[str, Mapping[str, str]] = {}

    def value(self, value: object, place: _Place, before: str, after: str) -> None:
        """Print a value; `before` it stands its name, `after` it a comma."""
        if isinstance(value, _Members) and value:
            self._line(place, before + "{")
            self._members(value, place)
            self._line(place, "}" + after, closing=True)
        elif isinstance(value, list) and value:
            self._line(place, before + "[")
            for index, item in enumerate(value):
                inner = _Place(f"{place.pointer}/{index}", place.at, place.depth + 1)
                self.value(item, inner, "", "," if index < len(value) - 1 else "")
            self._line(place, "]" + after, closing=True)
        else:
            self._line(place, before + _scalar(value) + after)

    def _members(self, members: _Members, place: _Place) -> None:
        codes, known = self._spellings(place.at), set()
        for number, (name, value) in enumerate(members, start=1):
            code = codes.get(name, name)
            known.add(code)
            at = code if place.at == TOP else f"{place.at}.{code}"
            inner = _Place(f"{place.pointer}/{code}", at, place.depth + 1)
            self.value(value, inner, _quoted(name) + ": ", "," if number < len(members) else "")
        for pointer, numbers in self._marks.items():
            rest = pointer.removeprefix(place.pointer + "/") if pointer.startswith(place.pointer + "/") else ""
            if rest and rest.split("/")[0] not in known:
                self.lines.append(Line(INDENT * (place.depth + 1) + rest, numbers, absent=True))

    def _line(self, place: _Place, text: str, *, closing: bool = False) -> None:
        marks = () if closing else self._marks.get(place.pointer, ())
        self.lines.append(Line(INDENT * place.depth + text, marks))

    def _spellings(self, at: str) -> Mapping[str, str]:
        """Spelling → canonical code for the members of an object, since pointers are in canonical codes."""
        if self._table is None:
            return {}
        if at not in self._codes:
            self._codes[at] = elements.spellings(self._table.members(at))
        return self._codes[at]


def _scalar(value: object) -> str:
    if isinstance(value, _Number):
        return str(value)
    return "{}" if isinstance(value, _Members) else _quoted(value)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
