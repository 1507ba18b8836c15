"""A.3.3: the form of 7.3, revoking a record of use."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, USAGE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.3-1", accounts=ACCOUNTS)
def test_a_record_of_use_is_revoked_as_printed_by_one_key_and_by_two(lab: Lab) -> None:
    """R-A.3.3-1: 撤销电梯使用单位及使用管理追溯信息; query SYDWGLID=value, repeated (E067); the answer of 5.3.5.7."""
    reported.form_of_revoking(lab.verify("R-A.3.3-1"), lab, USAGE)
