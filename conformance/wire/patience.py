"""Patience with a server that is busy: how often it is asked again, and after which pause (E238)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LATER = {429: 2, 502: 1, 503: 1, 504: 1}
"""Statuses that judge no request → how often it is asked again"""

LONGEST = 60.0
"""Seconds to wait; who asks for more is not asked again"""


def pause_before(headers: Mapping[str, str]) -> float | None:
    """Seconds until a busy server may be asked again, by a number or a date in Retry-After; None if that is not so soon."""
    told = headers.get("Retry-After", "1").strip()
    try:
        left = float(told) if told.isdigit() else _moment(told) - _moment(headers["Date"])
    except (KeyError, TypeError, ValueError):
        left = 1.0
    return max(left, 0.0) if left <= LONGEST else None


def _moment(text: str) -> float:
    return parsedate_to_datetime(text).timestamp()
