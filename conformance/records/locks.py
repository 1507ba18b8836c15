"""A lift that a province locks and unlocks (7.23), and what its maker can do to it by 6.2 meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.judging import reading
from conformance.judging.refusal import Control
from conformance.judging.verify import unverified
from conformance.records import stages
from conformance.running.lab import Lab, lift_of
from conformance.wire.client import Answer

MODELS = ("TKJ1000/1.75-A", "TKJ1000/1.75-B", "TKJ1000/1.75-C")
"""SBXH that the maker sends before, during and after the lock"""


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
    unlock: Answer
    after: Tried

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The evidence."""
        tried = (self.before, self.during, self.after)
        first, second, third = ((one.answer, one.read) for one in tried)
        return (*first, self.lock, *second, self.unlock, *third)

    @property
    def holds(self) -> bool:
        """The lock kept the maker out."""
        return self.during.answer.refused and self.during.model == MODELS[0]

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
    lock = turn(lab, work.zjbm, locked=True)
    during = _modify(lab, work, MODELS[1])
    unlock = turn(lab, work.zjbm, locked=False)
    return Locking(work.zjbm, before, lock, during, unlock, _modify(lab, work, MODELS[2]))


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


def _modify(lab: Lab, work: stages.Work, model: str) -> Tried:
    version = reading.version(lift_of(lab.read(work.zjbm), work.zjbm))
    answer = lab.maker.send("6.2", {**work.lift, "SBXH": model, **version})
    read = lab.read(work.zjbm)
    return Tried(answer, read, str(lift_of(read, work.zjbm).get("SBXH")))
