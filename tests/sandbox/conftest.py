"""A sandbox without listeners: a database, a journal, and a machine's clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from mockplatform.clock import milliseconds, moment
from mockplatform.sandbox import worlds
from mockplatform.sandbox.journal import Journal
from mockplatform.sandbox.worlds import Plan
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

NOW = milliseconds(moment(1_790_000_000_000).replace(hour=12, minute=0, second=0, microsecond=0))
"""Noon of a day in 2026, in Shanghai"""


@dataclass
class Wall:
    """The machine's clock."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database(":memory:")
    yield database
    database.close()


@pytest.fixture
def journal(database: Database, wall: Wall) -> Iterator[Journal]:
    journal = Journal(database, wall)
    yield journal
    journal.close()


@pytest.fixture
def make(database: Database, wall: Wall) -> Callable[..., World]:
    """make(name, …): a world with three lifts, made now."""

    def make(name: str = "default", **plan: int) -> World:
        with database.writing() as connection:
            return worlds.make(connection, Plan(name, **{"records": 3, **plan}), wall())  # type: ignore[arg-type]

    return make
