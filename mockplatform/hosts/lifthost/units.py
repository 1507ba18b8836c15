"""Units: 7.17 add, 7.18 modify; 6.13 for enterprises, 7.19 for provinces."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.hosts.lifthost import reach
from mockplatform.hosts.lifthost.batch import Batch
from mockplatform.rules import units as rules
from mockplatform.rules import versions
from mockplatform.rules.records import Unit
from mockplatform.store import units as store
from mockplatform.store import worlds
from mockplatform.store.rows import UNITS


def add(call: Call, records: list[Checked]) -> list[str]:
    """7.17: a credit code that a unit has is refused (E143); units that have none get one (E114)."""
    batch = Batch(call, records, "DWID")
    _distinct(batch)
    with call.writing() as connection:
        known = _holders(connection, call, batch)
        for index, record in batch:
            holder = known.get(str(record.get("XYDM", "")))
            if holder is not None and not holder.revoked and batch.sound(index, "XYDM"):
                batch.wrong(index, _taken(holder, "R-7.17.2-1"))
        batch.refuse()
        codes = worlds.record_codes(connection, call.world.id, len(records))
        new = []
        for code, record in zip(codes, batch.records, strict=True):
            xydm = record.get("XYDM") or rules.made_up_code(call.world.seed, code, record)
            new.append(rules.new(code, {**record, "XYDM": xydm}, call.now))
        _bury(connection, call, known)
        UNITS.add(connection, call.world.id, new)
        worlds.registry_changed(connection, call.world.id)
    if call.platform.lookups is not None:  # once they are stored: what is answered decides nothing here (E229)
        sent = [str(record["XYDM"]) for record in batch.records if "XYDM" in record]
        call.platform.lookups.ask(call.world, (), sent, decides=False)
    return codes


def modify(call: Call, records: list[Checked]) -> list[str]:
    """7.18: the record replaces the stored one; XYDM may change while no other unit has it (E123, E264)."""
    batch = Batch(call, records, "DWID")
    batch.unique(rules.NAME)
    _distinct(batch)
    with call.writing() as connection:
        found = UNITS.find(connection, call.world.id, batch.keys)
        live = {code: one for code, one in found.items() if not one.revoked}
        known = _holders(connection, call, batch)
        for index, record in batch:
            _judge(call, batch, index, live.get(batch.keys[index]), known.get(str(record.get("XYDM", ""))))
        batch.refuse()
        _bury(connection, call, known)
        UNITS.replace(connection, call.world.id, [
            rules.modified(live[code], record, call.now) for code, record in zip(batch.keys, batch.records, strict=True)
        ])  # fmt: skip
        worlds.registry_changed(connection, call.world.id)
    return batch.keys


def for_enterprise(call: Call) -> Answer:
    """6.13: component makers, constructors and users (E208)."""
    return _answer(call, hidden=lambda unit: not rules.seen_by_enterprise(unit, call.book.enterprise_view))


def for_province(call: Call) -> Answer:
    """7.19: all units of the country (5.2.2)."""
    return _answer(call, hidden=lambda unit: False)


def _answer(call: Call, hidden: Callable[[Unit], bool]) -> Answer:
    """An object with a key, a list without (A.2.13, A.3.19)."""
    if "XYDM" in call.query:
        return Answer(_one(call, hidden))
    database, world, table = call.platform.database, call.world.id, call.answer_table
    if "GXSJ" in call.query:
        since = query.moment(call.interface, "GXSJ", call.query["GXSJ"])
        buried = call.now - call.book.tombstones * 1000
        found = store.changed_since(database, world, since, call.now, deleted_since=buried)
    else:
        found = store.added_in(database, world, query.month(call.interface, "CJYF", call.query["CJYF"]), call.now)
    return Answer(items=(rules.item(table, unit) for unit in found if not hidden(unit)))


def _one(call: Call, hidden: Callable[[Unit], bool]) -> dict[str, object]:
    """The unit with a credit code; {} if a time is given and it did not change after that (E152, E167)."""
    with call.platform.database.reading() as connection:
        unit = store.by_code(connection, call.world.id, call.query["XYDM"])
    if unit is None or unit.revoked or hidden(unit):
        foreign = unit is not None and not unit.revoked
        raise Refused("unknown", problem=reach.absent(call, "XYDM", rules.CODE, foreign=foreign))
    if "GXSJ" in call.query and unit.updated <= query.moment(call.interface, "GXSJ", call.query["GXSJ"]):
        return {}
    return rules.item(call.answer_table, unit)


def _judge(call: Call, batch: Batch, index: int, unit: Unit | None, holder: Unit | None) -> None:
    """What forbids a modification: `unit` has its DWID, `holder` its XYDM."""
    if not batch.sound(index, "DWID"):
        return
    record = batch.records[index]
    if unit is None:
        batch.wrong(index, reach.absent(call, "DWID", rules.NAME, foreign=False))
        return
    if call.platform.strict and not rules.is_provincial(unit):
        raise Refused("role", requirement="R-5.2.2-1", private=f"the unit {unit.dwid} neither uses nor maintains lifts")
    if batch.sound(index, "SJBB"):
        for problem in versions.differs(unit.version, record["SJBB"], "R-7.18.2-1"):
            batch.wrong(index, problem)
    if holder is not None and not holder.revoked and holder.dwid != unit.dwid and batch.sound(index, "XYDM"):
        batch.wrong(index, _taken(holder, "R-7.18.2-1"))


def _taken(holder: Unit, requirement: str) -> Problem:
    return Problem("taken", "XYDM", rules.CODE, holder.dwid, holder.xydm, requirement)


def _distinct(batch: Batch) -> None:
    """Refuse a credit code that stands twice in the request (E142)."""
    seen: set[object] = set()
    for index, record in batch:
        code = record.get("XYDM")
        if code is not None and code in seen:
            batch.wrong(index, Problem("duplicate", "XYDM", rules.CODE, got=str(code), requirement="R-5.3.5.6-1"))
        seen.add(code)


def _holders(connection: Connection, call: Call, batch: Batch) -> dict[str, Unit]:
    """The units that have a credit code of the request, deleted ones included."""
    codes = [str(record["XYDM"]) for _, record in batch if "XYDM" in record]
    return store.by_codes(connection, call.world.id, codes)


def _bury(connection: Connection, call: Call, known: dict[str, Unit]) -> None:
    """A code goes over from a deleted unit to the one that has it now."""
    UNITS.drop(connection, call.world.id, [unit.dwid for unit in known.values() if unit.revoked])
