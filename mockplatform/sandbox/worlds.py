"""Making worlds: accounts, a clock, and the records that a world starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mockplatform.clock import Clock, moment
from mockplatform.sandbox import seeding
from mockplatform.sandbox.accounts import DEFAULT, Opening, account, register_units
from mockplatform.store import templates, worlds
from mockplatform.store.worlds import TEMPLATE, World

SPARE = 32
"""Templates that are kept though no world starts from them any more: tests make and delete worlds in turn."""


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
    opened = [account(opening, plan.seed, start) for opening in plan.accounts]
    worlds.open_accounts(connection, world.id, opened)
    templates.copy(connection, template, world.id)
    register_units(connection, world.id, plan.seed, opened, start)
    return world


def _template(connection: Connection, plan: Plan, start: int) -> int:
    """The world whose records this one starts with; its name says what it was made from."""
    hour = start - start % seeding.HOUR  # so that every world of this hour, made before or after, may start with it
    name = f"{TEMPLATE}{plan.seed}-{plan.records}-{moment(hour):%Y%m%d%H}"
    known = worlds.find(connection, name)
    if known is not None:
        return known.id
    worlds.remove_unused_templates(connection, SPARE)
    made = worlds.create(connection, name, plan.seed, Clock(0, hour))
    accounts = {opening.name: account(opening, plan.seed, hour).xydm for opening in DEFAULT}
    seeding.fill(connection, made.id, plan.seed, plan.records, hour, accounts)
    return made.id
