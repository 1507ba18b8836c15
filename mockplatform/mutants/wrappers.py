"""Wrappers round a WSGI application: other requests go in, or other answers come out.

Wrappers that stand round each other hand Call and Came on as they are. So an answer is parsed once, however many of
them look at it, and only the outermost speaks WSGI again.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from http.client import responses
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import orjson

from mockplatform.mutants.model import Wrapper
from mockplatform.spec.interfaces import INTERFACES

API = "/api/tp/v1"

Headers = list[tuple[str, str]]

_INTERFACE = {(row.method, path): row.id for row in INTERFACES.values() for path in (row.path, *row.also)}

_PIECE = 512  # bytes that an answer in pieces sends at a time: most answers then have more than one


@dataclass(frozen=True)
class Call:
    """A request as a wrapper sees it; `body` has been read."""

    environ: WSGIEnvironment
    body: bytes

    def of(self, *methods: str, path: str = "") -> bool:
        """Whether it is one of these methods, on this path."""
        right = not path or self.environ["PATH_INFO"] == API + path
        return right and self.environ["REQUEST_METHOD"] in methods

    @property
    def interface(self) -> str:
        """The interface that is called, as INTERFACES names it; "" if it is none."""
        return _INTERFACE.get((self.environ["REQUEST_METHOD"], self.environ["PATH_INFO"]), "")

    @cached_property
    def json(self) -> Any:
        """The body as JSON, None if it is none."""
        return _json(self.body)

    @property
    def query(self) -> str:
        """The query as sent."""
        return str(self.environ.get("QUERY_STRING", ""))

    @property
    def asked(self) -> dict[str, str]:
        """The parameters of the query; of one that is sent several times, the last."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    def with_body(self, body: bytes) -> Call:
        """The same request with another body."""
        return replace(self, body=body)

    def with_type(self, content_type: str) -> Call:
        """The same request with another Content-Type."""
        return self.with_environ(CONTENT_TYPE=content_type)

    def with_environ(self, **members: str) -> Call:
        """The same request with other members of the environ."""
        return replace(self, environ={**self.environ, **members})


@dataclass(frozen=True)
class Came:
    """An answer as a wrapper sees it."""

    status: int
    headers: Headers = field(default_factory=list)
    body: bytes = b""
    in_pieces: bool = False
    """The body leaves without its length, as a stream does"""

    @cached_property
    def json(self) -> Any:
        """The body as JSON, None if it is none."""
        return _json(self.body)

    def with_json(self, content: object, status: int = 0) -> Came:
        """The same answer with other JSON, and another status if given."""
        came = replace(self, status=status or self.status, body=orjson.dumps(content))
        came.__dict__["json"] = content  # what was written need not be read again
        return came

    def with_body(self, body: bytes) -> Came:
        """The same answer with another body."""
        return replace(self, body=body)

    def with_status(self, status: int) -> Came:
        """The same answer with another status."""
        return self._read(replace(self, status=status))

    def header(self, name: str) -> str:
        """The value of a header field, "" if there is none."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), "")

    def with_header(self, name: str, value: str | None) -> Came:
        """The same answer with a header field of this value, or without that field."""
        kept = [(own, old) for own, old in self.headers if own.lower() != name.lower()]
        return self.with_headers([*kept, (name, value)] if value is not None else kept)

    def with_headers(self, headers: Headers) -> Came:
        """The same answer with other header fields."""
        return self._read(replace(self, headers=headers))

    def _read(self, came: Came) -> Came:
        """An answer with the same body, which is not parsed again."""
        if "json" in self.__dict__:
            came.__dict__["json"] = self.json
        return came


Ask = Callable[[Call], Came]


class _Layer:
    """An application within one wrapper."""

    def __init__(self, app: WSGIApplication, serve: Callable[[Call, Ask], Came]) -> None:
        self._ask: Ask = app.answer if isinstance(app, _Layer) else lambda call: _ask(app, call)
        self._serve = serve

    def answer(self, call: Call) -> Came:
        """What is answered to a call."""
        return self._serve(call, self._ask)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        came = self.answer(Call(environ, environ["wsgi.input"].read(length) if length else b""))
        headers = [(name, value) for name, value in came.headers if name.lower() != "content-length"]
        if not came.in_pieces:
            headers.append(("Content-Length", str(len(came.body))))
        start_response(f"{came.status} {responses.get(came.status, '-')}", headers)
        return _pieces(came.body) if came.in_pieces else [came.body]


def around(serve: Callable[[Call, Ask], Came]) -> Wrapper:
    """A wrapper that answers a call itself, asking the application as often as it likes."""
    return lambda app: _Layer(app, serve)


def answers(edit: Callable[[Call, Came], Came]) -> Wrapper:
    """A wrapper that edits answers."""
    return around(lambda call, ask: edit(call, ask(call)))


def requests(edit: Callable[[Call], Call]) -> Wrapper:
    """A wrapper that edits requests."""
    return around(lambda call, ask: ask(edit(call)))


def contents(edit: Callable[[Call, Any], Any]) -> Wrapper:
    """A wrapper that edits the JSON object of answers; what it gives back is sent."""

    def change(call: Call, came: Came) -> Came:
        content = came.json
        return came.with_json(edit(call, content)) if isinstance(content, dict) else came

    return answers(change)


def _ask(app: WSGIApplication, call: Call) -> Came:
    """Run the application once, with an environ of its own."""
    environ = {**call.environ, "wsgi.input": io.BytesIO(call.body), "CONTENT_LENGTH": str(len(call.body))}
    began: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, *_: object) -> Callable[[bytes], object]:
        began.append((status, headers))
        return lambda data: None

    chunks = app(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    status, headers = began[-1]
    return Came(int(status.split()[0]), headers, body)


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except ValueError:
        return None


def _pieces(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]
