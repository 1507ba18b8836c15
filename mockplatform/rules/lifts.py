"""What may happen to the manufacture data of a lift: 6.1, 6.2, 6.3."""

from __future__ import annotations

from dataclasses import dataclass

from mockplatform.derive.problems import Problem
from mockplatform.spec.lifecycles import LIFT, step


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift as the platform keeps it. Times in milliseconds; `doc` is the record in canonical codes as JSON text."""

    zjbm: str
    owner: str
    """ZJZZXYDM: credit code of the maker"""
    state: str
    locked: bool
    region: str
    version: int
    month: int
    created: int
    updated: int
    changed: int
    change: str
    """BGLX: ADD, MODIFY, or DELETE for a tombstone (E156, E157)"""
    doc: str

    @property
    def revoked(self) -> bool:
        """Only a tombstone is left."""
        return self.change == "DELETE"


NAME = "电梯整机编码"


def modify(lift: Lift, sent_version: object) -> list[Problem]:
    """What forbids the maker to change this lift (6.2.1, E122, E184, E185)."""
    problems = []
    if lift.locked:
        problems.append(Problem("locked", "ZJBM", NAME, requirement="R-6.2.1-1"))
    if sent_version is not None and sent_version != lift.version:
        expected, got = str(lift.version), str(sent_version)
        problems.append(Problem("version", "SJBB", "数据版本", expected, got, "R-6.2.2-1"))
    return problems


def revoke(lift: Lift) -> list[Problem]:
    """What forbids the maker to revoke this lift: only state 出厂 allows it (6.3.1, E176, E184)."""
    problems = []
    if lift.locked:
        problems.append(Problem("locked", "ZJBM", NAME, requirement="R-6.2.1-1"))
    if step(LIFT, lift.state, "revoke") is None:
        problems.append(Problem("state", "ZJBM", NAME, "factory", lift.state, "R-6.3.1-1"))
    return problems
