"""A world without sockets: the hosts' application, called by account, on a clock that the test moves."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mockplatform.clock import milliseconds
from mockplatform.derive.validate import Validator
from mockplatform.fixtures.maker import Maker
from mockplatform.hosts import lifthost, sgghost, xssyhost, xzxkhost
from mockplatform.hosts.call import Platform
from mockplatform.hosts.exchange import Exchange
from mockplatform.hosts.registry import Registries
from mockplatform.hosts.wsgi import create_app
from mockplatform.sandbox.worlds import Plan, make
from mockplatform.spec.tables import TABLES
from mockplatform.store import worlds
from mockplatform.store.database import Database

START = "2026-11-20T12:00:00+08:00"
API = "/api/tp/v1"


@dataclass
class Sandbox:
    """One world, by default `default` with its eight accounts and no records but units and certificates."""

    database: Database
    strict: bool = False
    world: str = "default"
    wall: int = field(default_factory=lambda: milliseconds(datetime.fromisoformat(START)))
    exchanges: list[Exchange] = field(default_factory=list)
    maker: Maker = field(default_factory=lambda: Maker(99, date(2026, 11, 1), provinces=("浙江省", "江苏省")))

    def __post_init__(self) -> None:
        self.platform = Platform(
            database=self.database,
            validators={no: Validator(table, strict=self.strict) for no, table in TABLES.items()},
            registries=Registries(self.database),
            strict=self.strict,
            trusts_header=True,
            wall=lambda: self.wall,
            record=self.exchanges.append,
        )
        self.serve(self.platform)

    def serve(self, platform: Platform) -> None:
        """Let another platform answer, over the same worlds."""
        self.platform = platform
        routes = {**lifthost.ROUTES, **xssyhost.ROUTES, **xzxkhost.ROUTES, **sgghost.ROUTES}
        self.client = create_app(platform, routes).test_client()

    def call(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> TestResponse:
        """One request; `path` without /api/tp/v1 if it begins otherwise than with /api."""
        target = path if path.startswith(("/api/", "/publicity/")) else API + path
        headers = {"X-Mockplatform-Account": f"{account}@{self.world}", "Accept": "application/json"}
        return self.client.open(target, method=method, json=json, query_string=query, headers=headers, buffered=True)

    def get(self, account: str, path: str, **query: Any) -> Any:
        """`data` of an accepted downlink."""
        answer = self.call(account, "GET", path, **query)
        assert answer.status_code == 200, answer.text
        assert answer.json["code"] == 1, answer.text
        return answer.json["data"]

    def send(self, account: str, method: str, path: str, json: Any) -> Any:
        """`id` or `ids` of an accepted uplink."""
        answer = self.call(account, method, path, json)
        assert answer.status_code == (201 if method == "POST" else 200), answer.text
        assert answer.json["code"] == 1, answer.text
        data = answer.json["data"]
        return data["id"] if "id" in data else data["ids"]

    def advance(self, seconds: float) -> None:
        """Let time pass, for every world."""
        self.wall += round(seconds * 1000)

    def at(self, moment: str) -> None:
        """Set the time, ISO 8601; in Shanghai's time without a zone."""
        self.wall = milliseconds(datetime.fromisoformat(moment))

    @property
    def now(self) -> int:
        """Milliseconds."""
        return self.wall

    def code_of(self, account: str) -> str:
        """The credit code of an account."""
        with self.database.reading() as connection:
            world = worlds.find(connection, self.world)
            assert world is not None
            return next(a.xydm for a in worlds.accounts(connection, world.id) if a.name == account)

    def rules(self) -> list[str]:
        """What the journal says of the last exchange: the kinds of its findings."""
        return [finding.rule for finding in self.exchanges[-1].findings]

    def lift(self, variety: str | None = None, account: str = "manufacturer", **changes: Any) -> str:
        """Add a lift, give its ZJBM."""
        record = {**self.maker.lift(variety, owner=self.code_of(account)), **changes}
        return str(self.send(account, "POST", "/lifts", record))

    def work(self, zjbm: str, kind: str = "INSTALL", **changes: Any) -> dict[str, Any]:
        """A record for 6.4: work of `constructor` on a lift, in Hangzhou."""
        made = self.maker.construction({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind=kind)
        return {**made, "SGXYDM": self.code_of("constructor"), "SGDQ": "浙江省,杭州市,西湖区", **changes}

    def build(self, zjbm: str, kind: str = "INSTALL", account: str = "constructor", **changes: Any) -> str:
        """Add a construction, give its SGID."""
        return str(self.send(account, "POST", "/constructions/authorize", self.work(zjbm, kind, **changes)))

    def declare(self, sgid: str, *, given: bool = True, account: str = "constructor", **changes: Any) -> None:
        """Modify a construction by 6.5 as 6.10 shows it, with this SFGZ."""
        known = next(one for one in self.get(account, "/notices_info") if one["SGID"] == sgid)
        shown = {code: value for code, value in known.items() if code not in ("BGLX", "GXSJ") and value != ""}
        kept = {code: value for code, value in shown.items() if code not in ("SGXKZBH", "XKZKSSJ", "XKZJSSJ")}
        self.send(account, "PUT", "/constructions/authorize", {**kept, "SFGZ": given, **changes})


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


@pytest.fixture
def sandbox(database: Database) -> Sandbox:
    made = Sandbox(database)
    with database.writing() as connection:
        make(connection, Plan(records=0), made.wall)
    return made


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    """One world for the tests of a module that keep to records of their own: making it is most of a test's time."""
    database = Database()
    made = Sandbox(database)
    with database.writing() as connection:
        make(connection, Plan(records=0), made.wall)
    yield made
    database.close()


@pytest.fixture
def strict(database: Database) -> Sandbox:
    made = Sandbox(database, strict=True)
    with database.writing() as connection:
        make(connection, Plan(records=0), made.wall)
    return made


@pytest.fixture
def numbers() -> Iterator[int]:
    return itertools.count(1)
