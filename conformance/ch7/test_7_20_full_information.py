"""7.20: full information of lifts, for provinces."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.claims.months import Months
from conformance.judging import items, reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import unverified
from conformance.records import lifelong, lifts, provincial, stages
from conformance.records.provincial import EVERYBODY, LIFT_MONTHS, LIFTS
from conformance.records.valid import NINE
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text


@verifies("R-7.20.1-1", accounts=EVERYBODY)
def test_a_lift_and_its_components_are_there(lab: Lab) -> None:
    """R-7.20.1-1: 电梯完整信息包括整机基础信息、部件基础信息…"""
    check, work = lab.verify("R-7.20.1-1"), provincial.fitted(lab)
    read, item = _read(lab, work.zjbm)
    for at, code, sent in (("ZJXX", "SBXH", [work.lift]), ("BJXX", "TBJBM", work.lift["BJXX"])):
        shown = reading.live(reading.section("7.20", item, at))
        for one in sent:
            what = Text(f"{code} in {at} of 7.20", f"7.20 的 {at} 中的 {code}")
            check.must(lifelong.told(shown, code, one), what, Text(one[code], one[code]), _number(shown), read)


@verifies("R-7.20.1-1", accounts=EVERYBODY)
def test_the_records_of_its_life_are_there(lab: Lab) -> None:
    """R-7.20.1-1: …安装/改造/修理结果、监督管理、使用、维护保养和整机保险追溯信息。 JYXX and ZHXX are left out there (E055, E195)."""
    check, made = lab.verify("R-7.20.1-1"), lifelong.known(lab)
    read, item = _read(lab, made.zjbm)
    works = _live(item, "SGXX")
    what, sent = (
        Text("the result of the installation in SGXX", "SGXX 中的安装结果"),
        Text("what was sent", "所提交的数据"),
    )
    check.must(lifelong.entered(works, made.sent["SGXX"]), what, sent, _number(works), read)
    for at in ("JDXX", "SYDWGLXX", "WBXX", "BXXX"):
        code, found = lifelong.MARKS[at], _live(item, at)
        what = Text(f"{code} of the record in {at}", f"{at} 中记录的 {code}")
        check.must(lifelong.told(found, code, made.sent[at]), what, sent, _number(found), read)
    inspected = lifelong.told(_live(item, "JYXX"), lifelong.MARKS["JYXX"], made.sent["JYXX"])
    check.way("E055", "there" if inspected else "left out", Text("an inspection in JYXX", "JYXX 中的检验信息"), read)
    recalls = _live(item, "ZHXX")
    what = Text("the recall of a component in ZHXX", "ZHXX 中的部件召回")
    recalled = lifelong.told(recalls, "ZHID", {"ZHID": made.zhid})
    check.way("E195", "shown" if recalled else "not shown", what, read, seen=f"{len(recalls)}")


def _live(item: reading.Item, at: str) -> list[reading.Item]:
    return reading.live(reading.section("7.20", item, at))


def _number(found: list[reading.Item]) -> Text:
    return Text(f"{len(found)} items", f"{len(found)} 条")


def _read(lab: Lab, zjbm: str) -> tuple[Answer, reading.Item]:
    read = provincial.read(lab, "7.20", zjbm)
    item = reading.lift("7.20", read, zjbm)
    if not item:
        raise unverified(
            f"7.20 does not give the lift ({read}); see R-7.20.3-1", f"7.20 未返回该电梯({read});参见 R-7.20.3-1"
        )
    return read, item


@verifies("R-7.20.1-2", accounts=EVERYBODY, limited=True)
def test_a_month_has_the_lifts_added_in_it(lab: Lab) -> None:
    """R-7.20.1-2: 按月份批量获取:传入月份,返回该月份新添加的电梯完整信息 (E173)。"""
    story = Months.of(lab, LIFT_MONTHS)
    account = story.young()
    story.record()
    parts = ("BJXX", "WBXX") if "report" in story.records else ()
    modes.month(lab.verify("R-7.20.1-2"), story, account, parts=parts)


@verifies("R-7.20.1-3", accounts=EVERYBODY, limited=True)
def test_months_are_for_the_first_three(lab: Lab) -> None:
    """R-7.20.1-3: 按月份批量获取仅用于数据初始化,在单位账户开通 3 个月内可用 (E170)。 No window is tested here (E159)."""
    modes.first_months(lab.verify("R-7.20.1-3"), Months.of(lab, LIFT_MONTHS))


@verifies("R-7.20.1-5", accounts=EVERYBODY)
def test_a_lift_is_given_by_its_code_without_limit(lab: Lab) -> None:
    """R-7.20.1-5: 按电梯整机编码获取,暂不限制调用频率。 A code that names nothing gives nothing (E152)."""
    check = lab.verify("R-7.20.1-5")
    zjbm = provincial.installation(lab).zjbm
    modes.unlimited(check, lab, "7.20", "province", zjbm)
    provincial.alone(check, lab, "7.20", zjbm)
    provincial.nothing(check, lab, "7.20", lab.scene.codes.lift())


@verifies("R-7.20.1-5", accounts=EVERYBODY)
def test_a_lift_is_given_as_it_is_now(lab: Lab) -> None:
    """R-7.20.1-5: 返回该电梯整机编码对应的电梯完整信息数据。 After 6.2 the new model and both components; of constructions its own
    alone."""
    check, work, other = lab.verify("R-7.20.1-5"), stages.declared(lab), stages.declared(lab)
    provincial.read(lab, "7.20", work.zjbm)
    parts = [lab.records.component(NINE[1], TBJLB="3520"), lab.records.component(NINE[2], TBJLB="3530")]
    sent = lifts.changed(lab, {**work.lift, "SBXH": MODEL, "BJXX": parts})
    changed = lab.accepted(lab.maker.send("6.2", sent), "6.2", "R-6.2.3-1")
    read = provincial.read(lab, "7.20", work.zjbm)
    whole = reading.lift("7.20", read, work.zjbm)
    model = next(iter(reading.section("7.20", whole, "ZJXX")), {}).get("SBXH")
    check.must(model == MODEL, Text("SBXH after 6.2", "6.2 之后的 SBXH"), Text(MODEL, MODEL), model, changed, read)
    shown = lifts.named(reading.live(reading.section("7.20", whole, "BJXX")))
    both = {part["TBJBM"] for part in parts} <= shown
    check.must(
        both,
        Text("BJXX after 6.2", "6.2 之后的 BJXX"),
        Text("both components", "两个部件"),
        sorted(shown),
        changed,
        read,
    )
    works = [str(one.get("SGID")) for one in reading.section("7.20", whole, "SGXX")]
    what, own = (
        Text("SGXX, after another lift's construction", "另一台电梯施工之后的 SGXX"),
        Text("its own alone", "仅含自身的施工"),
    )
    check.must(other.sgid not in works, what, own, ", ".join(works), read)


MODEL = "TKJ1600/2.0"
"""SBXH that 6.2 sends"""


@verifies("R-7.20.1-6", accounts=EVERYBODY, limited=True)
def test_an_increment_has_the_lifts_changed_since(lab: Lab) -> None:
    """R-7.20.1-6: 按最后更新时间批量获取:返回该时间之后产生的电梯及电梯部件信息更新数据,包括新增的电梯数据 (E056)。"""
    modes.newer(lab.verify("R-7.20.1-6"), Increments.of(lab, LIFTS))


@verifies("R-7.20.1-7", accounts=EVERYBODY, limited=True)
def test_increments_look_back_a_week(lab: Lab) -> None:
    """R-7.20.1-7: 最后更新时间必须在过去一周内至当前时间 (E165)。"""
    modes.lookback(lab.verify("R-7.20.1-7"), Increments.of(lab, LIFTS))


@verifies("R-7.20.1-8", accounts=EVERYBODY, limited=True)
def test_increments_lie_ten_minutes_apart(lab: Lab) -> None:
    """R-7.20.1-8: 按最后更新时间批量获取的调用间隔限制在 10 分钟以上 (E162)。"""
    modes.interval(lab.verify("R-7.20.1-8"), Increments.of(lab, LIFTS))


@verifies("R-7.20.1-9", accounts=EVERYBODY)
def test_a_lift_is_given_by_code_and_time(lab: Lab) -> None:
    """R-7.20.1-9: 按电梯整机编码及最后更新时间获取:如有晚于该时间的新数据则返回,暂不限制调用频率。"""
    check = lab.verify("R-7.20.1-9")
    modes.since(check, lab, LIFTS)
    modes.unlimited(check, lab, "7.20", "province", provincial.installation(lab).zjbm, GXSJ=lab.now() - modes.OLD)


@verifies("R-7.20.2-1", accounts=EVERYBODY)
def test_a_lift_with_all_its_records_follows_table_40(lab: Lab) -> None:
    """R-7.20.2-1: 返回的电梯完整信息应符合表 40 的规定 (E006, E007, E011, E022, E039, E047, E048, E111)。"""
    for zjbm in (lifelong.known(lab).zjbm, provincial.fitted(lab).zjbm):
        read, _ = _read(lab, zjbm)
        items.follow(lab.verify("R-7.20.2-1"), "7.20", read.items, read)


@verifies("R-7.20.2-1", accounts=EVERYBODY, limited=True)
def test_lists_of_lifts_follow_table_40(lab: Lab) -> None:
    """R-7.20.2-1: of an increment, whose items may hold the changed parts only (E056)."""
    modes.list_follows(lab.verify("R-7.20.2-1"), Increments.of(lab, LIFTS).opening()[0], "faults")


@verifies("R-7.20.2-2", accounts=EVERYBODY)
def test_codes_of_lifts_are_of_their_lists(lab: Lab) -> None:
    """R-7.20.2-2: 数据变更类型、电梯使用状态、电梯部件类别取各自编码;电梯信息是否完整为布尔值。"""
    check = lab.verify("R-7.20.2-2")
    for zjbm in (lifelong.known(lab).zjbm, provincial.fitted(lab).zjbm):
        read, item = _read(lab, zjbm)
        for code in ("BGLX", "SYZT", "TBJLB"):
            if any(code in part.known for part in items.parts(reading.table_of("7.20"), item)):
                items.listed(check, "7.20", [item], code, read)
        inner = next(iter(reading.section("7.20", item, "ZJXX")), {})
        flag = inner.get("DTXXWZ", item.get("DTXXWZ"))
        what, expected = (
            Text("DTXXWZ of 7.20", "7.20 的 DTXXWZ"),
            Text("true or false, or absent", "true、false 或缺失"),
        )
        check.must(flag in items.EMPTY or str(flag).lower() in items.BOOLEANS, what, expected, flag, read)


@verifies("R-7.20.2-2", accounts=EVERYBODY, limited=True)
def test_reformed_lifts_are_shown_when_asked_for(lab: Lab) -> None:
    """R-7.20.2-2: 包含已被改造电梯信息的默认值为 false (E155); found in a note, so a WARN at most。"""
    story, check = Months.of(lab, LIFT_MONTHS), lab.verify("R-7.20.2-2")
    young, old = story.young(), story.record("old")
    without, included = story.over(young), story.over(young, BHGZ="true")
    if not (included.success and included.holds(old) and without.success):
        if story.settled and included.success and without.success and not included.full:
            what = Text("by month with BHGZ=true, after a reform", "改造后带 BHGZ=true 按月调用")
            check.must(
                False, what, Text("with the lift that was reformed", "含被改造的电梯"), included, included.answer
            )
            return
        if not story.settled:
            raise story.wait(included)
        check.unverified(f"the month may be incomplete or refused ({included}; E173)",
                         f"该月份可能尚不完整或被拒绝({included};E173)", included.answer)  # fmt: skip
        return
    what = Text("by month without BHGZ, after a reform", "改造后不带 BHGZ 按月调用")
    expected = Text("without the lift that was reformed", "不含被改造的电梯")
    check.must(not without.holds(old), what, expected, without, included.answer, without.answer)


@verifies("R-7.20.3-1", accounts=EVERYBODY)
def test_a_lift_of_the_region_is_fetched_at_its_path(lab: Lab) -> None:
    """R-7.20.3-1: 省级系统获取电梯完整信息使用 GET /api/tp/v1/lifts/administrative。"""
    zjbm = provincial.installation(lab).zjbm
    check, what = lab.verify("R-7.20.3-1"), Text("7.20 with a lift of the region", "以本区域电梯调用 7.20")
    read = provincial.read(lab, "7.20", zjbm)
    if check.must(read.success, what, ACCEPTED, read, read):
        check.must(bool(reading.lift("7.20", read, zjbm)), what, Text("the lift", "返回该电梯"), read, read)
        check.usual(200, what, read)
