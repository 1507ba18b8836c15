"""What worlds start with, generated once and copied by the database: a template is a world of its own, without accounts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Delete, Insert, Integer, Table, bindparam, delete, insert, select

from mockplatform.store import schema, worlds

RECORDS: tuple[Table, ...] = (
    schema.lift, schema.lift_history, schema.construction, schema.report, schema.recall, schema.notice,
    schema.unit, schema.certificate, schema.accident,
)  # fmt: skip
"""The tables that hold a world's records."""


def _copy(table: Table) -> Insert:
    columns = [column for column in table.c if column.name != "world"]
    rows = select(bindparam("w", type_=Integer), *columns).where(table.c.world == bindparam("t"))
    return insert(table).from_select(["world", *(column.name for column in columns)], rows)


# Made once: SQLAlchemy takes longer to make a statement than SQLite to run it.
_COPIES: tuple[Insert, ...] = tuple(_copy(table) for table in RECORDS)
_CLEARS: tuple[Delete, ...] = tuple(delete(table).where(table.c.world == bindparam("w")) for table in RECORDS)


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


def clear(connection: Connection, world: int) -> None:
    """Forget every record of a world; its accounts and its clock stay."""
    for statement in _CLEARS:
        connection.execute(statement, {"w": world})
    worlds.registry_changed(connection, world)


def restore(connection: Connection, world: int) -> None:
    """Bring a world back to the records of its template."""
    clear(connection, world)
    template = connection.execute(select(schema.world.c.template).where(schema.world.c.id == world)).scalar()
    if template is not None:
        copy(connection, template, world)
