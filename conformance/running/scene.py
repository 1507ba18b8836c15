"""Where a test works: the accounts of a target or of a world, a clock, codes, and what has been observed there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from conformance.judging.verify import Stop
from conformance.records.codes import Codes
from conformance.records.valid import Records
from conformance.running import moment
from conformance.running.target import Target
from conformance.wire.client import Connections
from conformance.wire.dialect import Dialect
from conformance.wire.ledger import Ledger

PATIENCE = 5_000
"""Milliseconds that are waited for in place; what takes longer is left to --resume"""


class Clock(Protocol):
    """The server's clock. `until` says whether the moment has come."""

    def now(self) -> int: ...
    def until(self, at: int) -> bool: ...


@dataclass
class OwnClock:
    """A clock that can't be moved: the machine's time, and how far the server's is ahead of it."""

    ahead: Callable[[], int]

    def now(self) -> int:
        """The server's time in ms, as far as its answers tell it."""
        return moment.now() + self.ahead()

    def until(self, at: int) -> bool:
        """Wait a little; False if that is not enough."""
        left = at - self.now()
        if left > PATIENCE:
            return False
        if left > 0:
            time.sleep(left / 1000)
        return True


@dataclass
class Observations:
    """What is looked at once in a scene and shared by all tests: answers of limited interfaces, lifts at a stage."""

    found: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, look: Callable[[], Any]) -> Any:
        """What was seen; it is looked for the first time. What stopped the first test stops the others too."""
        if name not in self.found:
            try:
                self.found[name] = look()
            except Stop as stop:
                self.found[name] = stop
        if isinstance(self.found[name], Stop):
            raise self.found[name]
        return self.found[name]


@dataclass
class Scene:
    """The target as it stands, or a world of the suite's own on it."""

    target: Target
    connections: Connections
    clock: Clock
    codes: Codes
    own: bool = False
    """A world that is deleted afterwards: nothing has to be taken away one by one"""
    observations: Observations = field(default_factory=Observations)
    dialect: Dialect = field(default_factory=Dialect)
    ledger: Ledger = field(default_factory=Ledger)
    """What is shared is taken away when the run ends"""

    def __post_init__(self) -> None:
        self.records = Records(self.target, self.codes, self.clock.now)

    def opened(self, role: str, *, low: int = 0, high: int) -> str | None:
        """An account of a role that was opened from `low` to `high` days ago, by what the target file says."""
        today = moment.day(self.clock.now())
        for account in self.target.accounts.values():
            days = (today - account.opened).days if account.opened else None
            if account.name.removesuffix("-other") == role and days is not None and low <= days <= high:
                return account.name
        return None
