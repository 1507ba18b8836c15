"""7.16: construction notices that wait for the province."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.claims.months import Months
from conformance.judging import items, reading
from conformance.judging.items import BOOLEANS
from conformance.judging.phrases import ACCEPTED
from conformance.records import provincial, stages
from conformance.records.provincial import EVERYBODY, NOTICE_MONTHS, NOTICES
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-7.16.1-1", accounts=EVERYBODY, limited=True)
def test_a_month_has_the_notices_added_in_it(lab: Lab) -> None:
    """R-7.16.1-1: 按月份批量获取:传入月份,返回该月份新添加的施工告知单信息。 The current month shows nothing: E173."""
    story = Months.of(lab, NOTICE_MONTHS)
    modes.month(lab.verify("R-7.16.1-1"), story, story.young())


@verifies("R-7.16.1-2", accounts=EVERYBODY, limited=True)
def test_months_are_for_the_first_three(lab: Lab) -> None:
    """R-7.16.1-2: 按月份批量获取仅用于数据初始化,在单位账户开通 3 个月内可用 (E170)。"""
    modes.first_months(lab.verify("R-7.16.1-2"), Months.of(lab, NOTICE_MONTHS))


@verifies("R-7.16.1-4", accounts=EVERYBODY)
def test_a_notice_is_given_by_its_code_without_limit(lab: Lab) -> None:
    """R-7.16.1-4: 按施工记录编码获取,暂不限制调用频率 (E151)。"""
    check = lab.verify("R-7.16.1-4")
    sgid = provincial.installation(lab).sgid
    modes.unlimited(check, lab, "7.16", "province", sgid)
    provincial.alone(check, lab, "7.16", sgid)
    provincial.nothing(check, lab, "7.16", "9999999999999999999")


@verifies("R-7.16.1-5", accounts=EVERYBODY, limited=True)
def test_an_increment_has_the_notices_declared_since(lab: Lab) -> None:
    """R-7.16.1-5: 按最后更新时间批量获取:返回该时间之后产生的施工告知单信息更新数据,包括新增的 (E190)。"""
    modes.newer(lab.verify("R-7.16.1-5"), Increments.of(lab, NOTICES))


@verifies("R-7.16.1-6", accounts=EVERYBODY, limited=True)
def test_increments_look_back_a_week(lab: Lab) -> None:
    """R-7.16.1-6: 最后更新时间必须在过去一周内至当前时间 (E165)。"""
    modes.lookback(lab.verify("R-7.16.1-6"), Increments.of(lab, NOTICES))


@verifies("R-7.16.1-7", accounts=EVERYBODY, limited=True)
def test_increments_lie_ten_minutes_apart(lab: Lab) -> None:
    """R-7.16.1-7: 按最后更新时间批量获取的调用间隔限制在 10 分钟以上 (E162)。"""
    modes.interval(lab.verify("R-7.16.1-7"), Increments.of(lab, NOTICES))


@verifies("R-7.16.1-8", accounts=EVERYBODY)
def test_a_notice_is_given_by_code_and_time(lab: Lab) -> None:
    """R-7.16.1-8: 按施工记录编码及最后更新时间获取:如有晚于该时间的新数据则返回,暂不限制调用频率。"""
    check = lab.verify("R-7.16.1-8")
    modes.since(check, lab, NOTICES)
    modes.unlimited(check, lab, "7.16", "province", provincial.installation(lab).sgid, GXSJ=lab.now() - modes.OLD)


@verifies("R-7.16.2-1", accounts=EVERYBODY)
def test_notices_follow_table_36(lab: Lab) -> None:
    """R-7.16.2-1: 返回的待阅施工告知信息应符合表 36 的规定。 Without GXSJ: a WARN (E263); K rows may be missing (E041)."""
    work = provincial.installation(lab)
    read = provincial.read(lab, "7.16", work.sgid)
    found = read.items if reading.item("7.16", read, SGID=work.sgid) else []
    items.follow(lab.verify("R-7.16.2-1"), "7.16", found, read)


@verifies("R-7.16.2-1", accounts=EVERYBODY, limited=True)
def test_lists_of_notices_follow_table_36(lab: Lab) -> None:
    """R-7.16.2-1: every item of an increment."""
    modes.list_follows(lab.verify("R-7.16.2-1"), Increments.of(lab, NOTICES).opening()[0], "faults")


@verifies("R-7.16.2-2", accounts=EVERYBODY)
def test_kinds_of_construction_are_of_the_list(lab: Lab) -> None:
    """R-7.16.2-2: 施工类别取 INSTALL、REFORM、REPAIR、RE_INSTALL;是否施工告知取 true/false (E190, E211)。"""
    check = lab.verify("R-7.16.2-2")
    for work in (provincial.installation(lab), provincial.repair(lab)):
        read = provincial.read(lab, "7.16", work.sgid)
        item = reading.item("7.16", read, SGID=work.sgid)
        items.listed(check, "7.16", [item], "SGLB", read)
        what, sent = (
            Text(f"SGLB of a {work.record['SGLB']}", f"施工类别 {work.record['SGLB']}"),
            str(work.record["SGLB"]),
        )
        check.must(item.get("SGLB") in (None, "", sent), what, Text(sent, sent), item.get("SGLB"), read)
        flag = str(item.get("SFGZ", "")).lower()
        what, expected = Text("SFGZ of 7.16", "7.16 的 SFGZ"), Text("true or false", "true 或 false")
        check.must(flag in BOOLEANS, what, expected, flag or items.NONE, read)


@verifies("R-7.16.3-1", accounts=EVERYBODY)
def test_a_declared_construction_is_fetched_at_its_path(lab: Lab) -> None:
    """R-7.16.3-1: GET /api/tp/v1/construction_notices. What its constructor has declared is found by SGID (E190)."""
    work = stages.declared(lab)
    check, what = (
        lab.verify("R-7.16.3-1"),
        Text("7.16 with the SGID of a declared construction", "以已告知施工的 SGID 调用 7.16"),
    )
    read = provincial.read(lab, "7.16", work.sgid)
    if check.must(read.success, what, ACCEPTED, read, read):
        there = bool(reading.item("7.16", read, SGID=work.sgid, ZJBM=work.zjbm))
        check.must(there, what, Text("the notice of its lift", "返回该电梯的施工告知信息"), read, read)
        check.usual(200, what, read)
