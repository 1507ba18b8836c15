"""6.1: adding the manufacture data of a lift."""

from __future__ import annotations

from typing import Any

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import reading, rows
from conformance.judging.excuses import excuse
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control, changing, leaving_out
from conformance.records import lifts, varieties
from conformance.records.valid import DAY, NINE, without
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from mockplatform.spec.codes import FTGZLX, GZHJ, TBJLB
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[4]


@verifies("R-6.1.3-1", "R-5.3.5.10-2")
def test_a_lift_is_added_and_can_be_read(lab: Lab) -> None:
    """R-6.1.3-1: 添加电梯制造信息使用 POST /api/tp/v1/lifts。A server that takes names for SBLB and SBPZ is not failed (E090)."""
    record = lab.records.lift(BJXX=[lab.records.component()])
    added = lab.add(record)
    excuse(added)
    what = Text("POST a traction lift with a component", "POST 一台带部件的曳引电梯")
    check, advice = lab.verify("R-6.1.3-1"), lab.verify("R-5.3.5.10-2")
    if not check.must(added.success, what, ACCEPTED, added, added):
        return advice.unverified("no POST succeeded", "没有成功的 POST", added)
    read = lab.read(record["ZJBM"])
    found = Text(f"a lift with ZJBM {record['ZJBM']}", f"ZJBM 为 {record['ZJBM']} 的电梯")
    back = Text("read it back by 6.12", "通过 6.12 读回")
    if not check.must(has(read, record["ZJBM"]), back, found, read, added, read):
        return advice.unverified("no POST had an effect", "没有生效的 POST", added, read)
    usual_status(check, "6.1", added)
    advice.usual(201, what, added, "E066")
    return None


@verifies("R-6.1.3-1")
def test_a_lift_that_is_added_again_stands_once(lab: Lab) -> None:
    """R-6.1.3-1, E143: what a second POST of a ZJBM does is not said; 6.12 shows the lift once then."""
    check, record = lab.verify("R-6.1.3-1"), lab.new_lift()
    lab.stored(record)
    before = lab.read(record["ZJBM"])
    again = lab.add({**record, "SBXH": "TKJ1000/1.6"})
    after = lab.read(record["ZJBM"])
    check.way("E143", again.outcome, Text("a second POST of one ZJBM", "再次 POST 同一 ZJBM"), again, seen=again)
    once, now = (len(reading.live(list(reading.of_lift("6.12", read, record["ZJBM"])))) for read in (before, after))
    what = Text("the items of that lift in 6.12", "6.12 中该电梯的条数")
    check.must(now == once, what, Text(f"as before, {once}", f"与之前相同,{once}"), now, before, again, after)


@verifies("R-6.1.1-1")
def test_a_lift_with_all_nine_kinds_of_components(lab: Lab) -> None:
    """R-6.1.1-1: 部件信息包括 9 类部件。How a kind is called is not said: names other than ours are no fault (E091, E245)."""
    check = lab.verify("R-6.1.1-1")
    parts = [lab.records.component(kind) for kind in NINE]
    record = lab.records.lift(BJXX=parts)
    added = lab.add(record)
    excuse(added)
    what = Text("POST a lift with all nine components", "POST 一台带 9 类部件的电梯")
    if check.must(added.success, what, ACCEPTED, added, added):
        lab.stored(record)
        read = lab.read(record["ZJBM"])
        seen, sent = lifts.named(lifts.components(read, record["ZJBM"])), lifts.named(parts)
        what = Text("the components as read back", "读回的部件")
        check.must(seen == sent, what, Text("the nine that were sent", "所提交的 9 个部件"), sorted(seen), added, read)


@verifies("R-6.1.2-1")
def test_each_element_that_every_reading_demands(lab: Lab) -> None:
    """R-6.1.2-1, E103: the rows of Table 4 that are M for every lift, each left out in turn."""
    uplinks.left_out(lab.verify("R-6.1.2-1"), _control(lab), "6.1")


@verifies("R-6.1.2-1")
def test_each_element_of_a_component(lab: Lab) -> None:
    """R-6.1.2-1, E107: components may be left out, their M elements may not."""
    control = _control(lab, with_part=True)
    uplinks.left_out(lab.verify("R-6.1.2-1"), control, "6.1", at="BJXX")


