"""What is remembered of one request and its answer, and what there is to say about it."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass, field

from mockplatform.derive.problems import Problem
from mockplatform.spec.model import Text


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

    @property
    def clause(self) -> str:
        """The clause of the requirement."""
        return self.requirement.removeprefix("R-").rpartition("-")[0]

    @classmethod
    def of(cls, problem: Problem, base: str = "") -> Finding:
        """What a problem says, with its pointer below `base`."""
        found = problem.pointer if problem.path else ""
        return cls(problem.requirement, problem.kind, problem.text, base + found, problem.expected, problem.got)


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


class ExchangeIds:
    """Gives exchanges their ids, which sort by the machine's time and are unique among processes."""

    def __init__(self) -> None:
        self._process = secrets.token_hex(3)
        self._count = itertools.count()

    def next(self, wall: int) -> str:
        """The next id."""
        return f"{wall:011x}{self._process}{next(self._count) & 0xFFFFFF:06x}"
