"""Who modified a record last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mockplatform.clock import Clock
from mockplatform.store import worlds, writers
from mockplatform.store.database import Database
from mockplatform.store.worlds import Account


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


def test_the_writer_of_a_moment(database: Database) -> None:
    with database.writing() as connection:
        world = worlds.create(connection, "default", 1, Clock()).id
        writers.note(connection, world, "manufacturer", ["a", "b", "a"], 5)
        writers.note(connection, world, "constructor", ["b"], 7)
        assert writers.of(connection, world, ["a"], 5) == "manufacturer"
        assert writers.of(connection, world, ["x", "b"], 7) == "constructor"
        assert writers.of(connection, world, ["b"], 5) == ""  # somebody else changed it since
        assert writers.of(connection, world + 1, ["a"], 5) == ""


def test_the_account_of_a_unit(database: Database) -> None:
    with database.writing() as connection:
        world = worlds.create(connection, "default", 1, Clock()).id
        worlds.open_accounts(connection, world, [Account(name, "manufacturer", "X", "", 0) for name in ("b", "a")])
        assert writers.known_by(connection, world, "X") == "a"
        assert writers.known_by(connection, world, "Y") == ""
