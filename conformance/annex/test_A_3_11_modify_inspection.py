"""A.3.11: the form of 7.11, modifying an inspection."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSPECTION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.11-1", accounts=ACCOUNTS)
def test_an_inspection_is_modified_as_printed(lab: Lab) -> None:
    """R-A.3.11-1: 修改检验检测追溯信息; as printed; the answer of 5.3.5.7."""
    reported.form_of_modifying(lab.verify("R-A.3.11-1"), lab, INSPECTION)
