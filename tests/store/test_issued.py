"""Issued certificates: registered once, revoked by account or by world."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from mockplatform.clock import Clock
from mockplatform.store import issued, schema, worlds
from mockplatform.store.database import Database


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


def revoked(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(schema.revoked.c.serial)).scalars())


def test_by_account_and_by_world(database: Database) -> None:
    with database.writing() as connection:
        one, other = (worlds.create(connection, name, 1, Clock()).id for name in ("one", "other"))
        issued.register(connection, one, [("a", "1"), ("a", "2"), ("b", "3")])
        issued.register(connection, other, [("a", "4")])
        assert issued.revoke(connection, one, 5, "a") == 2
    assert revoked(database) == {"1", "2"}
    with database.writing() as connection:
        assert issued.revoke(connection, one, 5) == 3
    assert revoked(database) == {"1", "2", "3"}


def test_registered_again(database: Database) -> None:
    with database.writing() as connection:
        world = worlds.create(connection, "one", 1, Clock()).id
        for _ in range(2):
            issued.register(connection, world, [("a", "1"), ("a", "1")])
        assert issued.revoke(connection, world, 5) == 1


def test_revocation_outlives_the_world(database: Database) -> None:
    with database.writing() as connection:
        world = worlds.create(connection, "one", 1, Clock()).id
        issued.register(connection, world, [("a", "1")])
        issued.revoke(connection, world, 5)
        worlds.remove(connection, world)
        assert connection.execute(select(schema.issued.c.serial)).all() == []
    assert revoked(database) == {"1"}
