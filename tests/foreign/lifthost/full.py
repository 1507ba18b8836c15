"""Full information of a lift (Tables 15 and 40, A.2.12, A.3.20): put together from all that was reported of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lifthost import tables
from lifthost.answers import Shape
from lifthost.check import Values
from lifthost.style import Style
from lifthost.world import Record, World

NINE = {
    "限速器", "安全钳", "缓冲器", "门锁装置", "轿厢上行超速保护装置", "轿厢意外移动保护装置", "控制柜", "层门", "驱动主机",
}  # fmt: skip
"""Kinds of component of 6.1.1"""

SYSTEM = "SJBB! BGLX!"


def _codes(table: tables.Table, *left_out: str) -> str:
    return " ".join(row.code for row in table.fields if row.code not in left_out)


LIFT = f"{SYSTEM} CJSJ! GXSJ! ZJBMOLD SYZT ZJZZXYDM! ZJXKZBH ZJBM! " + _codes(tables.LIFT, "ZJBM", "BJXX")
COMPONENT = f"{SYSTEM} " + _codes(tables.COMPONENT, "TBZZRQ") + " TBZZRQ!"
CONSTRUCTION = f"{SYSTEM} SGID SGXYDM SGXKZBH SGLB SGGZSLJG SGGZRQ GZXLNR SGDQ SGJGRQ"
RECALL = f"{SYSTEM} ZHID ZHBJMC ZHYY ZHXH ZHRQ ZHDWMC ZHBJXYDM"


Printing = Mapping[str, str]
"""How a table prints codes that the others print otherwise (`printed_codes`)"""

TABLE_15: Printing = {
    "GZHJ": "GZHZ", "ZHYY": "ZHYZ", "ZHXH": "ZHXX", "JCXZZF": "JCZZZF", "BXJGXYDM": "BXJGXNDM", "BXDLJGXYDM": "BXDLJGXNDM",
}  # fmt: skip
TABLE_40: Printing = {"YJJYDH": "YJYDH"}

TRACES = (
    ("JDXX", "supervision", "JDID", tables.SUPERVISION),
    ("SYDWGLXX", "usage", "SYDWGLID", tables.USAGE),
    ("WBXX", "maintenance", "WBID", tables.MAINTENANCE),
    ("BXXX", "insurance", "BXID", tables.INSURANCE),
    ("JYXX", "inspection", "JYID", tables.INSPECTION),
)


def enterprise(world: World, lift: Record) -> Values:
    """An item of 6.12."""
    return _item(world, lift, TABLE_15)


def administrative(world: World, lift: Record) -> Values:
    """An item of 7.20."""
    return _item(world, lift, TABLE_40)


def _item(world: World, lift: Record, printing: Printing) -> Values:
    style = world.style
    constructions = world.about(lift.id, "construction", revoked=style.tombstones)
    components = _components(lift.values.get("BJXX", []), constructions)
    item: Values = {"ZJXX": _lift(world, lift, constructions, printing)}
    whole = NINE <= {one.get("TBJPZ") for one in components}
    complete = str(whole).lower() if style.text_values else whole
    (item if style.extras else item["ZJXX"])["DTXXWZ"] = complete
    times = {"ZJBM": lift.id, "GXSJ": lift.updated}
    item |= Shape("ZJBM GXSJ", printing).write(times, style)
    item["BJXX"] = [_part(one, lift, style, printing) for one in components]
    item["SGXX"] = [_construction(world, one, printing) for one in constructions]
    item["ZHXX"] = [_recall(style, one, printing) for one in _recalls(world, components)]
    for name, kind, key, table in TRACES:
        shape = Shape(f"{SYSTEM} {key} " + _codes(table, "ZJBM"), printing)
        rows = world.about(lift.id, kind, revoked=style.tombstones)
        item[name] = [shape.write({**row.values, **system(row, key, style)}, style) for row in rows]
    return item


def system(row: Record, key: str, style: Style) -> Values:
    """What the server gives every record."""
    code = row.number if style.number_ids and row.id == str(row.number) else row.id
    return {key: code, "CJSJ": row.created, "GXSJ": row.updated, "SJBB": row.version, "BGLX": row.change}


def _lift(world: World, lift: Record, constructions: Iterable[Record], printing: Printing) -> Values:
    results = [one.state["result"].get("ZJXX", {}) for one in constructions if one.live and "result" in one.state]
    changed = {code: value for result in results for code, value in result.items() if code not in ("ZJBM", "ZJBMNEW")}
    usages = sorted(world.about(lift.id, "usage"), key=lambda one: (one.values["ZTBGRQ"], one.updated))
    own = {
        **lift.values, **changed, **system(lift, "ZJBM", world.style), "ZJZZXYDM": lift.owner,
        "ZJBMOLD": lift.state.get("old"), "SYZT": usages[-1].values["SBSYZT"] if usages else None,
    }  # fmt: skip
    return Shape(LIFT, printing).write(own, world.style)


def _components(made: Iterable[Values], constructions: Iterable[Record]) -> list[Values]:
    """The components as made, then as each construction left them (6.7)."""
    now = {one["TBJBM"]: one for one in made}
    for construction in constructions:
        result: Mapping[str, Any] = construction.state.get("result", {}) if construction.live else {}
        for gone in [*result.get("BJYC", []), *(one.get("BJBMOLD") for one in result.get("BJGH", []))]:
            now.pop(gone, None)
        now |= {one["TBJBM"]: one for one in [*result.get("BJGH", []), *result.get("BJJZ", [])] if "TBJBM" in one}
    return list(now.values())


def _part(one: Values, lift: Record, style: Style, printing: Printing) -> Values:
    return Shape(COMPONENT, printing).write({**one, "SJBB": lift.version, "BGLX": lift.change}, style)


def _construction(world: World, row: Record, printing: Printing) -> Values:
    style, result, inform = world.style, row.state.get("result", {}), row.state.get("inform", {})
    told = {code: inform.get(code) for code in ("SGGZSLJG", "SGGZRQ", "SGXKZBH")}
    done = {code: result.get(code) for code in ("GZXLNR", "SGJGRQ")}
    written = Shape(CONSTRUCTION, printing).write({**row.values, **told, **done, **system(row, "SGID", style)}, style)
    for code in ("BJGH", "BJJZ"):
        if code in result:
            parts = Shape(f"{COMPONENT} BJBMOLD", printing)
            written[code] = [parts.write({**one, "SJBB": row.version, "BGLX": "ADD"}, style) for one in result[code]]
    if "BJYC" in result:
        written["BJYC"] = result["BJYC"]
    return written


def _recalls(world: World, components: Iterable[Values]) -> list[Record]:
    """5.1 i): recalls of the model and maker of a component."""
    models = {(one.get("TBJXH"), one.get("TBJZZXYDM")) for one in components}
    return [one for one in world.all("recall") if (one.values["ZHXXH"], one.values["ZHBJXYDM"]) in models]


def _recall(style: Style, row: Record, printing: Printing) -> Values:
    own = {**row.values, "ZHXH": row.values["ZHXXH"], "ZHDWMC": row.owner, **system(row, "ZHID", style)}
    return Shape(RECALL, printing).write(own, style)
