"""Validation compiled from a table: what is wrong with a record, and what is stored of it.

A `Validator` first asks `plain` (plain.py), one generated expression that is true only of a record which is right and
already in the form that is stored. Everything else is read row by row here, so that each error is found and named.
The two agree by test: a plain record passes here unchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from mockplatform.derive import values
from mockplatform.derive.plain import Test, compile_plain, compile_values
from mockplatform.derive.problems import Problem
from mockplatform.spec import elements
from mockplatform.spec.conditions import CONDITIONS, STRICT, wanted
from mockplatform.spec.model import TOP, Row, Table

Record = dict[str, object]

IGNORED = frozenset({"BGLX", "SJBB", "GXSJ", "CJSJ"})
"""Elements that the platform writes. A client that sends back what it read is not refused for them (E047)."""

SHOWN = 80
"""Characters of a wrong value that a problem quotes"""

CLIENT_ID = "id"
"""The client's own name of a record (5.3.5.6, E134)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What validation made of one record: `record` in canonical codes as it is stored, and all that was found."""

    record: Record
    problems: tuple[Problem, ...] = ()
    oddities: tuple[Problem, ...] = ()
    client_id: str = ""
    text: str = ""
    """The record as JSON, if it is stored just as it came"""


@dataclass
class _Report:
    """Collects what is found in one record."""

    suspect: bool
    problems: list[Problem] = field(default_factory=list)
    oddities: list[Problem] = field(default_factory=list)

    def wrong(self, kind: str, path: str, name: str = "", expected: str = "", got: str = "", req: str = "") -> None:
        self.problems.append(Problem(kind, path, name, expected, got, req))

    def odd(self, kind: str, path: str, name: str = "", expected: str = "", got: str = "", req: str = "") -> None:
        self.oddities.append(Problem(kind, path, name, expected, got, req, fatal=False))


@dataclass(frozen=True)
class _Element:
    """One row, ready to read values. `plain` is its test of plain.py, `read` None for objects and lists."""

    code: str
    row: Row
    spec: values.Spec
    plain: Test
    read: Callable[[object, values.Spec, values.Note], object] | None
    level: _Level | None
    requirement: str

    def is_plain(self, value: object) -> bool:
        """Whether the value is right and stored as it is."""
        try:
            return self.plain(value)
        except (TypeError, AttributeError):
            return False


@dataclass(frozen=True)
class _Level:
    """One object of a record: its elements by every spelling of their codes, and those that may be required, in order."""

    spellings: dict[str, _Element]
    mandatory: tuple[_Element, ...]
    ignored: frozenset[str]
    plain: Test


def _shown(value: object) -> str:
    """A value as the journal names it, shortened; of an object or an array only what it is."""
    if isinstance(value, dict | list):
        return f"{'object' if isinstance(value, dict) else 'array'} of {len(value)}"
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _never(_given: object) -> bool:
    return False


