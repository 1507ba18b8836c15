"""A.3.6: the form of 7.6, revoking an insurance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSURANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.6-1", accounts=ACCOUNTS)
def test_an_insurance_is_revoked_as_printed_by_one_key_and_by_two(lab: Lab) -> None:
    """R-A.3.6-1: 撤销电梯整机保险追溯信息; query BXID=value, repeated (E067); the answer of 5.3.5.7."""
    reported.form_of_revoking(lab.verify("R-A.3.6-1"), lab, INSURANCE)
