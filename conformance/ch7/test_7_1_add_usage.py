"""7.1: adding a record of use."""

from __future__ import annotations

from conformance.claims import reported, uplinks
from conformance.judging import values
from conformance.judging.phrases import ACCEPTED
from conformance.records import reports, usage
from conformance.records.reports import ACCOUNTS, USAGE
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-7.1.3-1", accounts=ACCOUNTS)
def test_a_record_of_use_is_added_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.1.3-1: 添加电梯使用单位及使用管理追溯信息使用 POST /api/tp/v1/usage_companies; 7.20 shows it in SYDWGLXX."""
    reported.is_added(lab.verify("R-7.1.3-1"), lab, USAGE)


@verifies("R-7.1.2-1", accounts=ACCOUNTS)
def test_what_table_21_demands(lab: Lab) -> None:
    """R-7.1.2-1, E112: every M row of a lift in use; the K rows stay; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs(lab.verify("R-7.1.2-1"), lab, USAGE)


@verifies("R-7.1.2-1", accounts=ACCOUNTS)
def test_a_record_of_use_of_an_unknown_lift(lab: Lab) -> None:
    """R-7.1.2-1, E199: whether ZJBM has to name a lift is not said."""
    reported.names_a_lift(lab.verify("R-7.1.2-1"), lab, USAGE)


@verifies("R-7.1.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_record_of_use(lab: Lab) -> None:
    """R-7.1.2-1, E069 to E072, E097, E098: 7.20 shows what was sent."""
    reported.reads_back(lab.verify("R-7.1.2-1"), lab, USAGE)


@verifies("R-7.1.2-2", accounts=ACCOUNTS)
def test_what_a_user_is_and_is_named_by(lab: Lab) -> None:
    """R-7.1.2-2, E112: SYDWLB 取 ORG 或 PERSONAL; SYXYDM with ORG, SYDWMC with PERSONAL."""
    usage.users(lab.verify("R-7.1.2-2"), "7.1", lambda **changes: reported.adding(lab, USAGE, **changes))


@verifies("R-7.1.2-3", accounts=ACCOUNTS)
def test_the_states_of_use(lab: Lab) -> None:
    """R-7.1.2-3: SBSYZT 取 USING、STOP、SCRAP; a lift that was in use is scrapped."""
    check = lab.verify("R-7.1.2-3")
    uplinks.not_in_list(check, reported.adding(lab, USAGE), "7.1", "SBSYZT")
    zjbm = reports.added(lab, USAGE).zjbm
    seen = reports.add(lab, USAGE, reports.record(lab, USAGE, zjbm, **usage.scrap(lab)))
    if seen.answer.refused:  # a lift may have one record of use (E197)
        seen = reports.add(lab, USAGE, reports.record(lab, USAGE, reports.place(lab, USAGE), **usage.scrap(lab)))
    usage.scrapped(check, "7.1", seen)


@verifies("R-7.1.2-4", accounts=ACCOUNTS)
def test_a_stop_needs_nothing_but_the_lift_and_the_month(lab: Lab) -> None:
    """R-7.1.2-4, E112: 表 21 序号 2～12 仅当在用时为基本追溯信息; the lift was in use before."""
    used = reports.added(lab, USAGE)
    seen = reports.add(lab, USAGE, usage.stop(lab, used.zjbm))
    if seen.answer.refused:  # a lift may have one record of use (E197)
        seen = reports.add(lab, USAGE, usage.stop(lab, reports.place(lab, USAGE)))
    usage.stopped(lab.verify("R-7.1.2-4"), "7.1", seen)


@verifies("R-7.1.2-5", accounts=ACCOUNTS)
def test_the_kind_of_site_as_a_digit(lab: Lab) -> None:
    """R-7.1.2-5, E092: 宜以数字 1～9 表示; "1" is taken, and no other value is tried."""
    check, seen = lab.verify("R-7.1.2-5"), reports.sample(lab, USAGE)
    what = Text("SBSYCSLB=1", "SBSYCSLB=1")
    if not seen.answer.success:
        bare = reports.add(lab, USAGE, without(reports.record(lab, USAGE, seen.zjbm), "SBSYCSLB"))
        lab.accepted(bare.answer, "7.1", "R-7.1.3-1")
        check.must(False, what, ACCEPTED, seen.answer, bare.answer, seen.answer)
    else:
        shown = reports.shown(seen).item.get("SBSYCSLB")
        check.must(values.same_text(shown, "1"), what, Text("1", "1"), shown, *seen.answers)


@verifies("R-7.1.2-6", accounts=ACCOUNTS)
def test_the_registration_code_as_the_number_of_the_certificate(lab: Lab) -> None:
    """R-7.1.2-6: 在用电梯的 SBSYDJZBH 可采用设备注册代码 (20 digits)."""
    check, sample = lab.verify("R-7.1.2-6"), reports.sample(lab, USAGE)
    lab.accepted(sample.answer, "7.1", "R-7.1.3-1")
    code = f"311033090020{lab.records.codes.number():08}"
    seen = reports.add(lab, USAGE, reports.record(lab, USAGE, reports.place(lab, USAGE), SBSYDJZBH=code))
    what = Text("SBSYDJZBH of 20 digits", "SBSYDJZBH 为 20 位数字")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, sample.answer, seen.answer):
        shown = reports.shown(seen).item.get("SBSYDJZBH")
        check.must(values.same_text(shown, code), what, Text(code, code), shown, *seen.answers)


@verifies("R-7.1.2-7", accounts=ACCOUNTS)
def test_the_month_of_a_change_of_state(lab: Lab) -> None:
    """R-7.1.2-7, E070: 状态变更日期精确到月份."""
    seen = reports.shown(reports.sample(lab, USAGE))
    sent = {"ZTBGRQ": seen.sent["ZTBGRQ"]}
    uplinks.read_back(lab.verify("R-7.1.2-7"), USAGE.tables[0], sent, seen.item, *seen.answers)
