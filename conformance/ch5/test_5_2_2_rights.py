"""5.2.2: what provinces report, and what they may fetch."""

from __future__ import annotations

from conformance.ch5.shown import fetched, gone, reported
from conformance.claims import modes
from conformance.claims.observed import shown
from conformance.judging import reading
from conformance.judging.verify import Check, Stop, unverified
from conformance.records import effects, provincial, stages
from conformance.records.reports import KINDS
from conformance.records.stages import Work
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer, Request
from mockplatform.spec.model import Text

ONE = ("manufacturer", "constructor", "province")
TWO = (*ONE, "province-other")


@verifies("R-5.2.2-1", accounts=ONE)
def test_a_province_reports(lab: Lab) -> None:
    """R-5.2.2-1: 7.1, 7.4, 7.7, 7.10, 7.13, 7.17, 7.21 and 7.23."""
    reported(lab, lab.verify("R-5.2.2-1"), "7.1", "7.4", "7.7", "7.10", "7.13", "7.17", "7.21", "7.23")


@verifies("R-5.2.2-2", accounts=ONE)
def test_what_a_province_reports_is_modified_and_revoked(lab: Lab) -> None:
    """R-5.2.2-2: 除单位基础信息外,可以添加、修改、撤销。7.1–7.15 in turn; DELETE on /orgs is only noted (E207)."""
    check = lab.verify("R-5.2.2-2")
    for row in KINDS:
        if reported(lab, check, row.add, row.modify):
            try:
                answer, still = effects.revoked(lab, row)
            except Stop as stop:
                check.unverified(f"{row.revoke}: {stop.reason.en}", f"{row.revoke}:{stop.reason.zh}")
            else:
                gone(check, row.revoke, answer, before=True, after=still)
    _a_unit_stays(lab, check)


@verifies("R-5.2.2-3", accounts=ONE)
def test_a_province_fetches(lab: Lab) -> None:
    """R-5.2.2-3: 可获取电梯完整信息、待阅施工告知信息和单位基础信息。7.20, 7.16 and 7.19."""
    check, client, work = lab.verify("R-5.2.2-3"), lab.client("province"), stages.in_region(lab)
    lift, notice = client.fetch("7.20", ZJBM=work.zjbm), client.fetch("7.16", SGID=work.sgid)
    fetched(check, "7.20", lift, there=bool(reading.lift("7.20", lift, work.zjbm)))
    fetched(check, "7.16", notice, there=bool(reading.item("7.16", notice, SGID=work.sgid)))
    named = "USER" in lab.target.organisations
    xydm = lab.records.unit_of("USER", "constructor")
    unit = client.fetch("7.19", XYDM=xydm)
    fetched(check, "7.19", unit, there=bool(reading.item("7.19", unit, XYDM=xydm)), expected=named)


@verifies("R-5.2.2-4", accounts=TWO)
def test_a_province_does_not_read_the_lift_of_another_region(lab: Lab) -> None:
    """R-5.2.2-4: 无权限获取其他区域的电梯信息。Each reads a lift of its own region first (E205, E206)."""
    _regions_known(lab)
    check, here, there = (
        lab.verify("R-5.2.2-4"),
        stages.in_region(lab),
        lab.shared("a lift in the other region", _other),
    )
    for own, other, work in (("province", "province-other", here), ("province-other", "province", there)):
        mine, foreign = (lab.client(one).fetch("7.20", ZJBM=work.zjbm) for one in (own, other))
        if reading.lift("7.20", mine, work.zjbm):
            told = bool(reading.lift("7.20", foreign, work.zjbm)) or (
                foreign.success and work.zjbm in str(foreign.data)
            )
            _judge(check, "7.20", mine, foreign, told=told, advice=False)
        else:
            check.unverified(f"{own} can't read a lift of its own region by 7.20 ({mine})",
                             f"{own} 无法通过 7.20 读取本区域的电梯({mine})", mine)  # fmt: skip


@verifies("R-5.2.2-4", accounts=TWO)
def test_a_province_does_not_read_the_constructions_of_another_region(lab: Lab) -> None:
    """R-5.2.2-4: 7.16 with an SGID of another region, as advice."""
    _regions_known(lab)
    check, work = lab.verify("R-5.2.2-4"), stages.in_region(lab)
    mine, foreign = (lab.client(one).fetch("7.16", SGID=work.sgid) for one in ("province", "province-other"))
    if reading.item("7.16", mine, SGID=work.sgid):
        _judge(check, "7.16", mine, foreign, told=bool(reading.item("7.16", foreign, SGID=work.sgid)), advice=True)
    else:
        check.unverified(f"7.16 does not show the construction to its own province ({mine})",
                         f"7.16 未向本省给出该施工信息({mine})", mine)  # fmt: skip


