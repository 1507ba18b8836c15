"""What the accident platform knows, in the database."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from mockplatform.store.schema import accident


def accidents(connection: Connection, world: int, xydm: str) -> list[str]:
    """The accidents of lifts that this unit made or uses (E225), as JSON texts, in order of their numbers."""
    query = select(accident.c.doc).where(
        accident.c.world == world, or_(accident.c.maker == xydm, accident.c.user == xydm)
    )
    return list(connection.execute(query.order_by(accident.c.number)).scalars())


def units_with_accidents(connection: Connection, world: int) -> list[str]:
    """The credit codes by which accidents are found."""
    query = select(accident.c.maker, accident.c.user).where(accident.c.world == world)
    return sorted({code for row in connection.execute(query) for code in row if code})
