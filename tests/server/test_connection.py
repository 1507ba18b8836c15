"""One connection from its first byte to its end, over plain HTTP."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from mockplatform.server.limits import Limits
from mockplatform.server.listener import Listener

Serve = Callable[..., Listener]
Dial = Callable[..., Any]

GET = b"GET /%b HTTP/1.1\r\nHost: h\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: h\r\n%b\r\n"


def test_one_connection_carries_many_requests(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    for name in (b"a", b"b"):
        [(status, headers, body)] = client.ask(GET % name)
        assert (status, body) == (200, b"GET /%b " % name)
        assert headers["server"] == "mockplatform"
        assert "date" not in headers


def test_pipelined_requests_are_answered_in_order(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    chunked = POST % b"Transfer-Encoding: chunked\r\n" + b"3\r\nabc\r\n0\r\n\r\n"
    answers = client.ask(GET % b"1" + chunked + GET % b"2", 3)
    assert [body for _, _, body in answers] == [b"GET /1 ", b"POST / abc", b"GET /2 "]


def test_a_body_that_comes_byte_by_byte(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    for byte in POST % b"Transfer-Encoding: chunked\r\n" + b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: r\r\n\r\n":
        client.sock.sendall(bytes([byte]))
    assert client.answers()[0][2] == b"POST / abcde"


def test_a_large_body_both_ways(serve: Serve, dial: Dial, echo: Any) -> None:
    body = b"x" * 3_000_000
    client = dial(serve(echo))
    sender = threading.Thread(target=client.sock.sendall, args=(POST % (b"Content-Length: %d\r\n" % len(body)) + body,))
    sender.start()
    assert client.answers()[0][2] == b"POST / " + body
    sender.join()


@pytest.mark.parametrize(
    "request_", [b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"]
)
def test_the_client_may_ask_for_the_end(serve: Serve, dial: Dial, echo: Any, request_: bytes) -> None:
    client = dial(serve(echo))
    client.sock.sendall(request_ + GET % b"ignored")
    assert client.rest().endswith(b"\r\nConnection: close\r\nServer: mockplatform\r\n\r\nGET / ")


def test_the_client_may_end_its_own_half(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    client.sock.sendall(GET % b"half")
    client.sock.shutdown(socket.SHUT_WR)
    assert client.rest().endswith(b"\r\n\r\nGET /half ")


def test_head(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    client.sock.sendall(b"HEAD / HTTP/1.1\r\nHost: h\r\n\r\nHEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    assert client.rest().count(b"\r\nContent-Length: 7\r\n") == 2


def test_an_upgrade_is_ignored_and_the_body_read(serve: Serve, dial: Dial, echo: Any) -> None:
    head = POST % b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\nContent-Length: 2\r\n"
    answers = dial(serve(echo)).ask(head + b"ok" + GET % b"next", 2)
    assert [(status, body) for status, _, body in answers] == [(200, b"POST / ok"), (200, b"GET /next ")]


def test_the_clock_gives_the_date(serve: Serve, dial: Dial, echo: Any) -> None:
    listener = serve(echo, clock_date=lambda: "Sun, 22 Nov 2026 00:00:00 GMT")
    assert dial(listener).ask(GET % b"")[0][1]["date"] == "Sun, 22 Nov 2026 00:00:00 GMT"
    assert "date" in dial(listener).ask(b"\x00\r\n\r\n")[0][1]


# Expect


def test_a_waiting_client_is_told_to_send(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo))
    client.sock.sendall(GET % b"first" + POST % b"Expect: 100-continue\r\nContent-Length: 2\r\n")
    assert client.until(b"GET /first ").startswith(b"HTTP/1.1 200")
    assert client.until(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert client.ask(b"ok")[0][2] == b"POST / ok"


def test_a_waiting_client_is_refused_before_it_sends(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo, limits=Limits(body=10)))
    client.sock.sendall(POST % b"Expect: 100-continue\r\nContent-Length: 11\r\n")
    assert client.rest().startswith(b"HTTP/1.1 413 ")


# Refusals


def test_a_refusal_has_the_callers_words_and_is_told(serve: Serve, dial: Dial, echo: Any, events: Any) -> None:
    listener = serve(echo, refusal=lambda status: ([("Content-Type", "application/json")], b'{"code":%d}' % status))
    answers = dial(listener).ask(GET % b"good" + b"garbage\r\n\r\n", 3)
    assert [(status, body) for status, _, body in answers] == [(200, b"GET /good "), (400, b'{"code":400}')]
    assert (answers[1][1]["content-type"], answers[1][1]["connection"]) == ("application/json", "close")
    failure = events.requests.get(timeout=2)
    assert failure.status == 400
    assert failure.head.endswith(b"garbage\r\n\r\n")


def test_a_target_that_is_no_url(serve: Serve, dial: Dial, echo: Any, events: Any) -> None:
    [(status, _, _)] = dial(serve(echo)).ask(b"GET http://h:port/ HTTP/1.1\r\nHost: h\r\n\r\n")
    assert status == 400
    assert events.requests.get(timeout=2).status == 400


def test_a_client_that_still_sends_sees_the_refusal(serve: Serve, dial: Dial, echo: Any) -> None:
    client = dial(serve(echo, limits=Limits(body=1000)))
    client.sock.sendall(POST % b"Content-Length: 1000000\r\n" + b"x" * 1_000_000)
    assert client.rest().startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("start", "expected"),
    [(b"GET / HT", b"HTTP/1.1 408 "), (POST % b"Content-Length: 2\r\n" + b"x", b"HTTP/1.1 408 "), (b"", b"")],
    ids=["head", "body", "idle"],
)
def test_a_client_that_stalls(serve: Serve, dial: Dial, echo: Any, events: Any, start: bytes, expected: bytes) -> None:
    client = dial(serve(echo, limits=Limits(head_seconds=0.05, body_seconds=0.05, idle_seconds=0.05)))
    client.sock.sendall(start)
    assert client.rest()[:13] == expected
    if start:
        assert events.requests.get(timeout=2).head == start


def test_a_head_that_trickles_has_an_end(serve: Serve, dial: Dial, echo: Any, events: Any) -> None:
    client = dial(serve(echo, limits=Limits(head_seconds=0.1, linger_seconds=0)))
    client.sock.sendall(b"GET / HTTP/1.1\r\n")
    while events.requests.empty():
        client.sock.sendall(b"X: y\r\n")
        client.sock.settimeout(0.01)
        with suppress(TimeoutError):
            client.sock.recv(1)
    assert events.requests.get().status == 408


def test_a_journal_that_fails_changes_nothing(serve: Serve, dial: Dial, echo: Any, caplog: Any) -> None:
    class Broken:
        def unreadable(self, failure: Any) -> None:
            raise RuntimeError("disk full")

    assert dial(serve(echo, events=Broken())).ask(b"\x00\r\n\r\n")[0][0] == 400
    assert "disk full" in caplog.text


# Applications that fail, on purpose or not


def test_an_application_that_raises(serve: Serve, dial: Dial, caplog: Any) -> None:
    def app(environ: Any, start_response: Any) -> list[bytes]:
        raise KeyError("bug")

    [(status, headers, body)] = dial(serve(app)).ask(GET % b"path")
    assert (status, headers["connection"]) == (500, "close")
    assert b"bug" not in body
    assert "KeyError: 'bug'" in caplog.text
    assert "/path" in caplog.text


class Body:
    """Gives a piece, then raises; remembers that it was closed."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces
        self.closed = threading.Event()

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces
        raise OSError("disk")

    def close(self) -> None:
        self.closed.set()


