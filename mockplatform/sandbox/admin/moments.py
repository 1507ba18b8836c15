"""Moments as the admin API reads and writes them: ISO 8601, in Shanghai's time without a zone."""

from __future__ import annotations

from datetime import datetime

from mockplatform.clock import milliseconds, moment
from mockplatform.sandbox.admin.answers import Refusal

FIRST = milliseconds(datetime(1970, 1, 1))
LAST = milliseconds(datetime(3000, 1, 1))
"""Where clocks may stand, with room on both sides for what rules reckon from there"""

EXAMPLE = "2026-11-22T00:59:59+08:00"


def read(name: str, text: object) -> int:
    """The milliseconds of a moment; 400 that names the member if it is none."""
    try:
        if not isinstance(text, str):
            raise ValueError
        at = milliseconds(datetime.fromisoformat(text))
        if not FIRST <= at <= LAST:
            raise ValueError
    except (ValueError, OverflowError):
        raise Refusal(
            400,
            f"{name} is a time in ISO 8601 from 1970 to 2999, such as {EXAMPLE}",
            f"{name} 应为 1970 至 2999 年间的 ISO 8601 时间,如 {EXAMPLE}",
        ) from None
    return at


def show(at: int) -> str:
    """A moment for an answer."""
    return moment(at).isoformat(timespec="milliseconds")
