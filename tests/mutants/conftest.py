"""The hosts' application with some variants, called without a socket, in a world of its own."""

from __future__ import annotations

import gzip
import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import Client

from mockplatform.clock import milliseconds
from mockplatform.derive.validate import Validator
from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.maker import Maker
from mockplatform.hosts import lifthost, sgghost, xssyhost, xzxkhost
from mockplatform.hosts.call import Platform
from mockplatform.hosts.registry import Registries
from mockplatform.hosts.wsgi import create_app
from mockplatform.mutants import Parts, changed
from mockplatform.sandbox.worlds import Plan, make
from mockplatform.store import worlds
from mockplatform.store.database import Database

API = "/api/tp/v1"
SEED = 1
DAY = 86_400
BEGAN = milliseconds(datetime.fromisoformat("2026-11-02T02:00:00+08:00"))
ROUTES = {**lifthost.ROUTES, **xssyhost.ROUTES, **xzxkhost.ROUTES, **sgghost.ROUTES}


@dataclass
class Answer:
    """An answer; `data` is its body as it came."""

    status: int
    headers: Headers
    data: bytes

    @property
    def json(self) -> Any:
        """The body as JSON, {} if it is none."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        try:
            return orjson.loads((gzip.decompress(self.data) if packed else self.data).removeprefix(b"\xef\xbb\xbf"))
        except ValueError:
            return {}

    @property
    def accepted(self) -> bool:
        """SUCCESS as the suite has it (E129)."""
        return self.status in (200, 201) and str(self.json.get("code")) in ("1", "1.0")

    @property
    def refused(self) -> bool:
        """REFUSED as the suite has it (E129)."""
        code = str(self.json.get("code", ""))
        return code not in ("", "1", "1.0") if self.status == 200 else 400 <= self.status < 500 and code != "1"


@dataclass
class Emulator:
    """One world with its eight accounts, without lifts, at two in the morning."""

    database: Database
    names: tuple[str, ...]
    wall: int = BEGAN
    maker: Maker = field(default_factory=lambda: Maker(SEED, date(2026, 11, 2), provinces=PROVINCES))

    def __post_init__(self) -> None:
        parts = changed(Parts(ROUTES), "", self.names)
        platform = Platform(
            database=self.database,
            validators={no: Validator(table) for no, table in parts.book.tables.items()},
            registries=Registries(self.database),
            strict=False,
            trusts_header=True,
            wall=lambda: self.wall,
            record=lambda exchange: None,
            book=parts.book,
            reasons=parts.reasons,
            rights=parts.rights,
        )
        self.client = Client(parts.wrap(create_app(platform, parts.routes)))

    def call(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> Answer:
        """One request; `path` without /api/tp/v1 if it begins otherwise than with /api or /publicity."""
        target = path if path.startswith(("/api/", "/publicity/")) else API + path
        headers = {"X-Mockplatform-Account": account, "Accept": "application/json", "Accept-Encoding": "gzip"}
        came = self.client.open(target, method=method, json=json, query_string=query, headers=headers, buffered=True)
        return Answer(came.status_code, came.headers, came.data)

    def get(self, account: str, path: str, **query: Any) -> Any:
        """The JSON that a downlink gives."""
        return self.call(account, "GET", path, **query).json

    def post(self, path: str, record: Any, account: str = "manufacturer") -> Answer:
        """An addition."""
        return self.call(account, "POST", path, record)

    def put(self, path: str, record: Any, account: str = "manufacturer") -> Answer:
        """A change."""
        return self.call(account, "PUT", path, record)

    def delete(self, path: str, account: str = "manufacturer", **keys: Any) -> Answer:
        """A revocation."""
        return self.call(account, "DELETE", path, **keys)

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self.wall += seconds * 1000

    def xydm(self, account: str) -> str:
        """The credit code of an account."""
        with self.database.reading() as connection:
            return next(one.xydm for one in worlds.accounts(connection, self.world) if one.name == account)

    @property
    def world(self) -> int:
        """The id of the world."""
        with self.database.reading() as connection:
            found = worlds.find(connection, "default")
        assert found is not None
        return found.id

    def record(self, variety: str = "3110", **changes: Any) -> dict[str, Any]:
        """A new lift of `manufacturer`, for 6.1."""
        return {**self.maker.lift(variety, owner=self.xydm("manufacturer")), **changes}

    def lift(self, **changes: Any) -> str:
        """Add a lift, give its ZJBM."""
        record = self.record(**changes)
        assert self.post("/lifts", record).accepted
        return str(record["ZJBM"])

    def whole(self, zjbm: str, account: str = "manufacturer", **query: Any) -> Any:
        """`data` of 6.12, or for a province 7.20, by key."""
        path = "/lifts/enterprise" if account.startswith("manufacturer") else "/lifts/administrative"
        return self.get(account, path, ZJBM=zjbm, **query).get("data")

    def work(self, zjbm: str, kind: str = "INSTALL") -> dict[str, Any]:
        """A construction of `constructor` in Hangzhou, for 6.4."""
        made = self.maker.construction({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind=kind)
        return {**made, "SGXYDM": self.xydm("constructor"), "SGDQ": "浙江省,杭州市,西湖区"}

    def build(self, zjbm: str) -> str:
        """Add a construction, give its SGID."""
        return str(self.post("/constructions/authorize", self.work(zjbm), "constructor").json["data"]["id"])

    def declare(self, sgid: str, zjbm: str) -> None:
        """Give the construction notice by 6.5."""
        record = {**self.work(zjbm), "SGID": sgid, "SJBB": 1, "SFGZ": True}
        answer = self.put("/constructions/authorize", record, "constructor")
        assert answer.accepted, answer.json

    def standing(self) -> str:
        """Add a lift that is built in the region of `province`, give its ZJBM."""
        zjbm = self.lift()
        self.declare(self.build(zjbm), zjbm)
        return zjbm

    def report(self, path: str, record: Any, zjbm: str, **changes: Any) -> Answer:
        """What `province` reports on a lift."""
        return self.post(path, {**record, "ZJBM": zjbm, **changes}, "province")


Make = Callable[..., Emulator]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the default world, to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "world.db"
    database = Database(str(path))
    with database.writing() as connection:
        make(connection, Plan(seed=SEED, records=0), BEGAN)
    database.close()
    return path


@pytest.fixture
def emulator(seeded: Path, tmp_path: Path) -> Iterator[Make]:
    """Makes emulators with the variants that are named."""
    with ExitStack() as stack:
        numbers = itertools.count()

        def made(*names: str) -> Emulator:
            database = Database(str(shutil.copy(seeded, tmp_path / f"{next(numbers)}.db")))
            stack.callback(database.close)
            return Emulator(database, names)

        yield made


@pytest.fixture(scope="module")
def standard(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An emulator without variants, for all tests of a module: each lets time pass first, see `plain`."""
    database = Database(str(shutil.copy(seeded, tmp_path_factory.mktemp("standard") / "world.db")))
    yield Emulator(database, ())
    database.close()


@pytest.fixture
def plain(standard: Emulator) -> Emulator:
    """That emulator, at two in the morning of another day, when no interval runs any more."""
    standard.advance(2 * DAY - (standard.wall - BEGAN) // 1000 % DAY)
    return standard
