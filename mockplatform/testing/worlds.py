"""The worlds of one server that are in a test's hands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from threading import RLock

from mockplatform.clock import milliseconds, moment, wall
from mockplatform.sandbox import worlds as sandbox
from mockplatform.sandbox.accounts import DEFAULT, Opening
from mockplatform.sandbox.admin import openings, worlds
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.worlds import Plan
from mockplatform.store import worlds as store
from mockplatform.store.rows import LIFTS
from mockplatform.testing.clock import Moment, text
from mockplatform.testing.hand import Hand
from mockplatform.testing.world import Beginning, Server, World

Opened = str | dict[str, str]
"""An account of a new world: one of the eight usual ones by its name, or a dict with name, role, region, opened"""


class Worlds:
    """Finds and makes worlds, and closes them all at the end."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._open: dict[str, World] = {}
        self._lock = RLock()

    def find(self, name: str) -> World:
        """The world of that name, always the same object; LookupError if there is none."""
        with self._lock:
            if name not in self._open:
                self._open[name] = self._found(name)
            return self._open[name]

    def make(
        self,
        name: str | None = None,
        *,
        clock: Moment | None = None,
        rate: int = 1,
        seed: int | None = None,
        records: int | None = None,
        accounts: Sequence[Opened] = (),
    ) -> World:
        """A new world (app.MockPlatform.make_world)."""
        now, settings = wall(), self._server.settings
        if rate not in (0, 1):
            raise ValueError("rate is 0 (frozen) or 1 (running)")
        plan = Plan(
            _name(name),
            settings.seed if seed is None else seed,
            settings.records if records is None else records,
            _began(clock, now, rate),
            _openings(accounts),
        )
        row = self._make(plan, now, rate)
        beginning = Beginning(
            moment(now if plan.began is None else plan.began), plan.records, None if rate else plan.began
        )
        made = World(self._server, row, beginning, lambda: self._delete(plan.name))
        with self._lock:
            self._open[plan.name] = made
        return made

    def close(self) -> None:
        """Close them all."""
        for world in list(self._open.values()):
            world.close()

    def _make(self, plan: Plan, now: int, rate: int) -> store.World:
        with self._server.admin.database.writing() as connection:
            if store.find(connection, plan.name) is not None:
                raise ValueError(f"there is a world {plan.name} already")
            row = sandbox.make(connection, plan, now)
            if not rate:
                store.set_clock(connection, row.id, row.clock.set(now, rate=0))
            return row

    def _found(self, name: str) -> World:
        with self._server.admin.database.reading() as connection:
            row = store.find(connection, name)
            if row is None:
                raise LookupError(f"there is no world {name}")
            beginning = Beginning(moment(row.clock.at(wall())), len(LIFTS.where(connection, row.id)))
        return World(self._server, row, beginning, lambda: None)

    def _delete(self, name: str) -> None:
        with self._lock:
            known = self._open.pop(name, None)
        if known is not None:
            Hand(self._server.admin, name).call(worlds.remove)


def _name(given: str | None) -> str:
    try:
        return openings.name("name", given or f"w-{token_hex(6)}")
    except Refusal as refusal:
        raise ValueError(refusal.en) from None


def _began(clock: Moment | None, now: int, rate: int) -> int | None:
    """Milliseconds; None for a clock that shows the real time and runs."""
    if clock is None:
        return None if rate else now
    return milliseconds(datetime.fromisoformat(text(clock)))


def _openings(accounts: Sequence[Opened]) -> tuple[Opening, ...]:
    usual = {opening.name: opening for opening in DEFAULT}
    unknown = ", ".join(one for one in accounts if isinstance(one, str) and one not in usual)
    if unknown:
        raise ValueError(f"{unknown}: not among the usual accounts, {', '.join(usual)}")
    try:
        return tuple(usual[one] if isinstance(one, str) else openings.one(one) for one in accounts) or DEFAULT
    except Refusal as refusal:
        raise ValueError(refusal.en) from None
