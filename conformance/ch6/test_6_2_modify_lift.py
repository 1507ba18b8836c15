"""6.2: modifying the manufacture data of a lift."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import rows
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control, changing
from conformance.judging.verify import Check
from conformance.records import lifts, stages, varieties
from conformance.records.valid import DAY, Record, without
from conformance.running.lab import Lab, lift_of
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[5]
OTHER = "TKJ1600/2.0"
"""Another SBXH than that of the suite's lifts"""


@verifies("R-6.2.3-1", "R-5.3.5.10-1")
def test_a_lift_is_modified(lab: Lab) -> None:
    """R-6.2.3-1: read SJBB by 6.12, change SBXH, PUT, read back; a stale SJBB has no verdict (E122)."""
    record = lab.new_lift()
    put = lab.maker.send("6.2", lifts.changed(lab, record, SBXH=OTHER))
    check, advice = lab.verify("R-6.2.3-1"), lab.verify("R-5.3.5.10-1")
    what = Text("PUT with another SBXH", "PUT 修改 SBXH")
    if not check.must(put.success, what, ACCEPTED, put, put):
        return advice.unverified("no PUT succeeded", "没有成功的 PUT", put)
    after = lab.read(record["ZJBM"])
    seen = lift_of(after, record["ZJBM"]).get("SBXH")
    if not check.must(seen == OTHER, Text("SBXH as read back", "读回的 SBXH"), Text(OTHER, OTHER), seen, put, after):
        return advice.unverified("no PUT had an effect", "没有生效的 PUT", put, after)
    usual_status(check, "6.2", put)
    advice.usual(200, what, put, "E066")
    return None


@verifies("R-6.2.1-1", accounts=("manufacturer", "constructor", "province"))
def test_a_locked_lift_is_not_modified(lab: Lab) -> None:
    """R-6.2.1-1: 电梯制造信息被锁定时，无法通过该接口对其进行修改。Unlocked, locked, unlocked again (E184, E185, E205)."""
    check, lift = lab.verify("R-6.2.1-1"), stages.declared(lab).lift
    first = lab.maker.send("6.2", lifts.changed(lab, lift, SBXH="TKJ1000/1.0"))
    lab.accepted(first, "6.2", "R-6.2.3-1")
    before = lifts.named(lifts.components(lab.read(lift["ZJBM"]), lift["ZJBM"]))
    _lock(lab, lift, locked=True)
    record = lifts.changed(lab, lift, SBXH=OTHER, BJXX=[lab.records.component(TBJLB="3520")])
    refused = lab.maker.send("6.2", record)
    what = Text("PUT of a locked lift, which was accepted before the lock", "PUT 已锁定的电梯(锁定前同样的请求被接受)")
    check.must(refused.refused, what, Text("refused", "拒绝"), refused, first, refused)
    both = lab.maker.send("6.2", [lifts.changed(lab, lab.new_lift(), SBXH=OTHER), record])
    what = Text("PUT of a lift, and with it of a locked one", "PUT 一台电梯及一台已锁定的电梯")
    check.must(both.refused, what, Text("refused", "拒绝"), both, first, both)
    _reads(check, lab, lift, "TKJ1000/1.0", "SBXH while the lift is locked", "锁定期间读取的 SBXH")
    parts = lifts.named(lifts.components(lab.read(lift["ZJBM"]), lift["ZJBM"]))
    what = Text("its components while the lift is locked", "锁定期间读取的部件")
    check.must(parts == before, what, Text("as before", "与锁定前相同"), f"{len(parts)} / {len(before)}", refused, both)
    _lock(lab, lift, locked=False)
    uplinks.accepted(check, lab.maker, "6.2", lifts.changed(lab, lift, SBXH=OTHER),
                     Text("the same PUT after the unlocking", "解锁后同样的 PUT"))  # fmt: skip
    _reads(check, lab, lift, OTHER, "SBXH after the unlocking", "解锁后读取的 SBXH")


@verifies("R-6.2.2-1")
def test_each_element_that_every_reading_demands(lab: Lab) -> None:
    """R-6.2.2-1: the rows of Table 5 that are M for every lift (E103), each left out in turn; SJBB, GZHJ and TBJLB have no
    verdict (E036, E105, E106)."""
    uplinks.left_out(lab.verify("R-6.2.2-1"), _control(lab), "6.2")


@verifies("R-6.2.2-1", "R-6.1.2-3", "R-6.1.2-4", "R-6.1.2-6")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.2.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit, letters in numbers and dates. R-6.1.2-3, -4, -6: notes
    3, 4, 10 and 11 of Table 5 say the same as those of Table 4 (E090)."""
    control, escalator = _control(lab), lab.records.escalator()
    uplinks.out_of_form(lab.verify("R-6.2.2-1"), control, "6.2")
    uplinks.not_in_list(lab.verify("R-6.1.2-4"), control, "6.2", "GZHJ")
    names = rows.names(TABLE, "SBLB") | rows.names(TABLE, "SBPZ")  # each may be judged by the other
    for code in ("SBLB", "SBPZ"):
        what = Text(f"PUT with {code}=X", f"PUT,{code}=X")
        control.refuses(lab.verify("R-6.1.2-6"), what, changing(**{code: "X"}), names=names)
    lab.accepted(lab.add(escalator), "6.1", "R-6.1.3-1")
    control = uplinks.control(lab, "6.2", "manufacturer", lambda: lifts.changed(lab, escalator))
    uplinks.not_in_list(lab.verify("R-6.1.2-3"), control, "6.2", "FTGZLX")


@verifies("R-6.2.2-1", "R-6.1.2-5")
def test_components_are_judged_as_when_they_are_added(lab: Lab) -> None:
    """R-6.2.2-1, E107: the M elements of a component, texts and dates in it; R-6.1.2-5, note 13: a TBJLB of the list."""
    check, lift = lab.verify("R-6.2.2-1"), lifts.fitted(lab)
    control = uplinks.control(lab, "6.2", "manufacturer", lambda: lifts.changed(lab, lift))
    uplinks.left_out(check, control, "6.2", at="BJXX")
    uplinks.out_of_form(check, control, "6.2", at="BJXX")
    uplinks.not_in_list(lab.verify("R-6.1.2-5"), control, "6.2", "TBJLB", "9999", at="BJXX")


@verifies("R-6.2.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.2.2-1: of two lifts the second lacks an element."""
    made = [lab.new_lift(), lab.new_lift()]
    control = uplinks.control(lab, "6.2", "manufacturer", lambda: [lifts.changed(lab, one) for one in made])
    uplinks.left_out_of(lab.verify("R-6.2.2-1"), control, "6.2", "XSSYBH")


