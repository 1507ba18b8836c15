"""7.10: adding an inspection."""

from __future__ import annotations

from conformance.claims import reported, uplinks
from conformance.records.reports import ACCOUNTS, INSPECTION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.10.3-1", accounts=ACCOUNTS)
def test_an_inspection_is_added_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.10.3-1: 添加检验检测追溯信息使用 POST /api/tp/v1/examine_infos; 7.20 shows it in JYXX."""
    reported.is_added(lab.verify("R-7.10.3-1"), lab, INSPECTION)


@verifies("R-7.10.2-1", accounts=ACCOUNTS)
def test_what_table_30_demands(lab: Lab) -> None:
    """R-7.10.2-1, E110, E111: ZJBM, JYJL, JYXYDM, JYLB; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs(lab.verify("R-7.10.2-1"), lab, INSPECTION)


@verifies("R-7.10.2-1", accounts=ACCOUNTS)
def test_an_inspection_of_an_unknown_lift(lab: Lab) -> None:
    """R-7.10.2-1, E199: whether ZJBM has to name a lift is not said."""
    reported.names_a_lift(lab.verify("R-7.10.2-1"), lab, INSPECTION)


@verifies("R-7.10.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_an_inspection(lab: Lab) -> None:
    """R-7.10.2-1, E069 to E072, E097, E098: 7.20 shows what was sent."""
    reported.reads_back(lab.verify("R-7.10.2-1"), lab, INSPECTION)


@verifies("R-7.10.2-1", accounts=ACCOUNTS)
def test_an_inspection_without_its_k_rows(lab: Lab) -> None:
    """R-7.10.2-1, E111: JCBGBH, JCRQ, JYBHGX, JCBHGX of a 合格 record: the K rows of Table 30 left out."""
    reported.does_without(lab.verify("R-7.10.2-1"), lab, INSPECTION)


@verifies("R-7.10.2-2", accounts=ACCOUNTS)
def test_the_conclusions(lab: Lab) -> None:
    """R-7.10.2-2, E093: JYJL 应为合格、不合格、复检合格、复检不合格之一."""
    check = lab.verify("R-7.10.2-2")
    uplinks.not_in_list(check, reported.adding(lab, INSPECTION), "7.10", "JYJL")
    reported.takes(check, lab, INSPECTION, "JYJL", "不合格", "复检合格", "复检不合格")


@verifies("R-7.10.2-3", accounts=ACCOUNTS)
def test_the_categories(lab: Lab) -> None:
    """R-7.10.2-3, E094: JYLB 应为 INSTALL、REPAIR、REFORM、REGULAR 之一; those of works that the lift did not have are not
    tried."""
    check = lab.verify("R-7.10.2-3")
    uplinks.not_in_list(check, reported.adding(lab, INSPECTION), "7.10", "JYLB")
    reported.takes(check, lab, INSPECTION, "JYLB", "REGULAR")
