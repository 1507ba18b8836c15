"""SJBB, the version of a record: the platform counts it, a client that changes the record names the one it knows."""

from __future__ import annotations

from mockplatform.derive.problems import Problem


def differs(stored: int, sent: object, requirement: str) -> list[Problem]:
    """What is wrong if a client sends another version than the stored one (E122)."""
    if sent == stored:
        return []
    return [Problem("version", "SJBB", "数据版本", str(stored), str(sent), requirement)]
