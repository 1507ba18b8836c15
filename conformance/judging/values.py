"""Comparing what was sent with what was read, after the normalisations that the errata allow (E069 to E072)."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from conformance.running.moment import BEIJING
from mockplatform.spec.elements import ADDRESSES, REGIONS
from mockplatform.spec.model import Row
from mockplatform.spec.notation import parse
from mockplatform.spec.regions import FILLERS

DAY = 86_400_000
_AHEAD = 8 * 3_600_000
_WORDS = {"true": True, "on": True, "是": True, "false": False, "off": False, "否": False}
"""Booleans in the words of Table 1"""
_DIGITS = re.compile(r"-?[0-9]{1,13}")


def same_text(seen: object, sent: str) -> bool:
    """Whether a text, or a number that prints as it, came back (E088)."""
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
    return at is not None and (at + _AHEAD) // DAY == (sent + _AHEAD) // DAY


def same(row: Row, seen: object, sent: object) -> bool:
    """Whether a value came back as it was sent, by the type of its row: dates by local day, months by month, texts after
    folding and trimming, addresses by what follows their divisions."""
    kind = parse(row.notation).kind
    if kind in ("date", "datetime", "month") and isinstance(sent, int):
        return _same_month(seen, sent) if kind == "month" else same_day(seen, sent)
    if kind == "B":
        return _WORDS.get(str(seen).lower(), seen) == _WORDS.get(str(sent).lower(), sent)
    if kind == "N" and isinstance(sent, int | float):
        return same_number(seen, sent)
    if row.code in ADDRESSES | REGIONS:
        return _place(seen) == _place(sent)
    return folded(str(seen)).strip() == folded(str(sent)).strip()


def folded(text: str) -> str:
    """Full-width characters and half-width ones are the same (5.3.5.3, E098)."""
    return unicodedata.normalize("NFKC", text)


def _same_month(seen: object, sent: int) -> bool:
    there = datetime.fromtimestamp(sent / 1000, UTC).astimezone(BEIJING)
    at = milliseconds(seen)
    if at is None or re.fullmatch("[12][0-9]{5}", str(seen)):
        return str(seen)[:6] == f"{there:%Y%m}"
    found = datetime.fromtimestamp(at / 1000, UTC).astimezone(BEIJING)
    return (found.year, found.month) == (there.year, there.month)


def _place(value: object) -> tuple[list[str], str]:
    """Divisions without their suffixes and fillers (5.3.5.4, E097), and what stands after ^."""
    divisions, _, detail = folded(str(value)).partition("^")
    parts = [part.strip() for part in divisions.split(",")]
    names = [_SUFFIX.sub("", part) for part in parts if part and part not in FILLERS]
    return [name for at, name in enumerate(names) if at != 1 or name != names[0]], detail.strip()


_SUFFIX = re.compile("(?:壮族|回族|维吾尔)?自治区$|[省市区县]$")
