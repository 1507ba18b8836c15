"""What was sent and what came, kept for the report. Whatever must not leave is taken out here, when it is captured."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conformance.running import moment
from mockplatform.spec.tables import TABLES

LONGEST = 16 * 1024
"""Bytes of a body that are kept; of a longer one the start, its length and its hash"""

HEADERS = frozenset({
    "accept", "allow", "connection", "content-encoding", "content-length", "content-type", "date", "host", "location",
    "retry-after", "server", "transfer-encoding", "x-mockplatform-exchange",
})  # fmt: skip
"""Headers whose values are kept; of all others the name alone, since any of them may carry a secret"""

HIDDEN = "‹redacted›"
MASK = "*"

_MOBILE = re.compile(r"(?<![0-9A-Za-z])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9A-Za-z])")
_PRIVATE_NAME = re.compile("电话|传真|邮箱|联系人$|手机|身份证|姓名")
_MEMBER = r'("(?:{codes})"\s*:\s*)("(?:[^"\\]|\\.)*"|[0-9]+)'


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what became of it; every text in it has been redacted."""

    id: str
    at: str
    """ISO 8601"""
    account: str
    method: str
    url: str
    request_headers: list[tuple[str, str]]
    request_body: str
    seconds: float
    status: int = 0
    """0: no answer"""
    response_headers: list[tuple[str, str]] = field(default_factory=list)
    response_body: str = ""
    trouble: str = ""
    """Why there was no answer"""

    def as_data(self) -> dict[str, Any]:
        """For report.json."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass
class Evidence:
    """The exchanges of one test, in order."""

    prefix: str
    exchanges: list[Exchange] = field(default_factory=list)
    told: bool = True
    """They are of a test, and stand in the report"""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def record(self, *, account: str, method: str, url: str, headers: Mapping[str, str], body: bytes, seconds: float,
               status: int = 0, answer_headers: Iterable[tuple[str, str]] = (), answer: bytes = b"",
               trouble: str = "") -> str:  # fmt: skip
        """Keep an exchange, redacted; its id."""
        id = f"{self.prefix}-{next(self._numbers)}"
        self.exchanges.append(Exchange(
            id, moment.text(), account, method, redacted(url), kept(headers.items()), shown(body), round(seconds, 4),
            status, kept(answer_headers), shown(answer), redacted(trouble),
        ))  # fmt: skip
        return id


def kept(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers for the report."""
    return [(name, redacted(value) if name.lower() in HEADERS else HIDDEN) for name, value in headers]


def shown(body: bytes) -> str:
    """A body for the report: text if it is UTF-8, else the bytes as escapes; cut where it is long."""
    head = body[:LONGEST]
    text = head.decode("utf-8", errors="ignore" if len(body) > LONGEST else "backslashreplace")
    text = redacted(text)
    if len(body) > LONGEST:
        text += f" … ‹{len(body)} bytes, sha256 {hashlib.sha256(body).hexdigest()}›"
    return text


def redacted(text: str) -> str:
    """A text without telephone numbers and other data of persons: masked by the element that holds them, and by form."""
    masked = _members().sub(lambda found: found[1] + json.dumps(MASK * 3), text)
    return _MOBILE.sub(lambda found: found[1] + MASK * 4 + found[2], masked)


@cache
def _members() -> re.Pattern[str]:
    """Members of JSON whose element holds the number, address or name of a person."""
    rows = (row for table in TABLES.values() for row in (*table.rows, *table.extensions))
    codes = {code for row in rows if _PRIVATE_NAME.search(row.name) for code in (row.code, row.printed_code)}
    return re.compile(_MEMBER.format(codes="|".join(sorted(map(re.escape, codes)))))
