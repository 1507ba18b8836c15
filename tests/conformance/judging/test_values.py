"""Comparing values as the errata allow."""

from __future__ import annotations

import pytest

from conformance.judging.values import DAY, milliseconds, same_day, same_number, same_text
from conformance.records.valid import MADE


@pytest.mark.parametrize(
    ("seen", "same"), [(1.75, True), ("1.75", True), ("1.750", True), (2, False), ("", False), (None, False)]
)
def test_numbers(seen: object, same: bool) -> None:
    assert same_number(seen, 1.75) is same


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (MADE, MADE), (str(MADE), MADE), (MADE // 1000, MADE), ("100000000000", 100000000000),
        ("20260101", None), ("20260101000000", None), (True, None), (1.5, None), (None, None), ("", None), ("１", None),
    ],
)  # fmt: skip
def test_timestamps(seen: object, expected: int | None) -> None:
    assert milliseconds(seen) == expected


def test_days_are_those_of_shanghai() -> None:
    assert same_day(MADE + DAY // 2 - 1, MADE)
    assert same_day(MADE - DAY // 2, MADE)
    assert not same_day(MADE + DAY // 2, MADE)
    assert not same_day(MADE - DAY // 2 - 1, MADE)


def test_what_is_sent_is_the_same_day_in_utc() -> None:  # E071
    assert same_day(MADE // DAY * DAY, MADE)
    assert not same_day("20260101", MADE)


def test_texts() -> None:
    assert same_text(3110, "3110")
    assert not same_text(None, "3110")
