"""The admin API: clock, reset, journal, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mockplatform.clock import moment
from mockplatform.hosts.exchange import Exchange
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.journal import Journal
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.rows import LIFTS
from mockplatform.store.worlds import World

Make = Callable[..., World]
HOUR = 3600 * 1000

FOREIGN = (
    "example.org", "example.org:8480", "127.0.0.1.example.org", "localhost.example.org", "localhost.", "localhost@example.org",
    "example.org@localhost:8480", "localhost,example.org", "xn--localhost", " ", "127.0.0.2", "127.1", "0x7f.1", "2130706433",
    "::1", "[::2]", "[::1", "0.0.0.0",
)  # fmt: skip


def iso(at: int) -> str:
    return moment(at).isoformat(timespec="milliseconds")


@pytest.fixture
def world(make: Make) -> World:
    return make()


@pytest.fixture
def client(database: Database, journal: Journal, wall: Any, world: World) -> FlaskClient:
    return create_admin(Admin(database, journal, wall)).test_client()


def told(response: TestResponse, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    assert response.content_type == "application/json;charset=UTF-8"
    return response.json


def refused(response: TestResponse, status: int) -> str:
    content = told(response, status)
    assert list(content) == ["error"]
    return str(content["error"])


class TestHealth:
    def test_alive(self, client: FlaskClient) -> None:
        assert told(client.get("/livez")) == {"status": "ok"}

    def test_ready_with_its_worlds(self, client: FlaskClient, make: Make) -> None:
        assert told(client.get("/readyz")) == {"status": "ok", "worlds": 1}
        make("other")
        assert told(client.get("/readyz"))["worlds"] == 2

    def test_unknown_paths_and_methods(self, client: FlaskClient) -> None:
        refused(client.get("/_admin/nothing"), 404)
        answer = client.post("/livez")
        refused(answer, 405)
        assert "GET" in answer.headers["Allow"]


class TestClock:
    def test_it_shows_the_real_time_at_first(self, client: FlaskClient, wall: Any) -> None:
        assert told(client.get("/_admin/clock")) == {"now": iso(wall()), "rate": 1}
        wall.now += 5
        assert told(client.get("/_admin/clock"))["now"] == iso(wall())

    def test_set_ahead_it_runs(self, client: FlaskClient, wall: Any) -> None:
        answer = client.put("/_admin/clock", json={"now": "2026-11-22T00:59:59+08:00"})
        assert told(answer) == {"now": "2026-11-22T00:59:59.000+08:00", "rate": 1}
        wall.now += 1500
        assert told(client.get("/_admin/clock"))["now"] == "2026-11-22T01:00:00.500+08:00"

    def test_a_time_without_a_zone_is_shanghai_s(self, client: FlaskClient) -> None:
        assert told(client.put("/_admin/clock", json={"now": "2026-11-22"}))["now"] == "2026-11-22T00:00:00.000+08:00"

    def test_frozen_and_running_on(self, client: FlaskClient, wall: Any) -> None:
        frozen = told(client.put("/_admin/clock", json={"rate": 0}))
        assert frozen == {"now": iso(wall()), "rate": 0}
        wall.now += HOUR
        assert told(client.get("/_admin/clock")) == frozen
        assert told(client.put("/_admin/clock", json={"rate": 1})) == {**frozen, "rate": 1}
        wall.now += 1
        assert told(client.get("/_admin/clock"))["now"] == iso(wall() - HOUR)

    def test_an_empty_setting_changes_nothing(self, client: FlaskClient) -> None:
        assert told(client.put("/_admin/clock")) == told(client.put("/_admin/clock", json={}))

    def test_advance(self, client: FlaskClient, wall: Any) -> None:
        shown = wall()
        for seconds in (0, 1, 0.001, 7 * 24 * 3600):
            shown += round(seconds * 1000)
            assert told(client.post("/_admin/clock/advance", json={"seconds": seconds})) == {
                "now": iso(shown),
                "rate": 1,
            }

    def test_a_frozen_clock_stays_frozen_when_advanced(self, client: FlaskClient, wall: Any) -> None:
        client.put("/_admin/clock", json={"rate": 0})
        assert told(client.post("/_admin/clock/advance", json={"seconds": 10}))["rate"] == 0

    def test_never_back(self, client: FlaskClient) -> None:
        before = told(client.get("/_admin/clock"))
        assert before["now"] in refused(client.put("/_admin/clock", json={"now": "2020-01-01", "rate": 0}), 409)
        assert told(client.get("/_admin/clock")) == before

    def test_the_clock_of_another_world(self, client: FlaskClient, make: Make) -> None:
        make("other")
        here = told(client.get("/_admin/clock"))
        there = told(client.put("/_admin/clock?world=other", json={"now": "2030-01-01", "rate": 0}))
        assert told(client.get("/_admin/clock?world=other")) == there
        assert told(client.get("/_admin/clock")) == here

    def test_it_is_kept_in_the_database(self, client: FlaskClient, database: Database, wall: Any) -> None:
        client.put("/_admin/clock", json={"now": "2030-01-01", "rate": 0})
        with database.reading() as connection:
            kept = store.find(connection, "default")
        assert kept is not None
        assert iso(kept.clock.at(wall())) == "2030-01-01T00:00:00.000+08:00"

    def test_settings_that_can_t_be(self, client: FlaskClient) -> None:
        before = told(client.get("/_admin/clock"))
        for body in (b"{", b"[]", b'"now"', b"5", b"\xff", b'{"then": 1}'):
            refused(client.put("/_admin/clock", data=body), 400)
        moments: tuple[object, ...] = ("soon", None, "2026-13-01", "", 5, [])
        for now in moments:
            refused(client.put("/_admin/clock", json={"now": now}), 400)
        rates: tuple[object, ...] = (2, -1, True, "1", [], 0.5)
        for rate in rates:
            refused(client.put("/_admin/clock", json={"rate": rate}), 400)
        assert told(client.get("/_admin/clock")) == before

    def test_steps_that_can_t_be(self, client: FlaskClient) -> None:
        for body in (b"", b"{}", b'{"minutes": 1}', b"[]", b"5"):
            refused(client.post("/_admin/clock/advance", data=body), 400)
        steps: tuple[object, ...] = (-1, "5", True, 1e300, None, [])
        for seconds in steps:
            refused(client.post("/_admin/clock/advance", json={"seconds": seconds}), 400)


def test_an_unknown_world(client: FlaskClient) -> None:
    calls = [("GET", "clock"), ("PUT", "clock"), ("POST", "reset"), ("GET", "journal")]
    for method, path in calls:
        assert "nowhere" in refused(client.open(f"/_admin/{path}?world=nowhere", method=method), 404)
    refused(client.post("/_admin/clock/advance?world=nowhere", json={"seconds": 1}), 404)
    refused(client.get("/_admin/clock?world=~1-3-20260921"), 404)


class TestReset:
    def test_all_scopes_are_the_default(self, client: FlaskClient) -> None:
        everything = {"world": "default", "reset": ["state", "journal", "clock", "limits"]}
        assert told(client.post("/_admin/reset")) == everything
        assert told(client.post("/_admin/reset", json={"scopes": []})) == everything

    def test_the_clock_starts_anew(self, client: FlaskClient, wall: Any) -> None:
        client.put("/_admin/clock", json={"now": "2030-01-01", "rate": 0})
        assert told(client.post("/_admin/reset", json={"scopes": ["clock"]}))["reset"] == ["clock"]
        assert told(client.get("/_admin/clock")) == {"now": iso(wall()), "rate": 1}

    def test_the_records_come_back(self, client: FlaskClient, database: Database, world: World) -> None:
        with database.writing() as connection:
            before = LIFTS.where(connection, world.id)
            LIFTS.drop(connection, world.id, [lift.zjbm for lift in before])
        told(client.post("/_admin/reset", json={"scopes": ["clock"]}))
        with database.reading() as connection:
            assert LIFTS.where(connection, world.id) == []
        told(client.post("/_admin/reset", json={"scopes": ["state"]}))
        with database.reading() as connection:
            assert LIFTS.where(connection, world.id) == before

    def test_intervals_start_anew(self, client: FlaskClient, database: Database, world: World) -> None:
        with database.writing() as connection:
            store.accept_call(connection, world.id, "manufacturer", "6.12", "by_updated", 5)
        told(client.post("/_admin/reset", json={"scopes": ["state", "clock", "journal"]}))
        with database.reading() as connection:
            assert store.last_call(connection, world.id, "manufacturer", "6.12", "by_updated") == 5
        told(client.post("/_admin/reset", json={"scopes": ["limits"]}))
        with database.reading() as connection:
            assert store.last_call(connection, world.id, "manufacturer", "6.12", "by_updated") is None

    def test_the_journal_is_empty(self, client: FlaskClient, journal: Journal, world: World, make: Make) -> None:
        other = make("other")
        journal.record(Exchange("1", 0, 0, world=world.id))
        journal.record(Exchange("2", 0, 0, world=other.id))
        told(client.post("/_admin/reset", json={"scopes": ["journal"]}))
        assert told(client.get("/_admin/journal"))["exchanges"] == []
        assert len(told(client.get("/_admin/journal?world=other"))["exchanges"]) == 1

    def test_another_world_is_left_alone(self, client: FlaskClient, make: Make) -> None:
        make("other")
        there = told(client.put("/_admin/clock?world=other", json={"now": "2030-01-01", "rate": 0}))
        told(client.post("/_admin/reset"))
        assert told(client.get("/_admin/clock?world=other")) == there

    def test_scopes_are_named_exactly(self, client: FlaskClient) -> None:
        for scopes in ("state", ["everything"], [1], ["State"], None, {"state": 1}):
            refused(client.post("/_admin/reset", json={"scopes": scopes}), 400)
        refused(client.post("/_admin/reset", json={"scope": ["state"]}), 400)


class TestJournal:
    @pytest.fixture(autouse=True)
    def _entries(self, journal: Journal, world: World) -> None:
        for number in range(5):
            account = "manufacturer" if number % 2 else "province"
            journal.record(Exchange(f"{number:03}", 0, 0, world=world.id, interface=f"6.{number}", account=account))

    def ids(self, client: FlaskClient, query: str = "") -> list[str]:
        return [one["id"] for one in told(client.get(f"/_admin/journal?{query}"))["exchanges"]]

    def test_oldest_first(self, client: FlaskClient) -> None:
        assert self.ids(client) == ["000", "001", "002", "003", "004"]

    def test_page_by_page(self, client: FlaskClient) -> None:
        after, pages = "", []
        while True:
            page = told(client.get(f"/_admin/journal?limit=2&after={after}"))
            if not page["exchanges"]:
                break
            pages.append([one["id"] for one in page["exchanges"]])
            after = page["next"]
        assert pages == [["000", "001"], ["002", "003"], ["004"]]
        assert page["next"] == after

    def test_by_account_and_interface(self, client: FlaskClient) -> None:
        assert self.ids(client, "account=manufacturer") == ["001", "003"]
        assert self.ids(client, "interface=6.2") == ["002"]
        assert self.ids(client, "interface=6.2&account=manufacturer") == []

    def test_one(self, client: FlaskClient) -> None:
        assert told(client.get("/_admin/journal/003"))["interface"] == "6.3"
        refused(client.get("/_admin/journal/nothing"), 404)

    def test_those_of_another_world_are_not_shown(self, client: FlaskClient, journal: Journal, make: Make) -> None:
        journal.record(Exchange("005", 0, 0, world=make("other").id))
        journal.record(Exchange("006", 0, 0))  # of no world
        assert self.ids(client, "after=004") == ["006"]
        assert self.ids(client, "world=other") == ["005", "006"]

    def test_limits_that_can_t_be(self, client: FlaskClient) -> None:
        for limit in ("0", "-1", "1001"):
            refused(client.get(f"/_admin/journal?limit={limit}"), 400)


class TestWhoMayAsk:
    def test_loopback(self, client: FlaskClient) -> None:
        for host in (
            "localhost",
            "localhost:8480",
            "LOCALHOST:1",
            "127.0.0.1",
            "127.0.0.1:8480",
            "[::1]",
            "[::1]:8480",
        ):
            told(client.get("/livez", headers={"Host": host}))

    def test_foreign_hosts(self, client: FlaskClient) -> None:
        for host in FOREIGN:
            for path in ("/livez", "/_admin/clock", "/nothing"):
                assert client.get(path, headers={"Host": host}).status_code in (400, 403), host

    def test_a_foreign_host_changes_nothing(self, client: FlaskClient) -> None:
        before = told(client.get("/_admin/clock"))
        refused(client.put("/_admin/clock", json={"now": "2030-01-01"}, headers={"Host": "example.org"}), 403)
        assert told(client.get("/_admin/clock")) == before

    @pytest.fixture
    def guarded(self, database: Database, journal: Journal, wall: Any, world: World) -> FlaskClient:
        return create_admin(Admin(database, journal, wall, "secret", frozenset({"sandbox"}))).test_client()

    def test_further_names(self, guarded: FlaskClient) -> None:
        told(guarded.get("/livez", headers={"Host": "sandbox:8480"}))
        refused(guarded.get("/livez", headers={"Host": "example.org"}), 403)

    def test_without_the_token(self, guarded: FlaskClient) -> None:
        refused(guarded.get("/_admin/clock"), 401)
        for given in (
            "Bearer",
            "Bearer ",
            "Bearer secre",
            "Bearer secret!",
            "Bearer SECRET",
            "Basic c2VjcmV0",
            "Bearer ß",
        ):
            message = refused(guarded.get("/_admin/clock", headers={"Authorization": given}), 401)
            assert "secret" not in message

    def test_with_the_token(self, guarded: FlaskClient) -> None:
        told(guarded.get("/_admin/clock", headers={"Authorization": "Bearer secret"}))

    def test_health_asks_for_none(self, guarded: FlaskClient) -> None:
        told(guarded.get("/livez"))
        told(guarded.get("/readyz"))
