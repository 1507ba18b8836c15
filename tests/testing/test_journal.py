"""The journal in a test's hands: what failures say."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Timer

import pytest

from mockplatform import MockPlatform, World

NOTICES = "/api/tp/v1/notices_info"


@pytest.fixture
def world(platform: MockPlatform) -> Iterator[World]:
    with platform.make_world(records=0) as world:
        yield world


def test_nothing_was_asked(world: World) -> None:
    with pytest.raises(LookupError, match="nothing was asked"):
        _ = world.journal.last
    with pytest.raises(AssertionError, match="nothing was asked in this world"):
        world.journal.assert_requested(interface="6.1")
    assert world.journal.explained() == ""


def test_too_many(world: World) -> None:
    for _ in range(2):
        world.session("constructor").get(NOTICES)
    with pytest.raises(AssertionError, match="expected exactly 1"):
        world.journal.assert_requested(path=NOTICES, at_most=1)


def test_the_wrong_order(world: World) -> None:
    constructor = world.session("constructor")
    constructor.get("/api/tp/v1/entry_notices")
    constructor.get(NOTICES)
    with pytest.raises(AssertionError, match=r"6\.11"):
        world.journal.assert_in_order({"interface": "6.10"}, {"interface": "6.11"})


def test_an_unknown_filter(world: World) -> None:
    with pytest.raises(TypeError, match="no filter colour, but interface"):
        world.journal.exchanges(colour="red")
    with pytest.raises(ValueError, match="an expectation is an object with the members interface"):
        world.journal.assert_requested(colour="red")


def test_a_client_that_works_on_its_own_is_waited_for(world: World) -> None:
    session = world.session("constructor")
    client = Timer(0.05, lambda: session.get(NOTICES))
    client.start()
    world.journal.assert_requested(path=NOTICES, within=30)
    client.join()


def test_another_world_is_not_seen(platform: MockPlatform, world: World) -> None:
    with platform.make_world() as other:
        other.session("constructor").get(NOTICES)
        assert world.journal.exchanges() == []
        assert world.journal.strays() == []


def test_a_refusal_is_explained(platform: MockPlatform) -> None:
    with platform.make_world(clock="2026-11-22T12:00:00+08:00", rate=0) as world:
        world.session("manufacturer").get("/api/tp/v1/lifts/enterprise?DTCJYF=202611")
        said = world.journal.explained().splitlines()
        assert said[0].endswith("GET /api/tp/v1/lifts/enterprise?DTCJYF=202611 by manufacturer: 403")
        assert said[1].endswith("(R-6.12.1-3); legal from 2026-11-23T01:00:00.000+08:00 on")
