"""Reading back: what the downlinks show of a record, under canonical codes. Which members must be there is judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conformance.judging.rows import canonical
from conformance.judging.values import same_text
from conformance.wire.client import Answer
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.tables import TABLES

Item = dict[str, Any]
WHOLE = ("6.12", "7.20")


def table_of(interface: str) -> Table:
    """The table that the items of a downlink follow."""
    number = INTERFACES[interface].answer
    assert number is not None
    return TABLES[number]


def items(interface: str, answer: Answer) -> list[Item]:
    """The items of a downlink, top level under canonical codes; [] of a refusal."""
    table = table_of(interface)
    return [canonical(table, TOP, item) for item in answer.items] if answer.success else []


def told(interface: str, item: Item) -> bool:
    """Whether an item tells anything of a record: a server may add members of its own to an answer that holds none."""
    known = {row.code for row in table_of(interface).members()}
    found = canonical(table_of(interface), TOP, item)
    return any(code in known and value not in (None, "", [], {}) for code, value in found.items())


def item(interface: str, answer: Answer, **named: object) -> Item:
    """The first item whose members have these values (ids as text or number); {} if there is none."""
    return next((one for one in items(interface, answer) if _is(one, named)), {})


def section(interface: str, item: Mapping[str, Any], at: str) -> list[Item]:
    """A list, or an object, within an item, e.g. ZJXX, BXXX, SGXX.ZJXX of an item of 6.12."""
    table, found = table_of(interface), [dict(item)]
    for depth, code in enumerate(at.split("."), 1):
        path = ".".join(at.split(".")[:depth])
        inner = [one.get(code) for one in found]
        flat = [part for one in inner for part in (one if isinstance(one, list) else [one])]
        found = [canonical(table, path, part) for part in flat if isinstance(part, dict)]
    return found


def lift(interface: str, answer: Answer, zjbm: object) -> Item:
    """The item of a lift in an answer of 6.12 or 7.20; {} if there is none."""
    return next(of_lift(interface, answer, zjbm), {})


def of_lift(interface: str, answer: Answer, zjbm: object) -> Iterator[Item]:
    """The items that name a lift: by ZJBM in ZJXX, or beside it (E048)."""
    for one in items(interface, answer):
        inner = section(interface, one, "ZJXX")
        if _is(one, {"ZJBM": zjbm}) or any(_is(part, {"ZJBM": zjbm}) for part in inner):
            yield one


def live(records: list[Item]) -> list[Item]:
    """Without those that are told as revoked (BGLX=DELETE, E156)."""
    return [one for one in records if one.get("BGLX") != "DELETE"]


def version(item: Mapping[str, Any]) -> dict[str, Any]:
    """SJBB, to be sent with a PUT just as it came (E087); {} where none is shown."""
    found = item.get("SJBB")
    return {} if found in (None, "") else {"SJBB": found}


def _is(item: Mapping[str, Any], named: Mapping[str, object]) -> bool:
    return all(code in item and same_text(item[code], str(value)) for code, value in named.items())
