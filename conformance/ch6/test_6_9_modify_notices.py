"""6.9: notices that the manufacture data of a lift are to be modified."""

from __future__ import annotations

from conformance.records import lifts, notices
from conformance.records.notices import MODIFY
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-6.9.1-1")
def test_notices_created_after_a_time(lab: Lab) -> None:
    """R-6.9.1-1: 传入通知创建时间时,返回该时间点之后产生的未处理的数据修改通知。E152, E167."""
    notices.later_than(lab.verify("R-6.9.1-1"), lab, MODIFY)


@verifies("R-6.9.1-1")
def test_what_becomes_of_a_notice_when_its_lift_is_modified(lab: Lab) -> None:
    """R-6.9.1-1: 未处理. No call marks a notice as handled; whether 6.2 does is only noted (E189)."""
    work, before = notices.one(lab, MODIFY)
    record = lifts.changed(lab, work.lift, SBXH="TKJ1000/1.6")
    put = lab.accepted(lab.maker.send("6.2", record), "6.2", "R-6.2.3-1")
    after = notices.remaining(lab, MODIFY, work, before)
    what = Text("6.9 after the lift was modified by 6.2", "通过 6.2 修改电梯之后调用 6.9")
    taken = "still there" if any(notices.of(answer, MODIFY, work) for answer in after) else "gone"
    lab.verify("R-6.9.1-1").way("E189", taken, what, before, put, *after)


@verifies("R-6.9.1-2")
def test_notices_of_the_last_seven_days(lab: Lab) -> None:
    """R-6.9.1-2: 不传入通知创建时间时,返回 7 天内还未处理的数据修改通知。"""
    notices.last_week(lab.verify("R-6.9.1-2"), lab, MODIFY)


@verifies("R-6.9.2-1")
def test_items_follow_table_12(lab: Lab) -> None:
    """R-6.9.2-1: 表 12; E072."""
    notices.follows(lab.verify("R-6.9.2-1"), lab, MODIFY)


@verifies("R-6.9.3-1")
def test_notices_are_fetched(lab: Lab) -> None:
    """R-6.9.3-1: GET /api/tp/v1/modify_notices, without CJSJ and with it."""
    notices.offered(lab.verify("R-6.9.3-1"), lab, MODIFY)
