"""Full lift information: 6.12 for the maker, 7.20 for the province."""

from __future__ import annotations

from collections.abc import Iterator

from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.hosts.lifthost import reach
from mockplatform.rules import full_information as rules
from mockplatform.rules.full_information import Item
from mockplatform.rules.lifts import NAME
from mockplatform.store import full_information as store
from mockplatform.store.full_information import PAGE, Choice, Place


def for_enterprise(call: Call) -> Answer:
    """6.12: the caller's own lifts (A.2.12)."""
    if "ZJBM" in call.query:
        return _one(call)
    return Answer(items=_many(call, _choice(call, owner=call.account.xydm)))


def for_province(call: Call) -> Answer:
    """7.20: the lifts in the caller's area (A.3.20)."""
    if "ZJBM" in call.query:
        return _one(call)
    return Answer(items=_many(call, _choice(call, area=call.account.region)))


def _one(call: Call) -> Answer:
    """With a key: the lift as an object; with a time too, {} if nothing of it is newer (E150, E152, E167).

    A revoked lift is there for a week, and only for those who ask with a time (E156).
    """
    code = call.query["ZJBM"]
    since = _tombstones(call) if "GXSJ" in call.query else None
    with call.platform.database.reading() as connection:
        whole = store.find(connection, call.world.id, code)
        gone = whole is None or (whole.lift.revoked and (since is None or whole.lift.updated < since))
        if whole is None or gone or not reach.reaches(call, reach.of_lift(whole.lift)):
            raise Refused("unknown", problem=reach.absent(call, "ZJBM", NAME, foreign=not gone))
        if "GXSJ" in call.query and whole.lift.changed <= query.moment(call.interface, "GXSJ", call.query["GXSJ"]):
            return Answer({})
        around = store.around(connection, call.world.id, since)
        store.learn(connection, call.world.id, around, [whole])
    return Answer(rules.assemble(call.answer_table, whole, around))


def _choice(call: Call, owner: str = "", area: str = "") -> Choice:
    """What the query asks for: the lifts added in a month, or those of which something changed after GXSJ."""
    asked = call.query
    reformed = "BHGZ" in asked and query.flag(call.interface, "BHGZ", asked["BHGZ"])
    if "DTCJYF" in asked:
        month = query.month(call.interface, "DTCJYF", asked["DTCJYF"])
        return Choice(owner, area, until=call.now, month=month, reformed=reformed)
    after = query.moment(call.interface, "GXSJ", asked["GXSJ"])
    return Choice(owner, area, until=call.now, after=after, reformed=reformed, revoked=_tombstones(call))


def _tombstones(call: Call) -> int:
    """What was revoked then or later is shown with BGLX=DELETE (E156)."""
    return call.now - call.book.tombstones * 1000


def _many(call: Call, choice: Choice) -> Iterator[Item]:
    """The items of the lifts that are chosen, a page at a time, each read in a transaction of its own."""
    database, world = call.platform.database, call.world.id
    with database.reading() as connection:
        around = store.around(connection, world, choice.revoked)
    place: Place | None = choice.start
    while place is not None:
        with database.reading() as connection:
            page = store.page(connection, world, choice, place)
            store.learn(connection, world, around, page)
        for whole in page:
            yield rules.assemble(call.answer_table, whole, around)
        place = (page[-1].lift.changed, page[-1].lift.zjbm) if len(page) == PAGE else None
