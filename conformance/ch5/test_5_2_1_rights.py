"""5.2.1: what enterprises report, and what they may fetch."""

from __future__ import annotations

from contextlib import suppress

from conformance.ch5.shown import NOTHING, fetched, gone, reported
from conformance.claims import modes
from conformance.claims.increments import DAY, Increments
from conformance.claims.months import Months
from conformance.judging import reading
from conformance.judging.verify import Check, Stop
from conformance.records import effects, notices, plans, stages
from conformance.records.valid import Record
from conformance.running.lab import Lab, has, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

BOTH = ("manufacturer", "manufacturer-other")


@verifies("R-5.2.1-1")
def test_a_manufacturer_reports_lifts_constructions_and_recalls(lab: Lab) -> None:
    """R-5.2.1-1: 上报电梯制造信息、电梯施工基础信息和电梯召回完成信息。6.1, 6.4 and 6.14; a constructor should not be let do
    what is not its own (E201)."""
    check = lab.verify("R-5.2.1-1")
    if reported(lab, check, "6.1", "6.4", "6.14") and _two_companies(lab):
        recall = lab.records.recall(lab.records.component())
        for interface, content in (("6.1", lab.records.lift()), ("6.14", [recall])):
            _not_for(check, interface, CONSTRUCTOR, lab.client("constructor").send(interface, content))


@verifies("R-5.2.1-2")
def test_what_a_manufacturer_reports_is_modified_and_revoked(lab: Lab) -> None:
    """R-5.2.1-2: 均可以添加、修改和撤销。6.1–6.6 and 6.14–6.16 in turn (E202, E249)."""
    check = lab.verify("R-5.2.1-2")
    reported(lab, check, "6.1", "6.2", "6.14", "6.15")
    _a_lift_goes(lab, check)
    _a_construction_goes(lab, check)
    answer, after = effects.revoked_recall(lab)
    gone(check, "6.16", answer, before=effects.effect(lab, "6.14").single, after=after)


@verifies("R-5.2.1-3", accounts=("manufacturer", "constructor"))
def test_a_constructor_reports_constructions_and_results(lab: Lab) -> None:
    """R-5.2.1-3: 上报施工基础信息和施工结果信息。6.5 and 6.7; a manufacturer should not be let overwrite a result (E201)."""
    check = lab.verify("R-5.2.1-3")
    if reported(lab, check, "6.5", "6.7") and _two_companies(lab):
        with suppress(Stop):  # what would have shown more
            work = stages.entered(lab)
            _not_for(check, "6.7", MANUFACTURER, lab.maker.send("6.7", stages.result(lab, work)))


@verifies("R-5.2.1-4")
def test_a_manufacturer_fetches(lab: Lab) -> None:
    """R-5.2.1-4: 可获取数据修改通知、施工基础信息、电梯完整信息和单位基础信息。6.9, 6.10, 6.12 and 6.13."""
    check, client = lab.verify("R-5.2.1-4"), lab.maker
    zjbm = lab.shared("an authorised lift", stages.authorised).zjbm
    notices = client.fetch("6.9")
    empty = notices.data in NOTHING or all("TZID" in one for one in reading.items("6.9", notices))
    fetched(check, "6.9", notices, there=empty, expected=False)
    work, lift = client.fetch("6.10", ZJBM=zjbm), lab.read(zjbm)
    fetched(check, "6.10", work, there=bool(reading.item("6.10", work, ZJBM=zjbm)))
    fetched(check, "6.12", lift, there=has(lift, zjbm))
    _a_unit(lab, check, "manufacturer")


@verifies("R-5.2.1-5", accounts=("manufacturer", "constructor"))
def test_a_constructor_fetches(lab: Lab) -> None:
    """R-5.2.1-5: 可获取施工基础信息、施工结果录入通知和单位基础信息。6.10, 6.11 (of an installation, E182) and 6.13."""
    check, client, work = lab.verify("R-5.2.1-5"), lab.client("constructor"), stages.in_region(lab)
    shown, notices = client.fetch("6.10", ZJBM=work.zjbm), client.fetch("6.11")
    fetched(check, "6.10", shown, there=bool(reading.item("6.10", shown, SGID=work.sgid)))
    told = bool(reading.item("6.11", notices, SGID=work.sgid))
    fetched(check, "6.11", notices, there=told, expected=False)  # when notices arise is not said (E189)
    _a_unit(lab, check, "constructor")


