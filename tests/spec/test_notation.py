"""The notation of 5.3.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.spec.notation import Notation, parse


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("C6", Notation("C", 6, 6)),
        ("C1..10", Notation("C", 1, 10)),
        ("C..1000", Notation("C", 0, 1000)),
        ("N..17, 2", Notation("N", 0, 17, 2)),
        ("N..17,2", Notation("N", 0, 17, 2)),
        ("N..5.2", Notation("N", 0, 5, 2)),
        ("N..19", Notation("N", 0, 19)),
        ("B", Notation("B")),
        ("BY-JPEG", Notation("BY")),
        ("OBJECT", Notation("OBJECT")),
        ("ARRAY", Notation("ARRAY")),
        ("YYYY", Notation("year")),
        ("YYYYMM", Notation("month")),
        ("YYYYMMDD", Notation("date")),
        ("YYYYMMD", Notation("date")),
        ("YYYYMMDDhhmmss", Notation("datetime")),
        ("YYYYMMDD hhmmss", Notation("datetime")),
        ("YYYYMMDD hhmm", Notation("datetime")),
    ],
)
def test_what_is_printed(printed: str, read: Notation) -> None:
    assert parse(printed) == read


@pytest.mark.parametrize("printed", ["", "C", "N", "C..", "..20", "X..20", "C..二", "C..٢", "YYYYMM-DD", "N..5,"])
def test_what_5_3_3_does_not_define(printed: str) -> None:
    with pytest.raises(ValueError, match="not a notation"):
        parse(printed)


@given(st.integers(1, 999), st.integers(0, 9))
def test_total_digits_and_decimals_are_kept(most: int, decimals: int) -> None:
    assert parse(f"N..{most}, {decimals}") == Notation("N", 0, most, decimals)


@given(st.integers(0, 99), st.integers(1, 999))
def test_least_and_most_are_kept(least: int, most: int) -> None:
    assert parse(f"C{least}..{most}") == Notation("C", least, most)
