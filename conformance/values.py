"""Comparing what was sent with what was read, after the normalisations that the errata allow (E069, E072)."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

DAY = 86_400_000
_BEIJING = 8 * 3_600_000
_DIGITS = re.compile(r"-?[0-9]{1,13}")


def same_text(seen: object, sent: str) -> bool:
    """Whether a text, or a number that prints as it, came back."""
    return str(seen) == sent


def same_number(seen: object, sent: float) -> bool:
    """Whether a number, or a text that reads as one, has the value that was sent."""
    try:
        return not isinstance(seen, bool) and Decimal(str(seen)) == Decimal(str(sent))
    except InvalidOperation:
        return False


def milliseconds(seen: object) -> int | None:
    """A timestamp in ms: 11 digits and more are milliseconds, fewer seconds; None for a calendar text of 8 or 14 digits
    and for anything else."""
    text = str(seen)
    if isinstance(seen, bool | float) or not _DIGITS.fullmatch(text) or len(text) == 8:
        return None
    return int(text) * (1000 if len(text.removeprefix("-")) <= 10 else 1)


def same_day(seen: object, sent: int) -> bool:
    """Whether a timestamp lies on the same day in Shanghai."""
    at = milliseconds(seen)
    return at is not None and (at + _BEIJING) // DAY == (sent + _BEIJING) // DAY
