"""Without pytest: the same server and worlds, in a script or under unittest."""

from __future__ import annotations

from mockplatform import MockPlatform


def test_two_worlds_on_one_server() -> None:
    with MockPlatform() as platform, platform.make_world("ours") as ours, platform.make_world("theirs") as theirs:
        lift = ours.maker.lift(owner=ours.account("manufacturer").xydm)
        for world in (ours, theirs):  # neither sees the other: the code is free in both
            assert world.session("manufacturer").post("/api/tp/v1/lifts", json=lift).status_code == 201
        assert platform.world().journal.exchanges() == []  # the world `default`, which is always there
