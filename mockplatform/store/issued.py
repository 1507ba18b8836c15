"""Which client certificates were issued to an account, so that they can be revoked when it or its world goes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from mockplatform.store import worlds
from mockplatform.store.schema import issued


def register(connection: Connection, world_id: int, serials: Iterable[tuple[str, str]]) -> None:
    """Keep (account, serial number in hexadecimal) of certificates; what is known already stays as it is."""
    query = select(issued.c.account, issued.c.serial).where(issued.c.world == world_id)
    known = {(row.account, row.serial) for row in connection.execute(query)}
    rows = [{"world": world_id, "account": a, "serial": s} for a, s in dict.fromkeys(serials) if (a, s) not in known]
    if rows:
        connection.execute(insert(issued), rows)


def revoke(connection: Connection, world_id: int, at: int, account: str | None = None) -> int:
    """Revoke all certificates of an account, or of all accounts of a world, `at` on the machine's clock; how many."""
    query = select(issued.c.serial).where(issued.c.world == world_id)
    if account is not None:
        query = query.where(issued.c.account == account)
    serials = list(connection.execute(query).scalars())
    for serial in serials:
        worlds.revoke(connection, serial, at)
    return len(serials)
