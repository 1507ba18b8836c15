"""What a client makes of an answer: patience with who is busy, and numbers however they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conformance.running.target import Account, Target
from conformance.wire.client import PATIENCE, Answer, Busy, Client, Connections, Request
from conformance.wire.evidence import Evidence

KEYED = Request("GET", "/orgs", query=(("XYDM", "1"),))
INCREMENT = Request("GET", "/orgs", query=(("GXSJ", "1"),))
OK = Answer(200, {}, b"{}", "1-1")


def busy(status: int = 429, **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, b"", "1-1")


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, list[float], list[Answer]]]:
    """ask(request, *answers): the answer that counts, the pauses, and the answers that were not asked for."""

    def make(request: Request, *answers: Answer, waited: int = 0) -> tuple[Any, list[float], list[Answer]]:
        left, pauses = list(answers), list[float]()
        monkeypatch.setattr("conformance.wire.client.time.sleep", pauses.append)
        monkeypatch.setattr(Client, "_ask", lambda self, request: left.pop(0))
        connections = Connections(
            Target("t", {"lifthost": "http://127.0.0.1:1"}, {}, Path()), waited={"lifthost": waited}
        )
        client = Client(Account("province", Path(), Path()), "lifthost", connections, Evidence("1"))
        try:
            return client.ask(request), pauses, left
        except Busy as trouble:
            return trouble, pauses, left

    return make


def test_a_busy_server_is_asked_twice_again(ask: Any) -> None:
    assert ask(KEYED, busy(Retry_After="7"), busy(), OK) == (OK, [7.0, 7.0], [])
    trouble, pauses, _ = ask(KEYED, busy(), busy(), busy())
    assert isinstance(trouble, Busy)
    assert (trouble.answer.status, pauses) == (429, [1.0, 1.0])


def test_a_date_says_when_as_well(ask: Any) -> None:
    told = busy(Retry_After="Sat, 28 Nov 2026 15:00:09 GMT", Date="Sat, 28 Nov 2026 15:00:00 GMT")
    assert ask(KEYED, told, OK) == (OK, [9.0], [])


@pytest.mark.parametrize(("request_", "first", "waited"), [
    (KEYED, busy(Retry_After="3600"), 0), (KEYED, busy(), PATIENCE), (INCREMENT, busy(), 0),
])  # fmt: skip
def test_what_is_of_no_use_is_not_tried(ask: Any, request_: Request, first: Answer, waited: int) -> None:
    came, pauses, left = ask(request_, first, OK, waited=waited)
    assert (pauses, left) == ([], [OK])
    assert isinstance(came, Busy) == (request_ is KEYED)


def test_a_failure_counts_if_it_comes_twice(ask: Any) -> None:
    assert ask(KEYED, busy(503), busy(503), OK) == (busy(503), [1.0], [OK])


@pytest.mark.parametrize(("body", "code"), [
    (b'{"code": 1}', "1"), (b'{"code": "1"}', "1"), (b'{"code": 1.0}', "1"), (b'\xef\xbb\xbf{"code": 1}', "1"),
    (b'{"code": 1e0}', "1"), (b'{"code": 1.5}', None), (b'{"code": true}', None), (b'{"code": NaN}', None), (b"", None),
])  # fmt: skip
def test_a_number_is_one_however_it_is_written(body: bytes, code: str | None) -> None:
    assert Answer(200, {}, body, "1-1").code == code


def test_whole_numbers_keep_their_digits() -> None:
    found = Answer(200, {}, b'{"data": [1.530181092526E12, 9223372036854775807, 1.75, 1e300]}', "1-1").data
    assert found == [1_530_181_092_526, 9_223_372_036_854_775_807, 1.75, 1e300]
    assert [type(one) for one in found] == [int, int, float, float]
