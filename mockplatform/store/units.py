"""Units and type-test certificates in the database, beyond what rows.py does for every kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson
from sqlalchemy import ColumnElement, Connection, select, tuple_

from mockplatform.rules.records import Unit
from mockplatform.store.database import Database
from mockplatform.store.rows import UNITS
from mockplatform.store.schema import certificate, unit

PAGE = 500


def codes(connection: Connection, world: int) -> frozenset[str]:
    """The credit codes of all units."""
    query = select(unit.c.xydm).where(unit.c.world == world, unit.c.change != "DELETE")
    return frozenset(connection.execute(query).scalars())


def numbers(connection: Connection, world: int) -> frozenset[str]:
    """The numbers of all type-test certificates."""
    return frozenset(connection.execute(select(certificate.c.xssybh).where(certificate.c.world == world)).scalars())


def by_code(connection: Connection, world: int, xydm: str) -> Unit | None:
    """The unit with a credit code, a deleted one included."""
    found = UNITS.by(connection, world, "xydm", [xydm])
    return found[0] if found else None


def by_codes(connection: Connection, world: int, codes: Sequence[str]) -> dict[str, Unit]:
    """The units with these credit codes, deleted ones included: credit code → unit."""
    return {one.xydm: one for one in UNITS.by(connection, world, "xydm", codes)}


def added_in(database: Database, world: int, month: int, until: int) -> Iterator[Unit]:
    """The units that were added in a month (YYYYMM) and are not deleted, by their last change, none after `until`."""
    return _stream(database, world, until, unit.c.month == month, unit.c.change != "DELETE")


def changed_since(database: Database, world: int, since: int, until: int, deleted_since: int) -> Iterator[Unit]:
    """The units that changed after `since`, by their last change, none after `until`, and which were deleted lately."""
    shown = (unit.c.change != "DELETE") | (unit.c.updated >= deleted_since)
    return _stream(database, world, until, unit.c.updated > since, shown)


def _stream(database: Database, world: int, until: int, *conditions: ColumnElement[bool]) -> Iterator[Unit]:
    """A page at a time, each in a transaction of its own."""
    place = tuple_(unit.c.updated, unit.c.dwid)
    query = (
        select(*(column for column in unit.c if column.name != "world"))
        .where(unit.c.world == world, unit.c.updated <= until, *conditions)
        .order_by(unit.c.updated, unit.c.dwid)
        .limit(PAGE)
    )
    after: tuple[int, str] | None = None
    while True:
        with database.reading() as connection:
            page = [Unit(*row) for row in connection.execute(query if after is None else query.where(place > after))]
        yield from page
        if len(page) < PAGE:
            return
        after = (page[-1].updated, page[-1].dwid)


def by_kind(connection: Connection, world: int) -> dict[str, list[str]]:
    """Kind of qualification (ZZLB) → credit codes of the units that have it, in order."""
    kinds: dict[str, list[str]] = {}
    query = select(unit.c.xydm, unit.c.doc).where(unit.c.world == world, unit.c.change != "DELETE")
    for row in connection.execute(query.order_by(unit.c.xydm)):
        for entry in orjson.loads(row.doc).get("ZZXX", []):
            kinds.setdefault(entry["ZZLB"], []).append(row.xydm)
    return kinds


def licensed(connection: Connection, world: int) -> list[str]:
    """The credit codes of the units that have a licence, in order."""
    query = (
        select(unit.c.xydm, unit.c.doc).where(unit.c.world == world, unit.c.change != "DELETE").order_by(unit.c.xydm)
    )
    rows = connection.execute(query)
    return [row.xydm for row in rows if any(entry.get("ZZBH") for entry in orjson.loads(row.doc).get("ZZXX", []))]