@pytest.mark.parametrize(("pieces", "expected"), [((), b"HTTP/1.1 500 "), ((b"abc",), b"HTTP/1.1 200 ")])
def test_a_body_that_raises(serve: Serve, dial: Dial, caplog: Any, pieces: Any, expected: bytes) -> None:
    body = Body(*pieces)

    def app(environ: Any, start_response: Any) -> Body:
        start_response("200 OK", [])
        return body

    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    data = client.rest()
    assert data.startswith(expected)
    assert not data.endswith(b"0\r\n\r\n")
    assert body.closed.wait(2)
    assert "disk" in caplog.text


def test_a_client_that_leaves_closes_the_body(serve: Serve, dial: Dial, caplog: Any) -> None:
    closed = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield b"x" * 100_000
        finally:
            closed.set()

    def app(environ: Any, start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [])
        return endless()

    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    client.sock.recv(10)
    client.sock.close()
    assert closed.wait(2)
    assert not caplog.records


def test_a_client_that_does_not_read_is_cut(serve: Serve, dial: Dial) -> None:
    ended = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield b"x" * 1_000_000
        finally:
            ended.set()

    def app(environ: Any, start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [])
        return endless()

    client = dial(serve(app, limits=Limits(write_seconds=0.1)))
    client.sock.sendall(GET % b"")
    assert ended.wait(2)


def test_abort_sends_nothing_and_nothing_after_it(serve: Serve, dial: Dial, caplog: Any) -> None:
    def app(environ: Any, start_response: Any) -> list[bytes]:
        environ["mockplatform.connection"].abort()
        start_response("200 OK", [])
        return [b"never seen"]

    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    with pytest.raises(ConnectionResetError):
        client.sock.recv(1)
    assert not caplog.records


def test_abort_within_a_body(serve: Serve, dial: Dial, caplog: Any) -> None:
    def app(environ: Any, start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [("Content-Length", "10")])
        yield b"abc"
        seen.wait(2)
        environ["mockplatform.connection"].abort()
        raise RuntimeError("of no interest")

    seen = threading.Event()
    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    assert client.until(b"abc").endswith(b"abc")
    seen.set()
    with pytest.raises(ConnectionResetError):
        client.sock.recv(1)
    assert not caplog.records


def test_bytes_of_its_own_end_the_connection(serve: Serve, dial: Dial, caplog: Any) -> None:
    def app(environ: Any, start_response: Any) -> list[bytes]:
        environ["mockplatform.connection"].send_raw(b"\x00garbage")
        start_response("200 OK", [])
        return [b"never seen"]

    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    assert client.rest() == b"\x00garbage"
    assert not caplog.records


def test_a_short_body_ends_the_connection(serve: Serve, dial: Dial) -> None:
    def app(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Length", "10")])
        return [b"abc"]

    client = dial(serve(app))
    client.sock.sendall(GET % b"")
    assert client.rest().endswith(b"\r\n\r\nabc")


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mockplatform.server")
