"""The journal: bounded, written behind, without secrets."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import orjson
import pytest
from sqlalchemy import Connection

from mockplatform.hosts.exchange import Exchange, Finding, Streamed
from mockplatform.sandbox import journal as module
from mockplatform.sandbox.journal import KEPT_ACCEPTED, KEPT_REFUSED, Journal, entry
from mockplatform.spec.model import Text
from mockplatform.store import journal as store
from mockplatform.store.database import Database


class Watched(Database):
    """A database that tells when something was written."""

    def __init__(self) -> None:
        self.written = threading.Event()
        super().__init__(":memory:")
        self.written.clear()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with super().writing() as connection:
            yield connection
        self.written.set()


@pytest.fixture
def database() -> Iterator[Watched]:
    database = Watched()
    yield database
    database.close()


def ids(database: Database) -> list[str]:
    with database.reading() as connection:
        return [orjson.loads(doc)["id"] for doc in store.page(connection, 1, "", 1000)]


def exchange(number: int, body: bytes = b"") -> Exchange:
    return Exchange(f"{number:05}", 0, 0, status=200, request_body=body)


class TestWriting:
    def test_what_was_recorded_is_written_soon_without_a_flush(self, journal: Journal, database: Watched) -> None:
        journal.record(exchange(1))
        assert database.written.wait(10)  # LATE is 0.1 s; a loaded machine takes longer
        assert ids(database) == ["00001"]
        assert module.LATE == 0.1

    def test_several_are_written_together(self, journal: Journal, database: Watched) -> None:
        for number in range(3):
            journal.record(exchange(number))
        assert database.written.wait(10)
        journal.flush()
        assert ids(database) == ["00000", "00001", "00002"]

    def test_it_goes_on_after_the_first_group(self, journal: Journal, database: Watched) -> None:
        for number in range(2):
            database.written.clear()
            journal.record(exchange(number))
            assert database.written.wait(10)
        assert ids(database) == ["00000", "00001"]

    def test_flush_waits_for_what_was_recorded(self, journal: Journal, database: Watched) -> None:
        for number in range(50):
            journal.record(exchange(number))
        journal.flush()
        assert len(ids(database)) == 50

    def test_an_empty_flush_writes_nothing(self, journal: Journal, database: Watched) -> None:
        journal.flush()
        assert not database.written.is_set()

    def test_threads_lose_nothing(self, journal: Journal, database: Watched) -> None:
        def work(first: int) -> None:
            for number in range(first, first + 50):
                journal.record(exchange(number))
                if number % 10 == 0:
                    journal.flush()

        threads = [threading.Thread(target=work, args=(first,)) for first in (0, 100, 200, 300)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        journal.flush()
        assert len(ids(database)) == 200

    def test_close_writes_what_is_left_and_ends_the_thread(self, database: Watched, wall: object) -> None:
        journal = Journal(database, lambda: 0)
        before = threading.active_count()
        journal.record(exchange(1))
        journal.close()
        assert threading.active_count() == before - 1
        assert ids(database) == ["00001"]


class TestBounds:
    def test_by_count(self, journal: Journal, database: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "MOST_ENTRIES", 20)
        for number in range(25):
            journal.record(exchange(number))
        journal.flush()
        found = ids(database)
        assert len(found) <= 20
        assert found[-1] == "00024"  # the oldest go first
        assert found == [f"{number:05}" for number in range(25 - len(found), 25)]

    def test_by_bytes(self, journal: Journal, database: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "MOST_BYTES", 20_000)
        for number in range(100):
            journal.record(exchange(number, b"a" * 1000))
            journal.flush()
        found = ids(database)
        assert 5 < len(found) <= 20
        assert found[-1] == "00099"

    def test_as_many_as_allowed_stay(
        self, journal: Journal, database: Watched, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MOST_ENTRIES", 20)
        for number in range(20):
            journal.record(exchange(number))
        journal.flush()
        assert len(ids(database)) == 20

    def test_the_bounds(self) -> None:
        assert (module.MOST_ENTRIES, module.MOST_BYTES) == (10_000, 64 * 1024 * 1024)


class TestEntry:
    def test_times_are_shanghai_s(self) -> None:
        found = entry(Exchange("1", 1530181092526, 1530181092000))
        assert found["at"] == "2018-06-28T18:18:12.526+08:00"
        assert found["real"] == "2018-06-28T18:18:12.000+08:00"

    @pytest.mark.parametrize("name", ["Authorization", "authorization", "COOKIE", "Proxy-Authorization"])
    def test_secrets_are_hidden(self, name: str) -> None:
        headers = [(name, "secret"), ("Accept", "application/json")]
        found = orjson.dumps(entry(Exchange("1", 0, 0, request_headers=headers, response_headers=headers)))
        assert b"secret" not in found
        assert found.count(b"application/json") == 2

    @pytest.mark.parametrize(
        ("status", "most"), [(200, KEPT_ACCEPTED), (201, KEPT_ACCEPTED), (400, KEPT_REFUSED), (0, KEPT_REFUSED)]
    )
    def test_big_bodies_are_kept_as_hash_and_length(self, status: int, most: int) -> None:
        small, big = b"a" * most, b"a" * (most + 1)
        found = entry(Exchange("1", 0, 0, status=status, request_body=small, response_body=big))
        assert found["request"]["body"] == small.decode()
        assert "sha256" not in found["request"]
        assert found["response"]["sha256"] == hashlib.sha256(big).hexdigest()
        assert found["response"]["length"] == most + 1
        assert "body" not in found["response"]

    def test_an_answer_in_pieces_is_described(self) -> None:
        streamed = Streamed()
        found = entry(Exchange("1", 0, 0, status=200, response_body=b"not looked at", streamed=streamed))["response"]
        assert {name: found[name] for name in asdict(streamed)} == asdict(streamed)
        assert "body" not in found

    def test_the_sizes(self) -> None:
        assert (KEPT_ACCEPTED, KEPT_REFUSED) == (16 * 1024, 256 * 1024)

    def test_bodies_that_are_no_text(self) -> None:
        assert entry(Exchange("1", 0, 0, request_body=b"\xffa\0"))["request"]["body"] == "\ufffda\0"
        assert entry(Exchange("1", 0, 0))["request"]["length"] == 0

    def test_findings(self) -> None:
        finding = Finding("R-6.12.1-8", "interval", Text("en", "zh"), "/a", "b", "c", earliest=1530181092526)
        found = entry(Exchange("1", 0, 0, findings=[finding]))["findings"][0]
        assert (found["clause"], found["requirement"], found["rule"]) == ("6.12.1", "R-6.12.1-8", "interval")
        assert found["earliest"] == "2018-06-28T18:18:12.526+08:00"
        assert found["text"] == {"en": "en", "zh": "zh"}

    def test_what_never_became_a_request(self, journal: Journal, database: Watched) -> None:
        journal.note(Finding("R-5.3.2-2", "handshake", Text("en", "zh")), target="127.0.0.1:5", status=400, body=b"GET")
        journal.flush()
        with database.reading() as connection:
            found = orjson.loads(store.page(connection, 1, "", 10)[0])
        assert (found["request"]["target"], found["request"]["body"], found["status"]) == ("127.0.0.1:5", "GET", 400)
        assert found["findings"][0]["rule"] == "handshake"
