"""7.2: modifying a record of use."""

from __future__ import annotations

from conformance.claims import reported, uplinks
from conformance.records import reports, usage
from conformance.records.reports import ACCOUNTS, USAGE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.2.3-1", accounts=ACCOUNTS)
def test_a_record_of_use_is_modified(lab: Lab) -> None:
    """R-7.2.3-1: 修改电梯使用单位及使用管理追溯信息使用 PUT /api/tp/v1/usage_companies; AQGLYXM changes, by SJBB of 7.20 (E122)."""
    reported.is_modified(lab.verify("R-7.2.3-1"), lab, USAGE)


@verifies("R-7.2.2-1", accounts=ACCOUNTS)
def test_what_table_22_demands(lab: Lab) -> None:
    """R-7.2.2-1, E112: every M row of a lift in use; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs_to_modify(lab.verify("R-7.2.2-1"), lab, USAGE)


@verifies("R-7.2.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_modified_record_of_use(lab: Lab) -> None:
    """R-7.2.2-1, E069 to E072, E097, E098: 7.20 shows what was sent last."""
    reported.reads_back_modified(lab.verify("R-7.2.2-1"), lab, USAGE)


@verifies("R-7.2.2-2", accounts=ACCOUNTS)
def test_a_change_to_stop_needs_nothing_but_the_lift_and_the_month(lab: Lab) -> None:
    """R-7.2.2-2, E112: 表 22 序号 3～13 仅当在用时为基本追溯信息."""
    before = reports.added(lab, USAGE)
    change = reports.change(USAGE, before, *usage.IN_USE, **usage.stop(lab, before.zjbm))
    usage.stopped(lab.verify("R-7.2.2-2"), "7.2", reports.put(lab, USAGE, before, change))


@verifies("R-7.2.2-3", accounts=ACCOUNTS)
def test_the_lists_and_conditions_of_7_1_hold(lab: Lab) -> None:
    """R-7.2.2-3, E112: SYDWLB, SBSYZT 的取值以及 SYXYDM、SYDWMC 的必填条件与 7.1 相同."""
    check = lab.verify("R-7.2.2-3")
    uplinks.not_in_list(check, reported.modifying(lab, USAGE), "7.2", "SBSYZT")
    before = reports.added(lab, USAGE)
    usage.scrapped(check, "7.2", reports.put(lab, USAGE, before, reports.change(USAGE, before, **usage.scrap(lab))))
    usage.users(check, "7.2", lambda **changes: reported.modifying(lab, USAGE, **changes))
