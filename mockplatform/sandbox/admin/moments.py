"""Moments as the admin API reads and writes them: ISO 8601, in Shanghai's time without a zone."""

from __future__ import annotations

from datetime import datetime

from mockplatform.clock import milliseconds, moment
from mockplatform.sandbox.admin.answers import Refusal


def read(name: str, text: object) -> int:
    """The milliseconds of a moment; 400 that names the member if it is none."""
    try:
        at = milliseconds(datetime.fromisoformat(str(text)))
        moment(at)
    except (ValueError, OverflowError, OSError):
        example = "2026-11-22T00:59:59+08:00"
        raise Refusal(
            400, f"{name} is a time in ISO 8601, such as {example}", f"{name} 应为 ISO 8601 时间,如 {example}"
        ) from None
    return at


def show(at: int) -> str:
    """A moment for an answer."""
    return moment(at).isoformat(timespec="milliseconds")
