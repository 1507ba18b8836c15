"""A.3.8: the form of 7.8, modifying a maintenance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, MAINTENANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.8-1", accounts=ACCOUNTS)
def test_a_maintenance_is_modified_as_printed(lab: Lab) -> None:
    """R-A.3.8-1: 修改维护保养追溯信息; as printed; the answer of 5.3.5.7."""
    reported.form_of_modifying(lab.verify("R-A.3.8-1"), lab, MAINTENANCE)
