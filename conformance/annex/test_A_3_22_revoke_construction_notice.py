"""A.3.22: the form of 7.22, revoking a construction notice."""

from __future__ import annotations

from conformance.claims import reported
from conformance.judging.verify import unverified
from conformance.records import informs
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-A.3.22-1", accounts=ACCOUNTS)
def test_a_notice_is_revoked_as_printed_and_two_at_once(lab: Lab) -> None:
    """R-A.3.22-1, E067, E141: query SGID=value; the answer of 5.3.5.7. Two are not printed there: advice only."""
    check, seen = lab.verify("R-A.3.22-1"), informs.revoked(lab)
    if seen.one.success and seen.left[0][0]:
        raise unverified("accepted without effect; see R-7.22.3-1", "已接受但未生效;参见 R-7.22.3-1")
    reported.acknowledged(check, "7.22", seen.one)
    what = Text("DELETE /constructions/inform with two SGID", "以两个 SGID 调用 DELETE /constructions/inform")
    if check.way("E141", seen.two.outcome, what, seen.two, seen=seen.two):
        left = Text("SGGZSLJG of both in SGXX of 7.20 afterwards", "之后 7.20 的 SGXX 中两者的 SGGZSLJG")
        stand = any(seen.left[1])
        check.should(not stand, left, informs.GONE, informs.told(stand), seen.two, *seen.reads)
