"""Lives: every state is a key, every state can be reached, and what 6.3.1 and the errata say of single steps."""

from __future__ import annotations

import pytest

from mockplatform.spec import lifecycles
from mockplatform.spec.lifecycles import LIFT, Cycle, step

CYCLES: dict[str, tuple[Cycle, str]] = {"LIFT": (LIFT, "factory")}
"""Each cycle and its first state"""

every = pytest.mark.parametrize(("cycle", "first"), CYCLES.values(), ids=CYCLES)


def test_every_cycle_is_tested_here() -> None:
    cycles = {name for name, value in vars(lifecycles).items() if name.isupper() and isinstance(value, dict)}
    assert cycles == set(CYCLES)


@every
def test_every_target_is_a_state(cycle: Cycle, first: str) -> None:
    assert first in cycle
    assert {target for events in cycle.values() for target in events.values()} <= set(cycle)


@every
def test_every_state_can_be_reached(cycle: Cycle, first: str) -> None:
    reached, waiting = {first}, [first]
    while waiting:
        further = set(cycle[waiting.pop()].values()) - reached
        reached |= further
        waiting += further
    assert reached == set(cycle)


@every
def test_a_state_that_nothing_leaves_is_listed_with_nothing(cycle: Cycle, first: str) -> None:
    stuck = {state for state, events in cycle.items() if events and set(events.values()) == {state}}
    assert not stuck


@every
def test_step_reads_the_dict(cycle: Cycle, first: str) -> None:
    for state, events in cycle.items():
        for event in {event for events in cycle.values() for event in events}:
            assert step(cycle, state, event) == events.get(event)


def test_a_state_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        step(LIFT, "nowhere", "use")


class TestLift:
    def test_only_a_lift_that_did_not_leave_the_factory_can_be_revoked(self) -> None:  # 6.3.1
        assert [state for state, events in LIFT.items() if "revoke" in events] == ["factory"]
        assert LIFT["revoked"] == {}

    def test_the_states_of_use_follow_the_newest_record(self) -> None:  # E024
        for state in ("factory", "notified", "in_use", "stopped", "scrapped"):
            targets = {event: LIFT[state][event] for event in ("use", "stop", "scrap")}
            assert targets == {"use": "in_use", "stop": "stopped", "scrap": "scrapped"}

    def test_modifying_changes_no_state(self) -> None:
        assert all(LIFT[state]["modify"] == state for state in LIFT if state != "revoked")

    def test_a_notice_and_its_revocation(self) -> None:
        assert step(LIFT, "factory", "notice") == step(LIFT, "factory", "record") == "notified"
        assert step(LIFT, "notified", "unnotice") == "factory"
        assert step(LIFT, "factory", "unnotice") is None

    def test_a_usage_can_be_revoked_where_there_is_one(self) -> None:
        assert [state for state, events in LIFT.items() if "unuse" in events] == ["in_use", "stopped", "scrapped"]
