"""Completed recalls: 6.14 add, 6.15 modify, 6.16 revoke. They show in the lifts that hold such components (E195)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import orjson
from sqlalchemy import Connection

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import reach
from mockplatform.hosts.lifthost.batch import Batch, Record, keyed
from mockplatform.rules import recalls as rules
from mockplatform.rules import versions
from mockplatform.rules.records import Recall
from mockplatform.rules.rights import Holder
from mockplatform.store import recalls as store
from mockplatform.store import worlds
from mockplatform.store.rows import RECALLS

NAME = "召回完成编码"


def add(call: Call, records: list[Checked]) -> list[str]:
    """6.14: every manufacturer may report a recall of any maker's component (E196)."""
    batch = Batch(call, records, "ZHID")
    batch.refuse()
    with call.writing() as connection:
        codes = worlds.record_codes(connection, call.world.id, len(records))
        new = [_new(call, code, record) for code, record in zip(codes, batch.records, strict=True)]
        RECALLS.add(connection, call.world.id, new)
        store.touch(connection, call.world.id, new, call.now)
    return codes


def modify(call: Call, records: list[Checked]) -> list[str]:
    """6.15: the record replaces the stored one; lifts change that it concerned before, and that it concerns now."""
    batch = Batch(call, records, "ZHID")
    batch.unique(NAME)
    with call.writing() as connection:
        own = _reached(connection, call, batch)
        for index, record in batch:
            recall = own.get(batch.keys[index])
            if recall is not None and batch.sound(index, "SJBB"):
                for problem in versions.differs(recall.version, record["SJBB"], "R-6.15.2-1"):
                    batch.wrong(index, problem)
        batch.refuse()
        before = [own[code] for code in batch.keys]
        after = [_changed(call, one, record) for one, record in zip(before, batch.records, strict=True)]
        RECALLS.replace(connection, call.world.id, after)
        store.touch(connection, call.world.id, [*before, *after], call.now)
    return batch.keys


def revoke(call: Call, keys: list[str]) -> None:
    """6.16: a tombstone stays for the increments of the lifts (E156)."""
    batch = keyed(call, "ZHID", keys)
    with call.writing() as connection:
        own = _reached(connection, call, batch)
        batch.refuse()
        gone = [replace(one, version=one.version + 1, updated=call.now, change="DELETE") for one in own.values()]
        RECALLS.replace(connection, call.world.id, gone)
        store.touch(connection, call.world.id, gone, call.now)


def _reached(connection: Connection, call: Call, batch: Batch) -> dict[str, Recall]:
    """The recalls that a batch names and the caller reported itself; anything else is a problem of its record."""
    codes: Sequence[str] = batch.keys
    live = {code: one for code, one in RECALLS.find(connection, call.world.id, codes).items() if not one.revoked}
    own = {code: one for code, one in live.items() if reach.reaches(call, Holder(creator=one.owner))}
    for index, code in enumerate(codes):
        if batch.sound(index, "ZHID") and code not in own:
            batch.wrong(index, reach.absent(call, "ZHID", NAME, foreign=code in live))
    return own


def _new(call: Call, code: str, record: Record) -> Recall:
    now = call.now
    return Recall(code, call.account.xydm, *_concerned(record), 1, now, now, "ADD", orjson.dumps(record).decode())


def _changed(call: Call, recall: Recall, record: Record) -> Recall:
    content = {code: value for code, value in record.items() if code not in ("ZHID", "SJBB")}
    model, maker = _concerned(content)
    return replace(recall, model=model, maker=maker, version=recall.version + 1, updated=call.now, change="MODIFY",
                   doc=orjson.dumps(content).decode())  # fmt: skip


def _concerned(record: Record) -> tuple[str, str]:
    """Model and maker of the components."""
    return rules.model_key(str(record["ZHXXH"])), str(record["ZHBJXYDM"])
