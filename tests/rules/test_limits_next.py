"""The next moment at which a call is legal: the first that each rule by itself would let pass."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.clock import milliseconds, moment
from mockplatform.rules.limits import account_young, interval, next_legal, window
from mockplatform.spec.limits import LIMITS

DAY = 24 * 3600 * 1000
NOON = milliseconds(moment(1_790_000_000_000).replace(hour=12, minute=0, second=0, microsecond=0))
WINDOW, DAILY, MINUTES, INITIAL = (LIMITS[name] for name in ("window", "daily", "ten_minute", "initial"))

moments = st.integers(NOON - 2 * DAY, NOON + 2 * DAY)
rules = st.lists(st.sampled_from([*LIMITS.values()]), unique=True)


def legal(limits: list[object], at: int, last: int | None, opened: int) -> bool:
    return all(
        (limit is not WINDOW or window(WINDOW, at) is None)
        and (limit not in (DAILY, MINUTES) or interval(limit, at, last) is None)  # type: ignore[arg-type]
        and (limit is not INITIAL or account_young(INITIAL, at, opened))
        for limit in limits
    )


def test_without_limits_it_is_now() -> None:
    assert next_legal([], NOON, NOON, 0) == NOON
    assert next_legal([LIMITS["lookback"]], NOON, NOON, 0) == NOON


def test_window_and_interval() -> None:
    one = NOON + 13 * 3600 * 1000
    assert next_legal([WINDOW], NOON, None, 0) == one
    assert next_legal([WINDOW, DAILY], NOON, one - DAY + 60_000, 0) == one + 60_000
    assert next_legal([WINDOW, DAILY], NOON, NOON, 0) == one + DAY  # the interval ends at noon tomorrow
    assert next_legal([MINUTES], NOON, NOON - 1000, 0) == NOON + 599_000


def test_an_account_too_old() -> None:
    assert next_legal([INITIAL], NOON, None, NOON - 80 * DAY) == NOON
    assert next_legal([INITIAL], NOON, None, NOON - 93 * DAY) is None


def test_too_old_by_the_time_that_the_rest_is_met() -> None:
    assert next_legal([INITIAL, WINDOW], NOON, None, NOON - 91 * DAY) is not None
    opened = next(NOON - days * DAY for days in range(93, 80, -1) if account_young(INITIAL, NOON, NOON - days * DAY))
    assert next_legal([INITIAL], NOON, None, opened) == NOON
    assert next_legal([INITIAL, WINDOW], NOON, None, opened) is None


@settings(max_examples=200)
@given(rules, moments, st.none() | moments, st.integers(NOON - 100 * DAY, NOON))
def test_it_is_legal_and_the_moment_before_is_not(
    limits: list[object], now: int, last: int | None, opened: int
) -> None:
    at = next_legal(limits, now, last, opened)  # type: ignore[arg-type]
    if at is None:
        assert INITIAL in limits
        return
    assert at >= now
    assert legal(limits, at, last, opened)
    assert at == now or not legal(limits, at - 1, last, opened)
    assert next_legal(limits, at, last, opened) == at  # type: ignore[arg-type]
