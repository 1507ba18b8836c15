"""A.2.11: the answer of 6.11."""

from __future__ import annotations

from conformance.records import notices
from conformance.records.notices import ENTRY
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.2.11-1", accounts=("constructor",))
def test_an_array_of_notices(lab: Lab) -> None:
    """R-A.2.11-1: 响应体按 5.3.5.8; E236."""
    notices.shaped(lab.verify("R-A.2.11-1"), lab, ENTRY)
