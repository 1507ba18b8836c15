"""7.4: adding an insurance."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, INSURANCE
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.4.3-1", accounts=ACCOUNTS)
def test_an_insurance_is_added_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.4.3-1: 添加电梯整机保险追溯信息使用 POST /api/tp/v1/insurances; 7.20 shows it in BXXX."""
    reported.is_added(lab.verify("R-7.4.3-1"), lab, INSURANCE)


@verifies("R-7.4.2-1", accounts=ACCOUNTS)
def test_what_table_24_demands(lab: Lab) -> None:
    """R-7.4.2-1, E125: ZJBM alone is M; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs(lab.verify("R-7.4.2-1"), lab, INSURANCE)


@verifies("R-7.4.2-1", accounts=ACCOUNTS)
def test_an_insurance_of_an_unknown_lift(lab: Lab) -> None:
    """R-7.4.2-1, E199: whether ZJBM has to name a lift is not said."""
    reported.names_a_lift(lab.verify("R-7.4.2-1"), lab, INSURANCE)


@verifies("R-7.4.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_an_insurance(lab: Lab) -> None:
    """R-7.4.2-1, E069 to E072, E097, E098: 7.20 shows what was sent."""
    reported.reads_back(lab.verify("R-7.4.2-1"), lab, INSURANCE)


@verifies("R-7.4.2-1", accounts=ACCOUNTS)
def test_an_insurance_without_its_k_rows(lab: Lab) -> None:
    """R-7.4.2-1, E125: the K rows of Table 24 left out."""
    reported.does_without(lab.verify("R-7.4.2-1"), lab, INSURANCE)
