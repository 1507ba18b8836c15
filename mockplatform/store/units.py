"""Units and type-test certificates in the database, beyond what rows.py does for every kind."""

from __future__ import annotations

import orjson
from sqlalchemy import Connection, select

from mockplatform.rules.records import Unit
from mockplatform.store.rows import UNITS
from mockplatform.store.schema import certificate, unit


def codes(connection: Connection, world: int) -> frozenset[str]:
    """The credit codes of all units."""
    query = select(unit.c.xydm).where(unit.c.world == world, unit.c.change != "DELETE")
    return frozenset(connection.execute(query).scalars())


def numbers(connection: Connection, world: int) -> frozenset[str]:
    """The numbers of all type-test certificates."""
    return frozenset(connection.execute(select(certificate.c.xssybh).where(certificate.c.world == world)).scalars())


def by_code(connection: Connection, world: int, xydm: str) -> Unit | None:
    """The unit with a credit code, a deleted one included."""
    found = UNITS.where(connection, world, unit.c.xydm == xydm)
    return found[0] if found else None


def by_kind(connection: Connection, world: int) -> dict[str, list[str]]:
    """Kind of qualification (ZZLB) → credit codes of the units that have it, in order."""
    kinds: dict[str, list[str]] = {}
    query = select(unit.c.xydm, unit.c.doc).where(unit.c.world == world, unit.c.change != "DELETE")
    for row in connection.execute(query.order_by(unit.c.xydm)):
        for entry in orjson.loads(row.doc).get("ZZXX", []):
            kinds.setdefault(entry["ZZLB"], []).append(row.xydm)
    return kinds
