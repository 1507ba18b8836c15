"""A.3.1: the form of 7.1, adding a record of use."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, USAGE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.1-1", accounts=ACCOUNTS)
def test_a_record_of_use_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.1-1: 添加电梯使用单位及使用管理追溯信息; as printed; the answer of 5.3.5.7, with data.id (E136)."""
    reported.form_of_adding(lab.verify("R-A.3.1-1"), lab, USAGE)
