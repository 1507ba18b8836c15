"""A.2.16: the form of 6.16."""

from __future__ import annotations

from conformance.claims import forms
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.2.16-1")
def test_the_form_of_6_16(lab: Lab) -> None:
    """R-A.2.16-1: Accept: application/json, the query ZHID=value; the answer of 5.3.5.7 in application/json (E145)."""
    check = lab.verify("R-A.2.16-1")
    forms.answered(check, "6.16", forms.revoked(check, lab, forms.RECALL))


@verifies("R-A.2.16-1")
def test_the_form_of_6_16_for_two(lab: Lab) -> None:
    """R-A.2.16-1: ZHID=value&ZHID=value (E067)."""
    check = lab.verify("R-A.2.16-1")
    forms.answered(check, "6.16", forms.revoked(check, lab, forms.RECALL, 2))
