"""A.3.13: the form of 7.13, adding a supervision."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, SUPERVISION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.13-1", accounts=ACCOUNTS)
def test_a_supervision_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.13-1: 添加监督管理追溯信息; as printed; the answer of 5.3.5.7, with data.id (E136)."""
    reported.form_of_adding(lab.verify("R-A.3.13-1"), lab, SUPERVISION)
