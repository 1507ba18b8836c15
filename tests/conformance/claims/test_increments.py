"""Increments: which calls are made, how far apart, and what is left for later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from conformance.claims.increments import DAILY, DAY, Increments, Plan
from conformance.judging.verify import Stop
from conformance.running.moment import BEIJING
from conformance.running.story import Later

UNIT = {"DWID": "1", "DWMC": "单位", "SJBB": 1, "ZZXX": []}


def at(time: str) -> int:
    return round(datetime.fromisoformat(f"2026-11-22T{time}:00").replace(tzinfo=BEIJING).timestamp() * 1000)


def before(lab: Any) -> dict[str, str]:
    return {"kept": f"A {lab.now()}", "changed": f"B {lab.now()}"}


def after(lab: Any, made: dict[str, str]) -> dict[str, str]:
    return {"added": f"C {lab.now()}"}


TEN = Plan("6.13", "manufacturer", before, after, needs=("province",))
WINDOW = Plan("6.13", "manufacturer", before, after, seconds=DAILY, window=True)


def serve(now: int, account: str, query: dict[str, Any]) -> tuple[int, Any]:
    """A unit by key, updated when its name says; a list of one; anything beyond the look-back is refused."""
    if "XYDM" in query:
        return 200, {**UNIT, "XYDM": query["XYDM"], "GXSJ": int(str(query["XYDM"]).split()[1])}
    within = now - 7 * DAY <= query["GXSJ"] <= now
    return (200, [{**UNIT, "XYDM": "C", "GXSJ": now}]) if within else (400, None)


def limited(lab: Any) -> list[tuple[int, int]]:
    """(when, how far back) of the calls by time alone, both in ms"""
    return [(now, now - query["GXSJ"]) for now, _, query in lab.asked if set(query) == {"GXSJ"}]


def test_each_call_is_made_once_and_far_enough_from_the_one_before(stage: Any) -> None:
    lab = stage(serve, at("02:00"))
    story = Increments.of(lab, TEN)
    assert story.to_come().refused
    assert story.long_ago().refused
    story.later(), story.opening()
    calls = limited(lab)
    assert len(calls) == 5
    assert [back // DAY for _, back in calls] == [6, 6, 0, 8, -1]
    gaps = [later - earlier for (earlier, _), (later, _) in zip(calls, calls[1:], strict=False)]
    assert gaps[0] == 0
    assert all(gap >= 630_000 for gap in gaps[1:])


def test_the_later_call_begins_between_what_is_kept_and_what_is_changed(stage: Any) -> None:
    lab = stage(serve, at("02:00"))
    story = Increments.of(lab, TEN)
    story.later()
    kept, (_, back) = int(story.record("kept").split()[1]), limited(lab)[2]
    assert lab.asked[-1][2]["GXSJ"] == kept + 1000
    assert back > 630_000
    assert set(story.records) == {"kept", "changed", "added"}


def test_a_call_by_key_follows_the_opening_ones(stage: Any) -> None:
    story = Increments.of(stage(serve, at("02:00")), TEN)
    seen = story.keyed()
    assert seen is not None
    assert seen.success
    assert seen.holds(story.record("changed"))


def test_a_refused_opening_is_tried_again_after_the_interval(stage: Any) -> None:
    """There may have been a call before the run (E162)."""
    start = at("02:00")
    lab = stage(lambda now, account, query: (429, None) if now < start + 600_000 else serve(now, account, query), start)
    first, again = Increments.of(lab, TEN).opening()
    assert first.success
    assert again is not None
    assert len(limited(lab)) == 3


def test_in_the_window_only_and_outside_it_at_the_end(stage: Any) -> None:
    lab = stage(serve, at("15:00"))
    lab.clock.at = at("02:00")
    story = Increments.of(lab, WINDOW)
    assert story.noon().time == "12:00"
    times = [datetime.fromtimestamp(now / 1000, BEIJING).hour for now, _ in limited(lab)]
    assert times == [2, 2, 2, 3, 3, 12]


def test_the_hour_is_used_where_the_clock_stands(stage: Any) -> None:
    lab = stage(serve, at("15:00"), movable=False)
    story = Increments.of(lab, WINDOW)
    assert story.noon().time == "15:00"
    with pytest.raises(Later) as later:
        story.opening()
    assert later.value.at >= at("15:00") + DAILY * 1000
    assert len(limited(lab)) == 1


def test_what_must_wait_is_left_for_later(stage: Any) -> None:
    lab = stage(serve, at("02:00"), movable=False)
    story = Increments.of(lab, TEN)
    assert story.reachable
    story.opening()
    with pytest.raises(Later) as later:
        story.later()
    assert later.value.at == at("02:00") + 630_000
    assert len(limited(lab)) == 2


@pytest.mark.parametrize(("days", "made"), [(5, "first"), (9, "second")])
def test_who_goes_on_after_a_week_has_new_records(stage: Any, days: int, made: str) -> None:
    lab = stage(serve, at("02:00"), movable=False)
    story = Increments.of(lab, TEN)
    story.opening()
    first = story.record("kept")
    lab.clock.at += days * DAY
    seen = Increments.of(lab, TEN).later()
    assert limited(lab)[-1][1] < 7 * DAY
    assert (story.record("kept") == first) is (made == "first")
    assert seen.facts["query"]["GXSJ"] == str(int(story.record("kept").split()[1]) + 1000)


def test_without_the_accounts_nothing_is_prepared(stage: Any) -> None:
    story = Increments.of(stage(serve, at("02:00"), accounts=("manufacturer",)), TEN)
    story.opening()
    assert story.records == {}
    with pytest.raises(Stop, match="province"):
        story.record("kept")


def test_a_resumption_that_comes_too_late_makes_new_records(stage: Any) -> None:
    """What lies beyond the look-back by then would be refused for that."""
    lab = stage(serve, at("02:00"), movable=False)
    story = Increments.of(lab, Plan("6.13", "manufacturer", before, lambda lab, made: {}))
    with pytest.raises(Later):
        story.later()
    first = story.record("kept")
    lab.clock.at += 8 * DAY
    lab.clock.movable = True  # the few seconds between the records
    assert Increments.of(lab, story.plan).later().success
    assert story.record("kept") != first
