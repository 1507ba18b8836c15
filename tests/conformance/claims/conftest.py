"""A lab for the tests of stories: a clock that is set or stands, and a server that is a function."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.running.story import Story
from conformance.wire.client import Answer
from conformance.wire.ledger import Ledger

Query = dict[str, object]


@dataclass
class StageClock:
    """Goes where it is told, if it may."""

    at: int
    movable: bool

    def now(self) -> int:
        return self.at

    def until(self, at: int) -> bool:
        if self.movable or at <= self.at:
            self.at = max(self.at, at)
            return True
        return False


@dataclass
class StageLab:
    """As much of a Lab as a story needs. `asked`: (server's time, account, query) of each call."""

    clock: StageClock
    serve: Callable[[int, str, Query], tuple[int, Any]]
    accounts: tuple[str, ...] = ("manufacturer", "province")
    asked: list[tuple[int, str, Query]] = field(default_factory=list)
    done: dict[str, Any] = field(default_factory=dict)

    @property
    def scene(self) -> Any:
        return SimpleNamespace(clock=self.clock, own=self.clock.movable, opened=lambda role, low, high: role)

    @property
    def target(self) -> Any:
        return SimpleNamespace(accounts=dict.fromkeys(self.accounts))

    def now(self) -> int:
        return self.clock.now()

    def story(self, name: str) -> tuple[Story, Any]:
        return Story(name, self.scene, Ledger(), self.done), self

    def client(self, account: str) -> Any:
        return SimpleNamespace(fetch=lambda interface, **query: self._answer(account, query))

    def _answer(self, account: str, query: Query) -> Answer:
        self.asked.append((self.clock.at, account, query))
        status, data = self.serve(self.clock.at, account, query)
        code = 1 if status == 200 else 6001
        content = {"timestamp": self.clock.at, "code": code, "data": data}
        return Answer(status, {}, json.dumps(content).encode(), f"x-{len(self.asked)}")


@pytest.fixture
def stage() -> Callable[..., StageLab]:
    """Make a lab: `stage(serve, at, movable=…, accounts=…)`."""

    def make(
        serve: Callable[[int, str, Query], tuple[int, Any]], at: int, *, movable: bool = True, **more: Any
    ) -> StageLab:
        return StageLab(StageClock(at, movable), serve, **more)

    return make
