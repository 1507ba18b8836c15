"""What provinces report on lifts, 7.1–7.15: usage, insurance, maintenance, inspection, supervision in one way.

Which kind of record a call is about follows from its interface (rules/reports.py).
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives, reach
from mockplatform.hosts.lifthost.batch import Batch, Record, keyed
from mockplatform.rules import reports as rules
from mockplatform.rules.records import Report
from mockplatform.rules.reports import KIND_OF, Kind, name_in
from mockplatform.rules.rights import Holder
from mockplatform.store import worlds
from mockplatform.store.rows import REPORTS


def add(call: Call, records: list[Checked]) -> list[str]:
    """7.1, 7.4, 7.7, 7.10, 7.13: a lift may have any number of records of a kind (E197)."""
    kind = KIND_OF[call.interface.id]
    batch = Batch(call, records, "ZJBM")
    _content(call, batch, kind)
    codes = batch.keys
    with call.writing() as connection:
        standing = reach.standing(connection, call, codes)
        given: dict[str, str] = {}  # a record may rely on the region that one before it gives to the lift
        for index, record in batch:
            if not batch.sound(index, "ZJBM"):
                continue
            code = codes[index]
            lift = standing.get(code)
            region = "" if lift is None else given.get(code) or rules.region_for(lift, record)
            if lift is None or not reach.reaches(call, Holder(region=region)):
                batch.wrong(index, reach.no_lift(call, lift))
                continue
            given[code] = region
            for oddity in rules.before_inspection(lift, record):
                batch.wrong(index, oddity)
        batch.refuse()
        ids = worlds.record_codes(connection, call.world.id, len(records))
        serials = worlds.serials(connection, call.world.id, len(records))
        REPORTS.add(connection, call.world.id, [
            _new(call, kind, key, record, serial)
            for key, record, serial in zip(ids, batch.records, serials, strict=True)
        ])  # fmt: skip
        lives.settle(connection, call, codes)
    return ids


def modify(call: Call, records: list[Checked]) -> list[str]:
    """7.2, 7.5, 7.8, 7.11, 7.14: the record replaces the stored one as a whole (E123), by whoever reaches its lift."""
    kind, table = KIND_OF[call.interface.id], call.body_table
    batch = Batch(call, records, kind.key)
    batch.unique(name_in(table, kind.key))
    _content(call, batch, kind)
    codes = batch.keys
    with call.writing() as connection:
        own = _reachable(connection, call, batch, kind)
        for index, record in batch:
            report = own.get(codes[index])
            if report is not None:
                sound = {code: value for code, value in record.items() if batch.sound(index, code)}
                for problem in rules.modify(table, report, sound):
                    batch.wrong(index, problem)
        batch.refuse()
        before = [own[code] for code in codes]
        serials = worlds.serials(connection, call.world.id, len(records))
        REPORTS.replace(connection, call.world.id, [
            replace(report, version=report.version + 1, updated=call.now, change="MODIFY",
                    doc=rules.content(kind, record), serial=serial)
            for report, record, serial in zip(before, batch.records, serials, strict=True)
        ])  # fmt: skip
        lives.settle(connection, call, [report.zjbm for report in before])
    return codes


def revoke(call: Call, keys: list[str]) -> None:
    """7.3, 7.6, 7.9, 7.12, 7.15: what the record did to the state of its lift is undone (E176); a tombstone stays (E156)."""
    kind = KIND_OF[call.interface.id]
    batch = keyed(call, kind.key, keys)
    with call.writing() as connection:
        own = _reachable(connection, call, batch, kind)
        batch.refuse()
        before = [own[code] for code in keys]
        REPORTS.replace(connection, call.world.id, [
            replace(report, version=report.version + 1, updated=call.now, change="DELETE") for report in before
        ])  # fmt: skip
        lives.settle(connection, call, [report.zjbm for report in before])


def _content(call: Call, batch: Batch, kind: Kind) -> None:
    """What the records say by themselves: a unit that the world doesn't know (E199) is refused in strict mode only.

    Of insurers the world can know none, so they are never refused.
    """
    table = call.body_table
    for index, record in batch:
        unit = record.get(kind.unit)
        if unit not in call.registry.units and batch.sound(index, kind.unit):
            said = (kind.unit, name_in(table, kind.unit), "", str(unit), table.requirement)
            batch.wrong(index, Problem("unit", *said, fatal=call.platform.strict and kind.registered))
        for oddity in rules.worth_saying(table, record, call.account.region):
            batch.wrong(index, oddity)


def _reachable(connection: Connection, call: Call, batch: Batch, kind: Kind) -> dict[str, Report]:
    """The records of this kind that the batch names and the caller reaches; the others are put down as absent."""
    named = REPORTS.find(connection, call.world.id, batch.keys)
    live = {code: one for code, one in named.items() if one.kind == kind.name and not one.revoked}
    lifts = reach.lifts(connection, call, [one.zjbm for one in live.values()])
    own = {code: one for code, one in live.items() if one.zjbm in lifts}
    for index, code in enumerate(batch.keys):
        if batch.sound(index, kind.key) and code not in own:
            name = name_in(call.body_table, kind.key)
            batch.wrong(index, reach.absent(call, kind.key, name, foreign=code in live))
    return own


def _new(call: Call, kind: Kind, key: str, record: Record, serial: int) -> Report:
    doc, zjbm = rules.content(kind, record), str(record["ZJBM"])
    return Report(key, kind.name, zjbm, call.account.xydm, 1, call.now, call.now, "ADD", doc, serial)
