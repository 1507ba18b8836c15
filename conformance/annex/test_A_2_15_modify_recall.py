"""A.2.15: the form of 6.15."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.records import recalls
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.15-1")
def test_the_form_of_6_15(lab: Lab) -> None:
    """R-A.2.15-1: the printed headers, 整体为数组, each recall with the elements printed but the one without a code (E030); the
    answer of 5.3.5.7 (E236). Its version is read from ZHXX (E249)."""
    check, found = lab.verify("R-A.2.15-1"), recalls.added(lab)
    recalls.has_version(lab, found)
    record = recalls.changed(lab, found, ZHYY="弹簧断裂")
    answer = lab.maker.send("6.15", [record])
    forms.answered(check, "6.15", answer)
    if answer.success:
        uplinks.read_back(check, TABLES[18], record, recalls.seen(lab, found), answer)


@verifies("R-A.2.15-1")
def test_a_single_recall_as_an_object(lab: Lab) -> None:
    """R-A.2.15-1, E050: the array is accepted first; a refused object is a warning."""
    check, found = lab.verify("R-A.2.15-1"), recalls.added(lab)
    recalls.has_version(lab, found)
    first = lab.accepted(lab.maker.send("6.15", [recalls.changed(lab, found)]), "6.15", "R-6.15.3-1")
    single = lab.maker.send("6.15", recalls.changed(lab, found, ZHYY="弹簧断裂"))
    what = Text("PUT of one recall as an object", "以对象修改单条召回")
    check.way("E050", single.outcome, what, first, single)
