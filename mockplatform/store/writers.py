"""Who modified a record last; told to those whose version of it is no longer the stored one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from mockplatform.store.schema import account, writer

_THESE = (writer.c.world == bindparam("w"), writer.c.key.in_(bindparam("keys", expanding=True)))
_FORGET = delete(writer).where(*_THESE)
_NOTE = insert(writer)
_OF = select(writer.c.account).where(*_THESE, writer.c.at == bindparam("moment"))


def note(connection: Connection, world: int, name: str, keys: Sequence[str], at: int) -> None:
    """The account `name` modified the records of these keys."""
    distinct = list(dict.fromkeys(keys))
    connection.execute(_FORGET, {"w": world, "keys": distinct})
    connection.execute(_NOTE, [{"world": world, "key": key, "account": name, "at": at} for key in distinct])


def of(connection: Connection, world: int, keys: Sequence[str], at: int) -> str:
    """The account that modified one of these records at that moment; "" if none is known to have."""
    name: str | None = connection.execute(_OF, {"w": world, "keys": keys, "moment": at}).scalar()
    return name or ""


def known_by(connection: Connection, world: int, xydm: str) -> str:
    """The first account of a unit; "" if it has none."""
    chosen = (account.c.world == world, account.c.xydm == xydm)
    name: str | None = connection.execute(select(account.c.name).where(*chosen).order_by(account.c.name)).scalar()
    return name or ""
