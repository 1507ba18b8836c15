"""Notices over HTTP: raised, listed, and read by the maker they are meant for."""

from __future__ import annotations

from typing import Any

import pytest

from mockplatform.store import notices as store
from mockplatform.store.database import Database
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS
from mockplatform.store.worlds import World


@pytest.fixture
def lifts(make: Any) -> World:
    """A world of ten lifts, at every stage of their lives."""
    made: World = make("full", records=10)
    return made


@pytest.fixture
def built(database: Database, lifts: World) -> str:
    """A lift with a construction and no open notice to its maker."""
    with database.reading() as connection:
        works = {one.zjbm for one in CONSTRUCTIONS.where(connection, lifts.id)}
        asked = {one.zjbm for one in store.every(connection, lifts.id, "modify", True)}
    return sorted(works - asked)[0]


@pytest.fixture
def unbuilt(database: Database, lifts: World) -> str:
    with database.reading() as connection:
        works = {one.zjbm for one in CONSTRUCTIONS.where(connection, lifts.id)}
        return next(one.zjbm for one in LIFTS.where(connection, lifts.id) if one.zjbm not in works)


def test_raised(client: Any, built: str, iso: Any, wall: Any) -> None:
    made = client.told("POST", "/_admin/notices?world=full", 201, json={"ZJBM": built, "FKNR": "额定速度有误"})
    assert (made["world"], made["ZJBM"], made["FKNR"], made["created"]) == ("full", built, "额定速度有误", iso(wall()))
    assert made["closed"] is None
    assert len(made["TZID"]) == 19
    del made["world"]
    assert made in client.told("GET", "/_admin/notices?world=full&kind=modify&open=true")["notices"]


def test_an_open_one_is_not_raised_twice(client: Any, built: str) -> None:
    first = client.told("POST", "/_admin/notices?world=full", 201, json={"ZJBM": built, "FKNR": "一"})
    assert client.told("POST", "/_admin/notices?world=full", 201, json={"ZJBM": built, "FKNR": "二"}) == first


def test_lifts_that_can_have_none(client: Any, unbuilt: str) -> None:
    client.refused(404, "POST", "/_admin/notices?world=full", json={"ZJBM": "9" * 20, "FKNR": "一"})
    client.refused(409, "POST", "/_admin/notices?world=full", json={"ZJBM": unbuilt, "FKNR": "一"})


def test_contents_that_can_t_be(client: Any, built: str) -> None:
    client.told("POST", "/_admin/notices?world=full", 201, json={"ZJBM": built, "FKNR": "字" * 20})
    contents: tuple[object, ...] = ("字" * 21, "", None, 5, ["一"])
    for content in contents:
        client.refused(400, "POST", "/_admin/notices?world=full", json={"ZJBM": built, "FKNR": content})
    for code in ("", None, 5):
        client.refused(400, "POST", "/_admin/notices?world=full", json={"ZJBM": code, "FKNR": "一"})


def test_filters(client: Any, built: str, database: Database, lifts: World, wall: Any) -> None:
    every = client.told("GET", "/_admin/notices?world=full")["notices"]
    kinds = {
        kind: client.told("GET", f"/_admin/notices?world=full&kind={kind}")["notices"] for kind in ("modify", "entry")
    }
    assert all(kinds.values())
    assert len(every) == sum(map(len, kinds.values()))
    assert client.told("GET", "/_admin/notices?world=full&open=false")["notices"] == []
    raised = client.told("POST", "/_admin/notices?world=full", 201, json={"ZJBM": built, "FKNR": "一"})
    with database.writing() as connection:
        store.handled(connection, lifts.id, wall(), [built])
    [closed] = client.told("GET", "/_admin/notices?world=full&open=false")["notices"]
    assert (closed["TZID"], closed["closed"] is not None) == (raised["TZID"], True)
    for query in ("kind=other", "open=1", "open=yes"):
        client.refused(400, "GET", f"/_admin/notices?world=full&{query}")
