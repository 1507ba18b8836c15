"""The time rules of spec/limits.py: is a call legal now, and if not, when will it be. All moments in milliseconds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
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


def next_legal(limits: Sequence[Limit], now: int, last: int | None, opened: int) -> int | None:
    """The first moment from `now` on at which a call under these limits is legal; None if it never will be again.

    `last`: when the last such call was accepted, None if none was. The look-back is left aside: it binds what the query
    asks for, not when it is asked.
    """
    at = now
    for limit in limits:
        if limit.kind == "interval":
            at = max(at, interval(limit, now, last) or now)
    for limit in limits:
        if limit.kind == "window":
            at = window(limit, at) or at
    young = all(account_young(limit, at, opened) for limit in limits if limit.kind == "account")
    return at if young else None


def _months_later(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