@verifies("R-5.2.1-6")
def test_a_manufacturer_fetches_full_information(lab: Lab) -> None:
    """R-5.2.1-6: 制造单位可以通过数据接口获取电梯完整信息。6.12 by ZJBM; the constructor of the lift may not (E201)."""
    check, zjbm = lab.verify("R-5.2.1-6"), lab.shared("an authorised lift", stages.authorised).zjbm
    read = lab.read(zjbm)
    if fetched(check, "6.12", read, there=has(read, zjbm)) and _two_companies(lab):
        other = lab.read(zjbm, "constructor")
        _not_for(check, "6.12", CONSTRUCTOR, other, told=has(other, zjbm))


@verifies("R-5.2.1-7", accounts=BOTH, limited=True)
def test_a_manufacturer_does_not_read_the_lift_of_another(lab: Lab) -> None:
    """R-5.2.1-7: 无权限获取其他单位的电梯信息。By ZJBM, with a time too, and in the lists of 6.12. Both read their
    own lift first; refusal and empty answer both pass (E204, E152)."""
    check = lab.verify("R-5.2.1-7")
    mine, theirs = lab.new_lift()["ZJBM"], lab.new_lift("manufacturer-other")["ZJBM"]
    own, others_own = lab.read(mine), lab.read(theirs, "manufacturer-other")
    if not has(own, mine) or not has(others_own, theirs):
        return check.unverified("one of the two manufacturers can't read its own lift by 6.12",
                                "两个制造单位之一无法通过 6.12 读取自己的电梯", own, others_own)  # fmt: skip
    past = lab.now() - 3_600_000
    timed = lab.client("manufacturer-other").fetch("6.12", ZJBM=mine, GXSJ=past)
    for owner, other, key in (
        (own, lab.read(mine, "manufacturer-other"), mine), (others_own, lab.read(theirs), theirs), (own, timed, mine),
    ):  # fmt: skip
        _not_told(check, "6.12", str(key), owner, other)
    updates, months = Increments.of(lab, plans.LIFTS), Months.of(lab, plans.LIFT_MONTHS)
    modes.nothing_elsewhere(check, updates, months, "manufacturer", BHGZ="true")
    return None


@verifies("R-5.2.1-7", accounts=BOTH)
def test_a_manufacturer_does_not_read_the_constructions_of_another(lab: Lab) -> None:
    """R-5.2.1-7: 6.10 by the ZJBM of another's lift, and its list of what is new, do not hold it."""
    check, work = lab.verify("R-5.2.1-7"), lab.shared("an authorised lift", stages.authorised)
    past = lab.now() - DAY
    for query in ({"ZJBM": work.zjbm}, {}, {"GXSJ": past}, {"ZJBM": work.zjbm, "GXSJ": past}):
        own, other = lab.maker.fetch("6.10", **query), lab.client("manufacturer-other").fetch("6.10", **query)
        if reading.item("6.10", own, ZJBM=work.zjbm):
            _not_told(check, "6.10", work.zjbm, own, other)
        else:
            check.unverified(f"6.10 does not show it to its own manufacturer ({own})",
                             f"6.10 未向其制造单位给出该施工信息({own})", own)  # fmt: skip


@verifies("R-5.2.1-7", accounts=(*BOTH, "constructor", "province"))
def test_a_manufacturer_does_not_read_the_notices_of_another(lab: Lab) -> None:
    """R-5.2.1-7: 6.9 of another manufacturer does not hold the notice that unlocking after a failed inspection made."""
    check, work = lab.verify("R-5.2.1-7"), lab.shared("a failed lift", notices.failed)
    own, other = lab.maker.fetch("6.9"), lab.client("manufacturer-other").fetch("6.9")
    if work.zjbm in str(own.data):
        _not_told(check, "6.9", work.zjbm, own, other)
        timed = lab.client("manufacturer-other").fetch("6.9", CJSJ=lab.now() - DAY)
        _not_told(check, "6.9", work.zjbm, own, timed)
    else:  # whether a notice arises is not said (E189); the other tests show the rest
        check.must(work.zjbm not in str(other.data), _foreign("6.9"), NOT_TOLD, other, own, other)


