"""A lift that a province locks and unlocks (7.23), and what its maker can do to it by 6.2 meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.judging.refusal import Control
from conformance.judging.verify import unverified
from conformance.records import lifts, stages
from conformance.records.valid import DAY
from conformance.running.lab import Lab, lift_of
from conformance.wire.client import Answer

MODELS = ("TKJ1000/1.75-A", "TKJ1000/1.75-B", "TKJ1000/1.75-C")
"""SBXH that the maker sends before, during and after the lock"""

DAYS = 10
"""So long a lock is watched: 7.23.1 lets nothing but another call end it"""


@dataclass(frozen=True)
class Tried:
    """A modification by 6.2: its answer, and SBXH as 6.12 shows it afterwards."""

    answer: Answer
    read: Answer
    model: str


@dataclass(frozen=True)
class Locking:
    """A lift that was locked and unlocked, with a modification tried each time."""

    zjbm: str
    before: Tried
    lock: Answer
    during: Tried
    between: tuple[Answer, ...]
    """What happened while it was locked: reports on it, and a lock on another lift that came and went"""
    beside: tuple[Tried, Tried]
    """The other lift: before there was any lock, and while the first one alone is locked"""
    again: Tried
    """A second try on the first lift, in an array behind the other one"""
    unlock: Answer
    after: Tried

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The evidence."""
        tried = (self.before, self.during, *self.beside, self.again, self.after)
        first, second, *beside, third, fourth = ((one.answer, one.read) for one in tried)
        others = (*beside[0], *self.between, *beside[1])
        return (*first, self.lock, *second, *others, *third, self.unlock, *fourth)

    @property
    def holds(self) -> bool:
        """The lock kept the maker out."""
        kept = all(one.model == MODELS[0] for one in (self.during, self.again))
        return kept and self.during.answer.refused and not self.again.answer.success

    @property
    def spares(self) -> bool:
        """The other lift is free, as it was before."""
        return self.beside[1].answer.success and self.beside[1].model == MODELS[1]

    @property
    def lifted(self) -> bool:
        """After the unlocking the maker could modify again."""
        return self.after.answer.success and self.after.model == MODELS[2]


def observed(lab: Lab) -> Locking:
    """The lift that all tests of a scene look at. A modification must succeed before, or a refusal would show nothing."""
    return lab.shared("a lock and an unlock", _lock)


def _lock(lab: Lab) -> Locking:
    work = stages.declared(lab)
    before = _modify(lab, work, MODELS[0])
    if not before.answer.success or before.model != MODELS[0]:
        raise unverified(f"6.2 does not modify the lift before it is locked ({before.answer}); see R-6.2.3-1",
                         f"锁定前 6.2 未能修改该电梯({before.answer});参见 R-6.2.3-1")  # fmt: skip
    other = stages.declared(lab)
    free = _modify(lab, other, MODELS[0])
    lock = turn(lab, work.zjbm, locked=True)
    during = _modify(lab, work, MODELS[1])
    between = (
        lab.client("province").send("7.7", lab.records.maintenance(work.zjbm)),
        lab.client("province").send("7.10", lab.records.inspection(work.zjbm, JYJL="不合格")),
        turn(lab, other.zjbm, locked=True), turn(lab, other.zjbm, locked=False),
    )  # fmt: skip
    beside = free, _modify(lab, other, MODELS[1])
    again = _modify(lab, work, MODELS[1], behind=other)
    unlock = turn(lab, work.zjbm, locked=False)
    return Locking(work.zjbm, before, lock, during, between, beside, again, unlock, _modify(lab, work, MODELS[2]))


def lasting(lab: Lab) -> tuple[Tried, Tried, Tried] | None:
    """A lift before it is locked, DAYS later, and when it is unlocked then; None where the clock can't be moved."""
    _, there = lab.story("a lock that lasts")
    if not there.scene.own:
        return None
    work = stages.declared(there)
    before = _modify(there, work, MODELS[0])
    there.accepted(turn(there, work.zjbm, locked=True), "7.23", "R-7.23.3-1")
    there.scene.clock.until(there.now() + DAYS * DAY)
    late = _modify(there, work, MODELS[1])
    there.accepted(turn(there, work.zjbm, locked=False), "7.23", "R-7.23.3-1")
    return before, late, _modify(there, work, MODELS[2])


def turn(lab: Lab, zjbm: str, *, locked: bool) -> Answer:
    """Lock or unlock a lift."""
    return lab.client("province").send("7.23", {"ZJBM": zjbm, "DTXXSD": locked})


def control(lab: Lab) -> Control:
    """The control of a lock: the one that was seen to hold."""
    seen, client = in_effect(observed(lab)), lab.client("province")
    return Control(client, lambda: client.request("7.23", {"ZJBM": seen.zjbm, "DTXXSD": True}), seen.lock)


def in_effect(seen: Locking) -> Locking:
    """The lock, if both calls were accepted and did what they say."""
    for answer in (seen.lock, seen.unlock):
        if not answer.success:
            raise unverified(
                f"7.23 is not accepted ({answer}); see R-7.23.3-1", f"7.23 未被接受({answer});参见 R-7.23.3-1"
            )
    if not seen.holds or not seen.lifted:
        raise unverified("lock and unlock are accepted without the effect that they have on 6.2; see R-7.23.2-2",
                         "锁定与解除锁定已被接受,但对 6.2 未生效;参见 R-7.23.2-2")  # fmt: skip
    return seen


def _modify(lab: Lab, work: stages.Work, model: str, *, behind: stages.Work | None = None) -> Tried:
    works = [work] if behind is None else [behind, work]
    records = [{**one.lift, "SBXH": model, **lifts.version(lab, one.zjbm)} for one in works]
    answer = lab.maker.send("6.2", records[0] if behind is None else records)
    read = lab.read(work.zjbm)
    return Tried(answer, read, str(lift_of(read, work.zjbm).get("SBXH")))
