"""6.13: units for enterprises, by their credit code and by month, at the path of that role (E060)."""

from __future__ import annotations

from conformance.claims import modes, uplinks
from conformance.claims.months import Months
from conformance.claims.observed import shown
from conformance.judging import items, reading
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check
from conformance.records import plans
from conformance.records.plans import UNIT_MONTHS, UNITS
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.codes import ZZLB_ENTERPRISE
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

MAKER, WITH_PROVINCE = "manufacturer", ("manufacturer", "province")


@verifies("R-6.13.1-1", "R-6.13.3-1")
def test_a_unit_of_each_kind_is_returned(lab: Lab) -> None:
    """R-6.13.1-1: 电梯部件制造单位、电梯施工单位和电梯使用单位. R-6.13.3-1: GET /api/tp/v1/lifts/orgs with the XYDM of one."""
    kinds, endpoint, known = lab.verify("R-6.13.1-1"), lab.verify("R-6.13.3-1"), plans.units_at_hand(lab)
    first = plans.a_unit(lab)
    for kind, text in plans.KINDS.items():
        if kind not in known:
            kinds.unverified(f"no code of {text.en} is at hand: give one in [data.organisations]",
                             f"没有{text.zh}的代码:请在 [data.organisations] 中配置")  # fmt: skip
            continue
        read = _fetch(lab, known[kind])
        _returned(kinds, read, known[kind], text)
        if known[kind] == first:
            _returned(endpoint, read, first, text)
            endpoint.usual(200, Text("GET with XYDM", "带 XYDM 的 GET"), read)


@verifies("R-6.13.1-5", accounts=WITH_PROVINCE)
def test_a_unit_is_given_as_it_is_now(lab: Lab) -> None:
    """R-6.13.1-5: 返回该统一社会信用代码对应的单位信息: what 7.17 and then 7.18 told of it; 创建时间 stays, 更新时间 goes on."""
    check, unit = lab.verify("R-6.13.1-5"), lab.records.unit(DWLB="INSTITUTION")
    lab.accepted(lab.client("province").send("7.17", unit), "7.17", "R-7.17.3-1")
    reads = [_fetch(lab, unit["XYDM"])]
    lab.scene.clock.until(lab.now() + 2500)
    plans.change_unit(lab, unit)
    reads.append(_fetch(lab, unit["XYDM"]))
    old, new = (reading.item("6.13", read, XYDM=unit["XYDM"]) for read in reads)
    if not old or not new:
        return check.unverified("6.13 does not show a unit that 7.17 added; see R-6.13.1-1",
                                "6.13 未返回 7.17 添加的单位;参见 R-6.13.1-1", *reads)  # fmt: skip
    uplinks.read_back(check, TABLES[16], unit, old, reads[0])
    uplinks.read_back(check, TABLES[16], {**unit, "LXRXM": "郑工"}, new, reads[1])
    made, changed, still, later = (milliseconds(item.get(code)) for item in (old, new) for code in ("CJSJ", "GXSJ"))
    if made is not None and changed is not None and later is not None:  # E038
        what = Text("CJSJ and GXSJ after 7.18", "7.18 之后的 CJSJ 和 GXSJ")
        expected = Text("CJSJ as before, GXSJ later", "CJSJ 不变,GXSJ 更晚")
        check.must(made == still and later > changed, what, expected, (made, changed, still, later), *reads)
    return None


@verifies("R-6.13.1-2", accounts=WITH_PROVINCE, limited=True)
def test_the_units_added_in_a_month(lab: Lab) -> None:
    """R-6.13.1-2: 返回该月份新添加到平台的单位基础信息; E018, E139, E173."""
    story = Months.of(lab, UNIT_MONTHS)
    modes.month(lab.verify("R-6.13.1-2"), story, story.young())


@verifies("R-6.13.1-3", limited=True)
def test_the_month_mode_is_for_young_accounts(lab: Lab) -> None:
    """R-6.13.1-3: 在单位账户开通 3 个月内可用; E159, E170."""
    modes.first_months(lab.verify("R-6.13.1-3"), Months.of(lab, UNIT_MONTHS))


@verifies("R-6.13.1-5")
def test_the_unit_that_is_asked_for_without_a_limit(lab: Lab) -> None:
    """R-6.13.1-5: 返回该单位信息,暂不限制调用频率; an unknown XYDM gives no record (E152, E164)."""
    xydm, check = plans.a_unit(lab), lab.verify("R-6.13.1-5")
    modes.unlimited(check, lab, "6.13", MAKER, xydm)
    read = _fetch(lab, xydm)
    others = [str(item.get("XYDM")) for item in reading.items("6.13", read) if str(item.get("XYDM")) != xydm]
    what = Text("6.13 with the XYDM of a unit", "以单位的 XYDM 调用 6.13")
    check.must(not others, what, Text("no other unit", "不含其他单位"), ", ".join(others) or read, read)
    unknown = _fetch(lab, lab.records.codes.unit())
    nothing = unknown.refused or (unknown.success and not any("DWID" in one for one in reading.items("6.13", unknown)))
    if shown("6.13", read, xydm):
        what = Text("6.13 with an unknown XYDM", "以未知的 XYDM 调用 6.13")
        check.must(nothing, what, modes.NOTHING, unknown, read, unknown)


