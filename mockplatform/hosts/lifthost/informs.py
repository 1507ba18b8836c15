"""Construction notices on the side of the authority: 7.16 read, 7.21 record, 7.22 revoke."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.hosts.lifthost import constructions, reach, results
from mockplatform.hosts.lifthost.batch import Batch, Record, keyed
from mockplatform.rules import constructions as rules
from mockplatform.rules import life, rights
from mockplatform.rules.records import Construction
from mockplatform.rules.rights import Holder
from mockplatform.store import constructions as store
from mockplatform.store import worlds
from mockplatform.store.constructions import Known
from mockplatform.store.rows import CONSTRUCTIONS
from mockplatform.store.schema import construction


def read(call: Call) -> Answer:
    """7.16: constructions of the region of which notice was given (E190), in an array (E151).

    A notice that was withdrawn is left out: Table 36 has no BGLX to tell it by.
    """
    since = query.moment(call.interface, "GXSJ", call.query["GXSJ"]) if "GXSJ" in call.query else None
    if "SGID" in call.query:
        known = _one(call, call.query["SGID"])
        return Answer([] if since is not None and known.one.updated <= since else [_item(call, known)])
    if since is None:
        when = construction.c.month == query.month(call.interface, "CJYF", call.query["CJYF"])
    else:
        when = construction.c.updated > since
    found = store.stream(call.platform.database, call.world.id, call.now, store.noticed(), when)
    return Answer(items=(_item(call, known) for known in found if constructions.reaches(call, known)))


def record(call: Call, records: list[Checked]) -> list[str]:
    """7.21: with SGID the notice joins that record, without it makes one (E118)."""
    batch = Batch(call, records, "SGID")
    batch.unique(rules.NAME)
    constructions.builders(call, batch)
    with call.writing() as connection:
        own = constructions.reached(connection, call, batch)
        _judge_new(connection, call, batch)
        for index, notice in batch:
            one = own.get(batch.keys[index])
            if one is not None:
                sound = {code: value for code, value in notice.items() if batch.sound(index, code)}
                for problem in rules.same(one, sound, "R-7.21.2-1"):
                    batch.wrong(index, problem)
        batch.refuse()
        codes = iter(worlds.record_codes(connection, call.world.id, batch.keys.count("")))
        after = [_informed(call, own.get(str(notice.get("SGID"))), notice, codes) for notice in batch.records]
        CONSTRUCTIONS.add(connection, call.world.id, [one for one in after if one.sgid not in own])
        CONSTRUCTIONS.replace(connection, call.world.id, [one for one in after if one.sgid in own])
        constructions.follow(connection, call, after)
    return [one.sgid for one in after]


def revoke(call: Call, keys: list[str]) -> None:
    """7.22: at any time (E192); a construction without a notice by 7.21 has nothing to revoke."""
    batch = keyed(call, "SGID", keys)
    with call.writing() as connection:
        own = constructions.reached(connection, call, batch)
        for index, code in enumerate(keys):
            if code in own and own[code].inform is None:
                batch.wrong(index, reach.absent(call, "SGID", rules.NAME, foreign=False))
        results.undo(connection, call, batch, {code: one for code, one in own.items() if rules.made_by_notice(one)})
        own = CONSTRUCTIONS.find(connection, call.world.id, keys)
        after = [rules.uninformed(own[code], call.now) for code in keys]
        CONSTRUCTIONS.replace(connection, call.world.id, after)
        constructions.follow(connection, call, after)


def _judge_new(connection: Connection, call: Call, batch: Batch) -> None:
    """Notices without SGID: their lifts stand in the account's region, or get it from SGDQ (E205)."""
    lifts = reach.standing(connection, call, [str(notice.get("ZJBM", "")) for notice in batch.records])
    for index, notice in batch:
        if "SGID" in notice or not batch.sound(index, "ZJBM", "SGDQ"):
            continue
        lift = lifts.get(str(notice["ZJBM"]))
        region = lift.region or life.region_of(str(notice["SGDQ"])) if lift else ""
        if not reach.reaches(call, Holder(region=region)):
            batch.wrong(index, reach.no_lift(call, lift))
        elif not rights.in_area(life.region_of(str(notice["SGDQ"])), call.account.region):
            batch.wrong(index, Problem("elsewhere", "SGDQ", "施工地区", requirement="R-5.2.2-4", fatal=False))


def _informed(call: Call, one: Construction | None, notice: Record, codes: Iterator[str]) -> Construction:
    if one is None:
        return rules.new_by_notice(next(codes), notice, call.account.xydm, call.now)
    return rules.informed(one, notice, call.now)


def _one(call: Call, code: str) -> Known:
    """The construction of a key; 404 if it is unknown, elsewhere, revoked, or no notice of it was given (E152)."""
    with call.platform.database.reading() as connection:
        works = list(CONSTRUCTIONS.find(connection, call.world.id, [code]).values())
        found = next(iter(store.about(connection, call.world.id, works)), None)
    if found is None or found.one.revoked or not found.one.noticed or not constructions.reaches(call, found):
        foreign = found is not None and not constructions.reaches(call, found)
        raise Refused("unknown", problem=reach.absent(call, "SGID", rules.NAME, foreign=foreign))
    return found


def _item(call: Call, known: Known) -> Record:
    return rules.item(call.answer_table, known.one, known.unit)
