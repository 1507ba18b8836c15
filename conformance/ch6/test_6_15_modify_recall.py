"""6.15: modifying a recall. Its SJBB is read from ZHXX of 6.12 (E249)."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.verify import unverified
from conformance.records import recalls
from conformance.records.valid import DAY
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[18]
OTHER = "弹簧断裂"
"""Another ZHYY than that of the suite's recalls"""


@verifies("R-6.15.3-1")
def test_a_recall_is_modified(lab: Lab) -> None:
    """R-6.15.3-1: change the reason, read it back in ZHXX; a refusal without a known SJBB shows nothing (E249)."""
    check, found = lab.verify("R-6.15.3-1"), recalls.added(lab)
    known = bool(reading.version(recalls.seen(lab, found)))
    answer = lab.maker.send("6.15", [recalls.changed(lab, found, ZHYY=OTHER)])
    if not answer.success and not known:
        raise unverified(f"refused ({answer}), and 6.12 shows no SJBB of the recall to send (E249)",
                         f"被拒绝({answer}),且 6.12 未给出可提交的召回数据版本(E249)")  # fmt: skip
    what = Text("PUT with another ZHYY", "PUT 修改 ZHYY")
    if not check.must(answer.success, what, ACCEPTED, answer, answer):
        return
    usual_status(check, "6.15", answer)
    seen = recalls.seen(lab, found)
    if seen:
        what = Text("ZHYY as read back in ZHXX", "ZHXX 中读回的 ZHYY")
        check.must(seen.get("ZHYY") == OTHER, what, Text(OTHER, OTHER), seen.get("ZHYY"), answer)
    else:
        check.unverified("accepted; that it was changed would show in ZHXX of 6.12, and the recall is not there (E195)",
                         "已接受;修改结果应显示在 6.12 的 ZHXX 中,但其中没有该召回(E195)", answer)  # fmt: skip


@verifies("R-6.15.2-1")
def test_each_element(lab: Lab) -> None:
    """R-6.15.2-1: each element of Table 18 left out in turn, date and reason under all their spellings (E006, E009)."""
    uplinks.left_out(lab.verify("R-6.15.2-1"), _control(lab), "6.15")


@verifies("R-6.15.2-1")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.15.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit (E085), letters in numbers and dates."""
    uplinks.out_of_form(lab.verify("R-6.15.2-1"), _control(lab), "6.15")


@verifies("R-6.15.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.15.2-1: of two recalls the second lacks an element."""
    made = [recalls.added(lab), recalls.added(lab)]
    for found in made:
        recalls.has_version(lab, found)
    control = uplinks.control(lab, "6.15", "manufacturer", lambda: [recalls.changed(lab, found) for found in made])
    uplinks.left_out_of(lab.verify("R-6.15.2-1"), control, "6.15", "ZHBJMC")


@verifies("R-6.15.2-1")
def test_a_changed_recall_is_read_back(lab: Lab) -> None:
    """R-6.15.2-1: another date and reason come back in ZHXX as they were sent (E195)."""
    check, found = lab.verify("R-6.15.2-1"), recalls.added(lab)
    recalls.has_version(lab, found)
    reason = "Spring broke. ".ljust(100, ".")  # C..100, in ASCII (E074)
    record = recalls.changed(lab, found, ZHYY=reason, ZHRQ=found.record["ZHRQ"] + 5 * DAY)
    answer = uplinks.accepted(
        check, lab.maker, "6.15", [record], Text("PUT with another ZHRQ and ZHYY", "PUT 修改 ZHRQ 和 ZHYY")
    )
    if answer.success:
        uplinks.read_back(check, TABLE, record, recalls.seen(lab, found), answer)


def _control(lab: Lab) -> Control:
    found = recalls.added(lab)
    recalls.has_version(lab, found)
    return uplinks.control(lab, "6.15", "manufacturer", lambda: [recalls.changed(lab, found)])
