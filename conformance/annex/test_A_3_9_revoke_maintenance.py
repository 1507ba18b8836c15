"""A.3.9: the form of 7.9, revoking a maintenance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, MAINTENANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.9-1", accounts=ACCOUNTS)
def test_a_maintenance_is_revoked_as_printed_by_one_key_and_by_two(lab: Lab) -> None:
    """R-A.3.9-1: 撤销维护保养追溯信息; query WBID=value, repeated (E067); the answer of 5.3.5.7."""
    reported.form_of_revoking(lab.verify("R-A.3.9-1"), lab, MAINTENANCE)
