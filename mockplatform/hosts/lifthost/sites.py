"""Constructions and the lifts that they are on, as a request leaves them; nothing is written before `store`.

A reform may give its lift a new code (ZJBMNEW): then the lift goes on as another, its successor, until an overwrite
or a revocation of that result takes it away again (E155, E180).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import orjson
from sqlalchemy import Connection

from mockplatform.clock import month_of
from mockplatform.derive.problems import Problem
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives
from mockplatform.rules import life
from mockplatform.rules import results as rules
from mockplatform.rules.records import Construction, Lift
from mockplatform.rules.results import Item
from mockplatform.store import results as store
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS


class Sites:
    """The lifts of some constructions with everything on them, and their successors."""

    def __init__(self, connection: Connection, call: Call, works: Iterable[Construction], codes: Sequence[str] = ()):
        """`codes` are the new codes that the request would give."""
        self._call = call
        near = LIFTS.find(connection, call.world.id, list({one.zjbm for one in works} | set(codes)))
        after = [lift.new for lift in near.values() if lift.new and lift.new not in near]
        self._lifts = near | LIFTS.find(connection, call.world.id, after)
        self._parts = lives.parts(connection, call.world.id, self._lifts)
        self._works = {code: {one.sgid: one for one in found.constructions} for code, found in self._parts.items()}
        self._modified = store.modified(connection, call.world.id, list(self._lifts))
        self._before = dict(self._lifts)
        self._touched: set[str] = set()

    def one(self, known: Construction) -> Construction:
        """The construction as it is now."""
        return self._works[known.zjbm][known.sgid]

    def without(self, one: Construction) -> Item:
        """The data of its lift without its result."""
        return rules.without(self._lifts[one.zjbm], self._on(one.zjbm), one.sgid)

    def renaming(self, one: Construction, record: Item) -> list[Problem]:
        """What forbids that the result of `one` becomes `record`, as to the codes that the old one and the new one give."""
        code, path = rules.new_code(record)
        given, _ = rules.new_code(rules.entered(one))
        name, problems = "改造后电梯整机编码", []
        after = self._lifts[one.zjbm].new
        if code and code != given and after and after != given:
            problems.append(Problem("reformed", path, name, after, code, rules.REQUIREMENT))
        elif code and code != given and code in self._lifts and not self._lifts[code].revoked:
            problems.append(Problem("exists", path, name, got=code, requirement=rules.REQUIREMENT))
        if given and given != code and self._has_records(given):
            requirement = rules.REQUIREMENT if record else "R-6.8.1-1"
            problems.append(Problem("successor", "SGID", rules.NAME, got=given, requirement=requirement))
        return problems

    def put(self, one: Construction, result: Item | None) -> None:
        """Give a construction this result, or none: its lift, and a successor, become what the results make of them."""
        given, _ = rules.new_code(rules.entered(one))
        code, _ = rules.new_code(result or {})
        works, lift = self._on(one.zjbm), self._lifts[one.zjbm]
        # An overwrite keeps its place; after a newer report of the maker (6.2 sets 0) it is the last word again.
        number = (one.result_no or rules.next_number(works)) if result is not None and not code else 0
        text = None if result is None else orjson.dumps(result).decode()
        version, now = one.version + 1, self._call.now
        changed = replace(one, result=text, result_no=number, version=version, updated=now, change="MODIFY")
        self._works[one.zjbm][one.sgid] = changed
        self._touched.add(one.sgid)
        if given and given != code:
            self._take_away(given)
            lift = replace(lift, new=None)
        self._lifts[one.zjbm] = rules.replayed(replace(lift, new=code or lift.new), self._on(one.zjbm), now)
        if code:
            self._succeed(changed, code)

    def store(self, connection: Connection) -> list[Construction]:
        """Write what has changed, give the constructions that have."""
        world = self._call.world.id
        changed = {code: lift for code, lift in self._lifts.items() if lift != self._before.get(code)}
        made = {code: lift for code, lift in changed.items() if lift.change == "ADD" and lift.version == 1}
        made = {code: lift for code, lift in made.items() if code not in self._before or self._before[code].revoked}
        LIFTS.drop(connection, world, list(made))
        LIFTS.add(connection, world, made.values())
        LIFTS.replace(connection, world, [lift for code, lift in changed.items() if code not in made])
        touched = [one for works in self._works.values() for one in works.values() if one.sgid in self._touched]
        CONSTRUCTIONS.replace(connection, world, touched)
        return touched

    def _on(self, code: str) -> list[Construction]:
        return list(self._works.get(code, {}).values())

    def _has_records(self, code: str) -> bool:
        """Whether a successor has become a lift of its own: worked on, reported on, modified or locked."""
        found = self._parts.get(code, lives.Parts())
        works = any(not one.revoked for one in found.constructions)
        reports = any(not one.revoked for one in found.reports)
        return works or reports or code in self._modified or self._lifts[code].locked

    def _succeed(self, one: Construction, code: str) -> None:
        """Make the successor, or bring its data up to date unless its maker has reported on it since."""
        lift, now = self._lifts[one.zjbm], self._call.now
        doc = rules.successor(orjson.loads(lift.doc), rules.entered(one), code)
        known = self._lifts.get(code)
        if known is None or known.revoked:
            made = Lift(code, lift.owner, lift.state, False, lift.region, 1, month_of(now), now, now, now, "ADD", doc,
                        old=lift.zjbm)  # fmt: skip
            self._lifts[code] = replace(made, state=life.lift_state(made, (), ()))
        elif code not in self._modified:
            self._lifts[code] = rules.replayed(replace(known, base=doc), self._on(code), now)

    def _take_away(self, code: str) -> None:
        lift, now = self._lifts[code], self._call.now
        if lift.version == 1 and code not in self._before:  # made by this same request
            del self._lifts[code]
            return
        self._lifts[code] = replace(
            lift, state="revoked", version=lift.version + 1, updated=now, changed=now, change="DELETE"
        )
