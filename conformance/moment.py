"""The suite's own time: for the report only. What a server's clock shows is read from the server."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Shanghai has had no summer time since 1991, and the suite meets no dates before."""


def text() -> str:
    """Now, ISO 8601 with milliseconds."""
    return datetime.now(BEIJING).isoformat(timespec="milliseconds")  # noqa: TID251 - a suite has no world
