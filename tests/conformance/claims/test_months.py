"""Months: which month is asked for, when, and with which account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from conformance.claims import modes
from conformance.claims.months import Months, Plan
from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop, Verifier
from conformance.running.moment import BEIJING
from conformance.running.story import Later

UNIT = {"DWID": "1", "DWMC": "单位", "SJBB": 1, "ZZXX": []}
START = datetime(2027, 1, 20, 15, tzinfo=BEIJING)


def ms(there: datetime) -> int:
    return round(there.timestamp() * 1000)


PLAN = Plan("6.13", ("manufacturer",), lambda lab: {"added": "A"}, needs=("province",))
WINDOW = Plan("6.13", ("manufacturer",), lambda lab: {"added": "A"}, window=True)


def serve(now: int, account: str, query: dict[str, Any]) -> tuple[int, Any]:
    return 200, [{**UNIT, "XYDM": "A", "CJSJ": ms(START)}] if query["CJYF"] == "202701" else []


def test_the_month_is_asked_for_when_it_is_over(stage: Any) -> None:
    lab = stage(serve, ms(START))
    story = Months.of(lab, PLAN)
    assert story.settled
    assert story.over("manufacturer").holds(story.record())
    assert not story.earlier("manufacturer").holds("A")
    assert [query["CJYF"] for _, _, query in lab.asked] == ["202701", "202612"]
    assert datetime.fromtimestamp(lab.asked[0][0] / 1000, BEIJING) == datetime(2027, 2, 2, 3, tzinfo=BEIJING)
    story.over("manufacturer")
    assert len(lab.asked) == 2


def test_the_current_month_where_the_clock_stands(stage: Any) -> None:
    lab = stage(serve, ms(START), movable=False)
    story = Months.of(lab, PLAN)
    assert not story.settled
    assert story.over("manufacturer").holds("A")


def test_what_the_current_month_lacks_is_asked_for_when_it_is_over(stage: Any) -> None:
    def when_over(now: int, account: str, query: dict[str, Any]) -> tuple[int, Any]:
        return serve(now, account, query) if now > ms(datetime(2027, 2, 1, tzinfo=BEIJING)) else (400, None)

    lab = stage(when_over, ms(START), movable=False)
    with pytest.raises(Later) as later:
        modes.month(Verifier(["R-6.13.1-2"])("R-6.13.1-2"), Months.of(lab, PLAN), "manufacturer")
    lab.clock.at = later.value.at
    judged = Verifier(["R-6.13.1-2"])
    modes.month(judged("R-6.13.1-2"), Months.of(lab, PLAN), "manufacturer")
    assert {finding.verdict for finding in judged.findings} == {Verdict.PASS}
    assert [query["CJYF"] for _, _, query in lab.asked] == ["202701", "202701", "202612", "202702", "202601"]


def test_window_and_noon(stage: Any) -> None:
    lab = stage(serve, ms(START))
    story = Months.of(lab, WINDOW)
    assert (story.over("manufacturer").time, story.noon("manufacturer").time) == ("03:00", "12:00")
    assert story.over("manufacturer", BHGZ="true").time == "03:00"
    stands = Months.of(stage(serve, ms(START), movable=False), WINDOW)
    assert stands.noon("manufacturer").time == "15:00"
    with pytest.raises(Later):
        stands.over("manufacturer")


def test_items_of_another_month(stage: Any) -> None:
    def far(now: int, account: str, query: dict[str, Any]) -> tuple[int, Any]:
        return 200, [{**UNIT, "CJSJ": ms(START) - 40 * 86_400_000}]

    story = Months.of(stage(far, ms(START)), PLAN)
    assert story.strangers(story.over("manufacturer")) == 1
    story = Months.of(stage(serve, ms(START)), PLAN)
    assert story.strangers(story.over("manufacturer")) == 0


def test_nothing_is_added_without_the_accounts(stage: Any) -> None:
    story = Months.of(stage(serve, ms(START), accounts=("manufacturer",)), PLAN)
    with pytest.raises(Stop, match="province"):
        story.record()
    assert story.records == {}


def test_an_account_of_an_age_that_is_not_there(stage: Any) -> None:
    story = Months.of(stage(serve, ms(START)), Plan("6.13", (), lambda lab: {}))
    with pytest.raises(Stop, match="younger"):
        story.young()
    with pytest.raises(Stop, match="older"):
        story.old()