@verifies("R-6.1.2-1")
def test_an_element_of_the_last_component(lab: Lab) -> None:
    """R-6.1.2-1: what is demanded of the first component is demanded of each."""
    part = lab.records.component
    control = lab.accepts(lambda: lab.maker.request("6.1", lab.records.lift(BJXX=[part(), part(), part()])))
    what = Text("POST /lifts without TBJXSSYBH of the third component", "POST /lifts,第三个部件不含 TBJXSSYBH")
    defect = changing(BJXX=[part(), part(), without(part(), "TBJXSSYBH")])
    control.refuses(lab.verify("R-6.1.2-1"), what, defect, names=rows.names(TABLE, "TBJXSSYBH", "BJXX"))


@verifies("R-6.1.2-1")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.1.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit, letters in numbers and dates."""
    check = lab.verify("R-6.1.2-1")
    uplinks.out_of_form(check, _control(lab), "6.1")
    uplinks.out_of_form(check, _control(lab, with_part=True), "6.1", at="BJXX")
    uplinks.wrong_type(check, uplinks.control(lab, "6.1", "manufacturer", lab.records.escalator), "6.1")


@verifies("R-6.1.2-1")
def test_elements_that_may_be_left_out_and_what_is_read_back(lab: Lab) -> None:
    """R-6.1.2-1: without GZHJ, BJXX and two of the three speeds → SUCCESS; values come back as they were sent."""
    check = lab.verify("R-6.1.2-1")
    record = without(lab.records.lift(), "GZHJ", "TSXSD", "TXXSD")
    added = lab.add(record)
    excuse(added)
    what = Text("POST without GZHJ, BJXX, TSXSD and TXXSD", "POST 时不含 GZHJ、BJXX、TSXSD、TXXSD")
    if check.must(added.success, what, ACCEPTED, added, added):
        lifts.read_back(check, lab, TABLE, record, added)


@verifies("R-6.1.2-1")
def test_every_element_of_a_lift_and_of_an_escalator_is_read_back(lab: Lab) -> None:
    """R-6.1.2-1: a lift with components, one of them without TBJLB, and an escalator come back as they were sent."""
    check, parts = lab.verify("R-6.1.2-1"), [lab.records.component(), lab.records.component("层门", TBJLB="3510")]
    for record, kind in ((lab.records.lift(BJXX=parts), "lift"), (lab.records.escalator(), "escalator")):
        added = lab.add(record)
        excuse(added)
        what = Text(f"POST {kind} with every element that applies", f"POST 含全部适用数据元的设备({kind})")
        if check.must(added.success, what, ACCEPTED, added, added):
            lifts.read_back(check, lab, TABLE, record, added)


@verifies("R-6.1.2-1")
def test_equipment_of_each_variety_is_read_back(lab: Lab) -> None:
    """R-6.1.2-1: goods lifts, hydraulic lifts, escalators, moving walks and the others, with the rows that they have (E103)."""
    check = lab.verify("R-6.1.2-1")
    for one, record, added in varieties.added(lab):
        what = Text(
            f"POST with SBPZ={one.sbpz} and every element that applies", f"POST,SBPZ={one.sbpz},含全部适用数据元"
        )
        if check.must(added.success, what, ACCEPTED, added, added):
            lifts.read_back(check, lab, TABLE, record, added)
    lift = lab.new_lift()
    lifts.read_back(check, lab, TABLE, lift, lab.read(lift["ZJBM"]))


@verifies("R-6.1.2-1")
def test_records_of_a_batch_keep_their_own_data(lab: Lab) -> None:
    """R-6.1.2-1: a lift and an escalator in one array, each with the rows of its own variety and its own components, come
    back as each was sent; the two are accepted one by one first."""
    for record in (lab.records.lift(), lab.records.escalator()):
        excuse(lab.add(record))
    parts = [lab.records.component(), lab.records.component("层门", TBJXH="CM7", TBZZRQ=lab.records.made + 9 * DAY)]
    batch = [lab.records.lift(BJXX=parts[:1]), lab.records.escalator(SBXH="FT5", BJXX=parts[1:])]
    check, added = lab.verify("R-6.1.2-1"), lab.add(*batch, single=False)
    if check.must(
        added.success, Text("POST of a lift and an escalator", "POST 一台电梯和一台自动扶梯"), ACCEPTED, added, added
    ):
        for record in batch:
            lifts.read_back(check, lab, TABLE, record, added)


@verifies("R-6.1.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.1.2-1: of two lifts the first, and then the second, lacks an element."""
    control = uplinks.control(lab, "6.1", "manufacturer", lambda: [lab.records.lift(), lab.records.lift()])
    uplinks.left_out_of(lab.verify("R-6.1.2-1"), control, "6.1", "XSSYBH")


