"""A.3.10: the form of 7.10, adding an inspection."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSPECTION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.10-1", accounts=ACCOUNTS)
def test_an_inspection_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.10-1: 添加检验检测追溯信息; as printed; the answer of 5.3.5.7, with data.id (E136)."""
    reported.form_of_adding(lab.verify("R-A.3.10-1"), lab, INSPECTION)
