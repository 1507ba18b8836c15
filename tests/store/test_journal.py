"""The journal in the database: numbers that only grow, strict bounds, filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mockplatform.store import journal
from mockplatform.store.database import Database
from mockplatform.store.journal import Filter

WORLD, OTHER = 1, 2


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    url = ":memory:" if request.param == "sqlite" else request.getfixturevalue("postgres_database")
    database = Database(url)
    yield database
    database.close()


def row(name: str, **given: Any) -> dict[str, Any]:
    """An entry of the default world, accepted, of ten bytes; its text is its name."""
    return {
        "id": name, "world": WORLD, "interface": "6.1", "account": "manufacturer", "mode": "", "status": 201,
        "code": "1", "method": "POST", "path": "/api/tp/v1/lifts", "at": 1000, "refused": False, "marks": "  ",
        "size": 10, "doc": name, **given,
    }  # fmt: skip


def append(database: Database, *rows: dict[str, Any]) -> None:
    with database.writing() as connection:
        journal.append(connection, rows)


def names(database: Database, wanted: Filter = journal.EVERYTHING, after: int = 0, limit: int = 99) -> list[str]:
    with database.reading() as connection:
        return journal.page(connection, WORLD, after, limit, wanted).docs


def test_entries_of_the_world_and_of_none(database: Database) -> None:
    append(database, row("a"), row("b", world=None), row("c", world=OTHER), row("d"))
    assert names(database) == ["a", "b", "d"]
    with database.reading() as connection:
        assert journal.count(connection, WORLD) == 3
        assert journal.count(connection, OTHER) == 2
        assert journal.one(connection, "c") == "c"
        assert journal.one(connection, "e") is None


def test_a_page_goes_on_where_the_last_one_ended(database: Database) -> None:
    append(database, *(row(name) for name in "edcba"))  # the order of writing, whatever the ids
    with database.reading() as connection:
        first = journal.page(connection, WORLD, 0, 2)
        second = journal.page(connection, WORLD, first.last, 2)
        assert (first.docs, second.docs) == (["e", "d"], ["c", "b"])
        assert journal.page(connection, WORLD, journal.last(connection)).docs == []
        assert journal.number_of(connection, "b") == second.last
        assert journal.page(connection, WORLD, 99) == journal.Page([], 99)
        assert list(journal.each(connection, WORLD, batch=2)) == list("edcba")


def test_numbers_are_not_given_twice(database: Database) -> None:
    """A reader that has seen the newest entry sees the next one, though the journal was cleared in between."""
    append(database, row("a"), row("b"))
    with database.writing() as connection:
        seen = journal.last(connection)
        journal.clear(connection, WORLD)
    append(database, row("c"))
    assert names(database, after=seen) == ["c"]


class TestBounds:
    def trim(self, database: Database, entries: int, size: int) -> int:
        with database.writing() as connection:
            return journal.trim(connection, entries, size)

    def test_as_many_as_allowed_stay(self, database: Database) -> None:
        append(database, *(row(str(n)) for n in range(20)))
        assert self.trim(database, 20, 200) == 0
        assert len(names(database)) == 20

    def test_by_count(self, database: Database) -> None:
        append(database, *(row(str(n)) for n in range(21)))
        assert self.trim(database, 20, 1000) == 3
        assert names(database) == [str(n) for n in range(3, 21)]

    def test_by_bytes(self, database: Database) -> None:
        append(database, row("big", size=150), *(row(str(n)) for n in range(6)))
        assert self.trim(database, 20, 200) == 1
        assert names(database) == list("012345")

    def test_far_beyond(self, database: Database) -> None:
        append(database, *(row(str(n), size=100) for n in range(50)))
        self.trim(database, 20, 200)
        assert names(database) == ["49"]
        append(database, row("huge", size=201))
        self.trim(database, 20, 200)
        assert names(database) == []

    def test_what_was_dropped_is_counted(self, database: Database) -> None:
        with database.writing() as connection:
            assert journal.dropped(connection) == 0
            journal.count_dropped(connection, 3)
            journal.count_dropped(connection, 4)
        with database.reading() as connection:
            assert journal.dropped(connection) == 7


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "value", "other"),
        [("interface", "6.1", "6.12"), ("account", "manufacturer", "constructor"), ("mode", "by_month", "by_code"),
         ("status", 201, 400), ("code", "1", "5001"), ("method", "POST", "PUT"), ("path", "/a", "/a/b"),
         ("refused", False, True)],
    )  # fmt: skip
    def test_columns(self, database: Database, name: str, value: Any, other: Any) -> None:
        append(database, row("a", **{name: value}), row("b", **{name: other}))
        assert names(database, Filter(**{name: value})) == ["a"]
        assert names(database, Filter(**{name: other})) == ["b"]

    def test_marks_are_whole_words(self, database: Database) -> None:
        append(database, row("a", marks=" R-6.1.2-1  type "), row("b", marks=" R-6.1.2-11  no_type "))
        assert names(database, Filter(requirement="R-6.1.2-1")) == ["a"]
        assert names(database, Filter(rule="type")) == ["a"]
        assert names(database, Filter(rule="no%type")) == []
        assert names(database, Filter(rule="no_type", requirement="R-6.1.2-11")) == ["b"]

    def test_a_span_holds_its_begin_and_not_its_end(self, database: Database) -> None:
        append(database, *(row(str(at), at=at) for at in (1, 2, 3)))
        assert names(database, Filter(since=2)) == ["2", "3"]
        assert names(database, Filter(since=1, until=3)) == ["1", "2"]
