"""Lifts in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from mockplatform.rules.lifts import Lift
from mockplatform.store.schema import lift, lift_history

_COLUMNS = tuple(column for column in lift.c if column.name != "world")
_FIND = select(*_COLUMNS).where(lift.c.world == bindparam("w"), lift.c.zjbm.in_(bindparam("codes", expanding=True)))
_KNOWN = select(lift.c.zjbm, lift.c.change).where(
    lift.c.world == bindparam("w"), lift.c.zjbm.in_(bindparam("codes", expanding=True))
)
_DROP = delete(lift).where(lift.c.world == bindparam("w"), lift.c.zjbm.in_(bindparam("codes", expanding=True)))
_REPLACE = (
    update(lift)
    .where(lift.c.world == bindparam("w"), lift.c.zjbm == bindparam("key"))
    .values(
        {column.name: bindparam(column.name) for column in _COLUMNS if column.name not in ("zjbm", "month", "created")}
    )
)


def _lift(row: Row[tuple[object, ...]]) -> Lift:
    return Lift(*row)  # type: ignore[arg-type]


def _values(world: int, one: Lift) -> dict[str, object]:
    return {
        "world": world, "zjbm": one.zjbm, "owner": one.owner, "state": one.state, "locked": one.locked,
        "region": one.region, "version": one.version, "month": one.month, "created": one.created,
        "updated": one.updated, "changed": one.changed, "change": one.change, "doc": one.doc,
    }  # fmt: skip


def find(connection: Connection, world: int, codes: Sequence[str]) -> dict[str, Lift]:
    """The lifts of these ZJBM, tombstones included."""
    return {row.zjbm: _lift(row) for row in connection.execute(_FIND, {"w": world, "codes": codes})}


def known(connection: Connection, world: int, codes: Sequence[str]) -> dict[str, bool]:
    """Which of these ZJBM are in use: True for a lift, False for a tombstone."""
    return {row.zjbm: row.change != "DELETE" for row in connection.execute(_KNOWN, {"w": world, "codes": codes})}


def add(connection: Connection, world: int, lifts: Sequence[Lift]) -> None:
    """Store new lifts."""
    connection.execute(insert(lift), [_values(world, one) for one in lifts])


def drop(connection: Connection, world: int, codes: Sequence[str]) -> None:
    """Remove tombstones, so that their codes can be used again."""
    connection.execute(_DROP, {"w": world, "codes": codes})


def replace(connection: Connection, world: int, lifts: Sequence[Lift]) -> None:
    """Store changed lifts."""
    rows = [{**_values(world, one), "w": world, "key": one.zjbm} for one in lifts]
    for row in rows:
        for fixed in ("world", "zjbm", "month", "created"):
            del row[fixed]
    connection.execute(_REPLACE, rows)


def remember(connection: Connection, world: int, account: str, at: int, before: Sequence[Lift], change: str) -> None:
    """Append what the lifts were before a change (6.2.1, E188)."""
    rows = [
        {"world": world, "zjbm": one.zjbm, "at": at, "version": one.version, "account": account, "change": change,
         "doc": one.doc}
        for one in before
    ]  # fmt: skip
    connection.execute(insert(lift_history), rows)
