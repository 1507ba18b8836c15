"""What worlds start with, generated once and copied by the database: a template is a world of its own, without accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Integer,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    select,
)

from mockplatform.store import schema, worlds

RECORDS: tuple[Table, ...] = (
    schema.lift, schema.lift_history, schema.construction, schema.report, schema.recall, schema.notice,
    schema.unit, schema.certificate, schema.accident,
)  # fmt: skip
"""The tables that hold a world's records."""


def _copy(table: Table) -> Insert:
    """Copies the records of the world `t` whose keys the world `w` has not."""
    here = table.alias()
    keys = [column.name for column in table.primary_key if column.name != "world"]
    known = exists().where(here.c.world == bindparam("w"), *(here.c[key] == table.c[key] for key in keys))
    columns = [column for column in table.c if column.name != "world"]
    rows = select(bindparam("w", type_=Integer), *columns).where(table.c.world == bindparam("t"), ~known)
    return insert(table).from_select(["world", *(column.name for column in columns)], rows)


def _clear(table: Table) -> Delete:
    """Forgets the records of the world `w` that the world `t` has not, or not like this."""
    there = table.alias()
    same = (_same(there.c[column.name], column) for column in table.c if column.name != "world")
    kept = exists().where(there.c.world == bindparam("t"), *same)
    return delete(table).where(table.c.world == bindparam("w"), ~kept)


def _same(one: Column[Any], other: Column[Any]) -> ColumnElement[bool]:
    return one.is_not_distinct_from(other) if one.nullable else one == other  # PostgreSQL finds keys by = alone


# Made once: SQLAlchemy takes longer to make a statement than SQLite to run it.
_COPIES: tuple[Insert, ...] = tuple(map(_copy, RECORDS))
_CLEARS: tuple[Delete, ...] = tuple(map(_clear, RECORDS))


def add_accidents(connection: Connection, world: int, rows: Sequence[dict[str, object]]) -> None:
    """Store accidents, which only the sandbox itself writes: maker, user, doc."""
    if rows:
        connection.execute(
            insert(schema.accident), [{"world": world, "number": n, **row} for n, row in enumerate(rows, 1)]
        )


def copy(connection: Connection, template: int, world: int) -> None:
    """Copy every record of a template into a world."""
    for statement in _COPIES:
        connection.execute(statement, {"w": world, "t": template})
    worlds.start_serial(connection, world, template)
    worlds.registry_changed(connection, world)


def restore(connection: Connection, world: int) -> None:
    """Bring a world back to the records of its template; its accounts and its clock stay.

    Only what differs is written: a test changes a few records of hundreds.
    """
    template = connection.execute(select(schema.world.c.template).where(schema.world.c.id == world)).scalar()
    for statement in _CLEARS:
        connection.execute(statement, {"w": world, "t": template})
    if template is not None:
        copy(connection, template, world)
