"""Judging what a downlink gives against its table (R-….2-1); the nesting of Annex A is judged by nesting.py.

Unknown members are ignored, the order never matters, and a scalar is judged by its text (E072). "", null and absence are
alike (E073), nothing depends on an order (E054, E158). What has been revoked (BGLX=DELETE) may have lost all its other members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from conformance.judging.demands import DEMANDS, MAY_BE_EMPTY, UNMEASURED, Demand
from conformance.judging.reading import table_of
from conformance.judging.rows import canonical, chinese, members
from conformance.judging.verify import Check
from conformance.wire.client import Answer
from mockplatform.spec import codes as lists
from mockplatform.spec.model import TOP, Row, Table, Text
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

EMPTY: tuple[object, ...] = (None, "")
BOOLEANS = frozenset({"true", "false", "on", "off", "是", "否"})
"""Table 1, in any case"""

_TIMESTAMP, _SECONDS = re.compile(r"0|-?[0-9]{11,14}"), re.compile(r"-?[0-9]{9,10}")
_CALENDAR = {
    "date": re.compile(r"[12][0-9]{7}"), "datetime": re.compile(r"[12][0-9]{7}(?:[0-9]{4}|[0-9]{6})"),
    "month": re.compile(r"[12][0-9]{5}"), "year": re.compile(r"[12][0-9]{3}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a member; `place` is e.g. `BJXX[].TBZZRQ`."""

    place: str
    expected: Text
    seen: str | Text
    erratum: str = ""
    """"" for what no reading allows; else this is a way that an erratum leaves (FREEDOM)"""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """An object within an item: where it stands by the table, and its members under their codes."""

    at: str
    given: Mapping[str, Any]
    """The members as they came"""
    codes: Mapping[str, Any]
    """The same under canonical codes"""
    known: Mapping[str, Any]
    """The same without those that are empty"""

    def place(self, code: str) -> str:
        """How a member is called in a report."""
        return code if self.at == TOP else f"{self.at.replace('.', '[].')}[].{code}"


def parts(table: Table, item: object, at: str = TOP) -> Iterator[Part]:
    """An item and all the objects in it, whether in a list or not."""
    if not isinstance(item, dict):
        return
    codes = canonical(table, at, item)
    known = {code: value for code, value in codes.items() if value not in EMPTY}
    yield Part(at, item, codes, known)
    for row in members(table, at):
        inner = known.get(row.code)
        for one in inner if isinstance(inner, list) else [inner]:
            if parse(row.notation).kind in ("OBJECT", "ARRAY"):
                yield from parts(table, one, row.code if at == TOP else f"{at}.{row.code}")


# ---- the table


def follow(check: Check, interface: str, items: Sequence[Mapping[str, Any]], *answers: Answer,
           given: Iterable[str] = (), whole: bool = True) -> bool:  # fmt: skip
    """Judge items of a downlink against its table. `given`: members that the suite supplied, and that are demanded whatever
    their row says; `whole`: False for increments, whose items may hold the changed parts only (E056).

    The test makes sure before that the items are those that it expects."""
    table = table_of(interface)
    found = [fault for item in items for fault in faults(table, item, given=given, whole=whole)]
    what = Text(f"items of {interface} against Table {table.no}", f"{interface} 的数据与表 {table.no} 对照")
    return report(check, what, found, len(items), *answers)


def faults(table: Table, item: Mapping[str, Any], *, given: Iterable[str] = (), whole: bool = True) -> list[Fault]:
    """Everything in one item that does not follow its table."""
    every = list(parts(table, item))
    gone = {part.known.get("BGLX") for part in every if part.at in (TOP, "ZJXX")}
    found = [fault for part in every for fault in (*named(table, part), *_typed(table, part))]
    if "DELETE" in gone:
        return found
    for demand in (*DEMANDS[table.no], Demand(TOP, tuple(given))) if whole else ():
        found += _missing(demand, every)
    return found


def _missing(demand: Demand, every: Sequence[Part]) -> Iterator[Fault]:
    elsewhere = {code for part in every if part.at == demand.unless for code in part.known}
    for part in every:
        if part.at != demand.at or part.known.get("BGLX") == "DELETE":
            continue
        there = {code for code, value in part.known.items() if value != [] or code in MAY_BE_EMPTY} | elsewhere
        there |= set(part.codes) if demand.empty else set()
        for code in demand.codes:
            if code not in there:
                expected = Text(f"{code} is given", f"应有 {code}")
                yield Fault(part.place(code), expected, NONE, demand.erratum, demand.way)


def named(table: Table, part: Part) -> Iterator[Fault]:
    """Elements under their Chinese names (5.3.5.1), unless they stand under their codes as well."""
    known = chinese(table, part.at)
    for key, value in part.given.items():
        code = known.get(str(key), "")
        if code and code not in part.known and value not in EMPTY:
            yield Fault(part.place(str(key)), Text(f"the code {code}", f"代码 {code}"), str(key))


def _typed(table: Table, part: Part) -> Iterator[Fault]:
    for row in members(table, part.at):
        if row.code in part.known:
            yield from _value(table, row, part.place(row.code), part.known[row.code])