@verifies("R-6.13.1-9", accounts=WITH_PROVINCE)
def test_key_and_time(lab: Lab) -> None:
    """R-6.13.1-9: 有晚于该时间的新数据则返回,暂不限制调用频率; E152, E164, E166."""
    check = lab.verify("R-6.13.1-9")
    modes.since(check, lab, UNITS)
    modes.unlimited(check, lab, "6.13", MAKER, plans.a_unit(lab), GXSJ=lab.now() - modes.OLD)


@verifies("R-6.13.2-1")
def test_units_follow_table_16(lab: Lab) -> None:
    """R-6.13.2-1: 表 16, with E038 and E115; of each unit at hand."""
    check, first = lab.verify("R-6.13.2-1"), plans.a_unit(lab)
    for xydm in dict.fromkeys((first, *plans.units_at_hand(lab).values())):
        read = _known(lab, check, xydm)
        if read is not None:
            items.follow(check, "6.13", read.items, read)


@verifies("R-6.13.2-2", accounts=("province",), limited=True)
def test_a_unit_without_a_code_gets_one(lab: Lab) -> None:
    """R-6.13.2-2: 平台自动为其生成一个编码; 7.17 may want XYDM all the same (E114). It is found by its name in the current
    month of 7.19, which may be incomplete (E173)."""
    check, record = lab.verify("R-6.13.2-2"), without(lab.records.unit(DWLB="INSTITUTION"), "XYDM")
    added = lab.client("province").send("7.17", record)
    what = Text("7.17 without XYDM", "不含 XYDM 的 7.17")
    if not added.success:
        control = lab.client("province").send("7.17", lab.records.unit())
        lab.accepted(control, "7.17", "R-7.17.3-1")
        check.way("E114", "refused", what, control, added)
        return
    found, answer = plans.unit_of_this_month(lab, DWMC=record["DWMC"])
    if not found:
        return check.unverified(f"the unit is not in the current month of 7.19 ({answer}; E173)",
                                f"7.19 的当前月份中没有该单位({answer};E173)", added, answer)  # fmt: skip
    code = found.get("XYDM")
    check.way("E114", "made up" if code else f"XYDM {code!r}", what, added, answer)


@verifies("R-6.13.2-3")
def test_the_categories_of_units(lab: Lab) -> None:
    """R-6.13.2-3: DWLB is one of four; one ZZLB at least is of the five."""
    check, first = lab.verify("R-6.13.2-3"), plans.a_unit(lab)
    for xydm in dict.fromkeys((first, *plans.units_at_hand(lab).values())):
        read = _known(lab, check, xydm)
        if read is not None:
            _categories(check, read, xydm)


def _fetch(lab: Lab, xydm: str) -> Answer:
    return lab.client(MAKER).fetch("6.13", XYDM=xydm)


def _returned(check: Check, read: Answer, xydm: str, kind: Text) -> None:
    what = Text(f"6.13 with the XYDM of {kind.en}", f"以{kind.zh}的 XYDM 调用 6.13")
    check.must(shown("6.13", read, xydm), what, Text("that unit", "该单位"), read, read)


def _known(lab: Lab, check: Check, xydm: str) -> Answer | None:
    """The answer that shows a unit; None if it doesn't, which is for another requirement."""
    read = _fetch(lab, xydm)
    if shown("6.13", read, xydm):
        return read
    check.unverified("6.13 does not give the unit; see R-6.13.1-1", "6.13 未返回该单位;参见 R-6.13.1-1", read)
    return None


def _categories(check: Check, read: Answer, xydm: str) -> None:
    if any(one.get("DWLB") not in (None, "") for one in reading.items("6.13", read)):
        items.listed(check, "6.13", read.items, "DWLB", read)
    unit = reading.item("6.13", read, XYDM=xydm)
    kinds = [str(one["ZZLB"]) for one in reading.section("6.13", unit, "ZZXX") if one.get("ZZLB") not in (None, "")]
    if not kinds:
        return check.unverified("the unit has no ZZLB (E115)", "该单位没有 ZZLB(E115)", read)
    what, five = Text("ZZLB of a unit", "单位的 ZZLB"), " ".join(ZZLB_ENTERPRISE.values)
    wanted = Text(f"at least one of {five}", f"至少一个为 {five}")
    check.must(any(kind in ZZLB_ENTERPRISE.values for kind in kinds), what, wanted, ", ".join(kinds), read)
    taken = "five" if all(kind in ZZLB_ENTERPRISE.values for kind in kinds) else "others"
    check.way("E208", taken, what, read, seen=", ".join(kinds))
    return None
