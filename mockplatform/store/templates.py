"""What worlds start with, generated once and copied by the database: a template is a world of its own, without accounts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert, literal, select

from mockplatform.store import schema, worlds

RECORDS: tuple[Table, ...] = (
    schema.lift, schema.lift_history, schema.construction, schema.report, schema.recall, schema.notice,
    schema.unit, schema.certificate, schema.accident,
)  # fmt: skip
"""The tables that hold a world's records."""


def add_accidents(connection: Connection, world: int, rows: Sequence[dict[str, object]]) -> None:
    """Store accidents, which only the sandbox itself writes: maker, user, doc."""
    if rows:
        connection.execute(
            insert(schema.accident), [{"world": world, "number": n, **row} for n, row in enumerate(rows, 1)]
        )


def copy(connection: Connection, template: int, world: int) -> None:
    """Copy every record of a template into a world."""
    for table in RECORDS:
        columns = [column for column in table.c if column.name != "world"]
        rows = select(literal(world), *columns).where(table.c.world == template)
        connection.execute(insert(table).from_select(["world", *(column.name for column in columns)], rows))
    worlds.start_serial(connection, world, template)
    worlds.registry_changed(connection, world)


def clear(connection: Connection, world: int) -> None:
    """Forget every record of a world; its accounts and its clock stay."""
    for table in RECORDS:
        connection.execute(delete(table).where(table.c.world == world))
    worlds.registry_changed(connection, world)


def restore(connection: Connection, world: int) -> None:
    """Bring a world back to the records of its template."""
    clear(connection, world)
    template = connection.execute(select(schema.world.c.template).where(schema.world.c.id == world)).scalar()
    if template is not None:
        copy(connection, template, world)
