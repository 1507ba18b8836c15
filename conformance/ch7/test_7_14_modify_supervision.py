"""7.14: modifying a supervision."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records.reports import ACCOUNTS, SUPERVISION
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-7.14.3-1", accounts=ACCOUNTS)
def test_a_supervision_is_modified(lab: Lab) -> None:
    """R-7.14.3-1: 修改监督管理追溯信息使用 PUT /api/tp/v1/supervise_infos; JCXZZF changes, by SJBB of 7.20 (E122)."""
    reported.is_modified(lab.verify("R-7.14.3-1"), lab, SUPERVISION)


@verifies("R-7.14.2-1", accounts=ACCOUNTS)
def test_what_table_34_demands(lab: Lab) -> None:
    """R-7.14.2-1, E001: JDID, TZJBM or ZJBM, JCXYDM, JCLXDH, SJBB; left out in turn; texts too long, letters in dates (R-5.3.3)."""
    reported.needs_to_modify(lab.verify("R-7.14.2-1"), lab, SUPERVISION)


@verifies("R-7.14.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_modified_supervision(lab: Lab) -> None:
    """R-7.14.2-1, E069 to E072, E097, E098: 7.20 shows what was sent last."""
    reported.reads_back_modified(lab.verify("R-7.14.2-1"), lab, SUPERVISION)


@verifies("R-7.14.2-1", accounts=ACCOUNTS)
def test_a_supervision_is_modified_without_its_k_rows(lab: Lab) -> None:
    """R-7.14.2-1, E123: accepted; whether what is left out is kept or cleared is not judged."""
    reported.does_without_to_modify(lab.verify("R-7.14.2-1"), lab, SUPERVISION)
