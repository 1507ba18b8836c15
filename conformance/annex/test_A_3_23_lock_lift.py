"""A.3.23: the form of 7.23, locking and unlocking a lift."""

from __future__ import annotations

from conformance.claims import reported
from conformance.records import locks
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.23-1", accounts=ACCOUNTS)
def test_a_lift_is_locked_and_unlocked_as_printed(lab: Lab) -> None:
    """R-A.3.23-1: 锁定或解除锁定电梯制造信息; as printed; the answer of 5.3.5.7."""
    seen = locks.observed(lab)
    if seen.lock.success and seen.unlock.success:
        locks.in_effect(seen)
    for answer in (seen.lock, seen.unlock):
        reported.acknowledged(lab.verify("R-A.3.23-1"), "7.23", answer)