def _value(table: Table, row: Row, place: str, value: object) -> Iterator[Fault]:
    kind = parse(row.notation).kind
    expected, text = Text(row.notation, row.notation), str(value)
    if kind in ("OBJECT", "ARRAY"):
        if not isinstance(value, dict if kind == "OBJECT" else list):
            yield Fault(place, expected, kind_of(value))
    elif isinstance(value, dict | list):
        yield Fault(place, expected, kind_of(value))
    elif kind in _CALENDAR:
        yield from _time(kind, place, text)
    elif kind == "B" and text.lower() not in BOOLEANS:
        yield Fault(place, Text("a boolean", "布尔值"), text)
    elif kind == "N" and not _number(value):
        yield Fault(place, Text("a number", "数值"), text)
    elif kind in ("C", "N") and _measured(table, row) and _size(kind, text) > widest(row.code):
        most = widest(row.code)
        yield Fault(place, Text(f"at most {most} characters", f"长度不超过 {most}"), f"{_size(kind, text)}")


def _time(kind: str, place: str, text: str) -> Iterator[Fault]:
    """A timestamp in ms (E069, E077). Seconds are noted, and so is the form in print, which is for R-5.3.5.2-1 to judge."""
    expected = Text("a timestamp in milliseconds", "毫秒时间戳")
    if _TIMESTAMP.fullmatch(text) and not _CALENDAR["datetime"].fullmatch(text):
        return
    if kind in ("month", "year") and _CALENDAR[kind].fullmatch(text):
        return
    if _SECONDS.fullmatch(text):
        yield Fault(place, expected, text, "E069", "seconds")
    elif any(form.fullmatch(text) for form in _CALENDAR.values()):
        yield Fault(place, expected, text, "E069", "calendar")
    else:
        yield Fault(place, expected, text)


def _measured(table: Table, row: Row) -> bool:
    excused = UNMEASURED.get(table.no, frozenset())
    return excused is not None and row.code not in excused


def _size(kind: str, text: str) -> int:
    """Characters of a text; digits before the point of a number (E075)."""
    return len(text) if kind == "C" else len(f"{abs(int(Decimal(text)))}")


@cache
def widest(code: str) -> int:
    """The widest limit that any table prints for an element."""
    rows = [row for table in TABLES.values() for row in (*table.rows, *table.extensions) if row.code == code]
    return max(parse(notation).most for row in rows for notation in (row.notation, row.accept) if notation)


def _number(value: object) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


# ---- closed lists


def listed(check: Check, interface: str, items: Sequence[Mapping[str, Any]], code: str, *answers: Answer,
           at: str = "", values: str = "") -> bool:  # fmt: skip
    """Every value of an element, wherever it stands (or at one place only), is in its list; where it is absent nothing is
    said. `values`: the name of the list, if it isn't the element's. True if a value was seen and none is outside."""
    table, accepted = table_of(interface), getattr(lists, values or code).accepted
    found = [
        (part.place(code), str(part.known[code])) for item in items for part in parts(table, item)
        if code in part.known and at in ("", part.at) and any(row.code == code for row in members(table, part.at))
    ]  # fmt: skip
    what = Text(f"{code} of {interface}", f"{interface} 的 {code}")
    if not found:
        check.unverified(f"no item of {interface} has {code}", f"{interface} 的数据中没有 {code}", *answers)
        return False
    right = " ".join(sorted(accepted))
    wrong = ", ".join(sorted({f"{place}={value}" for place, value in found if value not in accepted}))
    seen = Text(wrong, wrong) if wrong else Text(f"{len(found)} values", f"{len(found)} 个值")
    return check.must(not wrong, what, Text(right, right), seen, *answers)


# ---- reporting


def report(check: Check, what: Text, found: Sequence[Fault], number: int, *answers: Answer) -> bool:
    """One finding for each fault, however many items have it; a PASS if there is none that must not be."""
    if not number:
        check.unverified(f"{what.en}: there is no item to look at", f"{what.zh}:没有可检查的数据", *answers)
        return False
    for fault in {one.place: one for one in found if not one.erratum}.values():
        said = Text(f"{what.en}: {fault.place}", f"{what.zh}:{fault.place}")
        check.must(False, said, fault.expected, fault.seen, *answers)
    for erratum, way in sorted({(one.erratum, one.way) for one in found if one.erratum}):
        _lesser(check, what, [one for one in found if (one.erratum, one.way) == (erratum, way)], *answers)
    if any(not fault.erratum for fault in found):
        return False
    return check.must(
        True, what, Text("as printed", "与标准一致"), Text(f"{number} items", f"{number} 条数据"), *answers
    )


def _lesser(check: Check, what: Text, found: Sequence[Fault], *answers: Answer) -> None:
    """Faults that an erratum excuses: one finding for all of them that are alike."""
    first, places = found[0], ", ".join(sorted({one.place for one in found}))
    said = Text(f"{what.en}: {places}", f"{what.zh}:{places}")
    check.way(first.erratum, first.way, said, *answers, seen=None if first.seen is NONE else first.seen)


def kind_of(value: object) -> Text:
    """What a JSON value is, for people."""
    if isinstance(value, list):
        inner = sorted({kind_of(one) for one in value}, key=lambda kind: kind.en)
        en, zh = ", ".join(one.en for one in inner), "、".join(one.zh for one in inner)
        return Text(f"an array of {en or 'nothing'}", f"{zh}数组" if zh else "空数组")
    return _KINDS.get(type(value), Text("null", "null"))


_KINDS: dict[type, Text] = {
    dict: Text("an object", "对象"), str: Text("a text", "文本"), bool: Text("a boolean", "布尔值"),
    int: Text("a number", "数值"), float: Text("a number", "数值"),
}  # fmt: skip

NONE = Text("‹none›", "‹无›")
