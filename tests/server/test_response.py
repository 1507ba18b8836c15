"""Answers on the wire: framing for both versions, with and without a length."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from mockplatform.server.response import Response

TEXT = ("Content-Type", "text/plain")


class Line:
    """Takes what is sent, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    @property
    def head(self) -> list[str]:
        return b"".join(self.pieces).split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces).partition(b"\r\n\r\n")[2]


def answer(body: Any, *headers: tuple[str, str], status: str = "200 OK", **options: Any) -> tuple[Response, Line]:
    line = Line()
    settings = {"method": "GET", "version": "1.1", "keep_alive": True, "date": None, **options}
    response = Response(line.pieces.append, **settings)
    response.start(status, [TEXT, *headers])
    response.run(body)
    return response, line


def pieces(*data: bytes) -> Iterator[bytes]:
    yield from data


def test_a_list_has_a_length_and_goes_out_at_once() -> None:
    response, line = answer([b"ab", b"c"])
    assert line.pieces == [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nServer: mockplatform\r\n\r\nabc"
    ]
    assert response.keep_alive


@pytest.mark.parametrize("body", [[], (), [b""]])
def test_an_empty_list_has_the_length_0(body: Any) -> None:
    assert "Content-Length: 0" in answer(body)[1].head


def test_a_large_body_is_not_copied_behind_its_head() -> None:
    body = b"x" * 100_000
    assert answer([body])[1].pieces[1] is body


def test_an_iterator_is_chunked_and_each_piece_goes_out_as_it_comes() -> None:
    response, line = answer(pieces(b"ab", b"", b"c" * 17))
    assert line.pieces[1:] == [b"11\r\n" + b"c" * 17 + b"\r\n", b"0\r\n\r\n"]
    assert line.body.startswith(b"2\r\nab\r\n")
    assert "Transfer-Encoding: chunked" in line.head
    assert response.keep_alive


def test_an_iterator_with_a_length_is_sent_plain() -> None:
    response, line = answer(pieces(b"ab", b"c"), ("Content-Length", "3"))
    assert line.body == b"abc"
    assert response.keep_alive


def test_for_1_0_the_end_of_the_connection_ends_the_body() -> None:
    response, line = answer(pieces(b"ab", b"c"), version="1.0")
    assert line.body == b"abc"
    assert "Connection: close" in line.head
    assert not response.keep_alive


def test_1_0_can_keep_the_connection() -> None:
    response, line = answer([b"abc"], version="1.0")
    assert "Connection: keep-alive" in line.head
    assert response.keep_alive


def test_a_body_shorter_than_its_length_ends_the_connection() -> None:
    response, line = answer([b"ab"], ("Content-Length", "3"))
    assert (line.body, response.keep_alive) == (b"ab", False)


def test_a_body_longer_than_its_length_is_cut() -> None:
    response, line = answer(pieces(b"abc", b"d", b"e"), ("Content-Length", "4"))
    assert (line.body, response.keep_alive) == (b"abcd", True)


@pytest.mark.parametrize("body", [[b"abc"], pieces(b"abc")])
def test_head_has_no_body(body: Any) -> None:
    response, line = answer(body, method="HEAD")
    assert (line.body, response.keep_alive) == (b"", True)


def test_head_has_the_length_of_the_body() -> None:
    assert "Content-Length: 3" in answer([b"abc"], method="HEAD")[1].head
    assert "Content-Length: 9" in answer([], ("Content-Length", "9"), method="HEAD")[1].head


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_some_answers_have_neither_body_nor_length(status: str) -> None:
    response, line = answer([b"abc"], status=status)
    assert (line.body, response.keep_alive) == (b"", True)
    assert line.head == ["Content-Type: text/plain", "Server: mockplatform"]


def test_the_application_may_close() -> None:
    response, line = answer([b""], ("connection", "Close"))
    assert not response.keep_alive
    assert [field for field in line.head if field.lower().startswith("connection")] == ["connection: Close"]


def test_the_application_outranks_server_and_date() -> None:
    own = [("server", "nginx"), ("date", "then")]
    line = answer([b""], *own, date="now")[1]
    assert line.head == ["Content-Type: text/plain", "server: nginx", "date: then", "Content-Length: 0"]
    assert "Date: now" in answer([b""], date="now")[1].head


@pytest.mark.parametrize(
    "header",
    [("X", "a\r\nY: b"), ("X", "a\nb"), ("X\r\nY", "b"), ("X", "a\0"), ("X", "电"), ("Content-Length", "many")],
)
def test_headers_that_would_break_the_answer_are_refused(header: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="line break|latin-1|many"):
        answer([b""], header)


def test_transfer_encoding_is_the_listeners() -> None:
    with pytest.raises(ValueError, match="Transfer-Encoding"):
        answer([b""], ("Transfer-Encoding", "chunked"))


def test_start_response_comes_first_and_once() -> None:
    response = Response(Line().pieces.append, method="GET", version="1.1", keep_alive=True, date=None)
    with pytest.raises(AssertionError):
        response.write(b"x")
    response.start("200 OK", [])
    with pytest.raises(AssertionError):
        response.start("200 OK", [])


def test_start_response_again_with_an_error() -> None:
    line = Line()
    response = Response(line.pieces.append, method="GET", version="1.1", keep_alive=True, date=None)
    response.start("200 OK", [])
    try:
        raise KeyError("gone")
    except KeyError:
        write = response.start("500 Oops", [], sys.exc_info())
        write(b"sorry")
        with pytest.raises(KeyError):
            response.start("500 Oops", [], sys.exc_info())
    assert line.pieces[0].startswith(b"HTTP/1.1 500 Oops\r\n")
