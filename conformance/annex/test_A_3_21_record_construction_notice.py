"""A.3.21: the form of 7.21, recording a construction notice."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records import informs
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.21-1", accounts=ACCOUNTS)
def test_a_notice_is_recorded_as_printed(lab: Lab) -> None:
    """R-A.3.21-1, E043: 添加施工告知单信息; as printed, and SGXKZBH; the answer of 5.3.5.7."""
    seen = informs.sample(lab)
    if seen.answer.success:
        informs.shown(seen)
    reported.acknowledged(lab.verify("R-A.3.21-1"), "7.21", seen.answer)