def _two_companies(lab: Lab) -> bool:
    """Whether a manufacturer and a constructor are there that are not one company; a company may be both."""
    accounts = lab.target.accounts
    return {"manufacturer", "constructor"} <= accounts.keys() and (
        accounts["manufacturer"].xydm != accounts["constructor"].xydm
    )


def _not_for(check: Check, interface: str, who: Text, answer: Answer, *, told: bool = True) -> None:
    """What the one kind of enterprise was seen to do by right, the other is refused. `told`: the answer tells something."""
    what = Text(f"{interface} with the certificate of a {who.en}", f"以{who.zh}的证书调用 {interface}")
    check.way("E201", "refused" if answer.success and not told else answer.outcome, what, answer, seen=answer)


MANUFACTURER, CONSTRUCTOR = Text("manufacturer", "制造单位"), Text("constructor", "施工单位")


def _not_told(check: Check, interface: str, key: str, own: Answer, other: Answer) -> None:
    """What the owner reads the other one does not. An answer that is neither is no proof."""
    told = key in other.body.decode("utf-8", "replace")
    if other.success and told:
        check.must(not _names(other, key), _foreign(interface), NOT_TOLD, other, own, other)
    elif other.success or other.refused:
        check.must(True, _foreign(interface), NOT_TOLD, other, own, other)
    else:
        check.unverified(f"neither a refusal nor an answer: {other}", f"既非拒绝也非正常应答:{other}", own, other)


def _names(answer: Answer, key: str) -> bool:
    return key in str(answer.data)


def _foreign(interface: str) -> Text:
    return Text(f"{interface} for what is another manufacturer's", f"以 {interface} 查询其他制造单位的数据")


NOT_TOLD = Text("refused, or nothing of it", "拒绝或无相关数据")


def _a_unit(lab: Lab, check: Check, account: str) -> None:
    """6.13 for a unit by its key (E208): a maker of components that the target file names, else a constructor."""
    xydm = lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor")
    answer = lab.client(account).fetch("6.13", XYDM=xydm)
    named = "COMPONENT_MANUFACTURE" in lab.target.organisations
    fetched(check, "6.13", answer, there=bool(reading.item("6.13", answer, XYDM=xydm)), expected=named)


def _a_lift_goes(lab: Lab, check: Check) -> None:
    zjbm = lab.new_lift()["ZJBM"]
    before, answer = has(lab.read(zjbm), zjbm), lab.maker.revoke("6.3", str(zjbm))
    gone(check, "6.3", answer, before=before, after=_live(lift_of(lab.read(zjbm), zjbm)))


def _a_construction_goes(lab: Lab, check: Check) -> None:
    """6.4, 6.5 and 6.6 by the manufacturer, who sends SFGZ=false (E117)."""
    work = stages.authorised(lab)
    version = reading.version(stages.construction(lab, work))
    put = lab.maker.send("6.5", {"SGID": work.sgid, **work.record, "SFGZ": False, "SYDWMC": NEW, **version})
    if not put.success and not version:
        return check.unverified(f"6.5 is refused ({put}), and 6.10 shows no version that could be sent",
                                f"6.5 被拒绝({put}),且 6.10 未给出数据版本", put)  # fmt: skip
    shown = stages.construction(lab, work)
    what = Text("6.5 by the manufacturer with another SYDWMC", "制造单位通过 6.5 修改 SYDWMC")
    changed = shown.get("SYDWMC") == NEW
    check.must(
        put.success and changed,
        what,
        Text(f"SYDWMC {NEW}", f"SYDWMC 为 {NEW}"),
        put if changed else Text(f"{put}, unchanged", f"{put},未修改"),
        put,
    )
    answer = lab.maker.revoke("6.6", work.sgid)
    gone(check, "6.6", answer, before=bool(shown), after=_live(stages.construction(lab, work)))
    return None


NEW = "另一使用单位"


def _live(item: Record) -> bool:
    return bool(item) and item.get("BGLX") != "DELETE"
