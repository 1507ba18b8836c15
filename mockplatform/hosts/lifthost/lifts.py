"""Lift manufacture data: 6.1 add, 6.2 modify, 6.3 revoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, update

from mockplatform.clock import month_of
from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import notices, reach, references
from mockplatform.hosts.lifthost.batch import Batch, Record, keyed
from mockplatform.rules import components
from mockplatform.rules import constructions as works
from mockplatform.rules import lifts as rules
from mockplatform.rules.records import Lift
from mockplatform.rules.results import objects
from mockplatform.spec.lifecycles import step
from mockplatform.store import lifts as store
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS
from mockplatform.store.schema import construction

NAME = rules.NAME

_REPORTED = (
    update(construction)
    .where(construction.c.world == bindparam("w"), construction.c.zjbm.in_(bindparam("codes", expanding=True)))
    .values(result_no=0)
)


def add(call: Call, records: list[Checked]) -> list[str]:
    """6.1: a ZJBM that is in use is refused (E143), a revoked one may be used again."""
    batch = Batch(call, records, "ZJBM")
    batch.unique(NAME)
    _references(call, batch)
    codes = batch.keys
    with call.writing() as connection:
        known = store.known(connection, call.world.id, codes)
        for index, code in enumerate(codes):
            if known.get(code):
                batch.wrong(index, Problem("exists", "ZJBM", NAME, got=code, requirement="R-6.1.2-1"))
        batch.refuse()
        LIFTS.drop(connection, call.world.id, [code for code in codes if code in known])
        LIFTS.add(connection, call.world.id, _new(call, codes, batch.texts))
    return codes


def modify(call: Call, records: list[Checked]) -> list[str]:
    """6.2: the record replaces the stored one as a whole (A.2.2); SJBB is checked where it is sent (E036, E122)."""
    batch = Batch(call, records, "ZJBM")
    batch.unique(NAME)
    _references(call, batch)
    codes = batch.keys
    with call.writing() as connection:
        everybodys = reach.standing(connection, call, codes)
        own = {code: lift for code, lift in everybodys.items() if reach.reaches(call, reach.of_lift(lift))}
        for index, record in batch:
            if not batch.sound(index, "ZJBM"):
                continue
            lift = own.get(codes[index])
            if lift is None:
                batch.wrong(index, reach.absent(call, "ZJBM", NAME, foreign=codes[index] in everybodys))
                continue
            for problem in rules.modify(lift, record.get("SJBB"), call.book.cycles["lift"]):
                batch.wrong(index, problem)
        batch.refuse()
        before = [own[code] for code in codes]
        store.remember(connection, call.world.id, call.account.name, call.now, before, "MODIFY")
        LIFTS.replace(connection, call.world.id, [
            _changed(call, lift, record) for lift, record in zip(before, batch.records, strict=True)
        ])  # fmt: skip
        # What the maker reports now is the whole lift: results entered before are part of it (rules/results.py).
        connection.execute(_REPORTED, {"w": call.world.id, "codes": codes})
        notices.handled(connection, call, codes)
    return codes


def revoke(call: Call, keys: list[str]) -> None:
    """6.3: only lifts in state 出厂, with their components (6.3.1); a tombstone stays for the increments (E156)."""
    batch = keyed(call, "ZJBM", keys)
    with call.writing() as connection:
        everybodys = reach.standing(connection, call, keys)
        own = {code: lift for code, lift in everybodys.items() if reach.reaches(call, reach.of_lift(lift))}
        for index, code in enumerate(keys):
            lift = own.get(code)
            if lift is None:
                batch.wrong(index, reach.absent(call, "ZJBM", NAME, foreign=code in everybodys))
                continue
            for problem in rules.revoke(lift, call.book.cycles["lift"]):
                batch.wrong(index, problem)
        batch.refuse()
        before = [own[code] for code in keys]
        store.remember(connection, call.world.id, call.account.name, call.now, before, "DELETE")
        LIFTS.replace(connection, call.world.id, [_revoked(call, lift) for lift in before])
        _bury(connection, call, keys)


def _bury(connection: Connection, call: Call, codes: Sequence[str]) -> None:
    """What goes with revoked lifts: authorised constructions (E177), and the notices on both."""
    stood = CONSTRUCTIONS.by(connection, call.world.id, "zjbm", codes)
    gone = [works.revoked(one, call.now) for one in stood if not one.revoked]
    CONSTRUCTIONS.replace(connection, call.world.id, gone)
    notices.withdrawn(connection, call, gone)
    notices.handled(connection, call, codes)


def _references(call: Call, batch: Batch) -> None:
    references.learn(call, batch.records, (part for _, record in batch for _, part in objects(record, "BJXX")))
    known = call.registry
    for index, record in batch:
        references.check(call, batch, index, record, "", "R-6.1.2-1")
        if not references.all_known(known, record.get("BJXX")):
            references.components(call, batch, index, objects(record, "BJXX"), "R-6.1.2-1")


def _new(call: Call, codes: list[str], docs: list[str]) -> Iterator[Lift]:
    owner, now, month = call.account.xydm, call.now, month_of(call.now)
    for code, doc in zip(codes, docs, strict=True):
        yield Lift(code, owner, "factory", False, "", 1, month, now, now, now, "ADD", doc)


def _changed(call: Call, lift: Lift, record: Record) -> Lift:
    content: dict[str, Any] = {code: value for code, value in record.items() if code != "SJBB"}
    if "BJXX" in content:
        content["BJXX"] = components.versioned(orjson.loads(lift.doc).get("BJXX", []), content["BJXX"])
    state = step(call.book.cycles["lift"], lift.state, "modify") or lift.state
    return replace(lift, state=state, version=lift.version + 1, updated=call.now, changed=call.now, change="MODIFY",
                   doc=orjson.dumps(content).decode(), base=None)  # fmt: skip


def _revoked(call: Call, lift: Lift) -> Lift:
    state = step(call.book.cycles["lift"], lift.state, "revoke") or lift.state
    return replace(lift, state=state, version=lift.version + 1, updated=call.now, changed=call.now, change="DELETE")
