"""What a test works with: clients by account, valid records, the verifier, and helpers that keep the rules of proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.client import Answer, Client, Connections, Request
from conformance.evidence import Evidence
from conformance.ledger import Ledger
from conformance.records import Record, Records
from conformance.refusal import Control
from conformance.rows import canonical
from conformance.values import same_text
from conformance.verify import Verifier, unverified
from mockplatform.spec.model import TOP
from mockplatform.spec.tables import TABLES


@dataclass
class Observations:
    """Answers of limited interfaces: each is called once per account and mode, and all tests share what came."""

    answers: dict[tuple[str, str, str], Answer] = field(default_factory=dict)

    def once(self, interface: str, mode: str, account: str, ask: Callable[[], Answer]) -> Answer:
        """The answer to this call; it is made the first time."""
        key = (interface, mode, account)
        if key not in self.answers:
            self.answers[key] = ask()
        return self.answers[key]


@dataclass
class Lab:
    """Made for each test by the plugin."""

    connections: Connections
    records: Records
    observations: Observations
    verify: Verifier
    evidence: Evidence
    ledger: Ledger = field(default_factory=Ledger)

    def client(self, account: str, host: str = "lifthost") -> Client:
        """One account at one host; the test declared that it needs both."""
        return Client(self.connections.target.accounts[account], host, self.connections, self.evidence)

    @property
    def maker(self) -> Client:
        """The account that most tests use."""
        return self.client("manufacturer")

    def add(self, *records: Record, account: str = "manufacturer", single: bool = True) -> Answer:
        """6.1: add lifts, one as an object, or all as an array; what was accepted goes to the ledger."""
        client = self.client(account)
        content: Any = records[0] if single else list(records)
        answer = client.ask(Request("POST", "/lifts", content))
        if answer.success:
            self.ledger.added(client, *(str(record["ZJBM"]) for record in records))
        return answer

    def new_lift(self, account: str = "manufacturer", **changes: Any) -> Record:
        """A lift that the server has accepted. Where it does not, the rest of the test can show nothing."""
        record = self.records.lift(**changes)
        answer = self.add(record, account=account)
        if not answer.success:
            raise unverified(f"a valid lift is not accepted by 6.1 ({answer}); see R-6.1.3-1",
                             f"合法的电梯记录未被 6.1 接受({answer});参见 R-6.1.3-1")  # fmt: skip
        return record

    def stored(self, *records: Record) -> None:
        """Make sure that what was accepted is there: else the form of the acknowledgement shows nothing (5.3.5.7)."""
        for record in records:
            read = self.read(record["ZJBM"])
            if not has(read, record["ZJBM"]):
                raise unverified(f"accepted, but it can't be read by 6.12 ({read}); see R-6.1.3-1",
                                 f"已接受,但无法通过 6.12 读取({read});参见 R-6.1.3-1")  # fmt: skip

    def read(self, zjbm: object, account: str = "manufacturer") -> Answer:
        """6.12 by key."""
        return self.client(account).ask(Request("GET", "/lifts/enterprise", query=(("ZJBM", str(zjbm)),)))

    def month(self, month: str, account: str = "manufacturer") -> Answer:
        """6.12 by month: called once in a run."""
        query = (("DTCJYF", month),)
        return self.observations.once(
            "6.12", "by_month", account,
            lambda: self.client(account).ask(Request("GET", "/lifts/enterprise", query=query)),
        )  # fmt: skip

    def accepts(self, make: Callable[[], Request]) -> Control:
        """The positive control of a refusal: `make` gives a new valid request, which has to be accepted first."""
        return Control.of(self, make)


def lift_of(answer: Answer, zjbm: object) -> dict[str, object]:
    """ZJXX of a lift in an answer of 6.12, under canonical codes; {} if the lift is not in it.

    Whether `data` has the right shape is judged where it belongs (A.2.12, E150): here any is searched.
    """
    items = answer.data if isinstance(answer.data, list) else [answer.data]
    lifts = (canonical(TABLES[15], "ZJXX", canonical(TABLES[15], TOP, item).get("ZJXX")) for item in items)
    found = (lift for lift in lifts if "ZJBM" in lift and same_text(lift["ZJBM"], str(zjbm)))
    return next(found, {}) if answer.success else {}


def has(answer: Answer, zjbm: object) -> bool:
    """Whether a lift is in an answer of 6.12."""
    return bool(lift_of(answer, zjbm))
