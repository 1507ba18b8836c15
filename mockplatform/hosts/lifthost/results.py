"""Results of constructions: 6.7 enter or overwrite, 6.8 revoke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives, notices, reach, references
from mockplatform.hosts.lifthost.batch import Batch, keyed
from mockplatform.hosts.lifthost.sites import Sites
from mockplatform.rules import results as rules
from mockplatform.rules.records import Construction
from mockplatform.store.rows import CONSTRUCTIONS

NAME = rules.NAME


def enter(call: Call, records: list[Checked]) -> list[str]:
    """6.7: the same SGID again overwrites the result as a whole, what it did to the lift included (6.7.1, E181)."""
    batch = Batch(call, records, "SGID")
    batch.unique(NAME)
    _content(call, batch)
    with call.platform.database.writing() as connection:
        own = _reached(connection, call, batch)
        given = [rules.new_code(record)[0] for record in batch.records]
        sites = Sites(connection, call, own.values(), [code for code in given if code])
        for index, record in batch:
            if (known := own.get(batch.keys[index])) is None:
                continue
            one = sites.one(known)
            named = {problem.path for problem in records[index].problems}
            found = [*rules.enter(one, sites.without(one), record), *sites.renaming(one, record)]
            for problem in (problem for problem in found if problem.path not in named):
                batch.wrong(index, problem)
            if not found and not named:
                sites.put(one, rules.content(record))  # the records of a batch build on each other
        batch.refuse()
        lives.settle(connection, call, sites.store(connection))
        notices.entered(connection, call, batch.keys)
    return batch.keys


def revoke(call: Call, keys: list[str]) -> None:
    """6.8: what the result did is undone, and the entry notice is open again (E180)."""
    batch = keyed(call, "SGID", keys)
    with call.platform.database.writing() as connection:
        own = _reached(connection, call, batch)
        sites = Sites(connection, call, own.values())
        for index, key in enumerate(keys):
            if key not in own:
                continue
            found = withdrawal(sites, own[key])
            if own[key].result is None:
                batch.wrong(index, Problem("absent", "SGID", NAME, got="no result", requirement="R-6.8.1-1"))
            for problem in found:
                batch.wrong(index, problem)
            if not found:
                sites.put(sites.one(own[key]), None)
        batch.refuse()
        lives.settle(connection, call, sites.store(connection))
        notices.reopened(connection, call, keys)
