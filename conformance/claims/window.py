"""The window of 6.12 (1:00 to 5:00 in Shanghai), with five minutes of distance from its ends (E161)."""

from __future__ import annotations

from conformance.running import moment
from mockplatform.spec.limits import LIMITS

INSIDE, OUTSIDE = (3, 0), (12, 0)
"""The times of day at which limited calls are made where the clock can be moved"""

EDGES = ((0, 50, False), (1, 10, True), (4, 50, True), (5, 10, False))
"""Times of day near its ends, and whether it is open then"""

_MARGIN = 5
_OPENS, _CLOSES = LIMITS["window"].low * 60, LIMITS["window"].high * 60


def is_open(at: int) -> bool:
    """Whether the window is surely open at a moment, in ms."""
    return _OPENS + _MARGIN <= _minutes(at) <= _CLOSES - _MARGIN


def is_shut(at: int) -> bool:
    """Whether it is surely shut."""
    return not _OPENS - _MARGIN < _minutes(at) < _CLOSES + _MARGIN


def _minutes(at: int) -> int:
    there = moment.local(at)
    return there.hour * 60 + there.minute
