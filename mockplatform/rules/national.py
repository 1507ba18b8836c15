"""What the national systems answer (8.1.3, 8.2, 8.3), made from what the world knows."""

from __future__ import annotations

from typing import Any

import orjson

from mockplatform.clock import moment
from mockplatform.rules.full_information import shape
from mockplatform.rules.records import Unit
from mockplatform.spec.model import TOP
from mockplatform.spec.tables import TABLES

Item = dict[str, Any]


def corporate(unit: Unit) -> Item:
    """A unit with its first licence, as Table 48 has it; XKZNX is the licence's term, YYYYMMDD-YYYYMMDD (E222)."""
    content: Item = orjson.loads(unit.doc)
    licence: Item = next((entry for entry in content.get("ZZXX", []) if entry.get("ZZBH")), {})
    term = "-".join(_day(licence[code]) for code in ("XKZKSSJ", "XKZJSSJ") if code in licence)
    values = {**content, "LXRDH": content.get("LXDH", ""), "XKZBH": licence.get("ZZBH", ""), "XKZNX": term}
    return shape(TABLES[48], TOP, values)


def accident(doc: str) -> Item:
    """An accident as Table 49 has it."""
    return shape(TABLES[49], TOP, orjson.loads(doc))


def _day(milliseconds: int) -> str:
    return moment(milliseconds).strftime("%Y%m%d")
