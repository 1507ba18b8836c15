"""6.16: revoking a recall."""

from __future__ import annotations

from conformance.claims import forms
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-6.16.3-1")
def test_a_recall_is_revoked(lab: Lab) -> None:
    """R-6.16.3-1: DELETE /api/tp/v1/lifts/enterprise/recallInfo with ZHID; ZHXX shows it no more as live (E156)."""
    check = lab.verify("R-6.16.3-1")
    answer = forms.revoked(check, lab, forms.RECALL)
    if answer.success:
        forms.usual_status(check, "6.16", answer)


@verifies("R-6.16.3-1")
def test_two_recalls_are_revoked_by_a_repeated_key(lab: Lab) -> None:
    """R-6.16.3-1: ZHID stands twice in the query (E067)."""
    forms.revoked(lab.verify("R-6.16.3-1"), lab, forms.RECALL, 2)


@verifies("R-6.16.2-1")
def test_the_key_names_the_recall(lab: Lab) -> None:
    """R-6.16.2-1: ZHID names the recall; an unknown one is refused or accepted, not 5xx (E144)."""
    forms.named_by_key(lab.verify("R-6.16.2-1"), lab, forms.RECALL)


@verifies("R-6.16.2-1", last=True)
def test_no_key_is_refused(lab: Lab) -> None:
    """R-6.16.2-1: DELETE without ZHID."""
    forms.refused_without_key(lab.verify("R-6.16.2-1"), lab, forms.RECALL)
