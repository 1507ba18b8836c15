"""6.8: revoking the result of a construction."""

from __future__ import annotations

from conformance.claims import forms
from conformance.judging.phrases import ACCEPTED
from conformance.records import stages, works
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

BUILT = ("manufacturer", "constructor")


@verifies("R-6.8.3-1", accounts=BUILT)
def test_a_result_is_revoked(lab: Lab) -> None:
    """R-6.8.3-1: DELETE /api/tp/v1/constructions/entry with SGID."""
    check = lab.verify("R-6.8.3-1")
    answer = forms.revoked(check, lab, forms.RESULT)
    if answer.success:
        forms.usual_status(check, "6.8", answer)


@verifies("R-6.8.1-1", accounts=BUILT)
def test_what_was_entered_can_be_revoked(lab: Lab) -> None:
    """R-6.8.1-1: 已录入的安装、改造、修理、移装结果信息可撤销。It should not be shown in SGXX afterwards (E180, E250); the
    construction itself stays, and so do its base data."""
    check, work = lab.verify("R-6.8.1-1"), works.revocable(lab)
    forms.revoked(check, lab, forms.RESULT)
    answer = lab.client("constructor").revoke("6.8", work.sgid)
    if check.must(answer.success, Text("DELETE of a result", "DELETE 施工结果"), ACCEPTED, answer, answer):
        shown = stages.construction(lab, work)
        live = bool(shown) and shown.get("BGLX") != "DELETE"
        what = Text("the construction by 6.10 after its result was revoked", "撤销结果后通过 6.10 读取该施工")
        check.must(live, what, Text("it is there", "仍存在"), shown, answer)


@verifies("R-6.8.2-1", accounts=BUILT)
def test_the_key_names_the_construction(lab: Lab) -> None:
    """R-6.8.2-1: SGID names the construction; an unknown one is refused or accepted, not 5xx (E144)."""
    forms.named_by_key(lab.verify("R-6.8.2-1"), lab, forms.RESULT)


@verifies("R-6.8.2-1", accounts=BUILT, last=True)
def test_no_key_is_refused(lab: Lab) -> None:
    """R-6.8.2-1: DELETE without SGID."""
    forms.refused_without_key(lab.verify("R-6.8.2-1"), lab, forms.RESULT)
