"""Units and type-test certificates in the database."""

from __future__ import annotations

from collections.abc import Iterable

import orjson
from sqlalchemy import Connection, insert, select

from mockplatform.store.schema import certificate, unit


def codes(connection: Connection, world: int) -> frozenset[str]:
    """The credit codes of all units."""
    return frozenset(connection.execute(select(unit.c.xydm).where(unit.c.world == world)).scalars())


def numbers(connection: Connection, world: int) -> frozenset[str]:
    """The numbers of all type-test certificates."""
    return frozenset(connection.execute(select(certificate.c.xssybh).where(certificate.c.world == world)).scalars())


def licence(connection: Connection, world: int, xydm: str) -> str | None:
    """The record of a unit as JSON text, or None."""
    doc: str | None = connection.execute(
        select(unit.c.doc).where(unit.c.world == world, unit.c.xydm == xydm)
    ).scalar()  # fmt: skip
    return doc


def add(connection: Connection, world: int, rows: Iterable[dict[str, object]]) -> None:
    """Store units: rows of schema.unit without `world`."""
    values = [{"world": world, **row} for row in rows]
    if values:
        connection.execute(insert(unit), values)


def add_certificates(connection: Connection, world: int, rows: Iterable[dict[str, object]]) -> None:
    """Store certificates: rows of schema.certificate without `world`."""
    values = [{"world": world, **row} for row in rows]
    if values:
        connection.execute(insert(certificate), values)


def by_kind(connection: Connection, world: int) -> dict[str, list[str]]:
    """Kind of qualification (ZZLB) → credit codes of the units that have it, in order."""
    kinds: dict[str, list[str]] = {}
    for row in connection.execute(select(unit.c.xydm, unit.c.doc).where(unit.c.world == world).order_by(unit.c.xydm)):
        for entry in orjson.loads(row.doc).get("ZZXX", []):
            kinds.setdefault(entry["ZZLB"], []).append(row.xydm)
    return kinds
