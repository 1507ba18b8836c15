"""7.13: adding a supervision."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, SUPERVISION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.13.3-1", accounts=ACCOUNTS)
def test_a_supervision_is_added_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.13.3-1: 添加监督管理追溯信息使用 POST /api/tp/v1/supervise_infos; 7.20 shows it in JDXX."""
    reported.is_added(lab.verify("R-7.13.3-1"), lab, SUPERVISION)


@verifies("R-7.13.2-1", accounts=ACCOUNTS)
def test_what_table_33_demands(lab: Lab) -> None:
    """R-7.13.2-1, E001: TZJBM or ZJBM, JCXYDM, JCLXDH; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs(lab.verify("R-7.13.2-1"), lab, SUPERVISION)


@verifies("R-7.13.2-1", accounts=ACCOUNTS)
def test_a_supervision_of_an_unknown_lift(lab: Lab) -> None:
    """R-7.13.2-1, E199: whether ZJBM has to name a lift is not said."""
    reported.names_a_lift(lab.verify("R-7.13.2-1"), lab, SUPERVISION)


@verifies("R-7.13.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_supervision(lab: Lab) -> None:
    """R-7.13.2-1, E069 to E072, E097, E098: 7.20 shows what was sent."""
    reported.reads_back(lab.verify("R-7.13.2-1"), lab, SUPERVISION)


@verifies("R-7.13.2-1", accounts=ACCOUNTS)
def test_a_supervision_without_its_k_rows(lab: Lab) -> None:
    """R-7.13.2-1, the free texts: the K rows of Table 33 left out."""
    reported.does_without(lab.verify("R-7.13.2-1"), lab, SUPERVISION)
