"""7.11: modifying an inspection."""

from __future__ import annotations

from conformance.claims import reported, uplinks
from conformance.records.reports import ACCOUNTS, INSPECTION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.11.3-1", accounts=ACCOUNTS)
def test_an_inspection_is_modified(lab: Lab) -> None:
    """R-7.11.3-1: 修改检验检测追溯信息使用 PUT /api/tp/v1/examine_infos; JYJL changes, by SJBB of 7.20 (E122)."""
    reported.is_modified(lab.verify("R-7.11.3-1"), lab, INSPECTION)


@verifies("R-7.11.2-1", accounts=ACCOUNTS)
def test_what_table_31_demands(lab: Lab) -> None:
    """R-7.11.2-1, E014, E110, E111: JYID, ZJBM, JYJL, JYXYDM, JYLB, SJBB; left out in turn; values out of form (R-5.3.3)."""
    reported.needs_to_modify(lab.verify("R-7.11.2-1"), lab, INSPECTION)


@verifies("R-7.11.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_modified_inspection(lab: Lab) -> None:
    """R-7.11.2-1, E069 to E072, E097, E098: 7.20 shows what was sent last."""
    reported.reads_back_modified(lab.verify("R-7.11.2-1"), lab, INSPECTION)


@verifies("R-7.11.2-1", accounts=ACCOUNTS)
def test_an_inspection_is_modified_without_its_k_rows(lab: Lab) -> None:
    """R-7.11.2-1, E123: accepted; whether what is left out is kept or cleared is not judged."""
    reported.does_without_to_modify(lab.verify("R-7.11.2-1"), lab, INSPECTION)


@verifies("R-7.11.2-2", accounts=ACCOUNTS)
def test_conclusion_and_category_are_of_the_lists_of_7_10(lab: Lab) -> None:
    """R-7.11.2-2, E093, E094: 修改时，JYJL、JYLB 的取值与 7.10 相同."""
    check, control = lab.verify("R-7.11.2-2"), reported.modifying(lab, INSPECTION)
    for code in ("JYJL", "JYLB"):
        uplinks.not_in_list(check, control, "7.11", code)
    reported.takes_to_modify(check, lab, INSPECTION, "JYJL", "不合格", "复检不合格")