@verifies("R-5.2.2-4", accounts=TWO, limited=True)
def test_a_province_does_not_read_it_in_other_modes_either(lab: Lab) -> None:
    """R-5.2.2-4: 7.20 with ZJBM and GXSJ, by time and by month, and as advice 7.16 so (E205)."""
    check, work, since = lab.verify("R-5.2.2-4"), stages.in_region(lab), lab.now() - modes.OLD
    for interface, key, value, advice in (("7.20", "ZJBM", work.zjbm, False), ("7.16", "SGID", work.sgid, True)):
        mine, foreign = (
            lab.client(one).fetch(interface, **{key: value}, GXSJ=since) for one in ("province", "province-other")
        )
        if shown(interface, mine, value):
            _judge(check, interface, mine, foreign, told=shown(interface, foreign, value), advice=advice)
        else:
            check.unverified(f"{interface} by key and time does not show it to its own province ({mine})",
                             f"{interface} 按编码及时间未向本省给出该数据({mine})", mine)  # fmt: skip
    provincial.nothing_elsewhere(check, lab)


@verifies("R-5.2.2-5", accounts=("province", "province-other"))
def test_a_province_reads_units_of_the_whole_country(lab: Lab) -> None:
    """R-5.2.2-5: 可以获取全国范围内所有类型单位的基础信息。7.19 for a unit that another province added."""
    check, site = lab.verify("R-5.2.2-5"), f"{lab.records.site('province-other')}^测试路9号"
    unit = lab.records.unit(ZCDZ=site, TXDZ=site)
    added = lab.client("province-other").send("7.17", unit)
    lab.accepted(added, "7.17", "R-7.17.3-1")
    own = stages.unit(lab, unit["XYDM"], "province-other")
    answer = lab.client("province").fetch("7.19", XYDM=unit["XYDM"])
    there = bool(reading.item("7.19", answer, XYDM=unit["XYDM"]))
    what = Text("7.19 for a unit of another province", "以 7.19 查询其他省份的单位")
    if not own:
        check.unverified("the province that added it can't read it either", "添加该单位的省份同样无法读取", added)
    else:
        check.must(there, what, Text("the unit", "该单位"), answer, added, answer)
        answer = lab.client("province").fetch("7.19", XYDM=unit["XYDM"], GXSJ=lab.now() - modes.OLD)
        what = Text("the same by code and time", "按代码及更新时间查询同一单位")
        check.must(
            bool(reading.item("7.19", answer, XYDM=unit["XYDM"])), what, Text("the unit", "该单位"), answer, answer
        )


def _regions_known(lab: Lab) -> None:
    """Two provinces whose regions are not told may have the same one."""
    if not all(lab.target.accounts[name].region for name in ("province", "province-other")):
        raise unverified("the target file does not give the `region` of both provincial accounts",
                         "目标文件未给出两个省级账户的 region")  # fmt: skip


def _other(lab: Lab) -> Work:
    """A lift in the region of the other province."""
    return stages.authorised(lab, SGDQ=lab.records.site("province-other"))


def _judge(check: Check, interface: str, mine: Answer, foreign: Answer, *, told: bool, advice: bool) -> None:
    what = Text(f"{interface} for what is in another region", f"以 {interface} 查询其他区域的数据")
    expected = Text("refused, or nothing of it", "拒绝或无相关数据")
    if not (foreign.success or foreign.refused):
        check.unverified(f"neither a refusal nor an answer: {foreign}", f"既非拒绝也非正常应答:{foreign}", foreign)
    elif advice:
        check.way("E205", "told" if told else "not told", what, mine, foreign, seen=foreign)
    else:
        check.must(not told, what, expected, foreign, mine, foreign)


def _a_unit_stays(lab: Lab, check: Check) -> None:
    answer = lab.client("province").ask(Request("DELETE", "/orgs", query=(("DWID", "9999999999999999999"),)))
    what = Text("DELETE on /orgs, of a unit that does not exist", "对 /orgs 使用 DELETE(单位不存在)")
    check.way("E207", "refused" if answer.refused else "accepted", what, answer, seen=answer)
