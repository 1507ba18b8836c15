"""A.3.14: the form of 7.14, modifying a supervision."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, SUPERVISION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.14-1", accounts=ACCOUNTS)
def test_a_supervision_is_modified_as_printed(lab: Lab) -> None:
    """R-A.3.14-1: 修改监督管理追溯信息; as printed; the answer of 5.3.5.7."""
    reported.form_of_modifying(lab.verify("R-A.3.14-1"), lab, SUPERVISION)
