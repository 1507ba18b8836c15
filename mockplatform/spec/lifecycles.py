"""The lives of a lift and of a construction: {state: {event: state}}, as 6.2.1, 6.3.1, 6.6.1 and E176–E198 read.

A state that nothing leaves is listed with {}. An event that a state does not list is refused in that state. The state
of a record is not kept by hand: it is what `replay` makes of the events that stand, so that revoking a record undoes
exactly what it did (rules/life.py). Locked (7.23) is a flag of the lift, not a state.
"""

from __future__ import annotations

from collections.abc import Iterable

Cycle = dict[str, dict[str, str]]

# modify, revoke: the maker, 6.2 and 6.3 · notice: of a construction, 6.5 or 7.21 · record: of a province, 7.4–7.15
# use, stop, scrap: SBSYZT of a usage record, in the order of their ZTBGRQ, 7.1–7.3 (E024)
LIFT: Cycle = {
    # 出厂: nothing but the maker's data and, perhaps, an authorised construction (E176)
    "factory":  {"modify": "factory",  "notice": "notified", "record": "notified",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped", "revoke": "revoked"},
    "notified": {"modify": "notified", "notice": "notified", "record": "notified",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    "in_use":   {"modify": "in_use",   "notice": "in_use",   "record": "in_use",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    "stopped":  {"modify": "stopped",  "notice": "stopped",  "record": "stopped",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    # No rule on later work on a scrapped lift (E198): all but revoking stays possible.
    "scrapped": {"modify": "scrapped", "notice": "scrapped", "record": "scrapped",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    "revoked":  {},
}  # fmt: skip

# notice: SFGZ (6.5) or 7.21 · enter: the result, 6.7 · inspect: a passed inspection that matches, 7.10 (E178, E179)
# withdraw: the result is revoked, 6.8, which may have outlived its notice (7.22) · revoke: 6.6, before the inspection
CONSTRUCTION: Cycle = {
    "authorised": {"modify": "authorised", "notice": "notified",  "inspect": "checked",   "revoke": "revoked",
                   "withdraw": "authorised"},
    "notified":   {"modify": "notified",   "notice": "notified",  "inspect": "inspected", "revoke": "revoked",
                   "enter": "entered"},
    "entered":    {"modify": "entered",    "notice": "entered",   "inspect": "completed", "revoke": "revoked",
                   "enter": "entered", "withdraw": "notified"},
    # inspected, and no notice stands
    "checked":    {"modify": "checked",    "notice": "inspected", "inspect": "checked",   "withdraw": "checked"},
    "inspected":  {"modify": "inspected",  "notice": "inspected", "inspect": "inspected", "enter": "completed"},
    "completed":  {"modify": "completed",  "notice": "completed", "inspect": "completed", "enter": "completed",
                   "withdraw": "inspected"},
    "revoked":    {},
}  # fmt: skip

CYCLES: dict[str, Cycle] = {"lift": LIFT, "construction": CONSTRUCTION}


def step(cycle: Cycle, state: str, event: str) -> str | None:
    """The state after `event`, or None where the state does not allow it.

    >>> step(LIFT, "factory", "revoke")
    'revoked'
    >>> step(LIFT, "in_use", "revoke") is None
    True
    """
    return cycle[state].get(event)


def replay(cycle: Cycle, state: str, events: Iterable[str]) -> str:
    """The state that a record has reached after `events`; those that a state does not allow change nothing."""
    for event in events:
        state = cycle[state].get(event, state)
    return state