@verifies("R-6.1.2-2")
def test_a_lift_without_a_speed(lab: Lab) -> None:
    """R-6.1.2-2, note 8: 3 项内容应至少填 1 项 (E104)."""
    what = Text("POST without TSD, TSXSD and TXXSD", "POST 时不含 TSD、TSXSD、TXXSD")
    speeds = ("TSD", "TSXSD", "TXXSD")
    names = frozenset().union(*(rows.names(TABLE, code) for code in speeds))
    _control(lab).refuses(lab.verify("R-6.1.2-2"), what, leaving_out(*speeds), names=names)


@verifies("R-6.1.2-3")
def test_the_kinds_of_duty_of_an_escalator(lab: Lab) -> None:
    """R-6.1.2-3, note 10: GENERAL or PUBLIC_TRANSIT."""
    check = lab.verify("R-6.1.2-3")
    control = uplinks.control(lab, "6.1", "manufacturer", lab.records.escalator)
    uplinks.not_in_list(check, control, "6.1", "FTGZLX")
    for value in FTGZLX.values:
        uplinks.accepted(check, lab.maker, "6.1", lab.records.escalator(FTGZLX=value), _with("FTGZLX", value))


@verifies("R-6.1.2-4")
def test_the_surroundings_of_a_lift(lab: Lab) -> None:
    """R-6.1.2-4, note 11: INDOOR or OUTDOOR."""
    check = lab.verify("R-6.1.2-4")
    uplinks.not_in_list(check, _control(lab), "6.1", "GZHJ")
    for value in GZHJ.values:
        uplinks.accepted(check, lab.maker, "6.1", lab.records.lift(GZHJ=value), _with("GZHJ", value))


@verifies("R-6.1.2-5")
def test_the_categories_of_components(lab: Lab) -> None:
    """R-6.1.2-5, note 13: 3500, 3510, 3520, 3530, 3540 or 3550, any of them with any kind (E245)."""
    check = lab.verify("R-6.1.2-5")
    control = _control(lab, with_part=True)
    uplinks.not_in_list(check, control, "6.1", "TBJLB", "9999", at="BJXX")
    kinds = {"3500": "层门", "3510": "层门", "3520": "安全钳", "3530": "缓冲器", "3540": "门锁装置", "3550": "门锁装置"}
    parts = [lab.records.component(kinds[value], TBJLB=value) for value in TBJLB.values]
    uplinks.accepted(check, lab.maker, "6.1", lab.records.lift(BJXX=parts), _with("TBJLB", ", ".join(TBJLB.values)))


@verifies("R-6.1.2-6")
def test_a_category_that_is_not_in_the_catalogue(lab: Lab) -> None:
    """R-6.1.2-6, notes 3 and 4: 按照《特种设备目录》编排; the sample error of 5.3.5.7 is SBLB="X"."""
    check, control = lab.verify("R-6.1.2-6"), _control(lab)
    for code in ("SBLB", "SBPZ"):
        names = rows.names(TABLE, "SBLB") | rows.names(TABLE, "SBPZ")  # each may be judged by the other
        control.refuses(check, _with(code, "X"), changing(**{code: "X"}), names=names)


def _control(lab: Lab, *, with_part: bool = False) -> Control:
    def make() -> Any:
        return lab.records.lift(**({"BJXX": [lab.records.component()]} if with_part else {}))

    return uplinks.control(lab, "6.1", "manufacturer", make)


def _with(code: str, value: str) -> Text:
    return Text(f"POST with {code}={value}", f"POST,{code}={value}")
