"""Full lift information, assembled as Annex A nests it: Tables 15 and 40 (A.2.12, A.3.20)."""

from __future__ import annotations

from typing import Any

import orjson

from mockplatform.rules.records import Lift, Unit
from mockplatform.spec.components import complete
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.notation import parse

Item = dict[str, Any]

FIRST: Item = {"BGLX": "ADD", "SJBB": 1}
"""What a component bears that was never changed (rules/components.py)"""


def assemble(table: Table, lift: Lift, unit: Unit | None) -> Item:
    """The item of one lift. `unit` is the maker, for its licence; None if it is not registered."""
    content: Item = orjson.loads(lift.doc)
    components: list[Item] = content.get("BJXX", [])
    written = {"BGLX": lift.change, "SJBB": lift.version}
    whole = {
        **content,
        **written,
        "CJSJ": lift.created,
        "GXSJ": lift.updated,
        "ZJZZXYDM": lift.owner,
        "ZJXKZBH": licence(unit),
        "DTXXWZ": complete(str(content["SBPZ"]), frozenset(str(part["TBJPZ"]) for part in components)),
    }
    return shape(table, TOP, {
        "ZJBM": lift.zjbm,
        "GXSJ": lift.changed,  # the last change of any part (E048)
        "ZJXX": shape(table, "ZJXX", whole),
        "BJXX": [shape(table, "BJXX", {**FIRST, **part}) for part in components],
    })  # fmt: skip


def shape(table: Table, at: str, values: Item) -> Item:
    """Every member that Annex A shows in the object `at`: unknown values are "", unknown lists [] (E073)."""
    return {row.code: values.get(row.code, _EMPTY.get(parse(row.notation).kind, "")) for row in table.members(at)}


_EMPTY: dict[str, Any] = {"ARRAY": ()}


def licence(unit: Unit | None) -> str:
    """The number of a unit's first licence, "" if none is known (E121)."""
    if unit is None:
        return ""
    numbers = [str(entry["ZZBH"]) for entry in orjson.loads(unit.doc).get("ZZXX", []) if entry.get("ZZBH")]
    return numbers[0] if numbers else ""
