"""A.2.2: the form of 6.2."""

from __future__ import annotations

from conformance.claims import forms
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import unverified
from conformance.records import lifts
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.2-1")
def test_a_component_that_is_left_out_is_gone(lab: Lab) -> None:
    """R-A.2.2-1: 请求体需包含修改后完整的电梯信息数据。The component is absent or has BGLX=DELETE (E123, E047, E156)."""
    check, lift = lab.verify("R-A.2.2-1"), lifts.fitted(lab)
    before = lab.read(lift["ZJBM"])
    if lifts.named(lifts.components(before, lift["ZJBM"])) != lifts.named(lift["BJXX"]):
        raise unverified("the components can't be read before; see R-6.1.1-1", "修改前无法读取部件;参见 R-6.1.1-1")
    kept = lift["BJXX"][:1]
    put = lab.maker.send("6.2", lifts.changed(lab, lift, BJXX=kept))
    what = Text("PUT with one of two components", "PUT 仅含两个部件之一")
    if check.must(put.success, what, ACCEPTED, put, before, put):
        after = lab.read(lift["ZJBM"])
        seen = lifts.named(lifts.components(after, lift["ZJBM"]))
        what = Text("the live components as read back", "读回的有效部件")
        expected = Text("the one that was sent", "仅所提交的部件")
        check.must(seen == lifts.named(kept), what, expected, sorted(seen), put, after)


@verifies("R-A.2.2-2")
def test_the_form_of_6_2(lab: Lab) -> None:
    """R-A.2.2-2: the printed headers, the elements, BJXX an array of components; the answer of 5.3.5.7 (E036, E236)."""
    check, lift = lab.verify("R-A.2.2-2"), lifts.fitted(lab)
    parts = [{**part, "TBJXH": "XS4"} for part in lift["BJXX"]]
    record = lifts.changed(lab, lift, BJXX=parts)
    answer = lab.maker.send("6.2", record)
    forms.answered(check, "6.2", answer)
    if answer.success:
        lifts.read_back(check, lab, TABLES[5], record, answer)
