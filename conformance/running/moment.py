"""The machine's clock, which a suite that judges servers works by, and Shanghai's time. Moments are ms since 1970."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Shanghai has had no summer time since 1991, and the suite meets no dates before."""


def now() -> int:
    """The machine's time in ms."""
    return time.time_ns() // 1_000_000  # noqa: TID251 - a suite has no world


def text() -> str:
    """The machine's time, ISO 8601 with its offset, to the millisecond."""
    return iso(now())


def local(at: int) -> datetime:
    """A moment in Shanghai."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(BEIJING)


def iso(at: int) -> str:
    """ISO 8601 in Shanghai's time."""
    return local(at).isoformat(timespec="milliseconds")


def day(at: int) -> date:
    """The day in Shanghai."""
    return local(at).date()


def next_hour(at: int, hour: int, minute: int = 0) -> int:
    """The next such time of day in Shanghai, `at` itself included."""
    there = local(at).replace(hour=hour, minute=minute, second=0, microsecond=0)
    there += timedelta(days=0 if round(there.timestamp() * 1000) >= at else 1)
    return round(there.timestamp() * 1000)


def next_month(at: int) -> int:
    """Three in the morning of the second day of the next month: inside the window, a day past the turn."""
    first = (local(at).replace(day=1) + timedelta(days=32)).replace(day=2, hour=3, minute=0, second=0, microsecond=0)
    return round(first.timestamp() * 1000)


def month(at: int) -> str:
    """YYYYMM in Shanghai."""
    return local(at).strftime("%Y%m")
