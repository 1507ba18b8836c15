"""The standard's own notation for types and lengths (5.3.3, Table 1), read in this one place.

>>> parse("C..20")
Notation(kind='C', least=0, most=20, decimals=0)
>>> parse("N..4, 2")
Notation(kind='N', least=0, most=4, decimals=2)
>>> parse("YYYYMMDD hhmmss").kind
'datetime'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal["C", "N", "B", "BY", "date", "datetime", "month", "year", "OBJECT", "ARRAY"]

_SIZED = re.compile(r"(?P<kind>[CN])(?:(?P<low>[0-9]*)\.\.)?(?P<high>[0-9]+)(?:[,.] ?(?P<decimals>[0-9]+))?")
_NAMED: dict[str, Kind] = {
    "B": "B",
    "OBJECT": "OBJECT",
    "ARRAY": "ARRAY",
    "YYYY": "year",
    "YYYYMM": "month",
    "YYYYMMD": "date",  # E077: a D lost in Table 13
    "YYYYMMDD": "date",
    "YYYYMMDDhhmm": "datetime",
    "YYYYMMDDhhmmss": "datetime",
}


@dataclass(frozen=True, slots=True)
class Notation:
    """What a printed notation says. Lengths are characters for C, digits without the point for N (E074, E075)."""

    kind: Kind
    least: int = 0
    most: int = 0
    decimals: int = 0


@cache
def parse(notation: str) -> Notation:
    """Read a printed notation such as `C..20`, `N..4, 2`, `YYYYMMDD hhmmss` (E078), `N..5.2` (E076), `ARRAY`.

    Raises ValueError for anything that 5.3.3 does not define.
    """
    compact = notation.replace(" ", "")
    if compact in _NAMED:
        return Notation(_NAMED[compact])
    if compact.startswith("BY"):
        return Notation("BY")
    found = _SIZED.fullmatch(compact)
    if found is None:
        raise ValueError(f"not a notation of 5.3.3: {notation!r}")
    most = int(found["high"])
    least = most if ".." not in compact else int(found["low"] or 0)
    kind: Kind = "C" if found["kind"] == "C" else "N"
    return Notation(kind, least, most, int(found["decimals"] or 0))
