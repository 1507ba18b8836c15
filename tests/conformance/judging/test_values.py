"""Comparing values as the errata allow."""

from __future__ import annotations

import pytest

from conformance.judging.values import DAY, milliseconds, same, same_day, same_number, same_text
from mockplatform.spec.tables import TABLES

MADE = 1_767_240_000_000
"""2026-01-01 12:00 in Shanghai, ms"""


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


@pytest.mark.parametrize(("seen", "sent"), [
    ("北京市,北京市,东城区^x", "北京,市辖区,东城区^x"), ("北京,北京,东城^x", "北京市,市辖区,东城区^x"),
    ("内蒙古,呼和浩特,新城区^x", "内蒙古自治区,呼和浩特市,新城区^x"), ("浙江,舟山,普陀^x", "浙江省,舟山市,普陀区^x"),
])  # fmt: skip
def test_places(seen: str, sent: str) -> None:
    row = next(row for row in TABLES[37].rows if row.code == "ZCDZ")
    assert same(row, seen, sent)
    assert not same(row, seen.replace("^x", "^y"), sent)
    assert not same(row, seen.replace("东", "西").replace("新", "旧").replace("普", "浦"), sent)


@pytest.mark.parametrize(
    ("seen", "sent", "alike"), [("是", True, True), ("off", False, True), ("否", True, False), ("", False, False)]
)
def test_booleans_in_the_words_of_table_1(seen: object, sent: bool, alike: bool) -> None:
    row = next(row for row in TABLES[8].rows if row.code == "SFGZ")
    assert same(row, seen, sent) is alike
