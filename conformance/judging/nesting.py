"""Judging the nesting of what a downlink gives by Annex A (E053; R-A.2.9-1 to R-A.2.13-2, R-A.3.16-1, R-A.3.19-…, R-A.3.20-…)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conformance.claims.uplinks import is_json
from conformance.judging.demands import ALSO_ON_TOP
from conformance.judging.items import Fault, Part, kind_of, named, parts, report
from conformance.judging.reading import table_of
from conformance.judging.rows import members
from conformance.judging.verify import Check
from conformance.wire.client import Answer
from mockplatform.spec.model import QUERY, TOP, Table, Text
from mockplatform.spec.notation import parse


def form(check: Check, interface: str, items: Sequence[Mapping[str, Any]], *answers: Answer) -> bool:
    """Judge the nesting of items by Annex A, and the Content-Type of the answers. Missing members are for `follow`."""
    table = table_of(interface)
    for answer in answers:
        is_json(check, interface, answer)
    found = [fault for item in items for fault in misshapen(table, item)]
    what = Text(f"nesting of the items of {interface}", f"{interface} 数据的层次")
    return report(check, what, found, len(items), *answers)


def misshapen(table: Table, item: Mapping[str, Any]) -> list[Fault]:
    """Everything in one item that is nested otherwise than Annex A shows."""
    every = list(parts(table, item))
    found = [fault for part in every for fault in (*named(table, part), *_nested(table, part))]
    revoked = any(part.codes.get("BGLX") == "DELETE" for part in every if part.at in (TOP, "ZJXX"))
    return found if revoked else [*found, *_misplaced(table, every)]


def _nested(table: Table, part: Part) -> Iterator[Fault]:
    for row in members(table, part.at):
        kind, value = parse(row.notation).kind, part.known.get(row.code)
        place = part.place(row.code)
        if value is None:
            continue
        if kind == "OBJECT" and not isinstance(value, dict):
            yield Fault(place, Text("an object", "对象"), kind_of(value))
        elif kind == "ARRAY":
            inner = dict if members(table, row.code if part.at == TOP else f"{part.at}.{row.code}") else str | int
            if not isinstance(value, list) or not all(isinstance(one, inner) for one in value):
                objects = inner is dict
                expected = Text("an array of objects", "对象数组") if objects else Text("an array of codes", "编码数组")
                yield Fault(place, expected, kind_of(value))
        elif kind not in ("OBJECT", "ARRAY") and isinstance(value, dict | list):
            yield Fault(place, Text("a value", "单个值"), kind_of(value))


def _misplaced(table: Table, every: Sequence[Part]) -> Iterator[Fault]:
    """Members at the top of an item, and objects and lists anywhere, that stand nowhere where the annex has them."""
    places = {row.code: [at for at in row.at.split() if at != QUERY] for row in (*table.rows, *table.extensions)}
    nested = {row.code for row in table.rows if parse(row.notation).kind in ("OBJECT", "ARRAY")}
    for part in every:
        for code in part.known:
            right = places.get(code, [])
            judged = part.at == TOP or code in nested
            if not judged or not right or part.at in right or code in ALSO_ON_TOP:
                continue
            if not any(code in other.known for other in every if other.at in right):
                yield Fault(part.place(code), Text(f"{code} in {right[0]}", f"{code} 位于 {right[0]}"), part.at)


def array(check: Check, interface: str, answer: Answer) -> bool:
    """`data` of a list is an array of objects."""
    what = Text(f"data of {interface}", f"{interface} 的 data")
    right = isinstance(answer.data, list) and all(isinstance(one, dict) for one in answer.data)
    return check.must(right, what, Text("an array of objects", "对象数组"), kind_of(answer.data), answer)


def one(check: Check, interface: str, answer: Answer) -> bool:
    """`data` of a query by key is an object; an array of one is DISPUTED (E150)."""
    data = answer.data
    single = isinstance(data, list) and len(data) == 1 and isinstance(data[0], dict)
    taken = "object" if isinstance(data, dict) else "array of one" if single else kind_of(data).en
    return check.way("E150", taken, Text(f"{interface} by key", f"按编码调用 {interface}"), answer)
