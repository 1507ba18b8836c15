"""Construction base data: 6.4 add, 6.5 modify, 6.6 revoke, 6.10 read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.hosts.lifthost import lives, reach, results
from mockplatform.hosts.lifthost.batch import Batch, Record, keyed
from mockplatform.rules import constructions as rules
from mockplatform.rules import rights
from mockplatform.rules.records import Construction, Lift
from mockplatform.store import constructions as store
from mockplatform.store import notices, worlds
from mockplatform.store.constructions import Known
from mockplatform.store.rows import CONSTRUCTIONS
from mockplatform.store.schema import construction


def add(call: Call, records: list[Checked]) -> list[str]:
    """6.4: of a lift that stands; a maker for its own lifts, a constructor for itself (5.2.1)."""
    batch = Batch(call, records, "ZJBM")
    builders(call, batch)
    with call.writing() as connection:
        standing = reach.standing(connection, call, batch.keys)
        for index, record in batch:
            if not batch.sound(index, "ZJBM"):
                continue
            lift = standing.get(str(record["ZJBM"]))
            if lift is None or not reach.reaches(call, reach.of_lift(lift)):
                batch.wrong(index, reach.no_lift(call, lift))
            elif not _makes(call, lift) and batch.sound(index, "SGXYDM"):
                for problem in rules.for_itself(record, call.account.xydm):
                    batch.wrong(index, problem)
        batch.refuse()
        codes = worlds.record_codes(connection, call.world.id, len(records))
        CONSTRUCTIONS.add(connection, call.world.id, [
            rules.new(code, record, call.account.xydm, call.now)
            for code, record in zip(codes, batch.records, strict=True)
        ])  # fmt: skip
        lives.settle(connection, call, batch.keys)
    return codes


def modify(call: Call, records: list[Checked]) -> list[str]:
    """6.5: by the maker of the lift or the builder (E212); by SFGZ the builder gives the construction notice."""
    batch = Batch(call, records, "SGID")
    batch.unique(rules.NAME)
    builders(call, batch)
    with call.writing() as connection:
        own = reached(connection, call, batch)
        lifts = reach.standing(connection, call, [one.zjbm for one in own.values()])
        for index, record in batch:
            one = own.get(batch.keys[index])
            if one is None:
                continue
            sound = {code: value for code, value in record.items() if batch.sound(index, code)}
            problems = rules.same(one, sound, "R-6.5.2-1")
            if "SFGZ" not in {problem.path for problem in records[index].problems}:
                problems += rules.declaration(
                    sound, builder=_builds(call, one), strict=call.platform.strict, table=call.body_table
                )
            if "SGXYDM" in sound and not _makes(call, lifts.get(one.zjbm)):
                problems += rules.for_itself(sound, call.account.xydm)
            for problem in problems:
                batch.wrong(index, problem)
        batch.refuse()
        after = [
            rules.modified(own[code], record, call.now, builder=_builds(call, own[code]))
            for code, record in zip(batch.keys, batch.records, strict=True)
        ]
        CONSTRUCTIONS.replace(connection, call.world.id, after)
        follow(connection, call, after)
    return batch.keys


def revoke(call: Call, keys: list[str]) -> None:
    """6.6: by the account that added it; the other party may only modify (E212). A result goes with its construction."""
    batch = keyed(call, "SGID", keys)
    with call.writing() as connection:
        _not_creator(connection, call, keys)
        own = reached(connection, call, batch)
        for index, code in enumerate(keys):
            for problem in rules.revoke(own[code], call.book.cycles["construction"]) if code in own else ():
                batch.wrong(index, problem)
        results.undo(connection, call, batch, own)
        own = CONSTRUCTIONS.find(connection, call.world.id, keys)
        after = [rules.revoked(own[code], call.now) for code in keys]
        CONSTRUCTIONS.replace(connection, call.world.id, after)
        follow(connection, call, after)


def read(call: Call) -> Answer:
    """6.10: always an array (E151); tombstones for 7 days where a time is given (E156)."""
    since = query.moment(call.interface, "GXSJ", call.query["GXSJ"]) if "GXSJ" in call.query else None
    if "ZJBM" in call.query:
        of_lift = _of_lift(call, call.query["ZJBM"], deleted=since is not None)
        return Answer([_item(call, known) for known in of_lift if since is None or known.one.updated > since])
    stands, lately = construction.c.change != "DELETE", construction.c.updated >= call.now - call.book.span * 1000
    buried = construction.c.updated >= _tombstones(call)
    shown = stands & lately if since is None else (construction.c.updated > since) & (stands | buried)
    mine = store.party(call.world.id, call.account.xydm)
    found = store.stream(call.platform.database, call.world.id, call.now, mine, shown)
    return Answer(items=(_item(call, known) for known in found if reaches(call, known)))


# ---- shared with the notices of chapter 7


def reached(connection: Connection, call: Call, batch: Batch) -> dict[str, Construction]:
    """The constructions that a batch names and the caller reaches; any other is a problem of its record."""
    own = reach.constructions(connection, call, batch.keys)
    everybodys = CONSTRUCTIONS.find(connection, call.world.id, batch.keys)
    for index, code in enumerate(batch.keys):
        if code not in own and batch.sound(index, "SGID"):
            foreign = code in everybodys and not everybodys[code].revoked
            batch.wrong(index, reach.absent(call, "SGID", rules.NAME, foreign=foreign))
    return own


def builders(call: Call, batch: Batch) -> None:
    """Builders that the world doesn't know (E199): refused in strict mode only."""
    for index, record in batch:
        if batch.sound(index, "SGXYDM") and record["SGXYDM"] not in call.registry.units:
            got, requirement = str(record["SGXYDM"]), call.body_table.requirement
            problem = Problem("unit", "SGXYDM", rules.BUILDER, "", got, requirement, fatal=call.platform.strict)
            batch.wrong(index, problem)


