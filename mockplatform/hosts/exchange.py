"""What is remembered of one request and its answer, and what there is to say about it."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass, field

from mockplatform.clock import moment
from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.spec.model import Text

KEPT_OF_A_KIND = 10
"""Findings of one rule and one requirement that an exchange keeps; of the others it keeps the number"""


STATED: dict[int, str] = {
    400: "R-5.3.5.10-3", 401: "R-5.3.5.10-4", 403: "R-5.3.5.10-5", 404: "R-5.3.5.10-6", 405: "R-5.3.5.10-7",
    413: "R-5.3.5.10-3", 415: "R-5.3.5.10-8", 429: "R-5.3.5.10-9", 500: "R-5.3.5.10-10",
}  # fmt: skip
"""HTTP status → its row of Table 2, for refusals that nothing closer states; 413 has none, and is a bad request"""


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote the stored version of a record, "" if that is not known, and when: milliseconds on the world's clock."""

    account: str
    at: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about one exchange: by which requirement, where, what was expected and what came."""

    requirement: str
    rule: str
    text: Text
    pointer: str = ""
    expected: str = ""
    got: str = ""
    earliest: int | None = None
    """For time rules: the first moment, in milliseconds, at which the same call is legal"""
    written: Written | None = None
    """For versions: who wrote the stored one"""

    @property
    def clause(self) -> str:
        """The clause of the requirement."""
        return self.requirement.removeprefix("R-").rpartition("-")[0]

    @classmethod
    def of(cls, problem: Problem, base: str = "", written: Written | None = None) -> Finding:
        """What a problem says, with its pointer below `base`; for a version, who wrote the stored one."""
        text = problem.text if written is None else _with_writer(problem.text, written)
        pointer = base + problem.pointer
        return cls(problem.requirement, problem.kind, text, pointer, problem.expected, problem.got, written=written)

    @classmethod
    def refusing(cls, refused: Refused, now: int) -> Finding:
        """Why a request was refused at `now`; for time rules, from when on it is legal."""
        requirement = refused.requirement or STATED[refused.row.status]
        expected, got = refused.expected, refused.private
        if refused.earliest is not None:
            expected, got = shown(refused.earliest), shown(now)
        return cls(requirement, refused.reason, refused.row.text, "", expected, got, refused.earliest)


def shown(at: int) -> str:
    """A moment as the journal writes it."""
    return moment(at).isoformat(timespec="milliseconds")


def _with_writer(text: Text, written: Written) -> Text:
    when = shown(written.at)
    by_en, by_zh = (f" by {written.account}", f"由{written.account}") if written.account else ("", "")
    return Text(f"{text.en}, written{by_en} at {when}", f"{text.zh},当前版本{by_zh}于{when}写入")


@dataclass
class Streamed:
    """What has left of an answer that was sent in pieces; its body is not kept."""

    length: int = 0
    items: int = 0
    ended: bool = False
    """The last item was reached; else the connection was cut, by an error or by the client"""
    sha256: str = ""
    """Of the body, once all of it has left"""


@dataclass
class Exchange:
    """One request and its answer. `at` on the world's clock, `real` on the machine's, both in milliseconds."""

    id: str
    at: int
    real: int
    world: int | None = None
    world_name: str = ""
    account: str = ""
    interface: str = ""
    mode: str = ""
    method: str = ""
    target: str = ""
    """Path and query as they came"""
    status: int = 0
    code: int | str | None = None
    request_headers: list[tuple[str, str]] = field(default_factory=list)
    request_body: bytes = b""
    response_headers: list[tuple[str, str]] = field(default_factory=list)
    response_body: bytes = b""
    streamed: Streamed | None = None
    """Instead of `response_body`, where the answer was sent in pieces"""
    injected: str = ""
    peer: str = ""
    """Subject of the client's certificate"""
    findings: list[Finding] = field(default_factory=list)
    further: dict[tuple[str, str], int] = field(default_factory=dict)
    """(rule, requirement) → how many findings there were beyond those that are kept"""
    _kept: dict[tuple[str, str], int] = field(default_factory=dict)

    def find(self, problem: Problem, base: str = "", written: Written | None = None) -> None:
        """Keep what a problem says, or count it: a batch may have one thing to say two thousand times."""
        kind = (problem.kind, problem.requirement)
        kept = self._kept.get(kind, 0)
        if kept >= KEPT_OF_A_KIND:
            self.further[kind] = self.further.get(kind, 0) + 1
            return
        self._kept[kind] = kept + 1
        self.findings.append(Finding.of(problem, base, written))

    @property
    def told(self) -> list[Finding]:
        """The findings, and one for all that were only counted of a kind."""
        return [*self.findings, *(_and_more(rule, stated, number) for (rule, stated), number in self.further.items())]


def _and_more(rule: str, requirement: str, number: int) -> Finding:
    text = Text(f"and {number} more of this kind", f"另有{number}处同类情况")
    return Finding(requirement, rule, text, got=str(number))


class ExchangeIds:
    """Gives exchanges their ids, which sort by the machine's time and are unique among processes."""

    def __init__(self) -> None:
        self._process = secrets.token_hex(3)
        self._count = itertools.count()

    def next(self, wall: int) -> str:
        """The next id."""
        return f"{wall:011x}{self._process}{next(self._count) & 0xFFFFFF:06x}"
