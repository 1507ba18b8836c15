"""What the results of constructions ask of the database, beyond what rows.py does for every kind."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from mockplatform.store.schema import lift_history


def modified(connection: Connection, world: int, codes: Sequence[str]) -> set[str]:
    """Those of the lifts that their makers have modified by 6.2 since they were made."""
    known = (lift_history.c.world == world, lift_history.c.zjbm.in_(codes))
    last = select(func.max(lift_history.c.serial)).where(*known).group_by(lift_history.c.zjbm)
    # The last entry of a life that has ended is DELETE (6.3); of one that a reform began and ended (6.8) there is none.
    query = select(lift_history.c.zjbm).where(
        *known, lift_history.c.serial.in_(last), lift_history.c.change == "MODIFY"
    )
    return set(connection.execute(query).scalars())
