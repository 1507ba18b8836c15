"""The time rules of spec/limits.py: is a call legal now, and if not, when will it be. All moments in milliseconds."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

from mockplatform.clock import milliseconds, moment
from mockplatform.spec.limits import Limit

MS = 1000


def window(limit: Limit, now: int) -> int | None:
    """None inside the window of the day, both ends included (E161); else the next opening."""
    local = moment(now)
    opens, closes = (local.replace(hour=h, minute=0, second=0, microsecond=0) for h in (limit.low, limit.high))
    if milliseconds(opens) <= now <= milliseconds(closes):
        return None
    return milliseconds(opens if local < opens else opens + timedelta(days=1))


def interval(limit: Limit, now: int, last: int | None) -> int | None:
    """None if `low` seconds or more have passed since the last accepted call (E162); else when they will have."""
    if last is None or now - last >= limit.low * MS:
        return None
    return last + limit.low * MS


def within_lookback(limit: Limit, now: int, since: int) -> bool:
    """Whether `since` lies within the look-back, both ends included, with the tolerance (E165, E172)."""
    tolerance = limit.high * MS
    return now - limit.low * MS - tolerance <= since <= now + tolerance


def account_young(limit: Limit, now: int, opened: int) -> bool:
    """Whether an account is not older than `low` calendar months (E170); the last day counts to its opening's moment."""
    return now <= milliseconds(_months_later(moment(opened), limit.low))


def _months_later(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