def follow(connection: Connection, call: Call, changed: Sequence[Construction]) -> None:
    """These constructions changed: bring their lifts and notices up to date."""
    lives.settle(connection, call, [one.zjbm for one in changed])
    notices.keep_entries(connection, call.world.id, call.now, changed)


def reaches(call: Call, known: Known) -> bool:
    """Whether the caller reaches a construction."""
    return reach.reaches(call, reach.of_construction(known.one, known.lift))


# ---- 6.4 to 6.10 only


def _makes(call: Call, lift: Lift | None) -> bool:
    return lift is not None and "manufacturer" in call.account.roles and lift.owner == call.account.xydm


def _builds(call: Call, one: Construction) -> bool:
    return "constructor" in call.account.roles and one.builder == call.account.xydm


def _not_creator(connection: Connection, call: Call, keys: Sequence[str]) -> None:
    """403 for a party of a construction that somebody else added; it knows the record, so nothing is hidden."""
    live = [one for one in CONSTRUCTIONS.find(connection, call.world.id, keys).values() if not one.revoked]
    lifts = reach.standing(connection, call, [one.zjbm for one in live])
    for one in live:
        if one.creator != call.account.xydm and (_builds(call, one) or _makes(call, lifts.get(one.zjbm))):
            requirement = rights.requirement(call.account.roles, "6.6", call.platform.rights)
            raise Refused("role", requirement=requirement, private=f"{one.sgid} was added by {one.creator}")


def _of_lift(call: Call, code: str, *, deleted: bool) -> list[Known]:
    """The constructions of one lift that the caller reaches; 404 where it has neither any nor the lift (E152)."""
    with call.platform.database.reading() as connection:
        lift = reach.standing(connection, call, [code]).get(code)
        known = [one for one in store.of_lift(connection, call.world.id, code) if reaches(call, one)]
    buried = _tombstones(call)
    found = [one for one in known if not one.one.revoked or (deleted and one.one.updated >= buried)]
    if not found and (lift is None or not reach.reaches(call, reach.of_lift(lift))):
        problem = reach.absent(call, "ZJBM", rules.LIFT, foreign=lift is not None)
        raise Refused("unknown", problem=problem)
    return found


def _tombstones(call: Call) -> int:
    return call.now - call.book.tombstones * 1000


def _item(call: Call, known: Known) -> Record:
    return rules.item(call.answer_table, known.one, known.unit)
