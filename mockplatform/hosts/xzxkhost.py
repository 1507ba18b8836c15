"""xzxkhost, the licence publicity platform: a unit and its licence (8.2)."""

from __future__ import annotations

from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.hosts.call import Answer, Call, Routes
from mockplatform.rules import national as rules
from mockplatform.store import units


def corporate_info(call: Call) -> Answer:
    """8.2: a bare object of eight members (A.4.2); an unknown unit is 404 with an envelope (E226)."""
    with call.platform.database.reading() as connection:
        unit = units.by_code(connection, call.world.id, call.query["XYDM"])
    if unit is None or unit.revoked:
        problem = Problem("absent", "XYDM", "统一社会信用代码", got="no such record", requirement="R-5.3.5.10-6")
        raise Refused("unknown", problem=problem)
    return Answer(rules.corporate(call.answer_table, unit), bare=True)


ROUTES: Routes = {"8.2": corporate_info}
