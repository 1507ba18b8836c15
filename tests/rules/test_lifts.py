"""What may happen to a lift's own data: versions, the lock, and the state in which it can be revoked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockplatform.derive.problems import Problem
from mockplatform.rules import lifts
from mockplatform.rules.records import Lift
from mockplatform.spec.lifecycles import LIFT
from mockplatform.spec.requirements import REQUIREMENTS

FACTORY = Lift(
    zjbm="1", owner="A", state="factory", locked=False, region="", version=3, month=202606,
    created=0, updated=0, changed=0, change="ADD", doc="{}",
)  # fmt: skip
LOCKED = replace(FACTORY, locked=True)


def kinds(problems: list[Problem]) -> list[tuple[str, str]]:
    assert all(problem.requirement in REQUIREMENTS for problem in problems)
    assert all(problem.text.zh for problem in problems)
    return [(problem.kind, problem.path) for problem in problems]


@pytest.mark.parametrize("state", [state for state, events in LIFT.items() if "modify" in events])
def test_a_lift_can_be_modified_in_every_state(state: str) -> None:
    assert lifts.modify(replace(FACTORY, state=state), 3) == []


def test_in_another_life_it_may_be_refused() -> None:
    assert kinds(lifts.modify(FACTORY, 3, {"factory": {}})) == [("state", "ZJBM")]


@pytest.mark.parametrize(("sent", "good"), [(3, True), (None, True), (2, False), (4, False), (0, False)])
def test_the_version_that_is_sent_is_the_stored_one(sent: object, good: bool) -> None:  # E122
    assert kinds(lifts.modify(FACTORY, sent)) == ([] if good else [("version", "SJBB")])


def test_the_refusal_names_both_versions() -> None:
    problem = lifts.modify(FACTORY, 2)[0]
    assert (problem.expected, problem.got) == ("3", "2")


def test_a_locked_lift() -> None:  # E184
    assert kinds(lifts.modify(LOCKED, 3)) == kinds(lifts.revoke(LOCKED)) == [("locked", "ZJBM")]
    assert kinds(lifts.modify(LOCKED, 2)) == [("locked", "ZJBM"), ("version", "SJBB")]


@pytest.mark.parametrize("state", [state for state in LIFT if state != "revoked"])
def test_only_a_lift_in_the_factory_can_be_revoked(state: str) -> None:  # 6.3.1, E176
    assert kinds(lifts.revoke(replace(FACTORY, state=state))) == ([] if state == "factory" else [("state", "ZJBM")])


def test_a_tombstone_is_revoked() -> None:
    assert replace(FACTORY, change="DELETE").revoked
    assert not FACTORY.revoked
