"""What the application finds in its environ."""

from __future__ import annotations

import socket
import wsgiref.validate
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mockplatform.server.environ import connection_environ, request_environ
from mockplatform.server.limits import Limits
from mockplatform.server.listener import Listener
from mockplatform.server.request import Parser, Refused
from mockplatform.server.wire import Wire


@pytest.fixture
def shared() -> Iterator[dict[str, Any]]:
    with socket.socket() as sock:
        yield connection_environ(Wire(sock, ("127.0.0.1", 5), 1), ("localhost", 80), "peer")


def environ_of(shared: dict[str, Any], target: bytes, *fields: bytes, body: bytes = b"") -> dict[str, Any]:
    parser = Parser(Limits())
    parser.feed(b"\r\n".join((b"POST " + target + b" HTTP/1.1", b"Host: h:1", *fields, b"", body)))
    return request_environ(shared, parser.ready[0])


@pytest.mark.parametrize(
    ("target", "path", "query", "host"),
    [
        (b"/a/b?c=d&e", "/a/b", "c=d&e", "h:1"),
        (b"/%E7%94%B5%2F?%E6", "/电/".encode().decode("latin-1"), "%E6", "h:1"),
        (b"//a//b", "//a//b", "", "h:1"),
        (b"http://other:8/x?y", "/x", "y", "other:8"),
        (b"http://other", "/", "", "other"),
        (b"*", "*", "", "h:1"),
    ],
)
def test_targets(shared: dict[str, Any], target: bytes, path: str, query: str, host: str) -> None:
    environ = environ_of(shared, target)
    assert (environ["PATH_INFO"], environ["QUERY_STRING"], environ["HTTP_HOST"]) == (path, query, host)
    assert environ["RAW_URI"] == environ["REQUEST_URI"] == target.decode()


def test_a_target_that_is_none_is_refused(shared: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        environ_of(shared, b"http://[")
    assert refused.value.status == 400


def test_fields(shared: dict[str, Any]) -> None:
    fields = (b"X-A:  1 \t", b"x-a: 2", b"Cookie: a", b"Cookie: b", b"Content-Type: t", b"X_A: forged", b"U: \xe7")
    environ = environ_of(shared, b"/", *fields)
    found = {name: environ[name] for name in ("HTTP_X_A", "HTTP_COOKIE", "CONTENT_TYPE", "HTTP_U")}
    assert found == {"HTTP_X_A": "1, 2", "HTTP_COOKIE": "a; b", "CONTENT_TYPE": "t", "HTTP_U": "\xe7"}
    assert "CONTENT_LENGTH" not in environ


def test_a_chunked_body_has_a_length(shared: dict[str, Any]) -> None:
    environ = environ_of(shared, b"/", b"Transfer-Encoding: chunked", body=b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
    assert environ["CONTENT_LENGTH"] == "3"
    assert environ["wsgi.input"].read() == b"abc"
    assert environ["wsgi.input_terminated"]


def test_requests_of_a_connection_share_nothing_that_they_change(shared: dict[str, Any]) -> None:
    environ_of(shared, b"/")["mine"] = 1
    assert "mine" not in environ_of(shared, b"/")
    assert environ_of(shared, b"/")["mockplatform.peer"] == "peer"


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"POST"])
def test_the_listener_keeps_to_pep_3333(
    serve: Callable[..., Listener], dial: Callable[..., Any], method: bytes
) -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        environ["wsgi.input"].read(1)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"fine"]

    client = dial(serve(wsgiref.validate.validator(app)))
    client.sock.sendall(method + b" /p HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx")
    assert client.rest().startswith(b"HTTP/1.1 200 OK\r\n")
