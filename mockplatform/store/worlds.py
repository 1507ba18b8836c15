"""Worlds and accounts: who may call, what time it is there, which calls were accepted last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, Row, bindparam, delete, insert, select, update

from mockplatform.clock import Clock
from mockplatform.store.schema import account, interval, journal, revoked, world


@dataclass(frozen=True, slots=True)
class World:
    """A row of `world`: the frame of everything that a sandbox keeps."""

    id: int
    name: str
    seed: int
    clock: Clock
    registry: int


@dataclass(frozen=True, slots=True)
class Account:
    """An identity, known by its client certificate. `opened` in milliseconds."""

    name: str
    role: str
    xydm: str
    region: str
    opened: int

    @property
    def roles(self) -> frozenset[str]:
        """A company may hold several roles (E201)."""
        return frozenset(self.role.split())


TEMPLATE = "~"
"""Begins the name of a template, which no certificate can name."""


def _world(row: Row[tuple[object, ...]]) -> World:
    return World(row.id, row.name, row.seed, Clock(row.clock_rate, row.clock_base), row.registry)


# Statements of every day are made once: to make one takes several times as long as to run it.
_FIND = select(world).where(world.c.name == bindparam("w"))


def find(connection: Connection, name: str) -> World | None:
    """The world of that name."""
    row = connection.execute(_FIND, {"w": name}).first()
    return None if row is None else _world(row)


def every(connection: Connection) -> list[World]:
    """All worlds, in the order of their making, templates left out."""
    query = select(world).where(~world.c.name.startswith(TEMPLATE)).order_by(world.c.id)
    return [_world(row) for row in connection.execute(query)]


def create(
    connection: Connection, name: str, seed: int, clock: Clock, began: int | None = None, template: int | None = None
) -> World:
    """Make an empty world; `began` is what its clock was set to show, None for the real time."""
    state = {"clock_rate": clock.rate, "clock_base": clock.base, "began": began}
    values = {"name": name, "seed": seed, "template": template, "registry": 0, "serial": 0, **state}
    row = connection.execute(insert(world).values(**values).returning(world.c.id)).one()
    return World(row.id, name, seed, clock, 0)


def remove(connection: Connection, world_id: int) -> None:
    """Forget a world and everything of it; the database drops what belongs to it (schema._world), the journal aside."""
    connection.execute(delete(journal).where(journal.c.world == world_id))
    connection.execute(delete(world).where(world.c.id == world_id))


def remove_unused_templates(connection: Connection, spare: int) -> None:
    """Forget the templates that no world starts from any more, the newest `spare` aside."""
    used = select(world.c.template).where(world.c.template.is_not(None))
    query = select(world.c.id).where(world.c.name.startswith(TEMPLATE), world.c.id.not_in(used))
    for number in connection.execute(query.order_by(world.c.id.desc()).offset(spare)).scalars().all():
        remove(connection, number)


def set_clock(connection: Connection, world_id: int, clock: Clock) -> None:
    """Keep a setting of the clock."""
    connection.execute(update(world).where(world.c.id == world_id).values(clock_rate=clock.rate, clock_base=clock.base))


def restart_clock(connection: Connection, world_id: int, wall: int) -> Clock:
    """Let the clock run again from where it began."""
    began = connection.execute(select(world.c.began).where(world.c.id == world_id)).scalar()
    clock = Clock(1, 0 if began is None else began - wall)
    set_clock(connection, world_id, clock)
    return clock


def registry_changed(connection: Connection, world_id: int) -> None:
    """Say that known units or certificates changed, so that no process trusts what it remembers of them."""
    connection.execute(update(world).where(world.c.id == world_id).values(registry=world.c.registry + 1))


def record_codes(connection: Connection, world_id: int, count: int) -> list[str]:
    """So many new record codes (SGID, TZID, …): 19 digits, in the order of their giving, unique in the world (E088)."""
    return [str(10**18 + number) for number in serials(connection, world_id, count)]


_TAKE = (
    update(world)
    .where(world.c.id == bindparam("w"))
    .values(serial=world.c.serial + bindparam("count", type_=Integer))
    .returning(world.c.serial)
)


def serials(connection: Connection, world_id: int, count: int) -> range:
    """So many further numbers of the world's own count."""
    last = connection.execute(_TAKE, {"w": world_id, "count": count}).scalar_one()
    return range(last - count + 1, last + 1)


