"""Worlds: listed, made with accounts and certificates of their own, deleted."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError

from mockplatform.sandbox import worlds as sandbox
from mockplatform.sandbox.admin import accounts, certificates, moments, openings
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin, Asked, Route, known_world
from mockplatform.sandbox.admin.schemas import MOMENT, NAME, NUMBER, TEXT, Schema, by_name, listed, record
from mockplatform.sandbox.worlds import Plan
from mockplatform.spec.model import Text
from mockplatform.store import issued as issued_store
from mockplatform.store import worlds
from mockplatform.store.worlds import Account

MOST_RECORDS = 10_000
LARGEST_SEED = 2**53 - 1  # what every JSON reader can hold


def every(asked: Asked) -> object:
    """All of them, in the order of their making."""
    wall = asked.admin.wall()
    with asked.admin.database.reading() as connection:
        return {
            "worlds": [
                {
                    "name": world.name,
                    "now": moments.show(world.clock.at(wall)),
                    "rate": world.clock.rate,
                    "seed": world.seed,
                    "accounts": len(worlds.accounts(connection, world.id)),
                }
                for world in worlds.every(connection)
            ]
        }


def create(asked: Asked) -> object:
    """Make a world; its template is generated if it is the first of its kind, else copied."""
    plan, p12 = _plan(asked.content), asked.content.get("p12", False)
    if not isinstance(p12, bool):
        raise Refusal(400, "p12 is true or false", "p12 应为 true 或 false")
    names = [opening.name for opening in plan.accounts]
    issued = {name: certificates.issue(asked.admin.authority, name, plan.name) for name in names}
    try:
        made = _make(asked.admin, plan, issued)
    except IntegrityError:  # another process made the world, or its template, in this moment
        made = _make(asked.admin, plan, issued)
    return {
        "name": plan.name,
        "accounts": {
            one.name: {**accounts.shown(one), **certificates.shown(issued[one.name], p12=p12)} for one in made
        },
    }


def _make(admin: Admin, plan: Plan, issued: dict[str, Any]) -> list[Account]:
    with admin.database.writing() as connection:
        if worlds.find(connection, plan.name) is not None:
            raise Refusal(409, f"there is a world {plan.name} already", f"世界 {plan.name} 已存在")
        world = sandbox.make(connection, plan, admin.wall())
        certificates.register(connection, world.id, issued)
        return worlds.accounts(connection, world.id)


def _plan(content: dict[str, Any]) -> Plan:
    began = content.get("clock", "real")
    return Plan(
        name=openings.name("name", content.get("name")),
        seed=_number(content, "seed", 1, LARGEST_SEED),
        records=_number(content, "records", 60, MOST_RECORDS),
        began=None if began in (None, "real") else moments.read("clock", began),
        accounts=openings.several(content.get("accounts")),
    )


def _number(content: dict[str, Any], name: str, default: int, most: int) -> int:
    given = content.get(name, default)
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= most:
        raise Refusal(400, f"{name} is a whole number from 0 to {most}", f"{name} 应为 0 到 {most} 的整数")
    return given


def remove(asked: Asked) -> object:
    """Delete a world and all that is in it, and revoke its certificates."""
    admin, name = asked.admin, asked.path["name"]
    if name == "default":
        raise Refusal(409, "the default world stays; reset it", "默认世界不可删除,可将其重置")
    admin.journal.flush()
    with admin.database.writing() as connection:
        world = known_world(connection, name)
        revoked = issued_store.revoke(connection, world.id, admin.wall())
        worlds.remove(connection, world.id)
    return {"name": name, "revoked": revoked}


# fmt: off
_PLAN = record({"name": NAME}, seed={**NUMBER, "minimum": 0, "maximum": LARGEST_SEED}, clock=MOMENT, p12={"type": "boolean"},
               records={**NUMBER, "minimum": 0, "maximum": MOST_RECORDS},
               accounts={**listed(accounts.OPENING), "minItems": 1, "maxItems": openings.MOST})
_ROW = record({"name": NAME, "now": MOMENT, "rate": {"enum": [0, 1]}, "seed": NUMBER, "accounts": NUMBER})
_CERTIFIED: Schema = record({**accounts.SHOWN, "cert": TEXT, "key": TEXT}, p12={"type": "string", "contentEncoding": "base64"})
ROUTES = (
    Route("GET", "/_admin/worlds", every, Text("All worlds.", "列出所有世界。"), answer=record({"worlds": listed(_ROW)}), query=()),
    Route("POST", "/_admin/worlds", create,
          Text("Make a world; the answer carries the certificate and key of each account, and PKCS#12 if p12 is true.",
               "创建世界;应答含各账户的证书和私钥,p12 为 true 时另含 PKCS#12。"),
          _PLAN, record({"name": NAME, "accounts": by_name(_CERTIFIED)}), status=201, query=(), refusals=(409,)),
    Route("DELETE", "/_admin/worlds/<name>", remove, Text("Delete a world and revoke its certificates.", "删除世界并吊销其证书。"),
          answer=record({"name": NAME, "revoked": NUMBER}), query=(), refusals=(404, 409)),
)
# fmt: on
