"""6.12 by GXSJ: every 24 hours, from 1:00 to 5:00, up to a week back."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.records.plans import LIFTS, OTHER
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-6.12.1-6", limited=True)
def test_what_was_changed_after_the_time_is_contained(lab: Lab) -> None:
    """R-6.12.1-6: 返回该时间之后产生的电梯及电梯部件信息更新数据; E056, E139."""
    check, story = lab.verify("R-6.12.1-6"), Increments.of(lab, LIFTS)
    modes.newer(check, story)
    seen = story.later()
    told = seen.told(story.records.get("changed"))
    if told:
        what, expected = Text("a lift that was changed", "修改过的电梯"), Text(f"SBXH {OTHER}", f"SBXH {OTHER}")
        check.must(told["SBXH"] == OTHER, what, expected, told["SBXH"], seen.answer)


@verifies("R-6.12.1-7", limited=True)
def test_the_time_lies_within_a_week(lab: Lab) -> None:
    """R-6.12.1-7: 最后更新时间必须在过去的一周内至当前时间; E162, E165."""
    modes.lookback(lab.verify("R-6.12.1-7"), Increments.of(lab, LIFTS))


@verifies("R-6.12.1-8", limited=True)
def test_calls_lie_a_day_apart(lab: Lab) -> None:
    """R-6.12.1-8: 限制每次调用间隔 24 小时以上; E162, E163."""
    modes.interval(lab.verify("R-6.12.1-8"), Increments.of(lab, LIFTS))


@verifies("R-6.12.1-9", limited=True)
def test_the_window_is_shut_at_noon(lab: Lab) -> None:
    """R-6.12.1-9: 调用时间限制为 1:00 至 5:00; E161. Outside, whichever of the two halves the hour allows first."""
    story, check = Increments.of(lab, LIFTS), lab.verify("R-6.12.1-9")
    noon = story.noon()
    at = Text(f"by GXSJ at {noon.time}", f"{noon.time} 按 GXSJ 调用")
    check.must(noon.refused, at, REFUSED, noon, noon.answer)
    first, _ = story.opening()
    at = Text(f"by GXSJ at {first.time}", f"{first.time} 按 GXSJ 调用")
    check.must(first.success, at, ACCEPTED, first, first.answer)
    modes.at_the_edges(check, story.edges(), Text("by GXSJ", "按 GXSJ 调用"))
