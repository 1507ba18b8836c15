"""A.2.14: the form of 6.14."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.judging.excuses import excuse
from conformance.judging.verify import Check
from conformance.records import recalls
from conformance.records.recalls import Recalled
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.14-1")
def test_the_form_of_6_14(lab: Lab) -> None:
    """R-A.2.14-1: the printed headers, 整体为数组, each recall with the elements printed but the one without a code (E030); the
    answer of 5.3.5.7 (E236). What was sent is read back in ZHXX (E195)."""
    check, part = lab.verify("R-A.2.14-1"), recalls.model(lab)
    lift = lab.new_lift(BJXX=[part])
    record = lab.records.recall(part)
    answer = lab.maker.send("6.14", [record])
    excuse(answer)
    forms.answered(check, "6.14", answer)
    if answer.success:
        _read_back(check, lab, Recalled(lift, record, recalls.zhid_of(lab, lift, answer.ids)))


@verifies("R-A.2.14-1")
def test_a_single_recall_as_an_object(lab: Lab) -> None:
    """R-A.2.14-1, E050: the array is accepted first; a refused object is a warning."""
    check, part = lab.verify("R-A.2.14-1"), recalls.model(lab)
    first = lab.accepted(lab.maker.send("6.14", [lab.records.recall(part)]), "6.14", "R-6.14.3-1")
    single = lab.maker.send("6.14", lab.records.recall(part))
    what = Text("POST of one recall as an object", "以对象提交单条召回")
    check.way("E050", single.outcome, what, first, single)


def _read_back(check: Check, lab: Lab, found: Recalled) -> None:
    """What ZHXX shows of a recall."""
    seen = recalls.seen(lab, found)
    if seen:
        uplinks.read_back(check, TABLES[17], found.record, seen)
    else:
        check.unverified("accepted; that it was stored would show in ZHXX of 6.12, and does not (E195)",
                         "已接受;其存储结果应显示在 6.12 的 ZHXX 中,但未显示(E195)")  # fmt: skip
