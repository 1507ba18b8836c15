"""From a request to the environ of PEP 3333."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

import httptools

from mockplatform.server.request import Refused, Request
from mockplatform.server.wire import Wire
from mockplatform.spec.model import Text

Environ = dict[str, Any]

_BARE = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}


def connection_environ(wire: Wire, server: tuple[str, int], peer: object) -> Environ:
    """The part that all requests of a connection share; `server` is the name and port that the listener is bound to."""
    return {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https" if wire.tls else "http",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
        "SCRIPT_NAME": "",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_SOFTWARE": "mockplatform",
        "REMOTE_ADDR": wire.address[0],
        "REMOTE_PORT": str(wire.address[1]),
        "mockplatform.peer": peer,
        "mockplatform.connection": wire,
    }


def request_environ(shared: Environ, request: Request) -> Environ:
    """The environ of one request. Raises Refused for a target that is none.

    CONTENT_LENGTH is always that of the body as read, for a chunked one too. A field whose name has an underscore
    is left out: HTTP_A_B can only mean A-B, and a proxy that filters A-B would not see A_B.
    """
    environ = shared.copy()
    body = request.body[0] if len(request.body) == 1 else b"".join(request.body)
    for name, values in request.fields.items():
        if b"_" not in name:
            value = values[0] if len(values) == 1 else (b"; " if name == b"cookie" else b", ").join(values)
            key = _BARE.get(name) or "HTTP_" + name.decode("ascii").upper().replace("-", "_")
            environ[key] = value.decode("latin-1")
    if body or "HTTP_TRANSFER_ENCODING" in environ:
        environ["CONTENT_LENGTH"] = str(len(body))
    environ["wsgi.input"] = BytesIO(body)
    environ["REQUEST_METHOD"] = request.method
    environ["SERVER_PROTOCOL"] = "HTTP/" + request.version
    _add_target(environ, request.target)
    return environ


def _add_target(environ: Environ, target: bytes) -> None:
    environ["REQUEST_URI"] = environ["RAW_URI"] = target.decode("latin-1")
    if target == b"*":
        environ["PATH_INFO"], environ["QUERY_STRING"] = "*", ""
        return
    try:
        url = httptools.parse_url(target)
    except httptools.HttpParserInvalidURLError:
        raise Refused(400, Text("the request target is not a URL", "请求目标不是有效的URL")) from None
    path = url.path or b"/"
    environ["PATH_INFO"] = (unquote_to_bytes(path) if b"%" in path else path).decode("latin-1")
    environ["QUERY_STRING"] = (url.query or b"").decode("latin-1")
    if url.host:  # the absolute form outranks Host (RFC 9112, 3.2.2)
        environ["HTTP_HOST"] = url.host.decode("latin-1") + (f":{url.port}" if url.port else "")
