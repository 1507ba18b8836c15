"""Making worlds: accounts, a clock, and the records that a world starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection

from mockplatform.clock import Clock, moment, month_of
from mockplatform.fixtures.maker import Maker
from mockplatform.rules.records import Certificate, Lift, Unit
from mockplatform.sandbox.accounts import DEFAULT, Opening, account
from mockplatform.store import templates, worlds
from mockplatform.store.rows import CERTIFICATES, LIFTS, UNITS
from mockplatform.store.worlds import TEMPLATE, World

HOUR = 3600 * 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a world is made from. `began` in milliseconds, None for a clock that shows the real time."""

    name: str = "default"
    seed: int = 1
    records: int = 60
    began: int | None = None
    accounts: Sequence[Opening] = DEFAULT


def make(connection: Connection, plan: Plan, wall: int) -> World:
    """Make a world: the template of its seed is generated once, and copied for every world after."""
    clock = Clock() if plan.began is None else Clock(1, plan.began - wall)
    start = clock.at(wall)
    template = _template(connection, plan, start)
    world = worlds.create(connection, plan.name, plan.seed, clock, plan.began, template)
    worlds.open_accounts(connection, world.id, [account(opening, plan.seed, start) for opening in plan.accounts])
    templates.copy(connection, template, world.id)
    return world


def _template(connection: Connection, plan: Plan, start: int) -> int:
    """The world whose records this one starts with; its name says what it was made from."""
    day = moment(start).strftime("%Y%m%d")
    name = f"{TEMPLATE}{plan.seed}-{plan.records}-{day}"
    known = worlds.find(connection, name)
    if known is not None:
        return known.id
    made = worlds.create(connection, name, plan.seed, Clock(0, start))
    _fill(connection, made.id, plan, start)
    return made.id


def _fill(connection: Connection, world: int, plan: Plan, start: int) -> None:
    """Units, certificates and lifts, so that what a first lift refers to is known, and every downlink has an answer."""
    maker = Maker(plan.seed, moment(start).date())
    owners = [account(opening, plan.seed, start) for opening in DEFAULT]
    known = [*maker.component_makers]
    for opening, owner in zip(DEFAULT, owners, strict=True):
        if opening.kind:
            known.append(maker.unit(opening.kind, xydm=owner.xydm))
    codes = worlds.record_codes(connection, world, len(known))
    UNITS.add(connection, world, [_unit(code, record, start) for code, record in zip(codes, known, strict=True)])
    makers = [owner.xydm for owner in owners if owner.role == "manufacturer"]
    models = [model for xydm in makers for group in maker.models(xydm).values() for model in group]
    models += [model for group in maker.component_models.values() for model in group]
    CERTIFICATES.add(connection, world, [_certificate(model.record()) for model in models])
    # The first maker has two lifts of three; they came hour by hour until the start.
    made = [maker.lift(owner=makers[number % 3 // 2]) for number in range(plan.records)]
    LIFTS.add(connection, world, [
        _lift(record, makers[number % 3 // 2], start - (len(made) - number) * HOUR) for number, record in enumerate(made)
    ])  # fmt: skip


def _unit(code: str, record: dict[str, object], at: int) -> Unit:
    return Unit(code, str(record["XYDM"]), 1, month_of(at), at, at, "ADD", orjson.dumps(record).decode())


def _certificate(record: dict[str, object]) -> Certificate:
    return Certificate(str(record["XSSYBH"]), str(record["XYDM"]), orjson.dumps(record).decode())


def _lift(record: dict[str, object], owner: str, at: int) -> Lift:
    doc = orjson.dumps(record).decode()
    return Lift(str(record["ZJBM"]), owner, "factory", False, "", 1, month_of(at), at, at, at, "ADD", doc)
