"""The lives of a lift and of a construction: {state: {event: state}}, as 6.3.1, 6.6.1, 7.23.1 and E176–E197 read.

A state that nothing leaves is listed with {}. An event that a state does not list is refused in that state.
Locked (7.23) is a flag of the lift, not a state. The states of use follow from the newest usage record (E024).
"""

from __future__ import annotations

Cycle = dict[str, dict[str, str]]

LIFT: Cycle = {
    # 出厂: nothing but the maker's data and, perhaps, an authorised construction (E176)
    "factory":  {"modify": "factory",  "revoke": "revoked", "notice": "notified", "record": "notified",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    "notified": {"modify": "notified", "notice": "notified", "record": "notified", "unnotice": "factory",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped"},
    "in_use":   {"modify": "in_use",   "notice": "in_use",   "record": "in_use",   "unnotice": "in_use",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped", "unuse": "notified"},
    "stopped":  {"modify": "stopped",  "notice": "stopped",  "record": "stopped",  "unnotice": "stopped",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped", "unuse": "notified"},
    # No rule on later work on a scrapped lift (E198): everything but revoking stays possible.
    "scrapped": {"modify": "scrapped", "notice": "scrapped", "record": "scrapped", "unnotice": "scrapped",
                 "use": "in_use", "stop": "stopped", "scrap": "scrapped", "unuse": "notified"},
    "revoked":  {},
}  # fmt: skip


def step(cycle: Cycle, state: str, event: str) -> str | None:
    """The state after `event`, or None where the state does not allow it.

    >>> step(LIFT, "factory", "revoke")
    'revoked'
    >>> step(LIFT, "in_use", "revoke") is None
    True
    """
    return cycle[state].get(event)
