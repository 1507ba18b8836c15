"""What the server knows: accounts, records, and its own clock. All in memory."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from lifthost.check import SHANGHAI, Values
from lifthost.style import Style


@dataclass(frozen=True)
class Clock:
    """The real time, and how far this server is ahead of it."""

    ahead: float = 0.0
    """Seconds"""
    whole_seconds: bool = False

    def now(self) -> int:
        """Milliseconds since 1970."""
        seconds = time.time() + self.ahead  # noqa: TID251 - this server lives in real time
        return int(seconds) * 1000 if self.whole_seconds else int(seconds * 1000)

    def local(self) -> datetime:
        """The time of day in Shanghai."""
        return datetime.fromtimestamp(self.now() / 1000, SHANGHAI)


@dataclass(frozen=True)
class Account:
    """Who calls, as the client certificate says (5.3.2)."""

    name: str
    role: str
    xydm: str
    opened: date
    region: str = ""


@dataclass(frozen=True)
class Record:
    """Anything that was submitted. A change makes a new Record, so that a batch can be taken back."""

    kind: str
    id: str
    number: int
    """Running number of the record"""
    values: Values
    owner: str
    """Credit code of who submitted it"""
    created: int
    updated: int
    version: int
    live: bool = True
    state: Values = field(default_factory=dict)
    """What the server itself notes"""

    @property
    def change(self) -> str:
        """BGLX, 数据变更类型."""
        return ("ADD" if self.created == self.updated else "MODIFY") if self.live else "DELETE"


@dataclass
class World:
    """The state of a server."""

    style: Style
    clock: Clock
    accounts: dict[str, Account]
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    licences: dict[str, Values] = field(default_factory=dict)
    accidents: dict[str, list[Values]] = field(default_factory=dict)
    calls: dict[tuple[str, str], int] = field(default_factory=dict)
    """(account, interface) → when it last fetched increments"""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1000))

    def all(self, kind: str, **values: Any) -> list[Record]:
        """Live records of a kind in which these elements have these values."""
        return [one for one in self.ever(kind, **values) if one.live]

    def ever(self, kind: str, **values: Any) -> list[Record]:
        """The same, with those that were revoked."""
        rows = self.records.get(kind, {}).values()
        return [one for one in rows if all(one.values.get(code) == value for code, value in values.items())]

    def about(self, zjbm: str, kind: str, *, revoked: bool = False) -> list[Record]:
        """Records of a kind about a lift, also under the code that it had before a reform."""
        lift = self.records.get("lift", {}).get(zjbm)
        codes = (zjbm, lift.state.get("old", zjbm)) if lift else (zjbm,)
        rows = self.records.get(kind, {}).values()
        return [one for one in rows if one.values.get("ZJBM") in codes and (one.live or revoked)]

    def find(self, kind: str, id: object) -> Record | None:
        """A live record by its code."""
        found = self.records.get(kind, {}).get(str(id))
        return found if found and found.live else None

    def add(self, kind: str, values: Values, owner: str, id: str = "", **state: Any) -> Record:
        """A new record; its code is `id`, or one that the server gives."""
        number, now = next(self.numbers), self.clock.now()
        code = id or (str(number) if self.style.number_ids else f"{kind[:3].upper()}-{number}")
        return self.save(Record(kind, code, number, values, owner, now, now, self.style.first_version, state=state))

    def change(self, record: Record, **changes: Any) -> Record:
        """Change a record: a new version with a new time."""
        return self.save(replace(record, updated=self.clock.now(), version=record.version + 1, **changes))

    def note(self, record: Record, **state: Any) -> Record:
        """Note something about a record that is no new version of it."""
        return self.save(replace(record, state={**record.state, **state}))

    def save(self, record: Record) -> Record:
        """Store a record as it is."""
        self.records.setdefault(record.kind, {})[record.id] = record
        return record

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All of what follows, or nothing of it."""
        before = {kind: dict(rows) for kind, rows in self.records.items()}
        try:
            yield
        except Exception:
            self.records = before
            raise
