"""6.12 by DTCJYF: the lifts that were added in a month, from 1:00 to 5:00."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.months import Months
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.records.plans import LIFT_MONTHS, OTHER
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

MAKER = "manufacturer"


@verifies("R-6.12.1-2", limited=True)
def test_the_lifts_added_in_a_month(lab: Lab) -> None:
    """R-6.12.1-2: 返回该月份新添加到平台的电梯完整信息: with their components, and as they are now; E070, E139, E173."""
    check, story = lab.verify("R-6.12.1-2"), Months.of(lab, LIFT_MONTHS)
    modes.month(check, story, MAKER, created=False)
    seen, what = story.over(MAKER), Text("a lift as it is given by month", "按月给出的电梯")
    added, modified = seen.told(story.record("added")), seen.told(story.modified)
    if added:
        expected = Text("both its components", "其两个部件")
        check.must(added["BJXX"] == 2, what, expected, f"BJXX: {added['BJXX']}", seen.answer)
    if modified:
        check.must(
            modified["SBXH"] == OTHER, what, Text(f"SBXH {OTHER}", f"SBXH {OTHER}"), modified["SBXH"], seen.answer
        )


@verifies("R-6.12.1-3", limited=True)
def test_the_window_is_open_at_three_and_shut_at_noon(lab: Lab) -> None:
    """R-6.12.1-3: 调用时间限制为 1:00 至 5:00; E161. The age of the account does not matter here (E159)."""
    story, check = Months.of(lab, LIFT_MONTHS), lab.verify("R-6.12.1-3")
    if story.settled:
        _open(story, lab)
    noon = story.noon(MAKER)
    at = Text(f"by month at {noon.time}", f"{noon.time} 按月调用")
    check.must(noon.refused, at, REFUSED, noon, noon.answer)
    if not story.settled:
        _open(story, lab)
    modes.at_the_edges(check, story.edges(MAKER), Text("by month", "按月调用"))


def _open(story: Months, lab: Lab) -> None:
    """Inside the window; the current month may be refused for another reason (E173)."""
    check, seen = lab.verify("R-6.12.1-3"), story.over(MAKER)
    at = Text(f"by month at {seen.time}", f"{seen.time} 按月调用")
    if not story.settled and not seen.success:
        raise story.wait(seen)
    check.must(seen.success, at, ACCEPTED, seen, seen.answer)


@verifies("R-6.12.2-2", accounts=(MAKER, "constructor"), limited=True)
def test_reformed_lifts_are_shown_when_asked_for(lab: Lab) -> None:
    """R-6.12.2-2: 是否包含已改造电梯信息(BHGZ),默认值为不包含(false); E154, E155."""
    story, check = Months.of(lab, LIFT_MONTHS), lab.verify("R-6.12.2-2")
    old = story.record("old")
    without, included = story.over(MAKER), story.over(MAKER, BHGZ="true")
    if not story.settled and not (included.success and included.holds(old)):
        raise story.wait(included)
    what = Text("by month with BHGZ=true, after a reform", "改造后带 BHGZ=true 按月调用")
    modes.holds(check, included, old, what)
    for name in ("new", "added"):  # 包含: beside them stands all else
        modes.holds(check, included, story.record(name), what)
    false = story.over(MAKER, BHGZ="false")
    what, expected = (
        Text("by month with BHGZ=false", "带 BHGZ=false 按月调用"),
        Text("without the lift that was reformed", "不含被改造的电梯"),
    )
    check.must(not false.holds(old), what, expected, false, included.answer, false.answer)
    what = Text("by month without BHGZ, after a reform", "改造后不带 BHGZ 按月调用")
    if not without.success:
        return check.unverified(f"the month is refused ({without})", f"按月调用被拒绝({without})", without.answer)
    check.must(not without.holds(old), what, expected, without, included.answer, without.answer)
    return None
