"""A.3.4: the form of 7.4, adding an insurance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSURANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.4-1", accounts=ACCOUNTS)
def test_an_insurance_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.4-1: 添加电梯整机保险追溯信息; as printed; the answer of 5.3.5.7, with data.id (E136)."""
    reported.form_of_adding(lab.verify("R-A.3.4-1"), lab, INSURANCE)
