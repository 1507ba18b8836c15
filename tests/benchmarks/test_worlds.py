"""Worlds in process: made with eight accounts and 60 lifts, reset after a change, deleted. Times are told, not judged."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest

from mockplatform import clock
from mockplatform.certs import Authority
from mockplatform.sandbox import worlds
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.journal import Journal
from mockplatform.sandbox.worlds import Plan
from mockplatform.store.database import Database

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(120)]

ROUNDS = 50


@pytest.fixture
def admin() -> Iterator[Any]:
    database = Database()
    journal = Journal(database, clock.wall)
    with database.writing() as connection:
        worlds.make(connection, Plan(), clock.wall())
    yield create_admin(Admin(database, journal, clock.wall, authority=Authority.create())).test_client()
    journal.close()
    database.close()


def timed(call: Callable[[int], Any]) -> str:
    """Fastest and middle of many, in milliseconds."""
    spent = []
    for number in range(ROUNDS):
        begin = time.perf_counter()
        status = call(number).status_code
        spent.append((time.perf_counter() - begin) * 1000)
        assert status < 300
    return f"{min(spent):.1f} / {median(spent):.1f} ms"


def test_worlds(admin: Any, row: Callable[..., None]) -> None:
    plan = {"clock": "2026-11-22T00:59:59+08:00"}  # of one template, whatever the hour
    admin.post("/_admin/worlds", json={"name": "first", **plan})
    row("", "fastest / median")
    row("make a world", timed(lambda number: admin.post("/_admin/worlds", json={"name": f"w{number}", **plan})))
    row("reset it", timed(lambda number: admin.post(f"/_admin/reset?world=w{number}")))
    row("delete it", timed(lambda number: admin.delete(f"/_admin/worlds/w{number}")))
