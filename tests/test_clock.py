"""The world's clock: three ways to run, and no way back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.clock import SHANGHAI, BackwardsError, Clock, milliseconds, moment, wall, wall_now

WALL = 1_800_000_000_000
DAY = 24 * 3600 * 1000

moments = st.integers(0, 4 * 10**12)


class TestClock:
    def test_a_real_clock_shows_the_machine_s_time(self) -> None:
        assert Clock().at(WALL) == WALL

    def test_ahead_and_running(self) -> None:
        clock = Clock().set(WALL, now=WALL + DAY)
        assert clock == Clock(1, DAY)
        assert clock.at(WALL + 5) == WALL + DAY + 5

    def test_frozen(self) -> None:
        clock = Clock().set(WALL, rate=0)
        assert clock == Clock(0, WALL)
        assert clock.at(WALL + DAY) == WALL

    def test_frozen_at_another_time(self) -> None:
        clock = Clock().set(WALL, now=WALL + DAY, rate=0)
        assert clock.at(WALL + 5 * DAY) == WALL + DAY

    def test_running_on_from_where_it_stood(self) -> None:
        clock = Clock(0, WALL).set(WALL + DAY, rate=1)
        assert clock.at(WALL + DAY) == WALL
        assert clock.at(WALL + DAY + 7) == WALL + 7

    def test_a_frozen_clock_can_be_moved_and_stays_frozen(self) -> None:
        clock = Clock(0, WALL).set(WALL, now=WALL + 1)
        assert clock == Clock(0, WALL + 1)

    def test_setting_it_to_what_it_shows_is_no_way_back(self) -> None:
        assert Clock().set(WALL, now=WALL) == Clock()

    @pytest.mark.parametrize("clock", [Clock(), Clock(1, DAY), Clock(0, WALL)])
    def test_not_a_millisecond_back(self, clock: Clock) -> None:
        with pytest.raises(BackwardsError, match="^the clock shows 2027-"):
            clock.set(WALL, now=clock.at(WALL) - 1)

    @given(moments, st.sampled_from([0, 1]), st.integers(-DAY, DAY), st.integers(0, DAY), st.sampled_from([None, 0, 1]))
    def test_a_clock_shows_what_it_was_set_to(
        self, at: int, rate: int, base: int, ahead: int, wanted: int | None
    ) -> None:
        clock = Clock(rate, base if rate else at + base)
        target = clock.at(at) + ahead
        found = clock.set(at, now=target, rate=wanted)
        assert found.at(at) == target
        assert found.rate == (rate if wanted is None else wanted)


class TestMoments:
    @given(moments)
    def test_there_and_back(self, at: int) -> None:
        assert milliseconds(moment(at)) == at

    def test_in_the_time_of_shanghai(self) -> None:
        assert moment(1530181092526).isoformat() == "2018-06-28T18:18:12.526000+08:00"
        assert milliseconds(datetime(2018, 6, 28, 18, 18, 12)) == 1530181092000
        assert milliseconds(datetime(2018, 6, 28, 10, 18, 12, tzinfo=UTC)) == 1530181092000
        assert milliseconds(datetime(2018, 6, 28, 5, 18, 12, tzinfo=timezone(timedelta(hours=-5)))) == 1530181092000

    def test_summer_time(self) -> None:  # E071
        assert moment(milliseconds(datetime(1988, 7, 1))).utcoffset() == timedelta(hours=9)
        assert moment(milliseconds(datetime(1992, 7, 1))).utcoffset() == timedelta(hours=8)

    def test_leap_day(self) -> None:
        assert milliseconds(datetime(2024, 3, 1)) - milliseconds(datetime(2024, 2, 29)) == DAY


class TestWall:
    def test_it_runs_on(self) -> None:
        before, after = wall(), wall()
        assert before <= after

    def test_it_is_the_machine_s(self) -> None:
        assert 0 <= wall() - milliseconds(wall_now()) + 1 <= 10_000
        assert wall_now().tzinfo is SHANGHAI
