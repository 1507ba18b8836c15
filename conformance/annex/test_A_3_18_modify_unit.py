"""A.3.18: the form of 7.18, modifying a unit."""

from __future__ import annotations

from conformance.claims import reported
from conformance.judging.verify import unverified
from conformance.records import orgs
from conformance.records.orgs import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.18-1", accounts=ACCOUNTS)
def test_a_unit_is_modified_as_printed(lab: Lab) -> None:
    """R-A.3.18-1, E049: 修改单位基础信息，ZZXX 为数组; as printed; the answer of 5.3.5.7."""
    seen = orgs.changed(lab)
    if seen.answer.success and seen.item.get("LXRXM") != orgs.CHANGE["LXRXM"]:
        raise unverified("accepted without effect; see R-7.18.3-1", "已接受但未生效;参见 R-7.18.3-1")
    reported.acknowledged(lab.verify("R-A.3.18-1"), "7.18", seen.answer)
