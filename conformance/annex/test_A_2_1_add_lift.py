"""A.2.1: the form of 6.1."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.judging.excuses import excuse
from conformance.records import lifts
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.1-1")
def test_the_form_of_6_1(lab: Lab) -> None:
    """R-A.2.1-1: the printed headers, the elements, BJXX an array of components; the answer of 5.3.5.7 (E236)."""
    check, record = lab.verify("R-A.2.1-1"), lab.records.lift(BJXX=[lab.records.component() for _ in range(2)])
    answer = lab.add(record)
    excuse(answer)
    forms.answered(check, "6.1", answer)
    if answer.success:
        lifts.read_back(check, lab, TABLES[4], record, answer)
    refused = lab.add(without(lab.records.lift(), "XSSYBH"))
    if refused.refused and refused.status in (200, 400):  # other refusals need no body (E131)
        uplinks.is_json(check, "6.1", refused)
