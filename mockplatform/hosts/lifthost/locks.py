"""7.23: locking and unlocking the manufacture data of lifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives, reach
from mockplatform.hosts.lifthost.batch import Batch
from mockplatform.rules import life
from mockplatform.rules import notices as words
from mockplatform.rules.lifts import NAME
from mockplatform.store import notices
from mockplatform.store.rows import LIFTS

FKNR = 20
"""Longest content of a notice (Table 12)"""


def lock(call: Call, records: list[Checked]) -> list[str]:
    """7.23: what is locked already, or unlocked, stays so with code 1 (E186).

    No downlink shows the lock, so it is no change of the lift's data: neither its version nor its time of change moves.
    """
    batch = Batch(call, records, "ZJBM")
    batch.unique(NAME)
    codes = batch.keys
    with call.writing() as connection:
        standing = reach.standing(connection, call, codes)
        own = {code: lift for code, lift in standing.items() if reach.reaches(call, reach.of_lift(lift))}
        for index, code in enumerate(codes):
            if batch.sound(index, "ZJBM") and code not in own:
                batch.wrong(index, reach.absent(call, "ZJBM", NAME, foreign=code in standing))
        batch.refuse()
        wanted = {code: bool(record["DTXXSD"]) for code, record in zip(codes, batch.records, strict=True)}
        turned = [replace(own[code], locked=locked) for code, locked in wanted.items() if own[code].locked != locked]
        LIFTS.replace(connection, call.world.id, turned)
        for code in _unnoticed(connection, call, [lift.zjbm for lift in turned if not lift.locked]):
            problem = Problem("no_notice", "ZJBM", NAME, requirement="R-6.9.2-1", fatal=False)
            batch.wrong(codes.index(code), problem)
    return codes


def _unnoticed(connection: Connection, call: Call, unlocked: Sequence[str]) -> list[str]:
    """Ask the makers of lifts that failed their last inspection for a correction (E189); gives those that can't be asked.

    The notice names a construction (Table 12), so a lift without one gets none.
    """
    without = []
    for code, found in lives.parts(connection, call.world.id, unlocked).items():
        failed = life.failed_last(found.reports)
        if failed is None:
            continue
        content = str(failed.get("JYBHGX", words.FAILED))[:FKNR]
        if notices.raise_notice(connection, call.world.id, call.now, code, content) is None:
            without.append(code)
    return without
