"""6.8: revoking the result of a construction."""

from __future__ import annotations

from conformance.claims import forms
from conformance.running.lab import Lab
from conformance.running.marks import verifies

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
    """R-6.8.1-1: 已录入的安装、改造、修理、移装结果信息可撤销。It should not be shown in SGXX afterwards (E180, E250)."""
    forms.revoked(lab.verify("R-6.8.1-1"), lab, forms.RESULT)


@verifies("R-6.8.2-1", accounts=BUILT)
def test_the_key_names_the_construction(lab: Lab) -> None:
    """R-6.8.2-1: SGID names the construction; an unknown one is refused or accepted, not 5xx (E144)."""
    forms.named_by_key(lab.verify("R-6.8.2-1"), lab, forms.RESULT)


@verifies("R-6.8.2-1", accounts=BUILT, last=True)
def test_no_key_is_refused(lab: Lab) -> None:
    """R-6.8.2-1: DELETE without SGID."""
    forms.refused_without_key(lab.verify("R-6.8.2-1"), lab, forms.RESULT)
