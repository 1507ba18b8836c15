"""A.2.4: the form of 6.4."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.records import stages
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.4-1")
def test_the_form_of_6_4(lab: Lab) -> None:
    """R-A.2.4-1: the printed headers and elements; the answer of 5.3.5.7 (E236). Read back by 6.10."""
    check, lift = lab.verify("R-A.2.4-1"), lab.new_lift()
    record = lab.records.construction(str(lift["ZJBM"]))
    answer = lab.maker.send("6.4", record)
    forms.answered(check, "6.4", answer)
    if answer.success:
        found = next(iter(stages.constructions(lab, lift["ZJBM"])), {})
        uplinks.read_back(check, TABLES[7], record, found, answer)
