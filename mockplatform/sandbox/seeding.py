"""The records that a world starts with: units, certificates, licences, accidents, and lifts at every stage of their lives.

So that what a first lift refers to is known, and every downlink has something to answer in the first minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import orjson
from sqlalchemy import Connection

from mockplatform.clock import moment, month_of
from mockplatform.fixtures import dataset
from mockplatform.fixtures.dataset import Life
from mockplatform.fixtures.maker import Maker
from mockplatform.rules import life as lives
from mockplatform.rules.records import Certificate, Construction, Lift, Notice, Report, Unit
from mockplatform.store import templates, worlds
from mockplatform.store.rows import CERTIFICATES, CONSTRUCTIONS, LIFTS, NOTICES, REPORTS, UNITS

HOUR = 3600 * 1000
MINUTE = 60 * 1000

STAGES: tuple[tuple[str, ...], ...] = (
    ("made",),
    ("authorised",),
    ("authorised", "declared"),
    ("authorised", "informed", "locked"),
    ("authorised", "informed", "failed"),
    ("authorised", "informed", "passed", "USING", "served"),
    ("authorised", "informed", "passed", "entered", "USING", "served"),
    ("authorised", "informed", "passed", "entered", "USING", "STOP"),
    ("authorised", "informed", "passed", "entered", "USING", "SCRAP"),
    ("authorised", "informed", "passed", "entered", "USING", "served", "hurt"),
)
"""What has happened to the first lift, the second, …; after the last the list begins again."""


@dataclass
class Rows:
    """What is to be stored."""

    lifts: list[Lift] = field(default_factory=list)
    constructions: list[Construction] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    accidents: list[dict[str, Any]] = field(default_factory=list)


def fill(connection: Connection, world: int, seed: int, lifts: int, start: int, accounts: Mapping[str, str]) -> None:
    """Store them. `accounts`: name → credit code; the lifts came one an hour until `start`, in milliseconds."""
    known = dataset.world(seed, lifts, today=moment(start).date(), accounts=accounts)
    codes = map(str, count(10**18 + 1))
    UNITS.add(connection, world, [_unit(next(codes), record, start) for record in known.units])
    CERTIFICATES.add(connection, world, [_certificate(record) for record in known.certificates])
    rows = Rows()
    maker = Maker(seed, known.today, provinces=known.provinces)
    for number, one in enumerate(known.lives()):
        _live(rows, one, STAGES[number % len(STAGES)], start - (lifts - number) * HOUR, accounts, codes, maker)
    LIFTS.add(connection, world, rows.lifts)
    CONSTRUCTIONS.add(connection, world, rows.constructions)
    REPORTS.add(connection, world, rows.reports)
    NOTICES.add(connection, world, rows.notices)
    templates.add_accidents(connection, world, rows.accidents)
    worlds.record_codes(connection, world, int(next(codes)) - 10**18)


def _unit(code: str, record: dict[str, object], at: int) -> Unit:
    return Unit(code, str(record["XYDM"]), 1, month_of(at), at, at, "ADD", _text(record))


def _certificate(record: dict[str, object]) -> Certificate:
    return Certificate(str(record["XSSYBH"]), str(record["XYDM"]), _text(record))


def _live(
    rows: Rows, one: Life, stage: tuple[str, ...], at: int, accounts: Mapping[str, str], codes: Any, maker: Maker
) -> None:
    """One lift, and what has happened to it a minute after the other."""
    code = str(one.lift["ZJBM"])
    lift = Lift(code, one.owner, "factory", "locked" in stage, "", 1, month_of(at), at, at, at, "ADD", _text(one.lift))
    builder = accounts["constructor" if one.owner == accounts["manufacturer"] else "constructor-other"]
    made = maker.construction(one.lift, constructor=builder)
    later = (at + minute * MINUTE for minute in count(1))
    works = [_construction(next(codes), made, one.owner, stage, next(later), maker)] if "authorised" in stage else []
    reports: list[Report] = []
    for kind, record in _reports(one.lift, stage, maker):
        when = next(later)
        reports.append(Report(next(codes), kind, code, "", 1, when, when, "ADD", _text(record)))
    works = [replace(work, state=lives.construction_state(work, reports)) for work in works]
    region = lives.lift_region(lift, works, reports)
    seat = next((code for name, code in accounts.items() if name.startswith("province")), "")
    rows.lifts.append(replace(
        lift, state=lives.lift_state(lift, works, reports), region=region, changed=next(later)
    ))  # fmt: skip
    rows.constructions += works
    rows.reports += [replace(report, creator=seat) for report in reports]
    rows.notices += [
        _notice(kind, work, one.owner, next(codes), next(later)) for work in works for kind in _raised(stage)
    ]
    if "hurt" in stage:
        user = str(next((orjson.loads(r.doc).get("SYXYDM", "") for r in reports if r.kind == "usage"), ""))
        rows.accidents.append({"maker": one.owner, "user": user, "doc": _text(maker.accident(one.lift))})


def _construction(
    code: str, record: dict[str, Any], creator: str, stage: tuple[str, ...], at: int, maker: Maker
) -> Construction:
    content = {name: value for name, value in record.items() if name != "id"}
    inform = _text(maker.construction_notice(record)) if "informed" in stage else None
    result = _text({"SGJGRQ": record["AZRQ"]}) if "entered" in stage else None
    return Construction(
        code, str(record["ZJBM"]), str(record["SGXYDM"]), creator, str(record["SGLB"]),
        lives.region_of(str(record["SGDQ"])), "authorised", "declared" in stage, inform, result, 1 if result else 0,
        1, month_of(at), at, at, "ADD", _text(content),
    )  # fmt: skip


def _reports(lift: dict[str, Any], stage: tuple[str, ...], maker: Maker) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for step in stage:
        if step in ("passed", "failed"):
            outcome = {"JYJL": "合格"} if step == "passed" else {"JYJL": "不合格", "JYBHGX": "2.3 轿门间隙"}
            inspection = {code: v for code, v in maker.inspection(lift, kind="INSTALL").items() if code != "JYBHGX"}
            found.append(("inspection", {**inspection, **outcome}))
        elif step in ("USING", "STOP", "SCRAP"):
            found.append(("usage", maker.usage(lift, state=step)))
        elif step == "served":
            found.append(("insurance", maker.insurance(lift)))
            found.append(("maintenance", maker.maintenance(lift)))
            found.append(("supervision", maker.supervision(lift)))
    return found


def _raised(stage: tuple[str, ...]) -> list[str]:
    """The notices that are open at this stage (E189)."""
    raised = []
    if ("declared" in stage or "informed" in stage) and "entered" not in stage:
        raised.append("entry")
    if "failed" in stage:
        raised.append("modify")
    return raised


def _notice(kind: str, work: Construction, owner: str, code: str, at: int) -> Notice:
    content = "2.3 轿门间隙" if kind == "modify" else ""
    return Notice(code, kind, work.zjbm, work.sgid, work.builder, owner, at, None, content)


def _text(record: Mapping[str, object]) -> str:
    return orjson.dumps(record).decode()
