"""6.14: entering a recall. Arrays of one are sent: Annex A prints an array (E050)."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import reading
from conformance.judging.excuses import excuse
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.verify import unverified
from conformance.records import recalls
from conformance.records.recalls import Recalled
from conformance.records.valid import Record
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[17]


@verifies("R-6.14.3-1")
def test_a_recall_is_added(lab: Lab) -> None:
    """R-6.14.3-1: 录入电梯召回完成情况使用 POST /api/tp/v1/lifts/enterprise/recallInfo。Its effect shows in ZHXX (E195)."""
    check, part = lab.verify("R-6.14.3-1"), recalls.model(lab)
    lift = lab.new_lift(BJXX=[part])
    answer = lab.maker.send("6.14", [lab.records.recall(part)])
    excuse(answer)
    what = Text("POST of a recall of an own component", "POST 自有部件型号的召回信息")
    if not check.must(answer.success, what, ACCEPTED, answer, answer):
        return
    usual_status(check, "6.14", answer)
    found = Recalled(lift, {}, recalls.zhid_of(lab, lift, answer.ids))
    if not recalls.seen(lab, found):
        check.unverified("accepted; that it was stored would show in ZHXX of 6.12, and does not (E195)",
                         "已接受;其存储结果应显示在 6.12 的 ZHXX 中,但未显示(E195)", answer)  # fmt: skip


@verifies("R-6.14.2-1")
def test_each_element(lab: Lab) -> None:
    """R-6.14.2-1: each element of Table 17 left out in turn, 召回原因 under all its spellings (E006); what names no element
    by a code is never sent (E030)."""
    uplinks.left_out(lab.verify("R-6.14.2-1"), _control(lab), "6.14")


@verifies("R-6.14.2-1")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.14.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit (E085), letters in numbers and dates."""
    uplinks.out_of_form(lab.verify("R-6.14.2-1"), _control(lab), "6.14")


@verifies("R-6.14.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.14.2-1: two recalls show in the lift of each; of two the second lacks an element."""

    check, parts = lab.verify("R-6.14.2-1"), [recalls.model(lab), recalls.model(lab)]
    made = [lab.new_lift(BJXX=[part]) for part in parts]
    added = lab.accepted(lab.maker.send("6.14", [lab.records.recall(part) for part in parts]), "6.14", "R-6.14.3-1")
    seen = [{str(one.get("ZHXH")) for one in recalls.of_lift(lab, lift)} for lift in made]
    if parts[0]["TBJXH"] in seen[0]:  # else lifts do not show their recalls (E195)
        what = Text("the models recalled in ZHXX of the second lift", "第二台电梯 ZHXX 中的召回型号")
        own = parts[1]["TBJXH"]
        check.must(own in seen[1], what, Text(f"{own} too", f"含 {own}"), ", ".join(seen[1]), added)
        check.should(
            parts[0]["TBJXH"] not in seen[1], what, Text(f"{own} alone", f"仅 {own}"), ", ".join(seen[1]), added
        )

    def make() -> list[Record]:
        return [lab.records.recall(recalls.model(lab)) for _ in range(2)]

    uplinks.left_out_of(check, uplinks.control(lab, "6.14", "manufacturer", make), "6.14", "ZHXXH")


@verifies("R-6.14.2-1")
def test_a_recall_is_read_back(lab: Lab) -> None:
    """R-6.14.2-1: a lift of the caller with such a component should show the recall (E195); what it shows is what was sent."""
    check, found = lab.verify("R-6.14.2-1"), recalls.added(lab)
    read = lab.read(found.lift["ZJBM"])
    if not has(read, found.lift["ZJBM"]):
        raise unverified("the lift can't be read by 6.12; see R-6.12.1-4", "无法通过 6.12 读取该电梯;参见 R-6.12.1-4")
    seen = recalls.seen(lab, found)
    what = Text("6.12 of a lift that holds the recalled model", "含被召回型号部件的电梯(6.12)")
    if check.way("E195", "shown" if reading.live([seen]) and seen else "not shown", what, read):
        uplinks.read_back(check, TABLE, found.record, seen, read)


def _control(lab: Lab) -> Control:
    part = recalls.model(lab)
    return uplinks.control(lab, "6.14", "manufacturer", lambda: [lab.records.recall(part)])
