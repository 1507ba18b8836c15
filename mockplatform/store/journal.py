"""The journal in the database: appended to, bounded, searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from mockplatform.store.schema import journal, meta

_DROPPED = "journal_dropped"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are asked for; what is None does not matter. `since` belongs to the span, `until` no more."""

    interface: str | None = None
    account: str | None = None
    mode: str | None = None
    status: int | None = None
    code: str | None = None
    method: str | None = None
    path: str | None = None
    requirement: str | None = None
    """Of any finding"""
    rule: str | None = None
    """Of any finding"""
    since: int | None = None
    """Milliseconds on the world's clock"""
    until: int | None = None
    refused: bool | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Page:
    """Entries as JSON texts, and the number of the last one, from which the next page goes on."""

    docs: list[str]
    last: int


# ---- writing

_APPEND = insert(journal)
_SIZE = select(func.count(), func.coalesce(func.sum(journal.c.size), 0))


def append(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Store entries: rows of schema.journal. Their numbers become visible in the order in which they are given."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        connection.execute(text("LOCK TABLE journal IN EXCLUSIVE MODE"))
    connection.execute(_APPEND, list(rows))


def trim(connection: Connection, entries: int, size: int) -> int:
    """Drop the oldest entries if there are more than `entries`, or more than `size` bytes; how many were dropped."""
    count, total = connection.execute(_SIZE).one()
    if count <= entries and total <= size:
        return 0
    # Down to nine tenths, so that a full journal is not trimmed at every write.
    least_count, least_total = entries * 9 // 10, size * 9 // 10
    dropped, last = 0, 0
    for number, one in connection.execute(select(journal.c.seq, journal.c.size).order_by(journal.c.seq)):
        if count - dropped <= least_count and total <= least_total:
            break
        dropped, total, last = dropped + 1, total - one, number
    connection.execute(delete(journal).where(journal.c.seq <= last))
    return dropped


def count_dropped(connection: Connection, number: int) -> None:
    """Remember that so many entries were dropped."""
    so_far = dropped(connection)
    connection.execute(delete(meta).where(meta.c.key == _DROPPED))
    connection.execute(insert(meta).values(key=_DROPPED, value=str(so_far + number)))


def clear(connection: Connection, world: int) -> None:
    """Forget the entries of a world."""
    connection.execute(delete(journal).where(journal.c.world == world))


# ---- reading


def dropped(connection: Connection) -> int:
    """How many entries of this database, of all worlds, were dropped so far for want of room."""
    return int(connection.execute(select(meta.c.value).where(meta.c.key == _DROPPED)).scalar() or 0)


def page(connection: Connection, world: int, after: int = 0, limit: int = 100, wanted: Filter = EVERYTHING) -> Page:
    """The entries of a world, and those of no world, that come after the number `after`, in the order of writing."""
    query = select(journal.c.seq, journal.c.doc).where(*_meets(world, wanted), journal.c.seq > after)
    rows = connection.execute(query.order_by(journal.c.seq).limit(limit)).all()
    return Page([row.doc for row in rows], rows[-1].seq if rows else after)


def count(connection: Connection, world: int, wanted: Filter = EVERYTHING) -> int:
    """How many entries of a world, and of no world, meet a filter."""
    return connection.execute(select(func.count()).select_from(journal).where(*_meets(world, wanted))).scalar_one()


def last(connection: Connection) -> int:
    """The number of the newest entry, 0 if there is none."""
    number: int = connection.execute(select(func.coalesce(func.max(journal.c.seq), 0))).scalar_one()
    return number


def each(connection: Connection, world: int, wanted: Filter = EVERYTHING, batch: int = 200) -> Iterator[str]:
    """Every entry of a world, and of no world, that meets a filter, as JSON text, in the order of writing."""
    after = 0
    while (found := page(connection, world, after, batch, wanted)).docs:
        yield from found.docs
        after = found.last


def one(connection: Connection, id: str) -> str | None:
    """One entry as JSON text."""
    doc: str | None = connection.execute(select(journal.c.doc).where(journal.c.id == id)).scalar()
    return doc


def number_of(connection: Connection, id: str) -> int | None:
    """The number of an entry."""
    number: int | None = connection.execute(select(journal.c.seq).where(journal.c.id == id)).scalar()
    return number


def _meets(world: int, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [(journal.c.world == world) | journal.c.world.is_(None)]
    for name in ("interface", "account", "mode", "status", "code", "method", "path", "refused"):
        value = getattr(wanted, name)
        if value is not None:
            conditions.append(journal.c[name] == value)
    for mark in (wanted.requirement, wanted.rule):
        if mark is not None:
            conditions.append(journal.c.marks.contains(f" {mark} ", autoescape=True))
    if wanted.since is not None:
        conditions.append(journal.c.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(journal.c.at < wanted.until)
    return conditions
