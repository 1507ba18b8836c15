"""Worlds in a test's hands: where they begin, that nothing is left of them, what can't be made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mockplatform import MockPlatform, Settings, World
from mockplatform.store import worlds

AT = "2026-11-22T00:59:59+08:00"


def names(platform: MockPlatform) -> list[str]:
    with platform.database.reading() as connection:
        return [world.name for world in worlds.every(connection)]


def send(world: World) -> str:
    """Send a lift, give its code."""
    lift = world.maker.lift(owner=world.account("manufacturer").xydm)
    answer = world.session("manufacturer").post("/api/tp/v1/lifts", json=lift)
    assert answer.status_code == 201, answer.text
    return str(lift["ZJBM"])


def test_a_closed_world_leaves_nothing(platform: MockPlatform) -> None:
    with platform.make_world("brief") as world:
        send(world)
        certificate = Path(world.account("manufacturer").cert)
        assert certificate.exists()
        assert "brief" in names(platform)
    assert not certificate.exists()
    assert "brief" not in names(platform)
    world.close()  # again does nothing
    with platform.make_world("brief") as again:
        assert again.journal.exchanges() == []


def test_the_default_world_stays(platform: MockPlatform) -> None:
    world = platform.world()
    assert world is platform.world("default")
    before = send(world)
    world.close()
    assert "default" in names(platform)
    assert send(world) != before  # it can be used again


def test_a_world_made_elsewhere_is_found(platform: MockPlatform) -> None:
    with platform.make_world("known") as made:
        assert platform.world("known") is made
    with pytest.raises(LookupError, match="no world known"):
        platform.world("known")


@pytest.mark.parametrize("at", [AT, datetime.fromisoformat(AT), "2026-11-22T00:59:59"])
def test_where_the_clock_begins(platform: MockPlatform, at: str | datetime) -> None:
    with platform.make_world(clock=at, rate=0) as world:
        assert world.clock.now() == datetime.fromisoformat(AT)
        world.clock.advance(seconds=0.5)
        world.clock.run()
        world.reset("clock")
        assert world.clock.now() == datetime.fromisoformat(AT)
        assert world.clock.freeze() == datetime.fromisoformat(AT)


def test_a_clock_of_the_real_time_that_stands(platform: MockPlatform) -> None:
    with platform.make_world(rate=0) as world:
        stands = world.clock.now()
        world.clock.advance(seconds=1)
        world.reset()
        assert world.clock.now() == stands


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"name": "Mine"}, "name has 1 to 31 characters"),
        ({"name": "default"}, "there is a world default already"),
        ({"clock": "noon"}, "noon"),
        ({"rate": 2}, "rate is 0"),
        ({"accounts": ["maker"]}, "maker: not among the usual accounts, manufacturer"),
        ({"accounts": [{"name": "maker", "role": "boss"}]}, "role is one of"),
    ],
)
def test_what_can_not_be_made(platform: MockPlatform, plan: dict[str, Any], said: str) -> None:
    before = names(platform)
    with pytest.raises(ValueError, match=said):
        platform.make_world(**plan)
    assert names(platform) == before


def test_threads_have_worlds_of_their_own(platform: MockPlatform) -> None:
    def live(number: int) -> tuple[str, int]:
        with platform.make_world(seed=1) as world:
            codes = [send(world) for _ in range(3)]
            return ",".join(codes), len(world.journal.exchanges())

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(live, range(16)))
    assert len(set(found)) == 1  # the same seed, the same records, and nobody else's
    assert found[0][1] == 3


def test_threads_share_the_sessions_of_a_world(platform: MockPlatform) -> None:
    with platform.make_world() as world, ThreadPoolExecutor(4) as pool:
        assert len({id(session) for session in pool.map(world.session, ["province"] * 8)}) == 1


@pytest.mark.parametrize("tls", ["off", "optional"])
def test_without_mutual_tls(tls: str) -> None:
    with MockPlatform(Settings.private(tls=tls)) as platform, platform.make_world() as world:
        send(world)
        world.journal.assert_requested(account="manufacturer", status=201)


def test_the_maker_goes_on_after_what_the_world_began_with(platform: MockPlatform) -> None:
    with platform.make_world(records=5) as world, platform.make_world(records=0) as empty:
        first = list(empty.maker.lifts(6))
        assert world.maker.lift()["ZJBM"] == first[5]["ZJBM"]
