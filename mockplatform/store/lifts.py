"""Lifts in the database, beyond what rows.py does for every kind."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select

from mockplatform.rules.records import Lift
from mockplatform.store import worlds
from mockplatform.store.schema import lift, lift_history

_KNOWN = select(lift.c.zjbm, lift.c.change).where(
    lift.c.world == bindparam("w"), lift.c.zjbm.in_(bindparam("codes", expanding=True))
)


def known(connection: Connection, world: int, codes: Sequence[str]) -> dict[str, bool]:
    """Which of these ZJBM are in use: True for a lift, False for a tombstone."""
    return {row.zjbm: row.change != "DELETE" for row in connection.execute(_KNOWN, {"w": world, "codes": codes})}


def remember(connection: Connection, world: int, account: str, at: int, before: Sequence[Lift], change: str) -> None:
    """Append what the lifts were before a change (6.2.1, E188)."""
    rows = [
        {"world": world, "zjbm": one.zjbm, "serial": serial, "at": at, "version": one.version, "account": account,
         "change": change, "doc": one.doc}
        for one, serial in zip(before, worlds.serials(connection, world, len(before)), strict=True)
    ]  # fmt: skip
    connection.execute(insert(lift_history), rows)
