"""7.6: revoking an insurance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSURANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.6.3-1", accounts=ACCOUNTS)
def test_an_insurance_is_revoked(lab: Lab) -> None:
    """R-7.6.3-1: 撤销电梯整机保险追溯信息使用 DELETE /api/tp/v1/insurances; then it is not live in 7.20 (E156)."""
    reported.is_revoked(lab.verify("R-7.6.3-1"), lab, INSURANCE)


@verifies("R-7.6.2-1", accounts=ACCOUNTS)
def test_the_key_names_an_insurance(lab: Lab) -> None:
    """R-7.6.2-1, E144: BXID names the record to revoke; the others stay; one that names nothing is no 5xx."""
    reported.names_what_it_revokes(lab.verify("R-7.6.2-1"), lab, INSURANCE)


@verifies("R-7.6.2-1", accounts=ACCOUNTS, last=True)
def test_no_key_revokes_nothing(lab: Lab) -> None:
    """R-7.6.2-1: BXID is M; without it → refused."""
    reported.refuses_no_key(lab.verify("R-7.6.2-1"), lab, INSURANCE)
