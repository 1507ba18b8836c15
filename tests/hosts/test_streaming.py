"""Lists leave in pieces, each as it is read; limited calls are accepted one at a time."""

from __future__ import annotations

import hashlib
import http.client
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest

from mockplatform.hosts.call import Answer, Call
from mockplatform.hosts.lifthost import ROUTES
from mockplatform.hosts.stream import PIECE
from mockplatform.sandbox.entries import entry
from mockplatform.server.listener import Listener

Items = Callable[[], Iterator[object]]
PATH = "/api/tp/v1/lifts/enterprise"
BY_CODE = {"ZJBM": "1"}
HEAD = len(b'{"timestamp":1795147200000,"code":1,"data":[]}')


@pytest.fixture
def serve(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The sandbox, with 6.12 answered by a list of these items."""

    def made(items: Items, before: Callable[[Call], None] = lambda call: None) -> Any:
        def handler(call: Call) -> Answer:
            before(call)
            return Answer(items=items())

        monkeypatch.setitem(ROUTES, "6.12", handler)
        return type(sandbox)(sandbox.database)

    return made


def unread(sandbox: Any, method: str = "GET", **query: Any) -> Any:
    """An answer whose body is still to be drawn."""
    account = {"X-Mockplatform-Account": "manufacturer", "Accept": "application/json"}
    app = sandbox.client.application
    return app.test_client().open(PATH, method=method, query_string=query or BY_CODE, headers=account)


def many(count: int, size: int) -> Iterator[object]:
    return ({"n": number, "text": "x" * size} for number in range(count))


def test_a_short_list_is_sent_whole(serve: Any) -> None:
    sandbox = serve(lambda: many(3, 10))
    answer = sandbox.call("manufacturer", "GET", PATH, **BY_CODE)
    assert answer.json == {"timestamp": sandbox.now, "code": 1, "data": list(many(3, 10))}
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert answer.headers["Content-Type"] == "application/json;charset=UTF-8"
    assert sandbox.exchanges[-1].response_body == answer.data
    assert sandbox.exchanges[-1].streamed is None


def test_an_empty_list(serve: Any) -> None:
    assert serve(lambda: iter(())).get("manufacturer", PATH, **BY_CODE) == []


@pytest.mark.parametrize(("extra", "length"), [(-1, True), (0, False)])
def test_what_fits_into_one_piece_is_sent_whole(serve: Any, extra: int, length: bool) -> None:
    text = "x" * (PIECE - HEAD + len("]}") - len('""') + extra)
    answer = serve(lambda: iter([text])).call("manufacturer", "GET", PATH, **BY_CODE)
    assert answer.json["data"] == [text]
    assert ("Content-Length" in answer.headers) == length


def test_a_long_list_leaves_in_pieces(serve: Any) -> None:
    sandbox = serve(lambda: many(500, 1000))
    answer = unread(sandbox)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json;charset=UTF-8")
    assert "Content-Length" not in answer.headers
    pieces = list(answer.iter_encoded())
    assert all(PIECE <= len(piece) < PIECE + 1100 for piece in pieces[:-1])
    whole = b"".join(pieces)
    assert orjson.loads(whole) == {"timestamp": sandbox.now, "code": 1, "data": list(many(500, 1000))}
    assert sandbox.exchanges == []  # nothing is told before the end
    answer.close()
    told = entry(sandbox.exchanges[-1])
    assert (told["status"], told["code"], told["findings"]) == (200, 1, [])
    assert {code: told["response"][code] for code in ("length", "items", "ended", "sha256")} == {
        "length": len(whole), "items": 500, "ended": True, "sha256": hashlib.sha256(whole).hexdigest(),
    }  # fmt: skip


def test_a_client_that_goes_away(serve: Any) -> None:
    sandbox = serve(lambda: many(500, 1000))
    answer = unread(sandbox)
    first = next(answer.iter_encoded())
    answer.close()
    streamed = sandbox.exchanges[-1].streamed
    assert (streamed.ended, streamed.length, streamed.sha256) == (False, len(first), "")
    assert 0 < streamed.items < 500


def test_nothing_leaves_after_a_head(serve: Any) -> None:
    sandbox = serve(lambda: many(500, 1000))
    answer = sandbox.call("manufacturer", "HEAD", PATH, **BY_CODE)
    assert (answer.status_code, answer.data, "Content-Length" in answer.headers) == (200, b"", False)
    assert answer.headers["Content-Type"] == "application/json;charset=UTF-8"
    assert entry(sandbox.exchanges[-1])["response"]["length"] == 0


def failing(after: int) -> Iterator[object]:
    yield from many(after, 1000)
    raise RuntimeError("the disk is gone")


def test_an_error_in_the_first_piece_is_answered(serve: Any) -> None:
    sandbox = serve(lambda: failing(3))
    answer = sandbox.call("manufacturer", "GET", PATH, **BY_CODE)
    assert (answer.status_code, answer.json["code"]) == (500, 500)
    assert sandbox.rules() == ["internal"]
    assert sandbox.exchanges[-1].streamed is None


def test_a_later_error_is_raised_out_of_the_body(serve: Any) -> None:
    sandbox = serve(lambda: failing(200))
    answer = unread(sandbox)
    with pytest.raises(RuntimeError):
        list(answer.iter_encoded())
    answer.close()
    assert sandbox.rules() == ["internal"]
    assert sandbox.exchanges[-1].findings[0].got == "RuntimeError: the disk is gone"
    assert not sandbox.exchanges[-1].streamed.ended


def test_over_a_connection(serve: Any) -> None:
    ends = iter([500, None])

    def items() -> Iterator[object]:
        count = next(ends)
        return many(count, 1000) if count else failing(200)

    sandbox = serve(items)
    with Listener(sandbox.client.application, host="127.0.0.1", port=0) as listener:
        client = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=10)
        account = {"X-Mockplatform-Account": "manufacturer"}
        client.request("GET", f"{PATH}?ZJBM=1", headers=account)
        answer = client.getresponse()
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert len(orjson.loads(answer.read())["data"]) == 500
        client.request("GET", f"{PATH}?ZJBM=1", headers=account)
        with pytest.raises(http.client.IncompleteRead):  # the connection was cut
            client.getresponse().read()
        client.close()


def test_memory_does_not_grow_with_the_answer(serve: Any) -> None:
    answer = unread(serve(lambda: many(3000, 10_000)))
    tracemalloc.start()
    try:
        length = sum(len(piece) for piece in answer.iter_encoded())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    answer.close()
    assert length > 30_000_000
    assert peak < 1_000_000


def test_of_parallel_calls_one_is_accepted(serve: Any) -> None:  # E162
    together = threading.Barrier(8)
    sandbox = serve(lambda: iter(()), lambda call: together.wait(20) and None)
    sandbox.at("2026-11-21T03:00:00")
    answers: list[Any] = []

    def ask() -> None:
        answers.append(unread(sandbox, GXSJ=sandbox.now))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answer.status_code for answer in answers) == [200, *[429] * 7]
    assert {answer.headers.get("Retry-After") for answer in answers} == {None, "86400"}
    assert sum(finding.rule == "interval" for one in sandbox.exchanges for finding in one.findings) == 7


def test_a_call_that_fails_counts_for_no_interval(serve: Any) -> None:
    ends = iter([failing(1), iter(())])
    sandbox = serve(lambda: next(ends))
    sandbox.at("2026-11-21T03:00:00")
    assert sandbox.call("manufacturer", "GET", PATH, GXSJ=sandbox.now).status_code == 500
    assert sandbox.get("manufacturer", PATH, GXSJ=sandbox.now) == []


def test_a_limited_call_counts_from_the_first_byte(serve: Any) -> None:
    sandbox = serve(lambda: many(500, 1000))
    sandbox.at("2026-11-21T03:00:00")
    answer = unread(sandbox, GXSJ=sandbox.now)
    assert answer.status_code == 200  # and nobody has read it yet
    refused = sandbox.call("manufacturer", "GET", PATH, GXSJ=sandbox.now)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "86400")
    answer.close()
