"""Results of constructions: 6.7 enter or overwrite, 6.8 revoke."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import constructions, references
from mockplatform.hosts.lifthost.batch import Batch, keyed
from mockplatform.hosts.lifthost.sites import Sites
from mockplatform.rules import results as rules
from mockplatform.rules.records import Construction

NAME = rules.NAME


def enter(call: Call, records: list[Checked]) -> list[str]:
    """6.7: the same SGID again overwrites the result as a whole, what it did to the lift included (6.7.1, E181)."""
    batch = Batch(call, records, "SGID")
    batch.unique(NAME)
    _content(call, batch)
    with call.writing() as connection:
        own = constructions.reached(connection, call, batch)
        given = [rules.new_code(record)[0] for record in batch.records]
        sites = Sites(connection, call, own.values(), [code for code in given if code])
        cycle = call.book.cycles["construction"]
        for index, record in batch:
            if (known := own.get(batch.keys[index])) is None:
                continue
            one = sites.one(known)
            named = {problem.path for problem in records[index].problems}
            found = [
                *rules.enter(one, sites.without(one), record, call.body_table, cycle),
                *sites.renaming(one, record),
            ]
            for problem in (problem for problem in found if problem.path not in named):
                batch.wrong(index, problem)
            if not found and not named:
                sites.put(one, rules.content(record))  # the records of a batch build on each other
        batch.refuse()
        constructions.follow(connection, call, sites.store(connection))
    return batch.keys


def revoke(call: Call, keys: list[str]) -> None:
    """6.8: what the result did is undone, and the result is due again (6.11, E180)."""
    batch = keyed(call, "SGID", keys)
    with call.writing() as connection:
        own = constructions.reached(connection, call, batch)
        for index, key in enumerate(keys):
            for problem in rules.withdraw(own[key], call.book.cycles["construction"]) if key in own else ():
                batch.wrong(index, problem)
        constructions.follow(connection, call, undo(connection, call, batch, own))


def undo(connection: Connection, call: Call, batch: Batch, works: Mapping[str, Construction]) -> list[Construction]:
    """Take back what the results of these constructions did to their lifts; refuse the batch if that can't be.

    Gives those that had a result, as they are stored now.
    """
    sites = Sites(connection, call, works.values())
    for index, key in enumerate(batch.keys):
        if key not in works or works[key].result is None:
            continue
        found = sites.renaming(works[key], {})
        for problem in found:
            batch.wrong(index, problem)
        if not found:
            sites.put(sites.one(works[key]), None)
    batch.refuse()
    return sites.store(connection)


def _content(call: Call, batch: Batch) -> None:
    """What the records say by themselves: certificates and units that the world doesn't know, parts without a code."""
    parts = (part for _, record in batch for code in rules.BRING for _, part in rules.objects(record, code))
    references.learn(call, (record.get("ZJXX") for record in batch.records), parts)
    for index, record in batch:
        references.check(call, batch, index, record.get("ZJXX"), "ZJXX.", rules.REQUIREMENT)
        brought = [found for code in rules.BRING for found in rules.objects(record, code)]
        references.components(call, batch, index, brought, rules.REQUIREMENT)
        for oddity in rules.unnamed(record):
            batch.wrong(index, oddity)
