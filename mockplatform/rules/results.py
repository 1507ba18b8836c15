"""What the result of a construction (6.7) does to a lift, and what forbids it.

The data of a lift are what its maker reported last and, on top of it, the results that were entered since, in the
order of `Construction.result_no`. They are made anew from these whenever one changes, so that overwriting or revoking
a result undoes exactly what it did (E180, E181). A result that gives the lift a new code leaves this lift as it was:
its data are those of the lift under the new code (E155).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

import orjson

from mockplatform.derive.problems import Problem
from mockplatform.rules import components, versions
from mockplatform.rules.records import Construction, Lift
from mockplatform.spec.conditions import wanted
from mockplatform.spec.lifecycles import CONSTRUCTION, Cycle, step
from mockplatform.spec.model import Table
from mockplatform.spec.tables import TABLES

Item = dict[str, Any]

NAME = "施工记录编码"
REQUIREMENT = "R-6.7.2-1"

BRING = ("BJGH", "BJJZ")
"""Replaced and added components: what they bring is in the lift afterwards"""

OWN = frozenset({"ZJBM", "ZJBMNEW"})
"""Members of ZJXX that are no data of the lift"""


# ---- what a result says


def content(record: Mapping[str, object]) -> Item:
    """A record of Table 10 as it is stored: without what names its construction, ZJBMNEW in ZJXX (E052)."""
    result = {code: value for code, value in record.items() if code not in ("SGID", "SJBB", "ZJBMNEW")}
    if "ZJBMNEW" in record:
        result["ZJXX"] = {**_members(record), "ZJBMNEW": record["ZJBMNEW"]}
    return result


def entered(one: Construction) -> Item:
    """The result of a construction, {} if it has none."""
    result: Item = orjson.loads(one.result) if one.result is not None else {}
    return result


def new_code(record: Mapping[str, object]) -> tuple[str, str]:
    """The code that a reform gives to the lift, "" if none, and the path where it stands."""
    inside = _members(record).get("ZJBMNEW")
    return (str(inside), "ZJXX.ZJBMNEW") if inside else (str(record.get("ZJBMNEW", "")), "ZJBMNEW")


def objects(record: Mapping[str, object], code: str) -> list[tuple[str, Item]]:
    """The objects in the array `code`, each with its path; anything else in it was refused by validation."""
    found = record.get(code)
    items = found if isinstance(found, list) else []
    return [(f"{code}[{place}]", item) for place, item in enumerate(items) if isinstance(item, dict)]


def taken(record: Mapping[str, object]) -> dict[str, str]:
    """The components that a result takes out of the lift: path → code."""
    old = {f"{path}.BJBMOLD": item["BJBMOLD"] for path, item in objects(record, "BJGH") if "BJBMOLD" in item}
    removed = record.get("BJYC")
    codes = removed if isinstance(removed, list) else []
    return old | {f"BJYC[{place}]": code for place, code in enumerate(codes) if isinstance(code, str)}


def _members(record: Mapping[str, object]) -> Item:
    members = record.get("ZJXX")
    return members if isinstance(members, dict) else {}


# ---- what it does


def apply(lift: Item, result: Item) -> Item:
    """The data of a lift (Table 4) after a result. Applied twice, it does the same as once."""
    changed = {**lift, **{code: value for code, value in _members(result).items() if code not in OWN}}
    if any(result.get(code) for code in (*BRING, "BJYC")):
        changed["BJXX"] = _components(lift.get("BJXX", []), result)
    return changed


def _components(before: list[Item], result: Item) -> list[Item]:
    """What comes stands where it stood already, else in the place of what it replaces, else at the end."""
    places = {part["TBJBM"]: place for place, part in enumerate(before)}
    come: dict[str, tuple[int, Item]] = {}
    for _, part in (found for code in BRING for found in objects(result, code)):
        old = part.get("BJBMOLD")
        code = part.get("TBJBM", old)  # K in Table 10: without a code of its own it goes under that of the old one
        if code is None:
            continue  # nothing names it, so it can't be listed; see `unnamed`
        place = places.get(code, places.get(old, len(before)))
        kind = before[place].get("TBJPZ", "") if place < len(before) else ""  # K here, and M in Table 4
        data = {member: value for member, value in part.items() if member != "BJBMOLD"}
        come[code] = (place, {"TBJPZ": kind, **data, "TBJBM": code})
    gone = {*taken(result).values(), *come}
    kept = [(place, part) for place, part in enumerate(before) if part["TBJBM"] not in gone]
    return [part for _, part in sorted([*kept, *come.values()], key=lambda found: found[0])]


def replayed(lift: Lift, works: Iterable[Construction], now: int) -> Lift:
    """The lift with the results of its constructions `works` as they are now; the same lift if they change nothing."""
    base, doc = orjson.loads(lift.base or lift.doc), orjson.loads(lift.doc)
    data = _replay(base, works)
    if "BJXX" in data:
        known = [*base.get("BJXX", []), *doc.get("BJXX", [])]
        data["BJXX"] = components.versioned(known, data["BJXX"])
    kept = None if _plain(data) == _plain(base) else lift.base or lift.doc
    if _plain(data) == _plain(doc):
        return lift if kept == lift.base else replace(lift, base=kept)
    text = orjson.dumps(data).decode()
    return replace(lift, version=lift.version + 1, updated=now, changed=now, change="MODIFY", doc=text, base=kept)


def without(lift: Lift, works: Iterable[Construction], sgid: str) -> Item:
    """The data of the lift as they would be if this construction had no result."""
    return _replay(orjson.loads(lift.base or lift.doc), [one for one in works if one.sgid != sgid])


def next_number(works: Iterable[Construction]) -> int:
    """The place of a result behind all others of the lift."""
    return 1 + max((one.result_no for one in works), default=0)


def successor(lift: Item, result: Item, code: str) -> str:
    """The first data of the lift that goes on under a new code, as text."""
    data = apply(lift, result) | {"ZJBM": code}
    return orjson.dumps(_plain(data)).decode()


def _replay(base: Item, works: Iterable[Construction]) -> Item:
    applied = sorted((one for one in works if one.result_no and not one.revoked), key=lambda one: one.result_no)
    return reduce(apply, map(entered, applied), base)


def _plain(lift: Item) -> Item:
    return lift | {"BJXX": [components.plain(part) for part in lift["BJXX"]]} if "BJXX" in lift else lift


# ---- what forbids it


def enter(
    one: Construction,
    lift: Item,
    record: Mapping[str, object],
    table: Table = TABLES[10],
    cycle: Cycle = CONSTRUCTION,
) -> list[Problem]:
    """What forbids to enter this result of a construction of `lift`, the data without this result."""
    problems = []
    if step(cycle, one.state, "enter") is None:  # the construction notice comes first (E250)
        problems.append(Problem("unnoticed", "SGID", NAME, "notified", one.state, "R-6.7.1-1"))
    if "SJBB" in record:
        problems += versions.differs(one.version, record["SJBB"], REQUIREMENT)
    altered = [row for row in table.members() if row.code == "GZXLNR"]
    if any(wanted(row, {"SGLB": one.kind}, strict=False) for row in altered) and "GZXLNR" not in record:
        problems.append(Problem("missing", "GZXLNR", "改造修理内容", requirement=REQUIREMENT))
    named = _members(record).get("ZJBM", one.zjbm)
    if named != one.zjbm:  # E124; a new code is ZJBMNEW's matter
        problems.append(Problem("fixed", "ZJXX.ZJBM", "电梯整机编码", one.zjbm, str(named), REQUIREMENT))
    return [*problems, *_new_code(one, record), *_unknown(one, lift, record)]


def withdraw(one: Construction, cycle: Cycle = CONSTRUCTION) -> list[Problem]:
    """What forbids to revoke the result of a construction: there is none (E180)."""
    if one.result is None or step(cycle, one.state, "withdraw") is None:
        return [Problem("absent", "SGID", NAME, got="no result", requirement="R-6.8.1-1")]
    return []


def _new_code(one: Construction, record: Mapping[str, object]) -> list[Problem]:
    code, path = new_code(record)
    name = "改造后电梯整机编码"
    if code and one.kind != "REFORM":  # E183
        return [Problem("reform", path, name, "REFORM", one.kind, REQUIREMENT)]
    if record.get("ZJBMNEW", code) != code:
        return [Problem("twice", path, name, got=str(record["ZJBMNEW"]), requirement=REQUIREMENT)]
    return []


def _unknown(one: Construction, lift: Item, record: Mapping[str, object]) -> list[Problem]:
    """Components that are to go and are not there; what the overwritten result took out may be named again."""
    there = {part["TBJBM"] for part in lift.get("BJXX", [])} | set(taken(entered(one)).values())
    return [
        Problem("component", path, "旧部件编码" if path.endswith("BJBMOLD") else "移除部件", got=code, requirement=REQUIREMENT)
        for path, code in taken(record).items() if code not in there
    ]  # fmt: skip


def unnamed(record: Mapping[str, object]) -> list[Problem]:
    """What is worth saying of a result: K elements left out, without which a component has no place in the lift."""
    found = []
    for code in BRING:
        for path, part in objects(record, code):
            if "TBJBM" not in part and "BJBMOLD" not in part:
                found.append(Problem("unnamed", f"{path}.TBJBM", "电梯部件编码", requirement=REQUIREMENT, fatal=False))
            elif code == "BJGH" and "BJBMOLD" not in part:
                found.append(Problem("no_old", f"{path}.BJBMOLD", "旧部件编码", requirement=REQUIREMENT, fatal=False))
    return found