def start_serial(connection: Connection, world_id: int, template: int) -> None:
    """Let the record codes of a world go on after those of its template."""
    serial = select(world.c.serial).where(world.c.id == template).scalar_subquery()
    connection.execute(update(world).where(world.c.id == world_id).values(serial=serial))


def open_accounts(connection: Connection, world_id: int, accounts: Iterable[Account]) -> None:
    """Add accounts to a world."""
    rows = [
        {"world": world_id, "name": a.name, "role": a.role, "xydm": a.xydm, "region": a.region, "opened": a.opened}
        for a in accounts
    ]
    connection.execute(insert(account), rows)


def accounts(connection: Connection, world_id: int) -> list[Account]:
    """The accounts of a world, by name."""
    rows = connection.execute(select(account).where(account.c.world == world_id).order_by(account.c.name))
    return [Account(row.name, row.role, row.xydm, row.region, row.opened) for row in rows]


def find_account(connection: Connection, world_id: int, name: str) -> Account | None:
    """The account of that name."""
    row = connection.execute(select(account).where(account.c.world == world_id, account.c.name == name)).first()
    return None if row is None else Account(row.name, row.role, row.xydm, row.region, row.opened)


def close_account(connection: Connection, world_id: int, name: str) -> None:
    """Forget an account and its calls; what it stored stays."""
    connection.execute(delete(interval).where(interval.c.world == world_id, interval.c.account == name))
    connection.execute(delete(account).where(account.c.world == world_id, account.c.name == name))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The world and the account that a certificate names, and whether the certificate was revoked."""

    world: World
    account: Account
    revoked: bool


_SIGN_IN = (
    select(
        world, account.c.role, account.c.xydm, account.c.region, account.c.opened,
        account.c.name.label("account"), revoked.c.at.label("revoked_at"),
    )
    .select_from(
        world.join(account, account.c.world == world.c.id).outerjoin(revoked, revoked.c.serial == bindparam("s"))
    )
    .where(world.c.name == bindparam("w"), account.c.name == bindparam("a"))
)  # fmt: skip


def sign_in(connection: Connection, world_name: str, account_name: str, serial: str) -> SignedIn | None:
    """What a certificate stands for, in one query: every request asks this."""
    row = connection.execute(_SIGN_IN, {"w": world_name, "a": account_name, "s": serial}).first()
    if row is None:
        return None
    account = Account(row.account, row.role, row.xydm, row.region, row.opened)
    return SignedIn(_world(row), account, row.revoked_at is not None)


def revoke(connection: Connection, serial: str, at: int) -> None:
    """Revoke a certificate; once more changes nothing."""
    if connection.execute(select(revoked.c.at).where(revoked.c.serial == serial)).first() is None:
        connection.execute(insert(revoked).values(serial=serial, at=at))


_ONE_MODE = (
    interval.c.world == bindparam("w"), interval.c.account == bindparam("a"), interval.c.interface == bindparam("i"),
    interval.c.mode == bindparam("m"),
)  # fmt: skip
_LAST_CALL = select(interval.c.at).where(*_ONE_MODE)
_ACCEPT = update(interval).where(*_ONE_MODE).values(at=bindparam("now"))


def last_call(connection: Connection, world_id: int, account_name: str, interface: str, mode: str) -> int | None:
    """When this account's last call of this mode was accepted (E162)."""
    call = {"w": world_id, "a": account_name, "i": interface, "m": mode}
    moment: int | None = connection.execute(_LAST_CALL, call).scalar()
    return moment


def hold_account(connection: Connection, world_id: int, account_name: str) -> None:
    """Let nobody else decide on calls of this account until the transaction ends (SQLite has one writer anyway)."""
    key = (account.c.world == world_id, account.c.name == account_name)
    connection.execute(select(account.c.name).where(*key).with_for_update())


def accept_call(connection: Connection, world_id: int, account_name: str, interface: str, mode: str, at: int) -> None:
    """Note an accepted call, from which the next interval counts."""
    call = {"w": world_id, "a": account_name, "i": interface, "m": mode, "now": at}
    if connection.execute(_ACCEPT, call).rowcount == 0:
        key = {"world": world_id, "account": account_name, "interface": interface, "mode": mode}
        connection.execute(insert(interval).values(**key, at=at))


def forget_calls(connection: Connection, world_id: int) -> None:
    """Start every interval anew."""
    connection.execute(delete(interval).where(interval.c.world == world_id))
