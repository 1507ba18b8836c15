"""A killed server loses nothing that it acknowledged, and keeps no batch in part."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from sqlalchemy import create_engine, text

SIZE = 100
LONG = [pytest.mark.slow, pytest.mark.timeout(300)]
PATH = "/api/tp/v1/lifts"


@dataclass
class Sent:
    """What a client sent, and what it knows of it: batches of ZJBM → record."""

    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    unanswered: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Uploader:
    """Uploads batches until the server is killed at a moment that `rng` chooses."""

    sandbox: Callable[..., Any]
    post: Callable[[str, bytes], bytes]
    db: str
    pki: Path
    rng: Random
    sent: Sent = field(default_factory=Sent)
    lifts: Iterator[dict[str, Any]] = iter(())

    def live(self, batches: int) -> None:
        """One life of the server, of so many batches: the last is under way when it ends."""
        server = self.sandbox(self.db, self.pki, again=bool(self.sent.acknowledged))
        if not self.sent.acknowledged:
            self.lifts = server.lifts()
        with server.client() as client:
            slowest = max(self._upload(client) for _ in range(batches - 1))
            batch, request = self._batch()
            self.sent.unanswered.append(batch)
            client.socket.sendall(request[: self.rng.choice([len(request) // 2, len(request), len(request)])])
            time.sleep(slowest * self.rng.random())  # anywhere between the first byte and the answer
            server.kill()

    def _upload(self, client: Any) -> float:
        batch, request = self._batch()
        begin = time.monotonic()
        status, body = client.ask(request)
        assert (status, orjson.loads(body)["code"]) == (201, 1)
        self.sent.acknowledged.append(batch)
        return time.monotonic() - begin

    def _batch(self) -> tuple[dict[str, Any], bytes]:
        batch = {lift["ZJBM"]: lift for lift in islice(self.lifts, SIZE)}
        return batch, self.post(PATH, orjson.dumps(list(batch.values())))


def stored(url: str) -> dict[str, Any]:
    """The lifts in a database: ZJBM → record."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT zjbm, doc FROM lift")).all()
    engine.dispose()
    return {row.zjbm: orjson.loads(row.doc) for row in rows}


def check(found: dict[str, Any], sent: Sent) -> None:
    """Every acknowledged batch is there as it was sent; the others are there in full or not at all."""
    for batch in sent.acknowledged:
        assert {code: found.get(code) for code in batch} == batch
    whole = [len(batch.keys() & found.keys()) for batch in sent.unanswered]
    assert set(whole) <= {0, SIZE}
    assert len(found) == SIZE * len(sent.acknowledged) + sum(whole)


def live_and_die(uploader: Uploader, get: Callable[[str], bytes], url: str, lives: int, batches: int) -> None:
    for _ in range(lives):
        uploader.live(batches)
        check(stored(url), uploader.sent)
    server = uploader.sandbox(uploader.db, uploader.pki, again=True)
    with server.client() as client:  # it serves what it kept
        for batch in uploader.sent.acknowledged:
            code = uploader.rng.choice(sorted(batch))
            status, body = client.ask(get(f"{PATH}/enterprise?ZJBM={code}"))
            assert (status, orjson.loads(body)["data"]["ZJBM"]) == (200, code)
    server.kill()


@pytest.fixture
def uploader(
    sandbox: Callable[..., Any], post: Callable[[str, bytes], bytes], tmp_path: Path
) -> Callable[[str], Uploader]:
    return lambda db: Uploader(sandbox, post, db, tmp_path / "pki", Random(20261120))


@pytest.mark.parametrize(("lives", "batches"), [(1, 12), pytest.param(10, 20, marks=LONG)])
def test_killed_over_a_file(uploader: Any, get: Any, tmp_path: Path, lives: int, batches: int) -> None:
    path = tmp_path / "world.db"
    live_and_die(uploader(str(path)), get, f"sqlite:///{path.as_posix()}", lives, batches)


@pytest.mark.parametrize(("lives", "batches"), [(1, 10), pytest.param(10, 20, marks=LONG)])
def test_killed_over_postgresql(uploader: Any, get: Any, postgres_database: str, lives: int, batches: int) -> None:
    live_and_die(uploader(postgres_database), get, postgres_database, lives, batches)
