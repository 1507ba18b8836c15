"""Numbers of JSON, however they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import NoReturn

_LONGEST = 30
"""Digits of a whole number that is read as one"""


def number(text: str) -> int | float:
    """1.0 and 1.530181092526E12 are whole, for the digits of a number are JSON's affair."""
    found = Decimal(text)
    return int(found) if found.adjusted() < _LONGEST and found == found.to_integral_value() else float(text)


def no_number(name: str) -> NoReturn:
    """NaN and the like, which Python takes, and JSON does not have."""
    raise ValueError(name)
