"""One value against one row: is it of the row's type and length, and what is stored for it.

Each function takes the value as it came and a `Row`-bound `Spec`, and returns what is stored or raises `Wrong`.
Readings: 5.3.3 with E069–E076, E087, E088.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from mockplatform.derive import address, width
from mockplatform.spec import elements
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.model import Row
from mockplatform.spec.notation import Notation, parse

SHANGHAI = ZoneInfo("Asia/Shanghai")

TRUE = frozenset({"true", "是", "on", "1"})
FALSE = frozenset({"false", "否", "off", "0"})


class Wrong(Exception):
    """A value that is refused: kind of problem, what was expected, the requirement that says so."""

    def __init__(self, kind: str, expected: str = "", requirement: str = "", got: str = "") -> None:
        super().__init__(kind)
        self.kind, self.expected, self.requirement, self.got = kind, expected, requirement, got


_AS_NUMBER = elements.RECORD_CODES | {"SBSYCSLB"}
"""C elements whose values look like numbers, and that clients send as such (E088, E092)."""

Note = Callable[..., None]
"""Called as note(kind, expected=…) with an oddity: the value is taken, and is worth saying."""


@dataclass(frozen=True)
class Spec:
    """A row under one reading."""

    row: Row
    strict: bool
    notation: Notation = field(init=False)

    def __post_init__(self) -> None:
        printed = self.row.notation if self.strict else self.row.accept or self.row.notation
        object.__setattr__(self, "notation", parse(printed))


def text(value: object, spec: Spec, note: Note) -> str:
    """A C element: characters, counted after folding to half width (E074)."""
    row = spec.row
    if type(value) is int and row.code in _AS_NUMBER:
        note("as_number")
        value = str(value)
    if not isinstance(value, str):
        raise Wrong("type", "文本 (string)", "R-5.3.3-1")
    if "\0" in value:
        raise Wrong("type", "文本 (string)", "R-5.3.3-1")
    if row.code in elements.FOLDED:
        value = width.fold(value)
    if row.codes:
        _listed(value, spec)
        return value
    least, most = max(spec.notation.least, 1), spec.notation.most
    if not least <= len(value) <= most:
        raise Wrong("length", f"{least}..{most}" if least < most else f"{most}", "R-5.3.3-2", str(len(value)))
    if row.code in elements.ADDRESSES | elements.REGIONS:
        _placed(value)
    return value


def _listed(value: str, spec: Spec) -> None:
    codes = CODE_LISTS[spec.row.codes]
    if value not in (codes.values if spec.strict and codes.errata != "E090" else codes.accepted):
        raise Wrong("code", " / ".join(codes.values), spec.row.requirement)


def _placed(value: str) -> None:
    found = address.parse(value)
    if isinstance(found, address.Misfit):
        requirement = "R-5.3.5.4-1" if found.part == "form" else "R-5.3.5.4-3"
        raise Wrong("address", found.text.en, requirement, found.text.zh)


def number(value: object, spec: Spec, note: Note) -> int | float:
    """An N element: at most `most` digits in all, the point not counted, at most `decimals` after it (E075)."""
    if isinstance(value, str) and not spec.strict:
        value = _numeric(value, note)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("type", "数值 (number)", "R-5.3.3-1")
    most, decimals = spec.notation.most, spec.notation.decimals
    if abs(value) >= 10 ** (most - decimals) or round(value, decimals) != value:
        digits = f"{most} digits, {decimals} decimals" if decimals else f"{most} digits"
        raise Wrong("number", f"N..{most},{decimals}" if decimals else f"N..{most} ({digits})", "R-5.3.3-3")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _numeric(value: str, note: Note) -> int | float:
    try:
        found = float(value) if "." in value else int(value)
    except ValueError:
        raise Wrong("type", "数值 (number)", "R-5.3.3-1") from None
    if not value.isascii() or value != value.strip() or "_" in value:
        raise Wrong("type", "数值 (number)", "R-5.3.3-1")
    note("as_text", "数值 (number)")
    return found


def boolean(value: object, spec: Spec, note: Note) -> bool:
    """A B element: true or false; their texts, 是/否, on/off and 1/0 in the default reading (E072)."""
    if isinstance(value, bool):
        return value
    word = str(value).lower() if isinstance(value, str | int) else ""
    if spec.strict or word not in TRUE | FALSE:
        raise Wrong("type", "布尔值 (true / false)", "R-5.3.3-1")
    note("as_text", "布尔值 (true / false)")
    return word in TRUE


def instant(value: object, spec: Spec, note: Note) -> int:
    """A date or time: milliseconds (5.3.5.2, E069); seconds and the printed formats in the default reading."""
    digits = str(value) if type(value) is int else value
    if not isinstance(digits, str) or not digits.strip():
        raise Wrong("date", "13 digits, milliseconds", "R-5.3.5.2-1")
    plain = digits.removeprefix("-")
    if plain.isascii() and plain.isdigit() and 11 <= len(plain) <= 13:
        return int(digits)
    if spec.strict:
        raise Wrong("date", "13 digits, milliseconds", "R-5.3.5.2-1")
    return _lenient_instant(digits, note)


def timestamp(text: str) -> int:
    """A time in a query: 11 to 13 digits, milliseconds (5.3.5.2, E069)."""
    if not (text.isascii() and text.isdigit() and 11 <= len(text) <= 13):
        raise Wrong("date", "13 digits, milliseconds", "R-5.3.5.2-1")
    return int(text)


def month_number(text: str) -> int:
    """A month in a query: YYYYMM as a number; a timestamp is taken as its month (E070)."""
    digits = text
    if text.isascii() and text.isdigit() and 12 <= len(text) <= 13:
        digits = datetime.fromtimestamp(int(text) / 1000, SHANGHAI).strftime("%Y%m")
    if len(digits) != 6 or _calendar(digits) is None:
        raise Wrong("month", requirement="R-5.3.5.2-1")
    return int(digits)


def _lenient_instant(digits: str, note: Note) -> int:
    if digits.isascii() and digits.isdigit() and 9 <= len(digits) <= 10:
        note("seconds")
        return int(digits) * 1000
    moment = _calendar(digits.replace(" ", ""))
    if moment is None:
        raise Wrong("date", "13 digits, milliseconds", "R-5.3.5.2-1")
    note("calendar")
    return moment


_OLDEST = 1900
"""Year before which a calendar date is a slip of the pen; in the year 1 Python has no time for it."""

_CALENDARS = {4: "%Y", 6: "%Y%m", 8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}


def _calendar(digits: str) -> int | None:
    layout = _CALENDARS.get(len(digits))
    if layout is None or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        local = datetime.strptime(digits, layout).replace(tzinfo=SHANGHAI)
    except ValueError:
        return None
    if local.year < _OLDEST:
        return None
    return int(local.timestamp()) * 1000


def month(value: object, spec: Spec, note: Note) -> int:
    """A month in a body: YYYYMM or milliseconds; stored as the first instant of the month (E070)."""
    digits = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if len(digits) == 6:
        moment = _calendar(digits)
        if moment is None:
            raise Wrong("date", "13 digits, milliseconds", "R-5.3.5.2-1")
        return moment
    local = datetime.fromtimestamp(instant(value, spec, note) / 1000, SHANGHAI)
    return int(local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).timestamp()) * 1000


def year(value: object, spec: Spec, note: Note) -> int:
    """A four-digit year (Table 49, E230)."""
    digits = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not (len(digits) == 4 and digits.isascii() and digits.isdigit()):
        raise Wrong("type", "YYYY", "R-5.3.3-1")
    return int(digits)


READERS: dict[str, Callable[[object, Spec, Note], object]] = {
    "C": text,
    "N": number,
    "B": boolean,
    "date": instant,
    "datetime": instant,
    "month": month,
    "year": year,
}
"""Reader of each kind of notation; OBJECT and ARRAY are read by validate.py."""
