"""What may happen to the manufacture data of a lift: 6.1, 6.2, 6.3."""

from __future__ import annotations

from mockplatform.derive.problems import Problem
from mockplatform.rules.records import Lift
from mockplatform.spec.lifecycles import LIFT, Cycle, step

NAME = "电梯整机编码"


def modify(lift: Lift, sent_version: object, cycle: Cycle = LIFT) -> list[Problem]:
    """What forbids the maker to change this lift (6.2.1, E122, E184, E185)."""
    problems = []
    if lift.locked:
        problems.append(Problem("locked", "ZJBM", NAME, requirement="R-6.2.1-1"))
    if step(cycle, lift.state, "modify") is None:
        problems.append(Problem("state", "ZJBM", NAME, got=lift.state, requirement="R-6.2.1-1"))
    if sent_version is not None and sent_version != lift.version:
        expected, got = str(lift.version), str(sent_version)
        problems.append(Problem("version", "SJBB", "数据版本", expected, got, "R-6.2.2-1"))
    return problems


def revoke(lift: Lift, cycle: Cycle = LIFT) -> list[Problem]:
    """What forbids the maker to revoke this lift: only state 出厂 allows it (6.3.1, E176, E184)."""
    problems = []
    if lift.locked:
        problems.append(Problem("locked", "ZJBM", NAME, requirement="R-6.2.1-1"))
    if step(cycle, lift.state, "revoke") is None:
        problems.append(Problem("state", "ZJBM", NAME, "factory", lift.state, "R-6.3.1-1"))
    return problems
