"""Reset by exactly named scopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mockplatform.hosts.exchange import Exchange
from mockplatform.sandbox.journal import Journal
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.rows import LIFTS
from mockplatform.store.worlds import World

Make = Callable[..., World]
Iso = Callable[[int], str]


def test_all_scopes_are_the_default(client: Any) -> None:
    everything = {"world": "default", "reset": ["state", "journal", "clock", "limits"]}
    assert client.told("POST", "/_admin/reset") == everything
    assert client.told("POST", "/_admin/reset", json={"scopes": []}) == everything


def test_the_clock_starts_anew(client: Any, wall: Any, iso: Iso) -> None:
    client.put("/_admin/clock", json={"now": "2030-01-01", "rate": 0})
    assert client.told("POST", "/_admin/reset", json={"scopes": ["clock"]})["reset"] == ["clock"]
    assert client.told("GET", "/_admin/clock") == {"now": iso(wall()), "rate": 1}


def test_the_records_come_back(client: Any, database: Database, world: World) -> None:
    with database.writing() as connection:
        before = LIFTS.where(connection, world.id)
        LIFTS.drop(connection, world.id, [lift.zjbm for lift in before])
    client.told("POST", "/_admin/reset", json={"scopes": ["clock"]})
    with database.reading() as connection:
        assert LIFTS.where(connection, world.id) == []
    client.told("POST", "/_admin/reset", json={"scopes": ["state"]})
    with database.reading() as connection:
        assert LIFTS.where(connection, world.id) == before


def test_intervals_start_anew(client: Any, database: Database, world: World) -> None:
    with database.writing() as connection:
        store.accept_call(connection, world.id, "manufacturer", "6.12", "by_updated", 5)
    client.told("POST", "/_admin/reset", json={"scopes": ["state", "clock", "journal"]})
    with database.reading() as connection:
        assert store.last_call(connection, world.id, "manufacturer", "6.12", "by_updated") == 5
    client.told("POST", "/_admin/reset", json={"scopes": ["limits"]})
    with database.reading() as connection:
        assert store.last_call(connection, world.id, "manufacturer", "6.12", "by_updated") is None


def test_the_journal_is_empty(client: Any, journal: Journal, world: World, make: Make) -> None:
    other = make("other")
    journal.record(Exchange("1", 0, 0, world=world.id))
    journal.record(Exchange("2", 0, 0, world=other.id))
    client.told("POST", "/_admin/reset", json={"scopes": ["journal"]})
    assert client.told("GET", "/_admin/journal")["exchanges"] == []
    assert len(client.told("GET", "/_admin/journal?world=other")["exchanges"]) == 1


def test_another_world_is_left_alone(client: Any, make: Make) -> None:
    make("other")
    there = client.told("PUT", "/_admin/clock?world=other", json={"now": "2030-01-01", "rate": 0})
    client.told("POST", "/_admin/reset")
    assert client.told("GET", "/_admin/clock?world=other") == there


def test_scopes_are_named_exactly(client: Any) -> None:
    for scopes in ("state", ["everything"], [1], ["State"], None, {"state": 1}):
        client.refused(400, "POST", "/_admin/reset", json={"scopes": scopes})
    client.refused(400, "POST", "/_admin/reset", json={"scope": ["state"]})
