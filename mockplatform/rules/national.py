"""When the platform asks the national systems, and what they answer (8.1.3, 8.2, 8.3, E229)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from mockplatform.clock import moment
from mockplatform.rules.full_information import shape
from mockplatform.rules.records import Unit
from mockplatform.spec.model import TOP, Table

Item = dict[str, Any]


def to_ask(
    lifts: Iterable[object], parts: Iterable[Item], certificates: frozenset[str], units: frozenset[str]
) -> tuple[list[str], list[str]]:
    """What of lifts and their components the world does not know: numbers of certificates, credit codes of makers."""
    components = list(parts)
    named = {lift.get("XSSYBH") for lift in lifts if isinstance(lift, dict)}
    named |= {part.get("TBJXSSYBH") for part in components}
    makers = {part.get("TBJZZXYDM") for part in components}
    return sorted({str(one) for one in named if one} - certificates), sorted(
        {str(one) for one in makers if one} - units
    )


def corporate(table: Table, unit: Unit) -> Item:
    """A unit with its first licence, as Table 48 has it; XKZNX is the licence's term, YYYYMMDD-YYYYMMDD (E222)."""
    content: Item = orjson.loads(unit.doc)
    licence: Item = next((entry for entry in content.get("ZZXX", []) if entry.get("ZZBH")), {})
    term = "-".join(_day(licence[code]) for code in ("XKZKSSJ", "XKZJSSJ") if code in licence)
    values = {**content, "LXRDH": content.get("LXDH", ""), "XKZBH": licence.get("ZZBH", ""), "XKZNX": term}
    return shape(table, TOP, values)


def accident(table: Table, content: Item) -> Item:
    """An accident as Table 49 has it."""
    return shape(table, TOP, content)


def _day(milliseconds: int) -> str:
    return moment(milliseconds).strftime("%Y%m%d")
