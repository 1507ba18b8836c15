"""Constructions in the database, beyond what rows.py does for every kind: read with what they hang on, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select, tuple_

from mockplatform.rules.records import Construction, Lift, Unit
from mockplatform.store import units
from mockplatform.store.database import Database
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS
from mockplatform.store.schema import construction, lift

PAGE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A construction, its lift, and the unit that builds it."""

    one: Construction
    lift: Lift | None
    unit: Unit | None


def of_lift(connection: Connection, world: int, zjbm: str) -> list[Known]:
    """The constructions of a lift by their last change, tombstones included."""
    works = CONSTRUCTIONS.by(connection, world, "zjbm", [zjbm])
    return about(connection, world, sorted(works, key=lambda one: (one.updated, one.sgid)))


def about(connection: Connection, world: int, works: Sequence[Construction]) -> list[Known]:
    """These constructions with what they hang on."""
    lifts = LIFTS.find(connection, world, list({one.zjbm for one in works}))
    builders = units.by_codes(connection, world, list({one.builder for one in works}))
    return [Known(one, lifts.get(one.zjbm), builders.get(one.builder)) for one in works]


def stream(database: Database, world: int, until: int, *conditions: ColumnElement[bool]) -> Iterator[Known]:
    """The constructions that meet conditions, by their last change, none after `until`.

    A page at a time, each in a transaction of its own.
    """
    place = tuple_(construction.c.updated, construction.c.sgid)
    query = (
        select(*(column for column in construction.c if column.name != "world"))
        .where(construction.c.world == world, construction.c.updated <= until, *conditions)
        .order_by(construction.c.updated, construction.c.sgid)
        .limit(PAGE)
    )
    after: tuple[int, str] | None = None
    while True:
        following = query if after is None else query.where(place > after)
        with database.reading() as connection:
            works = [Construction(*row) for row in connection.execute(following)]
            page = about(connection, world, works)
        yield from page
        if len(page) < PAGE:
            return
        after = (works[-1].updated, works[-1].sgid)


def party(world: int, xydm: str) -> ColumnElement[bool]:
    """Constructions that a unit does, or that are of lifts that it made."""
    made = select(lift.c.zjbm).where(lift.c.world == world, lift.c.owner == xydm)
    return (construction.c.builder == xydm) | construction.c.zjbm.in_(made)


def noticed() -> ColumnElement[bool]:
    """Constructions that stand and of which notice was given (rules/records.py: Construction.noticed)."""
    given = construction.c.declared | construction.c.inform.is_not(None)
    return (construction.c.change != "DELETE") & given
