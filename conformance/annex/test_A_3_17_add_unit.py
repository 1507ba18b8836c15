"""A.3.17: the form of 7.17, adding a unit."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records import orgs
from conformance.records.orgs import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.17-1", accounts=ACCOUNTS)
def test_a_unit_is_sent_as_printed(lab: Lab) -> None:
    """R-A.3.17-1: 添加单位基础信息，ZZXX 为数组; as printed; the answer of 5.3.5.7."""
    seen = orgs.sample(lab)
    if seen.answer.success:
        orgs.shown(seen)
    reported.acknowledged(lab.verify("R-A.3.17-1"), "7.17", seen.answer)
