"""Keeps lifts and constructions in the state that their records make, after any of these changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from mockplatform.hosts.call import Call
from mockplatform.rules import life
from mockplatform.rules.records import Construction, Lift, Report
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, REPORTS


@dataclass
class Parts:
    """What hangs on one lift, tombstones included."""

    constructions: list[Construction] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)


def parts(connection: Connection, world: int, codes: Iterable[str]) -> dict[str, Parts]:
    """The constructions and reports of lifts: ZJBM → parts."""
    among = list(dict.fromkeys(codes))
    found: dict[str, Parts] = defaultdict(Parts, {code: Parts() for code in among})
    for one in CONSTRUCTIONS.by(connection, world, "zjbm", among):
        found[one.zjbm].constructions.append(one)
    for other in REPORTS.by(connection, world, "zjbm", among):
        found[other.zjbm].reports.append(other)
    return found


def settle(connection: Connection, call: Call, codes: Iterable[str]) -> None:
    """Bring these lifts and their constructions up to date: a part of theirs changed now."""
    lifts = LIFTS.find(connection, call.world.id, list(dict.fromkeys(codes)))
    everything = parts(connection, call.world.id, lifts)
    older = LIFTS.find(connection, call.world.id, [lift.old for lift in lifts.values() if lift.old])
    regions = {code: lift.region for code, lift in older.items()}
    LIFTS.replace(connection, call.world.id, [
        _settled(lift, everything[code], regions.get(lift.old or "", ""), call)
        for code, lift in lifts.items() if not lift.revoked
    ])  # fmt: skip
    cycle = call.book.cycles["construction"]
    stale = []
    for found in everything.values():
        for one in found.constructions:
            state = "revoked" if one.revoked else life.construction_state(one, found.reports, cycle)
            if state != one.state:
                stale.append(replace(one, state=state))
    CONSTRUCTIONS.replace(connection, call.world.id, stale)


def _settled(lift: Lift, found: Parts, inherited: str, call: Call) -> Lift:
    return replace(
        lift,
        state=life.lift_state(lift, found.constructions, found.reports, call.book.cycles["lift"]),
        region=life.lift_region(lift, found.constructions, found.reports, inherited),
        changed=call.now,
    )
