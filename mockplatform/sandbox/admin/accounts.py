"""Accounts of a world: listed, opened, closed, given a further certificate."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from mockplatform.certs import Issued
from mockplatform.sandbox import accounts
from mockplatform.sandbox.admin import certificates, moments, openings
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Asked, Route
from mockplatform.sandbox.admin.schemas import MOMENT, NAME, NUMBER, TEXT, Schema, by_name, record
from mockplatform.spec.model import Text
from mockplatform.store import issued as issued_store
from mockplatform.store import worlds
from mockplatform.store.worlds import Account


def shown(account: Account) -> dict[str, Any]:
    """An account as answers carry it."""
    return {
        "role": account.role,
        "xydm": account.xydm,
        "region": account.region,
        "opened": moments.show(account.opened),
    }


def every(asked: Asked) -> object:
    """All of them, by name."""
    with asked.admin.database.reading() as connection:
        found = worlds.accounts(connection, asked.world_in(connection).id)
    return {"accounts": {account.name: shown(account) for account in found}}


def create(asked: Asked) -> object:
    """Open an account."""
    opening, admin = openings.one(asked.content), asked.admin
    issued = certificates.issue(admin.authority, opening.name, asked.world.name)
    taken = Refusal(409, f"there is an account {opening.name} already", f"账户 {opening.name} 已存在")
    try:
        with admin.database.writing() as connection:
            world = asked.world_in(connection)
            if worlds.find_account(connection, world.id, opening.name) is not None:
                raise taken
            now = world.clock.at(admin.wall())
            account = accounts.account(opening, world.seed, now)
            worlds.open_accounts(connection, world.id, [account])
            accounts.register_units(connection, world.id, world.seed, [account], now)
            certificates.register(connection, world.id, {account.name: issued})
    except IntegrityError:
        raise taken from None
    return _with_certificate(account, issued)


def remove(asked: Asked) -> object:
    """Close an account and revoke its certificates."""
    with asked.admin.database.writing() as connection:
        world = asked.world_in(connection)
        account = _account(asked, connection, world.id)
        revoked = issued_store.revoke(connection, world.id, asked.admin.wall(), account.name)
        worlds.close_account(connection, world.id, account.name)
    return {"name": account.name, "revoked": revoked}


def certify(asked: Asked) -> object:
    """Issue a further certificate."""
    admin, name = asked.admin, str(asked.path["name"])
    with admin.database.reading() as connection:
        world = asked.world_in(connection)
        account = _account(asked, connection, world.id)
    issued = certificates.issue(admin.authority, name, world.name, asked.content)
    with admin.database.writing() as connection:
        world = asked.world_in(connection)
        account = _account(asked, connection, world.id)
        certificates.register(connection, world.id, {name: issued})
    return _with_certificate(account, issued)


def _account(asked: Asked, connection: Connection, world: int) -> Account:
    name = asked.path["name"]
    account = worlds.find_account(connection, world, name)
    if account is None:
        raise Refusal(404, f"there is no account {name}", f"不存在名为 {name} 的账户")
    return account


def _with_certificate(account: Account, issued: Issued) -> dict[str, Any]:
    return {"name": account.name, **shown(account), **certificates.shown(issued, p12=True)}


# fmt: off
SHOWN: dict[str, Schema] = {"role": TEXT, "xydm": TEXT, "region": TEXT, "opened": MOMENT}
OPENING = record({"name": NAME, "role": TEXT}, region=TEXT, opened=MOMENT)
CERTIFIED = record({"name": NAME, **SHOWN, "cert": TEXT, "key": TEXT, "p12": {"type": "string", "contentEncoding": "base64"}})
ROUTES = (
    Route("GET", "/_admin/accounts", every, Text("The accounts of a world.", "列出世界中的账户。"),
          answer=record({"accounts": by_name(record(SHOWN))}), refusals=(404,)),
    Route("POST", "/_admin/accounts", create,
          Text("Open an account; the answer carries its certificate and key.", "开立账户;应答含证书和私钥。"),
          OPENING, CERTIFIED, status=201, refusals=(404, 409)),
    Route("DELETE", "/_admin/accounts/<name>", remove, Text("Close an account and revoke its certificates.", "注销账户并吊销其证书。"),
          answer=record({"name": NAME, "revoked": NUMBER}), refusals=(404,)),
    Route("POST", "/_admin/accounts/<name>/certificate", certify,
          Text("Issue a further certificate to an account, valid in the given time.", "为账户另发证书,可限定有效期。"),
          record({}, not_before=MOMENT, not_after=MOMENT), CERTIFIED, status=201, refusals=(404,)),
)
# fmt: on
