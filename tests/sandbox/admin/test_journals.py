"""The journal over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.hosts.exchange import Exchange
from mockplatform.sandbox.journal import Journal
from mockplatform.store.worlds import World

Make = Callable[..., World]


@pytest.fixture(autouse=True)
def _entries(journal: Journal, world: World) -> None:
    for number in range(5):
        account = "manufacturer" if number % 2 else "province"
        journal.record(Exchange(f"{number:03}", 0, 0, world=world.id, interface=f"6.{number}", account=account))


def ids(client: Any, query: str = "") -> list[str]:
    return [one["id"] for one in client.told("GET", f"/_admin/journal?{query}")["exchanges"]]


def test_oldest_first(client: Any) -> None:
    assert ids(client) == ["000", "001", "002", "003", "004"]


def test_page_by_page(client: Any) -> None:
    after, pages = "", []
    while True:
        page = client.told("GET", f"/_admin/journal?limit=2&after={after}")
        if not page["exchanges"]:
            break
        pages.append([one["id"] for one in page["exchanges"]])
        after = page["next"]
    assert pages == [["000", "001"], ["002", "003"], ["004"]]
    assert page["next"] == after


def test_by_account_and_interface(client: Any) -> None:
    assert ids(client, "account=manufacturer") == ["001", "003"]
    assert ids(client, "interface=6.2") == ["002"]
    assert ids(client, "interface=6.2&account=manufacturer") == []


def test_one(client: Any) -> None:
    assert client.told("GET", "/_admin/journal/003")["interface"] == "6.3"
    client.refused(404, "GET", "/_admin/journal/nothing")


def test_those_of_another_world_are_not_shown(client: Any, journal: Journal, make: Make) -> None:
    journal.record(Exchange("005", 0, 0, world=make("other").id))
    journal.record(Exchange("006", 0, 0))  # of no world
    assert ids(client, "after=004") == ["006"]
    assert ids(client, "world=other") == ["005", "006"]


def test_limits_that_can_t_be(client: Any) -> None:
    for limit in ("0", "-1", "1001"):
        client.refused(400, "GET", f"/_admin/journal?limit={limit}")
