"""A.2.3: the form of 6.3."""

from __future__ import annotations

from conformance.claims import forms
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.2.3-1")
def test_the_form_of_6_3(lab: Lab) -> None:
    """R-A.2.3-1: Accept: application/json, the query ZJBM=value; the answer of 5.3.5.7 in application/json (E145)."""
    check = lab.verify("R-A.2.3-1")
    forms.answered(check, "6.3", forms.revoked(check, lab, forms.LIFT))


@verifies("R-A.2.3-1")
def test_the_form_of_6_3_for_two(lab: Lab) -> None:
    """R-A.2.3-1: ZJBM=value&ZJBM=value (E067)."""
    check = lab.verify("R-A.2.3-1")
    forms.answered(check, "6.3", forms.revoked(check, lab, forms.LIFT, 2))
