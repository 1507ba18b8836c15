"""What the results of constructions ask of the database, beyond what rows.py does for every kind."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from mockplatform.store.schema import lift, lift_history


def modified(connection: Connection, world: int, codes: Sequence[str]) -> set[str]:
    """Those of the lifts that their makers have modified by 6.2 since they were made."""
    since = and_(
        lift_history.c.world == lift.c.world, lift_history.c.zjbm == lift.c.zjbm, lift_history.c.at >= lift.c.created
    )
    query = select(lift.c.zjbm).join(lift_history, since).where(lift.c.world == world, lift.c.zjbm.in_(codes))
    return set(connection.execute(query.distinct()).scalars())
