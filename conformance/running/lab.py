"""What a test works with: clients by account, valid records, the verifier, and helpers that keep the rules of proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from conformance.judging import reading
from conformance.judging.refusal import Control
from conformance.judging.verify import Verifier, unverified
from conformance.records.valid import Record, Records
from conformance.running.scene import Scene
from conformance.running.story import Story
from conformance.running.target import Target
from conformance.wire.client import Answer, Client, Request
from conformance.wire.evidence import Evidence
from conformance.wire.ledger import Ledger

Seen = TypeVar("Seen")


@dataclass
class Lab:
    """Made for each test by the plugin."""

    scene: Scene
    verify: Verifier
    evidence: Evidence
    stories: Callable[[str], Story]
    ledger: Ledger = field(default_factory=Ledger)
    told: list[str] = field(default_factory=list)
    """The stories that this test had a part in"""
    trouble: str = ""
    """Why there is no world for the test to work in"""

    @property
    def target(self) -> Target:
        """The server, and the accounts that this test has there."""
        return self.scene.target

    @property
    def records(self) -> Records:
        """Valid records."""
        return self.scene.records

    def now(self) -> int:
        """The server's time in ms."""
        return self.scene.clock.now()

    def client(self, account: str, host: str = "lifthost") -> Client:
        """One account at one host; the test declared that it needs both."""
        scene = self.scene
        return Client(
            scene.target.accounts[account], host, scene.connections, self.evidence, self.ledger, scene.dialect
        )

    @property
    def maker(self) -> Client:
        """The account that most tests use."""
        return self.client("manufacturer")

    def story(self, name: str) -> tuple[Story, Lab]:
        """A story of this run, in a world of its own where there can be one, and a lab there."""
        story = self.stories(name)
        self.told.append(name)
        return story, replace(self, scene=story.scene, ledger=story.ledger)

    def shared(self, name: str, make: Callable[[Lab], Seen]) -> Seen:
        """What all tests of a scene share, e.g. a lift in use: made once, taken away when the run ends."""
        found: Seen = self.scene.observations.once(name, lambda: make(replace(self, ledger=self.scene.ledger)))
        return found

    def add(self, *records: Record, account: str = "manufacturer", single: bool = True) -> Answer:
        """6.1: add lifts, one as an object, or all as an array."""
        content: Any = records[0] if single else list(records)
        return self.client(account).send("6.1", content)

    def new_lift(self, account: str = "manufacturer", **changes: Any) -> Record:
        """A lift that the server has accepted. Where it does not, the rest of the test can show nothing."""
        record = self.records.lift(**changes)
        self.accepted(self.add(record, account=account), "6.1", "R-6.1.3-1")
        return record

    def accepted(self, answer: Answer, interface: str, requirement: str) -> Answer:
        """The answer to a valid call on which the test rests; it is judged by another requirement."""
        if not answer.success:
            raise unverified(f"a valid call of {interface} is not accepted ({answer}); see {requirement}",
                             f"对 {interface} 的合法调用未被接受({answer});参见 {requirement}")  # fmt: skip
        return answer

    def stored(self, *records: Record) -> None:
        """Make sure that what was accepted is there: else the form of the acknowledgement shows nothing (5.3.5.7)."""
        for record in records:
            read = self.read(record["ZJBM"])
            if not has(read, record["ZJBM"]):
                raise unverified(f"accepted, but it can't be read by 6.12 ({read}); see R-6.1.3-1",
                                 f"已接受,但无法通过 6.12 读取({read});参见 R-6.1.3-1")  # fmt: skip

    def read(self, zjbm: object, account: str = "manufacturer") -> Answer:
        """6.12 by key."""
        return self.client(account).fetch("6.12", ZJBM=zjbm)

    def accepts(self, make: Callable[[], Request], account: str = "manufacturer") -> Control:
        """The positive control of a refusal: `make` gives a new valid request, which has to be accepted first."""
        return Control.of(self.client(account), make)


def lift_of(answer: Answer, zjbm: object) -> dict[str, object]:
    """ZJXX of a lift in an answer of 6.12, under canonical codes; {} if the lift is not in it.

    Whether `data` has the right shape is judged where it belongs (A.2.12, E150): here any is searched.
    """
    return next(iter(reading.section("6.12", reading.lift("6.12", answer, zjbm), "ZJXX")), {})


def has(answer: Answer, zjbm: object) -> bool:
    """Whether a lift is in an answer of 6.12."""
    return bool(lift_of(answer, zjbm))