class Validator:
    """Reads records of one table under one reading.

    >>> from mockplatform.spec.tables import TABLES
    >>> check = Validator(TABLES[6])
    >>> check({"ZJBM": "3110310101A0001"}).problems
    ()
    >>> [(found.kind, found.path) for found in check({"ZJBN": "x"}).problems]
    [('unknown', 'ZJBN'), ('missing', 'ZJBM')]
    """

    def __init__(self, table: Table, *, strict: bool = False) -> None:
        self.table = table
        self.strict = strict

    # Both halves are compiled when they are first needed: few servers see a record of every table.

    @cached_property
    def _plain(self) -> dict[str, Test]:
        return compile_plain(self.table, strict=self.strict)

    @cached_property
    def _top(self) -> _Level:
        return self._level(TOP, compile_values(self.table, self._plain, strict=self.strict))

    def __call__(self, given: object, *, suspect: bool = False, text: bytes = b"") -> Checked:
        """Judge one record as it came from JSON, and `text` that says the same.

        `suspect` if its text may hold U+0000, which `plain` doesn't look for.
        """
        if not suspect and self._plain[TOP](given):
            return Checked(given, text=text.decode())  # type: ignore[arg-type]
        if not isinstance(given, dict):
            return Checked({}, (Problem("record", "", requirement="R-5.3.5.6-2"),))
        report = _Report(suspect)
        client_id = given.get(CLIENT_ID, "")
        own = {key: value for key, value in given.items() if key != CLIENT_ID} if CLIENT_ID in given else given
        record = self._object(own, self._top, "", report)
        self._rules(record, given, report)
        named = str(client_id) if isinstance(client_id, str | int) and not isinstance(client_id, bool) else ""
        return Checked(record, tuple(report.problems), tuple(report.oddities), named)

    def _level(self, at: str, plain: dict[tuple[str, str], Test]) -> _Level:
        rows = self.table.members(at)
        found: dict[str, _Element] = {}
        for row in rows:
            spec = values.Spec(row, self.strict)
            below = (row.code if at == TOP else f"{at}.{row.code}") if spec.notation.kind in ("OBJECT", "ARRAY") else ""
            level = self._level(below, plain) if below else None
            test, read = plain[at, row.code], values.READERS.get(spec.notation.kind)
            found[row.code] = _Element(row.code, row, spec, test, read, level, self.table.requirement)
        if self.strict:
            spellings = {row.printed_code.replace(" ", ""): row.code for row in rows}  # E006: a line wrap
        else:
            spellings = {**elements.spellings(rows), **{row.code: row.code for row in rows}}
        mandatory = tuple(e for e in found.values() if e.row.use == "M" and (self.strict or e.row.when != STRICT))
        ignored = frozenset() if self.strict else IGNORED - found.keys()
        by_spelling = {spelling: found[code] for spelling, code in spellings.items()}
        return _Level(by_spelling, mandatory, ignored, self._plain.get(at, _never))

    def _object(self, given: Record, level: _Level, prefix: str, report: _Report) -> Record:
        record: Record = {}
        seen: Record = {}  # as it came, since two spellings agree if they came with the same value
        for key, value in given.items():
            element = level.spellings.get(key)
            if element is None:
                self._stranger(key, value, prefix, level, report)
                continue
            if value is None or value == "":
                continue  # as if it were absent (E073)
            code = element.code
            if key != code and not self.strict:
                report.odd("alias", prefix + code, element.row.name, got=key, req=element.requirement)
            if code in seen:
                if seen[code] != value:
                    report.wrong("twice", prefix + code, element.row.name, req=element.requirement)
                continue
            seen[code] = value
            if not report.suspect and element.is_plain(value):
                record[code] = value
            else:
                self._value(value, element, prefix + code, record, report)
        self._missing(record, seen, level, prefix, report)
        return record

    def _stranger(self, key: str, value: object, prefix: str, level: _Level, report: _Report) -> None:
        if key in level.ignored:
            report.odd("ignored", prefix + key)
        else:
            report.wrong("unknown", prefix + key, got=_shown(value), req="R-5.3.5.1-1")

    def _value(self, value: object, element: _Element, path: str, record: Record, report: _Report) -> None:
        row = element.row
        if element.read is None:
            self._nested(value, element, path, record, report)
            return

        def note(kind: str, expected: str = "") -> None:
            report.odd(kind, path, row.name, expected, req=element.requirement)

        try:
            record[row.code] = element.read(value, element.spec, note)
        except values.Wrong as wrong:
            requirement = wrong.requirement or element.requirement
            report.wrong(wrong.kind, path, row.name, wrong.expected, wrong.got or _shown(value), requirement)

    def _nested(self, value: object, element: _Element, path: str, record: Record, report: _Report) -> None:
        level, row = element.level, element.row
        assert level is not None
        if element.spec.notation.kind == "OBJECT":
            if isinstance(value, dict):
                record[row.code] = self._object(value, level, path + ".", report)
            else:
                report.wrong("type", path, row.name, "对象 (object)", _shown(value), "R-5.3.3-1")
        elif not isinstance(value, list):
            report.wrong("type", path, row.name, "数组 (array)", _shown(value), "R-5.3.3-1")
        else:
            record[row.code] = [self._item(v, level, f"{path}[{i}]", row, report) for i, v in enumerate(value)]

    def _item(self, value: object, level: _Level, path: str, row: Row, report: _Report) -> object:
        if not level.spellings:  # BJYC: bare component codes (E051)
            if isinstance(value, dict) and not self.strict:
                value = value.get("TBJBM")
            if not isinstance(value, str) or not 1 <= len(value) <= 20 or "\0" in value:
                report.wrong("type", path, row.name, "部件编码 (string)", _shown(value), "R-5.3.3-1")
            return value
        if not isinstance(value, dict):
            report.wrong("type", path, row.name, "对象 (object)", _shown(value), "R-5.3.3-1")
            return value
        if not report.suspect and level.plain(value):
            return value
        return self._object(value, level, path + ".", report)

    def _missing(self, record: Record, seen: Record, level: _Level, prefix: str, report: _Report) -> None:
        conditions: dict[str, bool] = {}  # each is asked once
        for element in level.mandatory:
            row = element.row
            if element.code in seen:
                continue
            if row.when not in conditions:
                conditions[row.when] = wanted(row, record, strict=self.strict)
            if conditions[row.when]:
                requirement = row.requirement if row.when and not row.codes else ""
                report.wrong("missing", prefix + element.code, row.name, req=requirement or element.requirement)

    def _rules(self, record: Record, given: Record, report: _Report) -> None:
        for rule in self.table.rules:
            if not CONDITIONS[rule.when].holds(record) or any(given.get(code) not in (None, "") for code in rule.codes):
                continue
            names = [row.name for row in self.table.members() if row.code in rule.codes]
            report.wrong("at_least", rule.codes[0], names[0], "、".join(names), req=rule.requirement)
