"""sgghost, the accident platform: the accidents of a unit's lifts (8.3)."""

from __future__ import annotations

import orjson

from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.hosts.call import Answer, Call, Routes
from mockplatform.rules import national as rules
from mockplatform.store import national as store


def accidents(call: Call) -> Answer:
    """8.3: a bare array (A.4.3), [] if there is none (E225); NF keeps those of one year (E045)."""
    year = call.query.get("NF")
    if year is not None and not (len(year) == 4 and year.isascii() and year.isdigit()):
        raise Refused("query", problem=Problem("type", "NF", "年份", "YYYY", year, "R-8.3.2-1"))
    with call.platform.database.reading() as connection:
        docs = store.accidents(connection, call.world.id, call.query["XYDM"])
    known = [one for one in map(orjson.loads, docs) if year is None or str(one.get("NF", "")) == year]
    return Answer([rules.accident(call.answer_table, one) for one in known], bare=True)


ROUTES: Routes = {"8.3": accidents}
