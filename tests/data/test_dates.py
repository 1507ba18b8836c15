"""Dates against zoneinfo."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.fixtures.dates import calendar, milliseconds, month

SHANGHAI = ZoneInfo("Asia/Shanghai")


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_a_day_begins_at_midnight_in_shanghai(day: date) -> None:
    moment = milliseconds(day)
    assert moment == datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp() * 1000
    assert calendar(moment) == calendar(moment + 86_399_999) == day
    assert calendar(month(moment)) == day.replace(day=1)


def test_days_with_summer_time_are_refused() -> None:
    with pytest.raises(ValueError, match="1991-06-01"):
        milliseconds(date(1991, 6, 1))
