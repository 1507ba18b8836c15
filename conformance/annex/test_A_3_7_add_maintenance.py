"""A.3.7: the form of 7.7, adding a maintenance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, MAINTENANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.7-1", accounts=ACCOUNTS)
def test_a_maintenance_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.7-1: 添加维护保养追溯信息; as printed; the answer of 5.3.5.7, with data.id (E136)."""
    reported.form_of_adding(lab.verify("R-A.3.7-1"), lab, MAINTENANCE)
