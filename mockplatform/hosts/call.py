"""One call of one interface, on its way through the platform."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked, Validator
from mockplatform.errors import REASONS, Reason
from mockplatform.hosts.exchange import Exchange, Written
from mockplatform.hosts.lookups import Lookups
from mockplatform.hosts.registry import Registries, Registry
from mockplatform.rules.rights import RIGHTS, Right
from mockplatform.spec.book import STANDARD, Book
from mockplatform.spec.interfaces import Interface
from mockplatform.spec.model import Table
from mockplatform.store.database import Database
from mockplatform.store.worlds import Account, World


@dataclass(frozen=True)
class Platform:
    """What every call shares. Made once, in app.py."""

    database: Database
    validators: dict[int, Validator]
    registries: Registries
    strict: bool
    trusts_header: bool
    """Take X-Mockplatform-Account where there is no certificate (--tls optional or off)"""
    wall: Callable[[], int]
    """The machine's time in milliseconds"""
    record: Callable[[Exchange], None]
    """Takes a finished exchange to the journal"""
    lookups: Lookups | None = None
    """Asks the national systems about what a world does not know; None: nobody is asked"""
    book: Book = STANDARD
    """The rows of the standard that it goes by; `validators` are made of the same tables"""
    reasons: Mapping[str, Reason] = field(default_factory=lambda: REASONS)
    rights: Sequence[Right] = RIGHTS


@dataclass
class Call:
    """The call of one interface by one account, at `now` on the world's clock."""

    platform: Platform
    interface: Interface
    world: World
    account: Account
    now: int
    exchange: Exchange
    query: dict[str, str] = field(default_factory=dict)
    single: bool = True
    """The request holds one record, not an array of them, or none"""
    writers: dict[int, Written] = field(default_factory=dict)
    """Index of a refused record → who wrote the stored version that it doesn't name"""

    @property
    def book(self) -> Book:
        """The rows that the platform goes by."""
        return self.platform.book

    @property
    def body_table(self) -> Table:
        """The table of what an uplink takes."""
        assert self.interface.body is not None
        return self.book.tables[self.interface.body]

    @property
    def answer_table(self) -> Table:
        """The table of what a downlink gives."""
        assert self.interface.answer is not None
        return self.book.tables[self.interface.answer]

    @property
    def registry(self) -> Registry:
        """The units and certificates that the world knows."""
        return self.platform.registries.of(self.world)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one write transaction of a call. Records are stamped with the moment at which its turn came: what commits
        later bears a later time, so that no increment passes over it."""
        with self.platform.database.writing() as connection:
            self.now = max(self.now, self.world.clock.at(self.platform.wall()))
            yield connection

    def find(self, problem: Problem, index: int = 0) -> None:
        """Tell the journal of a problem or an oddity of the record at `index` of the request."""
        written = self.writers.get(index) if problem.kind == "version" else None
        self.exchange.find(problem, "" if self.single else f"/{index}", written)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler gives back: `data` of the envelope, or the items of a list that may be long.

    Items are drawn while the answer leaves, after the handler has returned: a handler refuses before it gives them,
    and reads them a page at a time, each in a transaction of its own.
    """

    data: object = None
    items: Iterable[object] | None = None
    bare: bool = False
    """`data` is the whole body: JSON without an envelope, or the bytes of a JPEG (A.4.1.3, A.4.2, A.4.3)"""


Uplink = Callable[[Call, list[Checked]], list[str]]
"""POST and PUT: stores the records, gives the id of each in request order; raises Refused."""

Revoke = Callable[[Call, list[str]], None]
"""DELETE: revokes the records of these keys, all or none; raises Refused."""

Downlink = Callable[[Call], Answer]
"""GET: answers from `call.query` and `call.exchange.mode`; raises Refused."""

Handler = Uplink | Revoke | Downlink
Routes = dict[str, Handler]
"""A host's route table: interface id → handler."""
