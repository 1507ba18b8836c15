"""Wrappers round a WSGI application: other requests go in, or other answers come out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mockplatform.mutants.model import Wrapper

API = "/api/tp/v1"


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
    def json(self) -> Any:
        """The body as JSON, None if it is none."""
        return _json(self.body)

    @property
    def query(self) -> str:
        """The query as sent."""
        return str(self.environ.get("QUERY_STRING", ""))

    def with_body(self, body: bytes) -> Call:
        """The same request with another body."""
        return replace(self, body=body)

    def with_type(self, content_type: str) -> Call:
        """The same request with another Content-Type."""
        return replace(self, environ={**self.environ, "CONTENT_TYPE": content_type})


@dataclass(frozen=True)
class Came:
    """An answer as a wrapper sees it."""

    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @property
    def json(self) -> Any:
        """The body as JSON, None if it is none."""
        return _json(self.body)

    def with_json(self, content: object, status: int = 0) -> Came:
        """The same answer with other JSON, and another status if given."""
        return replace(self, status=status or self.status, body=json.dumps(content, ensure_ascii=False).encode())


Ask = Callable[[Call], Came]


def around(serve: Callable[[Call, Ask], Came]) -> Wrapper:
    """A wrapper that answers a call itself, asking the application as often as it likes."""

    def wrap(app: WSGIApplication) -> WSGIApplication:
        def wrapped(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            length = int(environ.get("CONTENT_LENGTH") or 0)
            call = Call(environ, environ["wsgi.input"].read(length) if length else b"")
            came = serve(call, lambda asked: _ask(app, asked))
            kept = [(name, value) for name, value in came.headers if name.lower() != "content-length"]
            start_response(f"{came.status} -", [*kept, ("Content-Length", str(len(came.body)))])
            return [came.body]

        return wrapped

    return wrap


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
    began: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
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
        return json.loads(body)
    except ValueError:
        return None
