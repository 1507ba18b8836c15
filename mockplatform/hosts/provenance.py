"""Who wrote the stored version of a record, for a client that named another one (E122). Only the journal is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts.call import Call
from mockplatform.hosts.exchange import Written
from mockplatform.rules.reports import KIND_OF
from mockplatform.store import writers
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, RECALLS, REPORTS, UNITS, Rows

KINDS: dict[str, Rows[Any]] = {
    "SGID": CONSTRUCTIONS,
    "DWID": UNITS,
    "ZHID": RECALLS,
    **{kind.key: REPORTS for kind in KIND_OF.values()},
    "ZJBM": LIFTS,
}
"""Code that names a record → where such records are; ZJBM last, which other records hold as well"""


def note(call: Call, keys: Sequence[str]) -> None:
    """The caller has just modified the records of these keys."""
    with call.platform.database.writing() as connection:
        writers.note(connection, call.world.id, call.account.name, keys, call.now)


def of(call: Call, records: Sequence[Checked], refused: Refused) -> dict[int, Written]:
    """Index of each record with a wrong SJBB → who wrote the stored version."""
    wrong = [fault.index for fault in refused.faults if any(problem.kind == "version" for problem in fault.problems)]
    if not wrong:
        return {}
    with call.platform.database.reading() as connection:
        found = {index: _writer(connection, call.world.id, records[index].record) for index in wrong}
    return {index: written for index, written in found.items() if written is not None}


@dataclass(frozen=True, slots=True)
class _Stored:
    key: str
    creator: str
    version: int
    updated: int


def _writer(connection: Connection, world: int, record: dict[str, object]) -> Written | None:
    stored = _stored(connection, world, record)
    if stored is None:
        return None
    keys = [stored.key]
    if _code(record) == "ZJBM":  # the result of a construction changes its lift as well (6.7)
        works = CONSTRUCTIONS.by(connection, world, "zjbm", [stored.key])
        keys += [one.sgid for one in works]
    account = writers.of(connection, world, keys, stored.updated)
    if not account and stored.version == 1:
        account = writers.known_by(connection, world, stored.creator)
    return Written(account, stored.updated)


def _stored(connection: Connection, world: int, record: dict[str, object]) -> _Stored | None:
    code = _code(record)
    key = str(record.get(code, ""))
    one = KINDS[code].find(connection, world, [key]).get(key)
    if one is None:
        return None
    creator = getattr(one, "creator", None) or getattr(one, "owner", "")
    return _Stored(key, str(creator), one.version, one.updated)


def _code(record: dict[str, object]) -> str:
    return next((code for code in KINDS if code in record), "ZJBM")
