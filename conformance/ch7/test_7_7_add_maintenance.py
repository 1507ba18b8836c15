"""7.7: adding a maintenance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, MAINTENANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.7.3-1", accounts=ACCOUNTS)
def test_a_maintenance_is_added_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.7.3-1: 添加维护保养追溯信息使用 POST /api/tp/v1/maintenances; 7.20 shows it in WBXX."""
    reported.is_added(lab.verify("R-7.7.3-1"), lab, MAINTENANCE)


@verifies("R-7.7.2-1", accounts=ACCOUNTS)
def test_what_table_27_demands(lab: Lab) -> None:
    """R-7.7.2-1, E125: ZJBM, YJJYDH, WBXYDM; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs(lab.verify("R-7.7.2-1"), lab, MAINTENANCE)


@verifies("R-7.7.2-1", accounts=ACCOUNTS)
def test_a_maintenance_of_an_unknown_lift(lab: Lab) -> None:
    """R-7.7.2-1, E199: whether ZJBM has to name a lift is not said."""
    reported.names_a_lift(lab.verify("R-7.7.2-1"), lab, MAINTENANCE)


@verifies("R-7.7.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_maintenance(lab: Lab) -> None:
    """R-7.7.2-1, E069 to E072, E097, E098: 7.20 shows what was sent."""
    reported.reads_back(lab.verify("R-7.7.2-1"), lab, MAINTENANCE)


@verifies("R-7.7.2-1", accounts=ACCOUNTS)
def test_a_maintenance_without_its_k_rows(lab: Lab) -> None:
    """R-7.7.2-1, E125: the K rows of Table 27 left out."""
    reported.does_without(lab.verify("R-7.7.2-1"), lab, MAINTENANCE)
