"""6.13 by GXSJ: every ten minutes, up to a week back."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.records.plans import UNITS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-6.13.1-6", accounts=("manufacturer", "province"), limited=True)
def test_what_was_changed_or_added_after_the_time_is_contained(lab: Lab) -> None:
    """R-6.13.1-6: 返回该时间之后产生的单位信息更新数据(包括新增的单位信息); E139, E174."""
    modes.newer(lab.verify("R-6.13.1-6"), Increments.of(lab, UNITS))


@verifies("R-6.13.1-7", limited=True)
def test_the_time_lies_within_a_week(lab: Lab) -> None:
    """R-6.13.1-7: 最后更新时间必须在过去的一周内至当前时间; E162, E165."""
    modes.lookback(lab.verify("R-6.13.1-7"), Increments.of(lab, UNITS))


@verifies("R-6.13.1-8", limited=True)
def test_calls_lie_ten_minutes_apart(lab: Lab) -> None:
    """R-6.13.1-8: 限制调用间隔 10 分钟以上; E162."""
    modes.interval(lab.verify("R-6.13.1-8"), Increments.of(lab, UNITS))
