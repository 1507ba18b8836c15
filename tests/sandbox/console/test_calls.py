"""The calls that the clock can jump to."""

from __future__ import annotations

from mockplatform.sandbox.console import calls
from mockplatform.store.worlds import Account


def account(name: str, role: str) -> Account:
    return Account(name, role, "", "", 0)


def test_those_with_a_window_or_an_interval() -> None:
    assert [(interface.id, mode.name) for interface, mode in calls.TIMED] == [
        ("6.12", "by_month"), ("6.12", "by_updated"), ("6.13", "by_updated"), ("7.16", "by_updated"),
        ("7.19", "by_updated"), ("7.20", "by_updated"),
    ]  # fmt: skip


def test_by_role() -> None:
    found = calls.timed([account("a", "manufacturer"), account("b", "constructor"), account("c", "typetest")])
    assert [(one.interface.id, one.mode.name, one.accounts) for one in found] == [
        ("6.12", "by_month", ("a",)), ("6.12", "by_updated", ("a",)), ("6.13", "by_updated", ("a", "b")),
    ]  # fmt: skip
    assert calls.timed([]) == []


def test_a_choice_is_sent_and_read() -> None:
    one = calls.timed([account("a", "manufacturer")])[0]
    assert calls.parse(one.value("a")) == {"interface": "6.12", "mode": "by_month", "account": "a"}
    assert calls.parse("") == {"interface": "", "mode": "", "account": ""}
