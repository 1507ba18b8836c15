"""The journal over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from mockplatform.clock import milliseconds
from mockplatform.hosts.exchange import Exchange, Finding
from mockplatform.sandbox.journal import Journal
from mockplatform.spec.model import Text
from mockplatform.store import journal as store
from mockplatform.store.database import Database
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
    so_far = client.told("GET", "/_admin/journal")["next"]
    journal.record(Exchange("005", 0, 0, world=make("other").id))
    journal.record(Exchange("006", 0, 0))  # of no world
    assert ids(client, f"after={so_far}") == ["006"]
    assert ids(client, "world=other") == ["005", "006"]


def test_limits_that_can_t_be(client: Any) -> None:
    for limit in ("0", "-1", "1001", "abc", "1.5", "²"):
        client.refused(400, "GET", f"/_admin/journal?limit={limit}")


def record(journal: Journal, world: World, id: str, **given: Any) -> None:
    content = {"status": 400, "code": 5001, "method": "POST", "target": "/api/tp/v1/lifts?a=b", **given}
    journal.record(Exchange(id, content.pop("at", 0), 0, world=world.id, **content))


class TestFilters:
    @pytest.fixture(autouse=True)
    def _entries(self) -> None:
        """None but those that the tests make."""

    @pytest.mark.parametrize(
        "query",
        ["status=400", "code=5001", "method=post", "path=/api/tp/v1/lifts", "refused=true", "mode=by_month",
         "requirement=R-6.1.2-1", "rule=type", "since=2026-11-20T12:00:00%2B08:00", "since=2026-11-20T12:00:00"],
    )  # fmt: skip
    def test_each(self, client: Any, journal: Journal, world: World, query: str) -> None:
        at = milliseconds(datetime.fromisoformat("2026-11-20T12:00:00+08:00"))
        finding = Finding("R-6.1.2-1", "type", Text("en", "zh"))
        record(journal, world, "a", at=at, mode="by_month", findings=[finding])
        record(journal, world, "b", at=at - 1, status=200, code=1, method="GET", target="/")
        assert ids(client, query) == ["a"]
        assert client.told("GET", f"/_admin/journal/count?{query}")["count"] == 1

    @pytest.mark.parametrize(
        "query", ["status=x", "refused=yes", "since=noon", "until=2026", "colour=red", "after=gone"]
    )
    def test_what_can_t_be(self, client: Any, query: str) -> None:
        name = query.partition("=")[0]
        assert name in client.refused(400, "GET", f"/_admin/journal?{query}") or query == "until=2026"

    def test_from_now_on(self, client: Any, journal: Journal, world: World) -> None:
        assert client.told("GET", "/_admin/journal/count") == {"count": 0, "next": ""}
        record(journal, world, "b")
        counted = client.told("GET", "/_admin/journal/count")
        record(journal, world, "a")
        assert counted["count"] == 1
        assert ids(client, f"after={counted['next']}") == ["a"]


def test_what_was_dropped_is_told(client: Any, database: Database) -> None:
    assert client.told("GET", "/_admin/journal")["dropped"] == 0
    with database.writing() as connection:
        store.count_dropped(connection, 7)
    assert client.told("GET", "/_admin/journal")["dropped"] == 7


class TestVerify:
    def test_what_happened(self, client: Any, journal: Journal, world: World) -> None:
        expect = [{"account": "manufacturer", "at_least": 2, "at_most": 2}, {"interface": "6.0"}]
        told = client.told("POST", "/_admin/journal/verify", json={"expect": expect})
        assert told["ok"]
        assert [(one["found"], one["ids"]) for one in told["results"]] == [(2, ["001", "003"]), (1, ["000"])]
        ordered = client.told("POST", "/_admin/journal/verify", json={"expect": expect, "ordered": True})
        assert [one["ok"] for one in ordered["results"]] == [True, False]

    def test_what_did_not(self, client: Any, journal: Journal, world: World) -> None:
        record(journal, world, "9", account="manufacturer", interface="6.1")
        expect = [{"method": "POST", "path": "/api/tp/v1/lifts", "account": "manufacturer", "status": 201}]
        told = client.told("POST", "/_admin/journal/verify", json={"expect": expect})
        assert not told["ok"]
        [result] = told["results"]
        assert result["near_misses"][0] == {"id": "9", "differs": {"status": [201, 400]}}
        assert "a POST to /api/tp/v1/lifts came from manufacturer, but with status 400" in result["text"]["en"]
        assert "收到manufacturer 发往 /api/tp/v1/lifts 的 POST,但状态码为 400(应为 201)" in result["text"]["zh"]

    @pytest.mark.parametrize(
        "content",
        [{}, {"expect": []}, {"expect": {}}, {"expect": [{"colour": 1}]}, {"expect": [{"status": "x"}]}, {"expect": [1]},
         {"expect": [{"at_least": -1}]}, {"expect": [{"body": "x"}]}, {"expect": [{}], "ordered": 1}, {"other": 1}],
    )  # fmt: skip
    def test_what_can_t_be(self, client: Any, content: Any) -> None:
        client.refused(400, "POST", "/_admin/journal/verify", json=content)
