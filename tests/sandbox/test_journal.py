"""The journal: written behind, bounded, and not stopped by a database that fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import orjson
import pytest
from sqlalchemy import Connection

from mockplatform.hosts.exchange import Exchange, Finding
from mockplatform.sandbox import journal as module
from mockplatform.sandbox.journal import Journal
from mockplatform.settings import Settings
from mockplatform.spec.model import Text
from mockplatform.store import journal as store
from mockplatform.store.database import Database


class Watched(Database):
    """A database that tells when something was written, and that can refuse to be."""

    def __init__(self) -> None:
        self.written, self.refused = threading.Event(), threading.Event()
        self._refuses = False
        super().__init__(":memory:")
        self.written.clear()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if self._refuses:
            self.refused.set()
            raise OSError("disk full")
        with super().writing() as connection:
            yield connection
        self.written.set()

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Every write fails within."""
        self._refuses = True
        yield
        self._refuses = False


@pytest.fixture
def database() -> Iterator[Watched]:
    database = Watched()
    yield database
    database.close()


def ids(database: Database) -> list[str]:
    with database.reading() as connection:
        return [orjson.loads(doc)["id"] for doc in store.page(connection, 1, 0, 1000).docs]


def dropped(database: Database) -> int:
    with database.reading() as connection:
        return store.dropped(connection)


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
    @pytest.fixture
    def small(self, database: Watched) -> Iterator[Callable[..., Journal]]:
        """small(entries, size): a journal with these bounds."""
        with ExitStack() as stack:

            def make(**bounds: int) -> Journal:
                journal = Journal(database, lambda: 0, **bounds)
                stack.callback(journal.close)
                return journal

            yield make

    def test_by_count(self, small: Callable[..., Journal], database: Watched) -> None:
        journal = small(entries=20)
        for number in range(25):
            journal.record(exchange(number))
            journal.flush()
            assert len(ids(database)) <= 20
        found = ids(database)
        assert found == [f"{number:05}" for number in range(25 - len(found), 25)]  # the oldest go first
        assert dropped(database) == 25 - len(found)

    def test_by_bytes(self, small: Callable[..., Journal], database: Watched) -> None:
        journal = small(size=20_000)
        for number in range(100):
            journal.record(exchange(number, b"a" * 1000))
            journal.flush()
            assert len(ids(database)) <= 20
        found = ids(database)
        assert (len(found) > 5, found[-1]) == (True, "00099")

    def test_as_many_as_allowed_stay(self, small: Callable[..., Journal], database: Watched) -> None:
        journal = small(entries=20)
        for number in range(20):
            journal.record(exchange(number))
        journal.flush()
        assert len(ids(database)) == 20
        assert dropped(database) == 0

    def test_no_more_wait_than_would_be_kept(self, small: Callable[..., Journal], database: Watched) -> None:
        journal = small(entries=5)
        with database.refusing():
            for number in range(8):
                journal.record(exchange(number))
            assert database.refused.wait(10)
        journal.flush()
        assert ids(database) == [f"{number:05}" for number in range(3, 8)]
        assert dropped(database) == 3

    def test_the_bounds(self) -> None:
        assert (module.MOST_ENTRIES, module.MOST_BYTES) == (10_000, 64 * 1024 * 1024)
        assert (Settings.journal_entries, Settings.journal_bytes) == (module.MOST_ENTRIES, module.MOST_BYTES)


class TestFailures:
    def test_a_failing_write_loses_nothing_and_ends_nothing(
        self, journal: Journal, database: Watched, caplog: pytest.LogCaptureFixture
    ) -> None:
        with database.refusing():
            journal.record(exchange(1))
            assert database.refused.wait(10)  # by the thread
            with pytest.raises(OSError, match="disk full"):
                journal.flush()
            journal.record(exchange(2))
        assert database.written.wait(10)  # by the thread: it lives
        journal.flush()
        assert ids(database) == ["00001", "00002"]
        assert [record.message for record in caplog.records if record.name == "mockplatform.journal"] == [
            "the journal could not be written; it is tried again"
        ]

    def test_close_ends_though_nothing_can_be_written(
        self, database: Watched, caplog: pytest.LogCaptureFixture
    ) -> None:
        journal = Journal(database, lambda: 0)
        with database.refusing():
            journal.record(exchange(1))
            journal.close()
        assert "1 entries are lost" in caplog.text

    def test_an_entry_that_is_no_text_does_not_hold_up_others(
        self, journal: Journal, database: Watched, caplog: pytest.LogCaptureFixture
    ) -> None:
        for number in range(3):
            journal.record(exchange(number))
        journal.record(Exchange("00003", 0, 0, target="/\udcff"))  # a lone surrogate
        journal.flush()
        assert ids(database) == ["00000", "00001", "00002"]
        assert dropped(database) == 1
        assert "exchange 00003 can't be kept" in caplog.text


class TestOrder:
    def test_what_ends_late_comes_after_what_was_read(self, journal: Journal, database: Watched) -> None:
        """An exchange that took long has an id below those that a poller has seen already."""
        journal.record(exchange(2))
        journal.flush()
        with database.reading() as connection:
            seen = store.page(connection, 1).last
        journal.record(exchange(1))
        journal.flush()
        with database.reading() as connection:
            assert [orjson.loads(doc)["id"] for doc in store.page(connection, 1, seen).docs] == ["00001"]


class TestNotes:
    def test_what_never_became_a_request(self, journal: Journal, database: Watched) -> None:
        journal.note(Finding("R-5.3.2-2", "handshake", Text("en", "zh")), target="127.0.0.1:5", status=400, body=b"GET")
        journal.flush()
        with database.reading() as connection:
            found = orjson.loads(store.page(connection, 1).docs[0])
        assert (found["request"]["target"], found["request"]["body"], found["status"]) == ("127.0.0.1:5", "GET", 400)
        assert found["findings"][0]["rule"] == "handshake"
