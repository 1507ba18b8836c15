"""What an account can reach of the lifts, constructions and reports of its world, by rules/rights.py.

What it can't reach is left out, as if it were not there; `absent` says so in the same words for both, and tells the
journal which it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.hosts.call import Call
from mockplatform.rules import rights
from mockplatform.rules.records import Construction, Lift
from mockplatform.rules.reports import name_in
from mockplatform.rules.rights import Holder
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS


def reaches(call: Call, holder: Holder) -> bool:
    """Whether the caller reaches a record by the interface that it calls."""
    account, rows = call.account, call.platform.rights
    return rights.reaches(account.roles, call.interface.id, account.xydm, account.region, holder, rows)


def of_lift(lift: Lift) -> Holder:
    """Who has to do with a lift."""
    return Holder(maker=lift.owner, creator=lift.owner, region=lift.region)


def of_construction(one: Construction, lift: Lift | None) -> Holder:
    """Who has to do with a construction."""
    maker, region = (lift.owner, lift.region) if lift else ("", "")
    return Holder(maker=maker, builder=one.builder, creator=one.creator, region=region or one.region)


def standing(connection: Connection, call: Call, codes: Sequence[str]) -> dict[str, Lift]:
    """The lifts of these ZJBM that are not revoked, whoever asks."""
    found = LIFTS.find(connection, call.world.id, list(dict.fromkeys(codes)))
    return {code: lift for code, lift in found.items() if not lift.revoked}


def lifts(connection: Connection, call: Call, codes: Sequence[str]) -> dict[str, Lift]:
    """The lifts of these ZJBM that the caller reaches."""
    return {code: lift for code, lift in standing(connection, call, codes).items() if reaches(call, of_lift(lift))}


def constructions(connection: Connection, call: Call, codes: Sequence[str]) -> dict[str, Construction]:
    """The constructions of these SGID that the caller reaches."""
    found = CONSTRUCTIONS.find(connection, call.world.id, list(dict.fromkeys(codes)))
    live = {code: one for code, one in found.items() if not one.revoked}
    holders = standing(connection, call, [one.zjbm for one in live.values()])
    return {code: one for code, one in live.items() if reaches(call, of_construction(one, holders.get(one.zjbm)))}


def no_lift(call: Call, lift: Lift | None) -> Problem:
    """ZJBM of a new record names no lift that the caller reaches; `lift` is that of somebody else, if there is one (E199)."""
    table = call.body_table
    name = name_in(table, "ZJBM")
    if lift is None:
        return Problem("no_lift", "ZJBM", name, got="no such lift", requirement=table.requirement)
    got = f"a lift of {lift.owner} in {lift.region or 'no region'}"
    return Problem("no_lift", "ZJBM", name, call.account.region or call.account.xydm, got, _bound(call))


def absent(call: Call, code: str, name: str, *, foreign: bool) -> Problem:
    """A record that can't be found. A foreign one is answered in the same words."""
    got = "a record that this account does not reach" if foreign else "no such record"
    requirement = _bound(call) if foreign else "R-5.3.5.10-6"
    return Problem("absent", code, name, got=got, requirement=requirement)


def _bound(call: Call) -> str:
    """The statement that bounds what the caller reaches."""
    return rights.requirement(call.account.roles, call.interface.id, call.platform.rights)
