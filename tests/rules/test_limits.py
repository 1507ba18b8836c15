"""Time rules to the millisecond: the window, intervals, the look-back and the age of an account."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.clock import milliseconds, moment
from mockplatform.rules import limits
from mockplatform.spec.limits import LIMITS, Limit

WINDOW, DAILY, TEN, LOOKBACK, INITIAL = (
    LIMITS[name] for name in ("window", "daily", "ten_minute", "lookback", "initial")
)
SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

moments = st.integers(0, 4 * 10**12)  # 1970 to 2096


def at(text: str) -> int:
    """A moment of Shanghai."""
    return milliseconds(datetime.fromisoformat(text))


class TestWindow:  # 6.12.1, E160, E161
    @pytest.mark.parametrize("time", ["01:00:00.000", "01:00:00.001", "03:00:00", "04:59:59.999", "05:00:00.000"])
    def test_open(self, time: str) -> None:
        assert limits.window(WINDOW, at(f"2018-06-27T{time}")) is None

    @pytest.mark.parametrize(
        ("now", "opens"),
        [
            ("2018-06-27T00:59:59.999", "2018-06-27T01:00"),
            ("2018-06-27T00:00:00", "2018-06-27T01:00"),
            ("2018-06-27T05:00:00.001", "2018-06-28T01:00"),
            ("2018-06-27T12:00:00", "2018-06-28T01:00"),
            ("2018-06-27T23:59:59.999", "2018-06-28T01:00"),
            ("2018-06-30T06:00:00", "2018-07-01T01:00"),
            ("2018-12-31T06:00:00", "2019-01-01T01:00"),
            ("2024-02-28T06:00:00", "2024-02-29T01:00"),
            ("2024-02-29T06:00:00", "2024-03-01T01:00"),
            ("2023-02-28T06:00:00", "2023-03-01T01:00"),
        ],
    )
    def test_closed_until(self, now: str, opens: str) -> None:
        assert limits.window(WINDOW, at(now)) == at(opens)

    @given(moments)
    def test_by_the_clock_of_shanghai(self, now: int) -> None:
        local = moment(now)
        minutes = local.hour * HOUR + local.minute * MINUTE + local.second * SECOND + local.microsecond // 1000
        assert (limits.window(WINDOW, now) is None) == (HOUR <= minutes <= 5 * HOUR)

    @given(moments)
    def test_the_next_opening_is_ahead_within_a_day_and_legal(self, now: int) -> None:
        opens = limits.window(WINDOW, now)
        if opens is not None:
            assert now < opens <= now + DAY
            assert limits.window(WINDOW, opens) is None
            assert limits.window(WINDOW, opens - 1) is not None

    def test_in_summer_time_the_window_is_an_hour_earlier(self) -> None:  # E071: 1986–1991
        assert at("1988-07-01T01:00") == milliseconds(datetime.fromisoformat("1988-06-30T16:00:00+00:00"))
        assert limits.window(WINDOW, at("1988-07-01T01:00")) is None
        assert limits.window(WINDOW, at("1988-07-01T01:00") - 1) == at("1988-07-01T01:00")

    @pytest.mark.parametrize("night", ["1986-05-04", "1988-04-17", "1986-09-14", "1991-09-15"])
    def test_the_nights_on_which_the_clock_was_moved(self, night: str) -> None:  # at 2:00, within the window
        begin = at(f"{night}T00:30")
        opens = limits.window(WINDOW, begin)
        assert opens == at(f"{night}T01:00")
        assert limits.window(WINDOW, at(f"{night}T05:00")) is None
        assert limits.window(WINDOW, at(f"{night}T05:00") + 1) == at(f"{night}T01:00") + (
            at((datetime.fromisoformat(night) + timedelta(days=1)).isoformat()) - at(night)
        )


class TestInterval:  # E162, E163
    @pytest.mark.parametrize(("limit", "span"), [(DAILY, DAY), (TEN, 10 * MINUTE)])
    def test_to_the_millisecond(self, limit: Limit, span: int) -> None:
        last = at("2018-06-27T03:00")
        assert limits.interval(limit, last, last) == last + span
        assert limits.interval(limit, last + span - 1, last) == last + span
        assert limits.interval(limit, last + span, last) is None
        assert limits.interval(limit, last + span + 1, last) is None

    def test_the_first_call(self) -> None:
        assert limits.interval(DAILY, 0, None) is None

    def test_a_call_at_the_first_moment_is_a_call(self) -> None:
        assert limits.interval(TEN, 5, 0) == 10 * MINUTE

    def test_a_day_is_24_hours_whatever_the_calendar_says(self) -> None:
        last = at("1986-05-03T03:00")  # the night has 23 hours
        assert limits.interval(DAILY, at("1986-05-04T03:00"), last) == at("1986-05-04T04:00")


class TestLookback:  # 6.12.1 with its example, E165, E172
    NOW = milliseconds(datetime(2018, 6, 27, 15))

    @pytest.mark.parametrize("since", ["2018-06-20T15:00", "2018-06-27T15:00", "2018-06-24T00:00"])
    def test_the_example(self, since: str) -> None:
        assert limits.within_lookback(LOOKBACK, self.NOW, at(since))

    def test_both_ends_with_their_tolerance(self) -> None:
        oldest, newest = self.NOW - 7 * DAY - MINUTE, self.NOW + MINUTE
        assert limits.within_lookback(LOOKBACK, self.NOW, oldest)
        assert not limits.within_lookback(LOOKBACK, self.NOW, oldest - 1)
        assert limits.within_lookback(LOOKBACK, self.NOW, newest)
        assert not limits.within_lookback(LOOKBACK, self.NOW, newest + 1)

    @given(moments, st.integers(-10 * DAY, 10 * DAY))
    def test_depends_on_the_distance_only(self, now: int, distance: int) -> None:
        expected = limits.within_lookback(LOOKBACK, self.NOW, self.NOW + distance)
        assert limits.within_lookback(LOOKBACK, now, now + distance) == expected


class TestAccountAge:  # E159, E170
    @pytest.mark.parametrize(
        ("opened", "last"),
        [
            ("2018-03-27T15:00", "2018-06-27T15:00"),
            ("2018-10-31T00:00", "2019-01-31T00:00"),
            ("2018-11-30T12:00", "2019-02-28T12:00"),  # February has no 30th
            ("2023-11-30T12:00", "2024-02-29T12:00"),
            ("2023-11-29T12:00", "2024-02-29T12:00"),
            ("2024-02-29T12:00", "2024-05-29T12:00"),
            ("2018-12-31T23:59:59.999", "2019-03-31T23:59:59.999"),
            ("2018-01-31T08:00", "2018-04-30T08:00"),
            ("2018-09-15T08:00", "2018-12-15T08:00"),
            ("2018-12-01T00:00", "2019-03-01T00:00"),
            ("1988-02-17T03:00", "1988-05-17T03:00"),  # by the calendar, though summer time began
        ],
    )
    def test_three_calendar_months_to_the_moment(self, opened: str, last: str) -> None:
        assert limits.account_young(INITIAL, at(last), at(opened))
        assert not limits.account_young(INITIAL, at(last) + 1, at(opened))

    @given(moments)
    def test_three_months_have_89_to_92_days(self, opened: int) -> None:
        assert limits.account_young(INITIAL, opened, opened)
        assert limits.account_young(INITIAL, opened + 89 * DAY - HOUR, opened)
        assert not limits.account_young(INITIAL, opened + 92 * DAY + HOUR + 1, opened)
