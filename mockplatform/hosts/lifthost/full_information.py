"""Full lift information: 6.12 for the maker."""

from __future__ import annotations

from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.rules import full_information as rules
from mockplatform.rules.lifts import NAME
from mockplatform.rules.records import Lift
from mockplatform.spec.tables import TABLES
from mockplatform.store import units
from mockplatform.store.rows import LIFTS


def for_enterprise(call: Call) -> Answer:
    """6.12 with a key: the lift as an object; with a time too, {} if nothing of it is newer (A.2.12, E150, E152, E167)."""
    code = call.query["ZJBM"]
    with call.platform.database.reading() as connection:
        lift = LIFTS.find(connection, call.world.id, [code]).get(code)
        if lift is None or lift.revoked or lift.owner != call.account.xydm:
            raise _unknown(lift, call)
        unit = units.by_code(connection, call.world.id, lift.owner)
    if "GXSJ" in call.query and lift.changed <= query.moment(call.interface, "GXSJ", call.query["GXSJ"]):
        return Answer({})
    return Answer(rules.assemble(TABLES[15], lift, unit))


def _unknown(lift: Lift | None, call: Call) -> Refused:
    foreign = lift is not None and not lift.revoked and lift.owner != call.account.xydm
    requirement = "R-5.2.1-7" if foreign else "R-5.3.5.10-6"
    got = "a lift of another account" if foreign else "no such lift"
    return Refused("unknown", problem=Problem("absent", "ZJBM", NAME, got=got, requirement=requirement))
