"""The journal in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from mockplatform.store.schema import journal


def append(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store entries: rows of schema.journal."""
    connection.execute(insert(journal), rows)


def trim(connection: Connection, entries: int, size: int) -> None:
    """Drop the oldest entries until no more than `entries` and `size` bytes of them are left."""
    count, total = connection.execute(select(func.count(), func.coalesce(func.sum(journal.c.size), 0))).one()
    if count <= entries and total <= size:
        return
    # A tenth at a time, so that a full journal is not trimmed at every write.
    oldest = select(journal.c.id).order_by(journal.c.id).limit(max(count // 10, count - entries, 1))
    connection.execute(delete(journal).where(journal.c.id.in_(oldest.scalar_subquery())))


def page(
    connection: Connection, world: int, after: str, limit: int, interface: str = "", account: str = ""
) -> list[str]:
    """The entries of a world, and those of no world, after the id `after`, oldest first, as JSON texts."""
    query = select(journal.c.doc).where(
        (journal.c.world == world) | journal.c.world.is_(None), journal.c.id > after
    )  # fmt: skip
    if interface:
        query = query.where(journal.c.interface == interface)
    if account:
        query = query.where(journal.c.account == account)
    return list(connection.execute(query.order_by(journal.c.id).limit(limit)).scalars())


def one(connection: Connection, id: str) -> str | None:
    """One entry as JSON text."""
    doc: str | None = connection.execute(select(journal.c.doc).where(journal.c.id == id)).scalar()
    return doc


def clear(connection: Connection, world: int) -> None:
    """Forget the entries of a world."""
    connection.execute(delete(journal).where(journal.c.world == world))
