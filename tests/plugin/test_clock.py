"""Set the clock, let it stand, move it on: every rule, timestamp and certificate follows it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mockplatform import World

UNITS = "/api/tp/v1/lifts/orgs"  # 6.13: ten minutes between two calls by time


def test_it_shows_the_real_time_unless_told_otherwise(mockplatform_world: World) -> None:
    clock = mockplatform_world.clock
    stopped = clock.freeze()
    assert clock.advance(timedelta(days=1)) == stopped + timedelta(days=1)
    with pytest.raises(ValueError, match="does not go back"):
        clock.set(stopped)
    assert clock.run() >= stopped + timedelta(days=1)


@pytest.mark.mockplatform(clock="2026-11-22T12:00:00+08:00", rate=0)
def test_ten_minutes_pass_at_once(mockplatform_world: World) -> None:
    constructor = mockplatform_world.session("constructor")
    an_hour_ago = round((mockplatform_world.clock.now() - timedelta(hours=1)).timestamp() * 1000)

    assert constructor.get(UNITS, params={"GXSJ": an_hour_ago}).status_code == 200
    refused = constructor.get(UNITS, params={"GXSJ": an_hour_ago})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")

    mockplatform_world.clock.next("6.13", "by_updated", "constructor")
    assert mockplatform_world.clock.now().strftime("%H:%M:%S") == "12:10:00"
    assert constructor.get(UNITS, params={"GXSJ": an_hour_ago}).status_code == 200
