"""The jump to where a call becomes legal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.spec.interfaces import INTERFACES
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

DAY = 24 * 3600 * 1000
MONTH_BATCH = {"interface": "6.12", "mode": "by_month", "account": "manufacturer"}
UPDATES = {**MONTH_BATCH, "mode": "by_updated"}


@pytest.fixture
def at(client: Any) -> Callable[[str], None]:
    def at(now: str) -> None:
        client.told("PUT", "/_admin/clock", json={"now": now, "rate": 0})

    return at


@pytest.fixture
def jump(client: Any) -> Callable[..., str]:
    def jump(**call: str) -> str:
        return str(client.told("POST", "/_admin/clock/next", json=call)["now"])

    return jump


def test_to_the_opening_of_the_window(client: Any, at: Any, jump: Any) -> None:
    at("2026-11-22T00:59:59")
    assert jump(**MONTH_BATCH) == "2026-11-22T01:00:00.000+08:00"
    assert client.told("GET", "/_admin/clock") == {"now": "2026-11-22T01:00:00.000+08:00", "rate": 0}


def test_what_is_legal_stays(at: Any, jump: Any) -> None:
    for now in ("2026-11-22T01:00:00.000+08:00", "2026-11-22T05:00:00.000+08:00"):
        at(now)
        assert jump(**MONTH_BATCH) == now
    at("2026-11-22T05:00:00.001")
    assert jump(**MONTH_BATCH) == "2026-11-23T01:00:00.000+08:00"


def test_what_has_no_limit_stays(client: Any, at: Any, jump: Any) -> None:
    at("2026-11-22T12:00:00")
    now = client.told("GET", "/_admin/clock")["now"]
    assert jump(interface="6.12", mode="by_code", account="manufacturer") == now
    assert jump(interface="6.1", account="manufacturer") == now
    assert jump(interface="6.9", mode="recent", account="manufacturer") == now


def test_a_running_clock_runs_on(client: Any, wall: Any, jump: Any) -> None:
    client.told("PUT", "/_admin/clock", json={"now": "2026-11-22T12:00:00", "rate": 1})
    assert jump(**MONTH_BATCH) == "2026-11-23T01:00:00.000+08:00"
    wall.now += 1000
    assert client.told("GET", "/_admin/clock") == {"now": "2026-11-23T01:00:01.000+08:00", "rate": 1}


def test_interval_and_window_together(
    database: Database, world: World, at: Any, jump: Any, client: Any, wall: Any
) -> None:
    at("2026-11-22T02:00:00")
    with database.writing() as connection:
        now = store.find(connection, "default").clock.at(wall())  # type: ignore[union-attr]
        store.accept_call(connection, world.id, "manufacturer", "6.12", "by_updated", now)
    at("2026-11-22T04:00:00")
    assert jump(**UPDATES) == "2026-11-23T02:00:00.000+08:00"
    at("2026-11-23T06:00:00")
    assert jump(**UPDATES) == "2026-11-24T01:00:00.000+08:00"


def test_an_account_too_old(client: Any, at: Any, jump: Any, wall: Any, iso: Any) -> None:
    call = {"interface": "7.20", "mode": "by_month", "account": "province"}
    before = client.told("GET", "/_admin/clock")["now"]
    assert jump(**call) == before
    at(iso(wall() + 100 * DAY))
    now = client.told("GET", "/_admin/clock")
    assert "never again" in client.refused(409, "POST", "/_admin/clock/next", json=call)
    assert client.told("GET", "/_admin/clock") == now


def test_the_wrong_role_never(client: Any) -> None:
    assert "never" in client.refused(409, "POST", "/_admin/clock/next", json={**MONTH_BATCH, "account": "province"})


def test_what_there_is_not(client: Any) -> None:
    for wrong in (
        {"interface": "6.99"},
        {"interface": None},
        {"mode": "by_moon"},
        {"mode": None},
        {"mode": 1},
        {"mode": []},
    ):
        client.refused(400, "POST", "/_admin/clock/next", json={**MONTH_BATCH, **wrong})
    for account in ("nobody", None, 5):
        client.refused(404, "POST", "/_admin/clock/next", json={**MONTH_BATCH, "account": account})
    client.refused(400, "POST", "/_admin/clock/next", json={**MONTH_BATCH, "interface": "6.1"})  # has no modes


def test_every_mode_of_every_interface(client: Any) -> None:
    names = {"manufacturer": "manufacturer", "constructor": "constructor", "province": "province"}
    for interface in INTERFACES.values():
        account = names.get(interface.roles[0], interface.roles[0])
        for mode in interface.modes or (None,):
            call = {"interface": interface.id, "account": account} | ({"mode": mode.name} if mode else {})
            client.told("POST", "/_admin/clock/next", json=call)
