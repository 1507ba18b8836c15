"""The window of 6.12: what is surely inside, what surely outside."""

from __future__ import annotations

from datetime import datetime

import pytest

from conformance.claims import window
from conformance.running.moment import BEIJING


@pytest.mark.parametrize(
    ("time", "inside", "outside"),
    [
        ("00:54", False, True), ("00:56", False, False), ("01:04", False, False), ("01:06", True, False),
        ("03:00", True, False), ("04:54", True, False), ("05:00", False, False), ("05:04", False, False),
        ("05:06", False, True), ("12:00", False, True), ("23:59", False, True),
    ],
)  # fmt: skip
def test_five_minutes_of_distance_from_both_ends(time: str, inside: bool, outside: bool) -> None:
    at = datetime.fromisoformat(f"2026-11-22T{time}:00").replace(tzinfo=BEIJING)
    ms = round(at.timestamp() * 1000)
    assert (window.is_open(ms), window.is_shut(ms)) == (inside, outside)
