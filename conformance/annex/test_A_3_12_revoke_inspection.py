"""A.3.12: the form of 7.12, revoking an inspection."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSPECTION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.12-1", accounts=ACCOUNTS)
def test_an_inspection_is_revoked_as_printed_by_one_key_and_by_two(lab: Lab) -> None:
    """R-A.3.12-1: 撤销检验检测追溯信息; query JYID=value, repeated (E067); the answer of 5.3.5.7."""
    reported.form_of_revoking(lab.verify("R-A.3.12-1"), lab, INSPECTION)
