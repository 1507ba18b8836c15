"""When the national systems are asked."""

from __future__ import annotations

from mockplatform.rules.national import to_ask

CERTIFICATES, UNITS = frozenset({"C1"}), frozenset({"U1"})


def test_what_is_known_is_not_asked() -> None:
    assert to_ask([{"XSSYBH": "C1"}], [{"TBJXSSYBH": "C1", "TBJZZXYDM": "U1"}], CERTIFICATES, UNITS) == ([], [])


def test_what_is_not_known_is_asked_once_in_order() -> None:
    parts = [{"TBJXSSYBH": "C3", "TBJZZXYDM": "U2"}, {"TBJXSSYBH": "C2", "TBJZZXYDM": "U2"}]
    assert to_ask([{"XSSYBH": "C2"}, {}, "no record"], parts, CERTIFICATES, UNITS) == (["C2", "C3"], ["U2"])


def test_what_is_missing_is_not_asked() -> None:
    assert to_ask([{}], [{}], CERTIFICATES, UNITS) == ([], [])
