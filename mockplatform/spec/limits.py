"""The time rules of the downlinks (6.12.1, 6.13.1, 7.16.1, 7.19.1, 7.20.1), one row a rule.

A rule belongs to a query mode of an interface, not to the interface (E164); interfaces.py says which. All of them are
judged on the world's clock in the time of Asia/Shanghai (E161).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["window", "interval", "lookback", "account"]


@dataclass(frozen=True, slots=True)
class Limit:
    """`low` and `high` in the unit of the kind: hours of the day, seconds, seconds and tolerance, calendar months."""

    kind: Kind
    low: int
    high: int = 0
    errata: str = ""


DAY = 24 * 3600
WEEK = 7 * DAY

LIMITS: dict[str, Limit] = {
    "window":     Limit("window",   1, 5,     "E160 E161"),  # 1:00 to 5:00, both ends included
    "daily":      Limit("interval", DAY,      errata="E160 E162 E163"),  # 24 hours or more between two calls
    "ten_minute": Limit("interval", 600,      errata="E160 E162"),  # 10 minutes or more between two calls
    "lookback":   Limit("lookback", WEEK, 60, "E165 E172"),  # within the last week, 60 s of tolerance at both ends
    "initial":    Limit("account",  3,        errata="E159 E170 E171"),  # three months since the account was opened
}  # fmt: skip

DEFAULT_SPAN = WEEK
"""What 6.9, 6.10 and 6.11 return when no time is given: 7 × 24 h (E168, E169). Seconds."""

TOMBSTONES = WEEK
"""How long a revoked record is shown with BGLX=DELETE (E156). Seconds."""

BATCH = 100
"""Most records of one request (5.3.5.5); binds uplink bodies and DELETE keys, not downlink answers (E139, E140)."""
