"""The clock of a world in a test's hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mockplatform.clock import SHANGHAI
from mockplatform.sandbox.admin import clocks, nexts
from mockplatform.testing.hand import Hand

Moment = str | datetime
"""ISO 8601 or a datetime; one without a zone is Shanghai's time"""


@dataclass(frozen=True)
class Clock:
    """Each method gives what the clock shows then, in Shanghai's time. It never goes back but by a reset: ValueError."""

    hand: Hand

    def now(self) -> datetime:
        """What it shows."""
        return _shown(self.hand.call(clocks.show))

    def set(self, at: Moment) -> datetime:
        """Set it ahead; it goes on running, or standing."""
        return _shown(self.hand.call(clocks.put, {"now": text(at)}))

    def freeze(self, at: Moment | None = None) -> datetime:
        """Let it stand, where it is or at a moment ahead."""
        return _shown(self.hand.call(clocks.put, {"rate": 0} if at is None else {"rate": 0, "now": text(at)}))

    def run(self) -> datetime:
        """Let it run."""
        return _shown(self.hand.call(clocks.put, {"rate": 1}))

    def advance(self, by: timedelta | None = None, *, seconds: float = 0) -> datetime:
        """Set it ahead by so much."""
        span = timedelta(seconds=seconds) + (by or timedelta())
        return _shown(self.hand.call(clocks.advance, {"seconds": span.total_seconds()}))

    def next(self, interface: str, mode: str | None = None, account: str = "manufacturer") -> datetime:
        """Set it to the first moment at which this call of this account is legal, which may be now.

        `interface` by its clause (6.12); `mode` is needed where it has several. ValueError if the call never will be
        legal: a month batch is for young accounts only (E159).
        """
        call = {"interface": interface, "account": account, "mode": mode}
        return _shown(self.hand.call(nexts.jump, call))


def text(at: Moment) -> str:
    """A moment as the admin API takes it."""
    return at if isinstance(at, str) else at.isoformat()


def _shown(answer: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(answer["now"]).astimezone(SHANGHAI)
