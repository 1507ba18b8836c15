"""Refusals of valid records that are no fault of a server: what it need not know, and what the text doesn't name."""

from __future__ import annotations

from conformance.judging.verify import unverified
from conformance.wire.client import Answer


def excuse(answer: Answer) -> None:
    """Stop where a valid record is refused for nothing but such elements: that shows neither a fault nor its absence."""
    if answer.excuse is not None:
        code, reason = answer.excuse
        raise unverified(f"{code} is refused ({answer}): {reason.en}", f"{code} 被拒绝({answer}):{reason.zh}")
