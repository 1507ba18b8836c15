"""The clock: shown, set, advanced, never back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

Make = Callable[..., World]
Iso = Callable[[int], str]
HOUR = 3600 * 1000


def test_it_shows_the_real_time_at_first(client: Any, wall: Any, iso: Iso) -> None:
    assert client.told("GET", "/_admin/clock") == {"now": iso(wall()), "rate": 1}
    wall.now += 5
    assert client.told("GET", "/_admin/clock")["now"] == iso(wall())


def test_set_ahead_it_runs(client: Any, wall: Any) -> None:
    answer = client.told("PUT", "/_admin/clock", json={"now": "2026-11-22T00:59:59+08:00"})
    assert answer == {"now": "2026-11-22T00:59:59.000+08:00", "rate": 1}
    wall.now += 1500
    assert client.told("GET", "/_admin/clock")["now"] == "2026-11-22T01:00:00.500+08:00"


def test_a_time_without_a_zone_is_shanghai_s(client: Any) -> None:
    assert client.told("PUT", "/_admin/clock", json={"now": "2026-11-22"})["now"] == "2026-11-22T00:00:00.000+08:00"


def test_frozen_and_running_on(client: Any, wall: Any, iso: Iso) -> None:
    frozen = client.told("PUT", "/_admin/clock", json={"rate": 0})
    assert frozen == {"now": iso(wall()), "rate": 0}
    wall.now += HOUR
    assert client.told("GET", "/_admin/clock") == frozen
    assert client.told("PUT", "/_admin/clock", json={"rate": 1}) == {**frozen, "rate": 1}
    wall.now += 1
    assert client.told("GET", "/_admin/clock")["now"] == iso(wall() - HOUR)


def test_an_empty_setting_changes_nothing(client: Any) -> None:
    assert client.told("PUT", "/_admin/clock") == client.told("PUT", "/_admin/clock", json={})


def test_advance(client: Any, wall: Any, iso: Iso) -> None:
    shown = wall()
    for seconds in (0, 1, 0.001, 7 * 24 * 3600):
        shown += round(seconds * 1000)
        assert client.told("POST", "/_admin/clock/advance", json={"seconds": seconds}) == {
            "now": iso(shown),
            "rate": 1,
        }


def test_a_frozen_clock_stays_frozen_when_advanced(client: Any, wall: Any) -> None:
    client.put("/_admin/clock", json={"rate": 0})
    assert client.told("POST", "/_admin/clock/advance", json={"seconds": 10})["rate"] == 0


def test_never_back(client: Any) -> None:
    before = client.told("GET", "/_admin/clock")
    assert before["now"] in client.refused(409, "PUT", "/_admin/clock", json={"now": "2020-01-01", "rate": 0})
    assert client.told("GET", "/_admin/clock") == before


def test_the_clock_of_another_world(client: Any, make: Make) -> None:
    make("other")
    here = client.told("GET", "/_admin/clock")
    there = client.told("PUT", "/_admin/clock?world=other", json={"now": "2030-01-01", "rate": 0})
    assert client.told("GET", "/_admin/clock?world=other") == there
    assert client.told("GET", "/_admin/clock") == here


def test_it_is_kept_in_the_database(client: Any, database: Database, wall: Any, iso: Iso) -> None:
    client.put("/_admin/clock", json={"now": "2030-01-01", "rate": 0})
    with database.reading() as connection:
        kept = store.find(connection, "default")
    assert kept is not None
    assert iso(kept.clock.at(wall())) == "2030-01-01T00:00:00.000+08:00"


def test_settings_that_can_t_be(client: Any) -> None:
    before = client.told("GET", "/_admin/clock")
    for body in (b"{", b"[]", b'"now"', b"5", b"\xff", b'{"then": 1}'):
        client.refused(400, "PUT", "/_admin/clock", data=body)
    moments: tuple[object, ...] = ("soon", None, "2026-13-01", "", 5, [])
    for now in moments:
        client.refused(400, "PUT", "/_admin/clock", json={"now": now})
    rates: tuple[object, ...] = (2, -1, True, "1", [], 0.5)
    for rate in rates:
        client.refused(400, "PUT", "/_admin/clock", json={"rate": rate})
    assert client.told("GET", "/_admin/clock") == before


def test_steps_that_can_t_be(client: Any) -> None:
    for body in (b"", b"{}", b'{"minutes": 1}', b"[]", b"5"):
        client.refused(400, "POST", "/_admin/clock/advance", data=body)
    steps: tuple[object, ...] = (-1, "5", True, 1e300, None, [])
    for seconds in steps:
        client.refused(400, "POST", "/_admin/clock/advance", json={"seconds": seconds})


def test_moments_in_which_nobody_can_reckon(client: Any) -> None:
    for now in ("0001-01-01", "1969-12-31", "3000-01-02", "9999-12-31"):
        client.refused(400, "PUT", "/_admin/clock", json={"now": now})
    client.told("PUT", "/_admin/clock", json={"now": "2999-12-01"})
    client.refused(400, "POST", "/_admin/clock/advance", json={"seconds": 366 * 24 * 3600})
