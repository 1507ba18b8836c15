"""The numbers of the time rules, typed from 6.12.1, 6.13.1, 7.16.1, 7.19.1, 7.20.1 and 5.3.5.5."""

from __future__ import annotations

from mockplatform.spec import limits
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.limits import LIMITS

TYPED = {
    "window": ("window", 1, 5),  # hours
    "daily": ("interval", 24 * 60 * 60, 0),  # seconds
    "ten_minute": ("interval", 10 * 60, 0),
    "lookback": ("lookback", 7 * 24 * 60 * 60, 60),
    "initial": ("account", 3, 0),  # months
}


def test_the_numbers() -> None:
    assert {name: (row.kind, row.low, row.high) for name, row in LIMITS.items()} == TYPED
    assert (limits.BATCH, limits.DEFAULT_SPAN) == (100, 604800)


def test_every_row_is_used() -> None:
    assert {limit for row in INTERFACES.values() for mode in row.modes for limit, _ in mode.limits} == set(LIMITS)


def test_their_errata_exist() -> None:
    assert {erratum for row in LIMITS.values() for erratum in row.errata.split()} <= set(ERRATA)
