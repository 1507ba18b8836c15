"""What a test declares before it runs: the requirements that it verifies, and what it needs of the target."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop
from conformance.running.target import Target
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS

MARK = "verifies"
Test = TypeVar("Test", bound=Callable[..., None])


class DeclarationError(Exception):
    """A test that declares nothing, or what does not exist."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """The declaration of one test."""

    requirements: tuple[str, ...]
    accounts: tuple[str, ...] = ("manufacturer",)
    host: str = "lifthost"
    writes: bool = True
    limited: bool = False
    """It asks an interface under a time rule: all such tests share one process"""
    last: bool = False
    """It could take everything away from a broken server, and runs after the others"""
    observes: tuple[str, ...] = ()
    """Rules that hold of every exchange of the run (judging/observing.py); such a test runs after even those"""

    @property
    def turn(self) -> tuple[bool, bool]:
        """By which tests are sorted."""
        return bool(self.observes), self.last

    def lacks(self, target: Target, *, read_only: bool) -> Stop | None:
        """Why the test can't run against this target."""
        if self.host not in target.hosts:
            return _absent(f"the target has no {self.host}", f"目标未提供 {self.host}")
        missing = [account for account in self.accounts if account not in target.accounts]
        if missing:
            names = ", ".join(missing)
            return _absent(f"the target file has no account {names}", f"目标文件未配置账户 {names}")
        if self.writes and (read_only or not target.allow_write):
            return Stop(Verdict.NOT_VERIFIED, Text("it would write; run without --read-only and with allow_write = true",
                                                   "该测试需要写入;请去掉 --read-only 并设置 allow_write = true"))  # fmt: skip
        return None


def verifies(*requirements: str, accounts: Iterable[str] = ("manufacturer",), host: str = "lifthost",
             writes: bool = True, limited: bool = False, last: bool = False,
             observes: Iterable[str] = ()) -> Callable[[Test], Test]:  # fmt: skip
    """Declare what a test verifies and needs."""
    declaration = Declaration(requirements, tuple(accounts), host, writes, limited, last, tuple(observes))

    def mark(test: Test) -> Test:
        return pytest.mark.verifies(declaration)(test)  # type: ignore[no-any-return]

    return mark


def declaration(item: pytest.Item) -> Declaration:
    """The declaration of a collected test; raises DeclarationError."""
    mark = item.get_closest_marker(MARK)
    if mark is None:
        raise DeclarationError(f"{item.nodeid} does not say what it verifies")
    found: Declaration = mark.args[0]
    if not found.requirements:
        raise DeclarationError(f"{item.nodeid} verifies nothing")
    for id in found.requirements:
        if id not in REQUIREMENTS:
            raise DeclarationError(f"{item.nodeid} verifies {id}, which is not in the register")
        if not REQUIREMENTS[id].server:
            raise DeclarationError(f"{item.nodeid} verifies {id}, which no server can show")
    return found


def _absent(en: str, zh: str) -> Stop:
    return Stop(Verdict.NOT_APPLICABLE, Text(en, zh))