@verifies("R-6.2.2-1")
def test_what_may_be_left_out_and_what_is_read_back(lab: Lab) -> None:
    """R-6.2.2-1: without BJXX and two of the three speeds → SUCCESS; another model, date, load and number of storeys are
    read back."""
    check, lift = lab.verify("R-6.2.2-1"), lab.new_lift()
    new = {"SBXH": OTHER, "ZZRQ": lift["ZZRQ"] + 86_400_000, "TZZL": 1600, "TCS": 20, "CPBH": f"N{lift['CPBH']}"}
    record = without(lifts.changed(lab, lift, **new), "TSXSD", "TXXSD")
    what = Text("PUT without BJXX, TSXSD and TXXSD", "PUT 时不含 BJXX、TSXSD、TXXSD")
    answer = uplinks.accepted(check, lab.maker, "6.2", record, what)
    if answer.success:
        lifts.read_back(check, lab, TABLE, record, answer)


@verifies("R-6.2.2-1")
def test_components_are_read_back(lab: Lab) -> None:
    """R-6.2.2-1: a component of another model, and one more, come back as they were sent."""
    check, lift = lab.verify("R-6.2.2-1"), lifts.fitted(lab)
    parts = [{**part, "TBJXH": f"{part['TBJXH']}-2"} for part in lift["BJXX"]]
    parts.append(lab.records.component("缓冲器", TBJLB="3530"))
    bare = lab.new_lift()
    for record in (
        lifts.changed(lab, lift, BJXX=parts),
        lifts.changed(lab, bare, BJXX=[lab.records.component(TBJLB="3520")]),
    ):
        what = Text("PUT with other components", "PUT 修改并增加部件")
        answer = uplinks.accepted(check, lab.maker, "6.2", record, what)
        if answer.success:
            lifts.read_back(check, lab, TABLE, record, answer)


@verifies("R-6.2.2-1")
def test_other_data_of_each_variety_are_read_back(lab: Lab) -> None:
    """R-6.2.2-1: another value of every element, for equipment of each variety (E103), and of all components."""
    check = lab.verify("R-6.2.2-1")
    made = [(record, varieties.modified(one, record)) for one, record in varieties.standing(lab)]
    lift = lifts.fitted(lab)
    parts = [{**part, "TBJXH": "XS4", "TBZZRQ": part["TBZZRQ"] + 2 * DAY, "TBJLB": "3550"} for part in lift["BJXX"]]
    made.append((lift, {"TSD": 2.5, "TSXSD": 2, "TXXSD": 1.6, "TZS": 11, "TMS": 24, "DTJXMJ": 3.1234, "BJXX": parts}))
    for record, other in made:
        sent = lifts.changed(lab, record, **other)
        what = Text(f"PUT with other data and SBPZ={record['SBPZ']}", f"PUT 修改各数据元,SBPZ={record['SBPZ']}")
        answer = uplinks.accepted(check, lab.maker, "6.2", sent, what)
        if answer.success:
            lifts.read_back(check, lab, TABLE, sent, answer)


@verifies("R-6.2.2-1")
def test_a_third_modification_is_read_back(lab: Lab) -> None:
    """R-6.2.2-1: three in a row, each with the version that 6.12 shows then."""
    check, lift = lab.verify("R-6.2.2-1"), lab.new_lift()
    for load in (1050, 1150, 1250):
        record = lifts.changed(lab, lift, TZZL=load)
        answer = uplinks.accepted(check, lab.maker, "6.2", record, Text(f"PUT with TZZL={load}", f"PUT,TZZL={load}"))
        if answer.success:
            lifts.read_back(check, lab, TABLE, record, answer)


def _control(lab: Lab) -> Control:
    lift = lab.new_lift()
    return uplinks.control(lab, "6.2", "manufacturer", lambda: lifts.changed(lab, lift))


def _lock(lab: Lab, lift: Record, *, locked: bool) -> None:
    record = {"ZJBM": lift["ZJBM"], "DTXXSD": locked}
    lab.accepted(lab.client("province").send("7.23", record), "7.23", "R-7.23.3-1")


def _reads(check: Check, lab: Lab, lift: Record, model: str, en: str, zh: str) -> None:
    read = lab.read(lift["ZJBM"])
    seen = lift_of(read, lift["ZJBM"]).get("SBXH")
    check.must(seen == model, Text(en, zh), Text(model, model), seen, read)
