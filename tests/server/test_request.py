"""Bytes to requests: framing, caps, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.server.limits import Limits
from mockplatform.server.request import Parser, Request

LIMITS = Limits(head=300, body=100)
STREAM = (
    b"POST /a?x=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
    b"GET /b HTTP/1.1\r\nHost: h\r\nX: 1\r\nX: 2\r\n\r\n"
    b"\r\nPOST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;e=f\r\nabc\r\n2\r\nde\r\n0\r\nT: r\r\n\r\n"
    b"POST /d HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nok"
    b"GET /e HTTP/1.0\r\nConnection: close\r\n\r\n"
)
WHOLE = [
    ("POST", b"/a?x=1", b"hello", True),
    ("GET", b"/b", b"", True),
    ("POST", b"/c", b"abcde", True),
    ("POST", b"/d", b"ok", True),
    ("GET", b"/e", b"", False),
]


def read(*pieces: bytes, limits: Limits = LIMITS) -> Parser:
    parser = Parser(limits)
    for piece in pieces:
        parser.feed(piece)
        if parser.refused:
            break
    return parser


def facts(request: Request) -> tuple[str, bytes, bytes, bool]:
    return request.method, request.target, b"".join(request.body), request.keep_alive


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_split_of_a_stream_gives_the_same_requests(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    parser = read(*(STREAM[start:end] for start, end in zip(edges, edges[1:], strict=False)))
    assert [facts(request) for request in parser.ready] == WHOLE
    assert parser.refused is None


def test_a_stream_byte_by_byte_gives_the_same_requests() -> None:
    parser = read(*(STREAM[at : at + 1] for at in range(len(STREAM))))
    assert [facts(request) for request in parser.ready] == WHOLE


def test_trailers_are_not_headers() -> None:
    parser = read(b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Evil: 1\r\n\r\n")
    assert list(parser.ready[0].fields) == [b"host", b"transfer-encoding"]


HOST = b"Host: h\r\n"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(b"\x00\x01\x02\r\n\r\n", 400, id="garbage"),
        pytest.param(b"GET\r\n\r\n", 400, id="no-target"),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", 400, id="no-host"),
        pytest.param(b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400, id="two-hosts"),
        pytest.param(b"GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400, id="blank-before-colon"),
        pytest.param(b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n", 400, id="folded"),
        pytest.param(b"GET / HTTP/1.1\r\n" + HOST + b"X: a\0b\r\n\r\n", 400, id="nul"),
        pytest.param(b"GET / HTTP/1.1\n" + HOST + b"\r\n", 400, id="bare-lf"),
        pytest.param(
            b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, id="two-lengths"
        ),
        pytest.param(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", 400, id="negative-length"),
        pytest.param(
            b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            400,
            id="smuggling",
        ),
        pytest.param(b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, id="chunked-1.0"),
        pytest.param(b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, id="chunk-size"),
        pytest.param(b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip\r\n\r\n", 501, id="coding"),
        pytest.param(
            b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 501, id="two-codings"
        ),
        pytest.param(b"CONNECT h:1 HTTP/1.1\r\n" + HOST + b"\r\n", 501, id="connect"),
        pytest.param(b"BREW / HTTP/1.1\r\n" + HOST + b"\r\n", 501, id="unknown-method"),
        pytest.param(b"GET / HTTP/1.2\r\n" + HOST + b"\r\n", 505, id="http-1.2"),
        pytest.param(b"GET / HTTP/2.0\r\n" + HOST + b"\r\n", 505, id="http-2.0"),
        pytest.param(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, id="http-2-preface"),
        pytest.param(b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 300 + b"\r\n\r\n", 431, id="large-field"),
        pytest.param(b"GET /" + b"x" * 300, 431, id="large-target"),
        pytest.param(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 101\r\n\r\n", 413, id="declared-length"),
        pytest.param(
            b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n65\r\n" + b"x" * 101,
            413,
            id="chunked-length",
        ),
    ],
)
def test_what_is_refused(data: bytes, status: int) -> None:
    at_once = read(data)
    bytewise = read(*(data[at : at + 1] for at in range(len(data))))
    for parser in (at_once, bytewise):
        assert parser.refused
        assert not parser.ready
    assert at_once.refused
    assert at_once.refused.status == status
    assert at_once.refused.reason.zh


def test_good_requests_before_a_bad_one_are_kept() -> None:
    parser = read(b"GET /a HTTP/1.1\r\nHost: h\r\n\r\nnonsense\r\n\r\n")
    assert [request.target for request in parser.ready] == [b"/a"]
    assert parser.refused


@pytest.mark.parametrize(
    "endless",
    [
        pytest.param((b"GET / HTTP/1.1\r\nHost: h\r\nX: ", b"x" * 100), id="field"),
        pytest.param((b"GET / HTTP/1.1\r\nHost: h\r\n", b"X: y\r\n" * 20), id="fields"),
        pytest.param(
            (b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x" * 100), id="extension"
        ),
        pytest.param(
            (b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: ", b"x" * 100), id="trailer"
        ),
    ],
)
def test_nothing_grows_without_end(endless: tuple[bytes, bytes]) -> None:
    start, more = endless
    parser = read(start, *([more] * 5))
    assert parser.refused
    assert parser.refused.status == 431


def test_caps_count_one_request_at_a_time() -> None:
    request = b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 90\r\n\r\n" + b"x" * 90
    assert len(read(request * 20).ready) == 20


def test_a_wait_is_told_once_and_only_before_the_body() -> None:
    head = b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    parser = read(head)
    assert [parser.take_wait(), parser.take_wait()] == [True, False]
    assert not read(head + b"x").take_wait()
    assert not read(head + b"xy").take_wait()
    assert not read(head.replace(b"1.1", b"1.0")).take_wait()
