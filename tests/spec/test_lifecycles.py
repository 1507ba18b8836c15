"""Lives: every state is a key, every state can be reached, and what 6.3.1 and the errata say of single steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.spec.lifecycles import CONSTRUCTION, CYCLES, LIFT, Cycle, replay, step

FIRST = {"lift": "factory", "construction": "authorised"}
"""The first state of each cycle"""

every = pytest.mark.parametrize(("cycle", "first"), [(CYCLES[name], FIRST[name]) for name in FIRST], ids=list(FIRST))


def test_every_cycle_is_tested_here() -> None:
    assert {"lift": LIFT, "construction": CONSTRUCTION} == CYCLES
    assert set(CYCLES) == set(FIRST)


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

    def test_a_notice_ends_the_time_in_the_factory(self) -> None:  # E176
        assert step(LIFT, "factory", "notice") == step(LIFT, "factory", "record") == "notified"
        assert step(LIFT, "in_use", "notice") == "in_use"

    @given(st.lists(st.sampled_from(["modify", "notice", "record", "use", "stop", "scrap"])))
    def test_the_newest_usage_decides(self, events: list[str]) -> None:
        used = [event for event in events if event in ("use", "stop", "scrap")]
        expected = {"use": "in_use", "stop": "stopped", "scrap": "scrapped"}[used[-1]] if used else None
        others = "notified" if {"notice", "record"} & set(events) else "factory"
        assert replay(LIFT, "factory", events) == (expected or others)


class TestConstruction:
    def test_is_revoked_only_before_its_inspection_is_passed(self) -> None:  # 6.6.1
        revocable = [state for state, events in CONSTRUCTION.items() if "revoke" in events]
        assert revocable == ["authorised", "notified", "entered"]

    @pytest.mark.parametrize(
        ("events", "state"),
        [
            ("", "authorised"),
            ("notice", "notified"),
            ("notice enter", "entered"),
            ("notice enter inspect", "completed"),
            ("notice inspect enter", "completed"),
            ("notice enter withdraw", "notified"),
            ("notice enter inspect withdraw", "inspected"),
            ("notice enter inspect withdraw enter", "completed"),
            ("inspect", "checked"),
            ("inspect notice", "inspected"),
            ("revoke notice", "revoked"),
            ("enter", "authorised"),  # no result without a notice
            ("notice inspect revoke", "inspected"),
        ],
    )
    def test_paths(self, events: str, state: str) -> None:  # E178, E179
        assert replay(CONSTRUCTION, "authorised", events.split()) == state

    def test_a_result_needs_a_notice(self) -> None:
        assert [state for state, events in CONSTRUCTION.items() if "enter" not in events] == [
            "authorised",
            "checked",
            "revoked",
        ]

    def test_a_result_is_withdrawn_where_one_may_be(self) -> None:
        """It needs a notice to be entered, and stays when 7.22 takes that away (E192)."""
        states = [state for state, events in CONSTRUCTION.items() if "withdraw" in events]
        assert states == ["authorised", "entered", "checked", "completed"]
