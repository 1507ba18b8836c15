"""What may happen to a construction: 6.4 to 6.6, 7.21, 7.22; and how it is shown: 6.10, 7.16."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from mockplatform.clock import month_of
from mockplatform.derive.problems import Problem
from mockplatform.rules import life, versions
from mockplatform.rules.full_information import DOES, Item, shape
from mockplatform.rules.records import Construction, Unit
from mockplatform.spec.conditions import ROLE, wanted
from mockplatform.spec.lifecycles import CONSTRUCTION, Cycle, step
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.tables import TABLES

Record = Mapping[str, object]

NAME = "施工记录编码"
BUILDER = "施工单位统一社会信用代码"
LIFT = "电梯整机编码"
NOTICE = "是否施工告知"

BASE = frozenset(row.code for row in TABLES[7].rows)
"""Elements of the base data; what else 6.5 and 7.21 bring is kept in fields of its own"""

BY_NOTICE = "new"
"""Member of `Construction.inform`: 7.21 without SGID made the record itself, so 7.22 takes it away (E118, E192)"""


# ---- judging


def for_itself(record: Record, xydm: str) -> list[Problem]:
    """A constructor reports constructions of its own; only the maker of a lift names others (5.2.1, E212)."""
    if record["SGXYDM"] == xydm:
        return []
    return [Problem("builder", "SGXYDM", BUILDER, xydm, str(record["SGXYDM"]), "R-5.2.1-3")]


def same(one: Construction, record: Record, requirement: str) -> list[Problem]:
    """A change names the stored version and keeps the lift (E122, E124). `record` holds the sound elements only."""
    problems = []
    if record.get("ZJBM", one.zjbm) != one.zjbm:
        problems.append(Problem("fixed", "ZJBM", LIFT, one.zjbm, str(record["ZJBM"]), requirement))
    if "SJBB" in record:
        problems += versions.differs(one.version, record["SJBB"], requirement)
    return problems


def declaration(record: Record, *, builder: bool, strict: bool, table: Table = TABLES[8]) -> list[Problem]:
    """SFGZ is the constructor's to say and must be said (6.5 note 5, E117); the maker's is without effect."""
    asked = {ROLE: "constructor" if builder else ""}
    due = any(wanted(row, asked, strict=strict) for row in table.members() if row.code == "SFGZ")
    if due and "SFGZ" not in record:
        return [Problem("missing", "SFGZ", NOTICE, requirement="R-6.5.2-2")]
    if not builder and record.get("SFGZ") is True:
        return [Problem("not_builder", "SFGZ", NOTICE, got="true", requirement="R-6.5.2-2", fatal=strict)]
    return []


def revoke(one: Construction, cycle: Cycle = CONSTRUCTION) -> list[Problem]:
    """Only while the inspection of the work is not passed (6.6.1, E178)."""
    if step(cycle, one.state, "revoke") is None:
        return [Problem("inspected", "SGID", NAME, got=one.state, requirement="R-6.6.1-1")]
    return []


# ---- changing


def new(sgid: str, record: Record, creator: str, now: int) -> Construction:
    """A construction as 6.4 adds it."""
    region = life.region_of(str(record["SGDQ"]))
    zjbm, builder, kind = (str(record[code]) for code in ("ZJBM", "SGXYDM", "SGLB"))
    return Construction(sgid, zjbm, builder, creator, kind, region, "authorised", False, None, None, 0,
                        1, month_of(now), now, now, "ADD", _base(record))  # fmt: skip


def modified(one: Construction, record: Record, now: int, *, builder: bool) -> Construction:
    """After 6.5: the record replaces the base data as a whole (E123)."""
    after = replace(
        one,
        builder=str(record["SGXYDM"]),
        kind=str(record["SGLB"]),
        region=life.region_of(str(record["SGDQ"])),
        declared=bool(record.get("SFGZ", one.declared)) if builder else one.declared,
        doc=_base(record),
    )
    return _changed(one, after, now)


def informed(one: Construction, record: Record, now: int) -> Construction:
    """After 7.21: the notice stands beside the base data; the same SGID again overwrites it (E191, E207)."""
    return _changed(one, replace(one, inform=_notice(record, made=made_by_notice(one))), now)


def new_by_notice(sgid: str, record: Record, creator: str, now: int) -> Construction:
    """A construction that 7.21 adds, since its notice names none (E118)."""
    return replace(new(sgid, record, creator, now), inform=_notice(record, made=True))


def uninformed(one: Construction, now: int) -> Construction:
    """After 7.22: SFGZ is what the constructor last said; a record that 7.21 made goes with the notice (E192)."""
    if made_by_notice(one):
        return revoked(one, now)
    return _changed(one, replace(one, inform=None), now)


def revoked(one: Construction, now: int) -> Construction:
    """The tombstone that the increments show (E156)."""
    return replace(one, state="revoked", version=one.version + 1, updated=now, change="DELETE")


def made_by_notice(one: Construction) -> bool:
    """Whether 7.21 made the record."""
    return one.inform is not None and BY_NOTICE in orjson.loads(one.inform)


def _changed(before: Construction, after: Construction, now: int) -> Construction:
    month = month_of(now) if after.noticed and not before.noticed else before.month
    return replace(after, version=before.version + 1, month=month, updated=now, change="MODIFY")


def _base(record: Record) -> str:
    return orjson.dumps({code: value for code, value in record.items() if code in BASE}).decode()


def _notice(record: Record, *, made: bool) -> str:
    content = {code: value for code, value in record.items() if code not in ("SGID", "SJBB")}
    return orjson.dumps({**content, BY_NOTICE: True} if made else content).decode()


# ---- showing


def item(table: Table, one: Construction, unit: Unit | None) -> Item:
    """A construction as Table 13 or 36 shows it. `unit` is its builder, for the licence; None if it is not known."""
    result: Item = orjson.loads(one.result) if one.result else {}
    return shape(table, TOP, {
        **licence(unit, one.kind),
        **(orjson.loads(one.inform) if one.inform else {}),  # fills what the base data leave open
        **{code: value for code, value in result.items() if code == "GZXLNR"},
        **orjson.loads(one.doc),
        "SGID": one.sgid,
        "SFGZ": one.noticed,
        "SJBB": one.version,
        "GXSJ": one.updated,
        "BGLX": one.change,
    })  # fmt: skip


def licence(unit: Unit | None, kind: str) -> Item:
    """Number and term of the licence under which a unit does work of a kind (SGLB), else of its first one (E121)."""
    qualifications: list[dict[str, Any]] = orjson.loads(unit.doc).get("ZZXX", []) if unit else []
    licences = [entry for entry in qualifications if entry.get("ZZBH")]
    if not licences:
        return {}
    chosen = next((entry for entry in licences if entry.get("ZZLB") == DOES[kind]), licences[0])
    term: Item = {code: chosen[code] for code in ("XKZKSSJ", "XKZJSSJ") if code in chosen}
    return {"SGXKZBH": chosen["ZZBH"], **term}
