"""6.11: notices that the result of an installation or relocation is to be entered."""

from __future__ import annotations

from conformance.claims.observed import of_work
from conformance.records import notices, stages
from conformance.records.notices import ENTRY
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-6.11.1-1", accounts=("constructor",))
def test_notices_created_after_a_time(lab: Lab) -> None:
    """R-6.11.1-1: 传入通知创建时间时,返回该时间点之后产生的未完成数据录入的通知。E152, E167."""
    notices.later_than(lab.verify("R-6.11.1-1"), lab, ENTRY)


@verifies("R-6.11.1-1", accounts=("constructor",))
def test_no_notice_remains_when_the_result_is_entered(lab: Lab) -> None:
    """R-6.11.1-1: 未完成数据录入. Once 6.7 was called there is no notice for that SGID (E189); without a province 6.7 of an
    installation may be refused (E250)."""
    work, before = notices.one(lab, ENTRY)
    stages.inspected(lab, work)
    entered = lab.client("constructor").send("6.7", stages.result(lab, work))
    lab.accepted(entered, "6.7", "R-6.7.3-1")
    after = notices.remaining(lab, ENTRY, work, before)
    what = Text("6.11 after the result was entered by 6.7", "通过 6.7 录入结果之后调用 6.11")
    gone = not any(of_work("6.11", answer, work) for answer in after)
    expected = Text("without a notice for that construction", "不含该施工的通知")
    lab.verify("R-6.11.1-1").must(gone, what, expected, after[-1], before, entered, *after)


@verifies("R-6.11.1-2", accounts=("constructor",))
def test_notices_of_the_last_seven_days(lab: Lab) -> None:
    """R-6.11.1-2: 不传入通知创建时间时,返回 7 天内还未数据录入的通知。"""
    notices.last_week(lab.verify("R-6.11.1-2"), lab, ENTRY)


@verifies("R-6.11.2-1", accounts=("constructor",))
def test_items_follow_table_14(lab: Lab) -> None:
    """R-6.11.2-1: 表 14; E072."""
    notices.follows(lab.verify("R-6.11.2-1"), lab, ENTRY)


@verifies("R-6.11.3-1", accounts=("constructor",))
def test_notices_are_fetched(lab: Lab) -> None:
    """R-6.11.3-1: GET /api/tp/v1/entry_notices, without CJSJ and with it."""
    notices.offered(lab.verify("R-6.11.3-1"), lab, ENTRY)
