"""7.9: revoking a maintenance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, MAINTENANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.9.3-1", accounts=ACCOUNTS)
def test_a_maintenance_is_revoked(lab: Lab) -> None:
    """R-7.9.3-1: 撤销维护保养追溯信息使用 DELETE /api/tp/v1/maintenances; then it is not live in 7.20 (E156)."""
    reported.is_revoked(lab.verify("R-7.9.3-1"), lab, MAINTENANCE)


@verifies("R-7.9.2-1", accounts=ACCOUNTS)
def test_the_key_names_a_maintenance(lab: Lab) -> None:
    """R-7.9.2-1, E144: WBID names the record to revoke; the others stay; one that names nothing is no 5xx."""
    reported.names_what_it_revokes(lab.verify("R-7.9.2-1"), lab, MAINTENANCE)


@verifies("R-7.9.2-1", accounts=ACCOUNTS, last=True)
def test_no_key_revokes_nothing(lab: Lab) -> None:
    """R-7.9.2-1: WBID is M; without it → refused."""
    reported.refuses_no_key(lab.verify("R-7.9.2-1"), lab, MAINTENANCE)
