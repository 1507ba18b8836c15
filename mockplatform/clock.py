"""The world's clock: real, set ahead and running, or frozen. The one module that may look at the machine's clock.

Moments are whole milliseconds since 1970 (5.3.5.2); calendar questions are asked in the time of Asia/Shanghai (E071),
whose summer times of 1986–1991 zoneinfo knows.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_ORIGIN = time.time_ns() - time.monotonic_ns()
"""The machine's time when its monotonic clock stood at zero, so that correcting the machine's clock moves no world."""


def wall() -> int:
    """The machine's time in milliseconds; never goes back while the process runs."""
    return (_ORIGIN + time.monotonic_ns()) // 1_000_000


def wall_now() -> datetime:
    """The machine's time, in Shanghai."""
    return moment(wall())


def moment(milliseconds: int) -> datetime:
    """The local time of Shanghai at a moment given in milliseconds."""
    return datetime.fromtimestamp(milliseconds / 1000, SHANGHAI)


def month_of(milliseconds: int) -> int:
    """The month of a moment in Shanghai: YYYYMM as a number."""
    local = moment(milliseconds)
    return local.year * 100 + local.month


def milliseconds(at: datetime) -> int:
    """Milliseconds of a local or aware time; a time without a zone is Shanghai's."""
    aware = at if at.tzinfo else at.replace(tzinfo=SHANGHAI)
    return round(aware.timestamp() * 1000)


class BackwardsError(ValueError):
    """A clock was asked to go back; only reset and restore do that."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A setting of a world's clock, kept in the store.

    `rate` 1: runs, `base` ms ahead of the machine's time. `rate` 0: frozen at `base`.
    """

    rate: int = 1
    base: int = 0

    def at(self, wall: int) -> int:
        """What this clock shows when the machine's shows `wall`."""
        return wall + self.base if self.rate else self.base

    def set(self, wall: int, *, now: int | None = None, rate: int | None = None) -> Clock:
        """The clock that shows `now` from here on and runs or stands by `rate`; what is left out stays.

        Raises BackwardsError if `now` is earlier than what this clock shows.
        """
        shown = self.at(wall)
        target = shown if now is None else now
        if target < shown:
            raise BackwardsError(f"the clock shows {moment(shown).isoformat(timespec='milliseconds')}")
        running = self.rate if rate is None else rate
        return Clock(running, target - wall if running else target)
