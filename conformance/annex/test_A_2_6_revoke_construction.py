"""A.2.6: the form of 6.6."""

from __future__ import annotations

from conformance.claims import forms
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.2.6-1")
def test_the_form_of_6_6(lab: Lab) -> None:
    """R-A.2.6-1: Accept: application/json, the query SGID=value; the answer of 5.3.5.7 in application/json (E145)."""
    check = lab.verify("R-A.2.6-1")
    forms.answered(check, "6.6", forms.revoked(check, lab, forms.CONSTRUCTION))


@verifies("R-A.2.6-1")
def test_the_form_of_6_6_for_two(lab: Lab) -> None:
    """R-A.2.6-1: SGID=value&SGID=value (E067)."""
    check = lab.verify("R-A.2.6-1")
    forms.answered(check, "6.6", forms.revoked(check, lab, forms.CONSTRUCTION, 2))
