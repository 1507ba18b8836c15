"""From bytes to requests. llhttp (through httptools) parses; this module keeps what it finds, within the caps."""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Literal

import httptools

from mockplatform.server.limits import Limits
from mockplatform.spec.model import Text


class Refused(Exception):
    """A request that the listener itself answers, with `status`."""

    def __init__(self, status: int, reason: Text) -> None:
        super().__init__(reason.en)
        self.status = status
        self.reason = reason


@dataclass(slots=True)
class Request:
    """One request as read; `fields` in the order of their first sending, names in lower case."""

    target: bytes = b""
    method: str = ""
    version: str = ""
    fields: dict[bytes, list[bytes]] = field(default_factory=dict)
    body: list[bytes] = field(default_factory=list)
    keep_alive: bool = False
    waits: bool = False
    """Expect: 100-continue"""

    def values(self, name: bytes) -> list[bytes]:
        """All values of the field `name` (lower case)."""
        return self.fields.get(name, [])


class Parser:
    """Takes bytes by `feed`, as they come; has complete requests in `ready`, in their order.

    `refused` is set when nothing readable can follow; requests in `ready` still came before it. `reading` says what
    comes next: None between two requests. `began` is the (monotonic) time of the first byte of the head.
    """

    def __init__(self, limits: Limits) -> None:
        self.ready: deque[Request] = deque()
        self.refused: Refused | None = None
        self.reading: Literal["head", "body"] | None = None
        self.began = 0.0
        self._limits = limits
        self._request = Request()
        self._head_size = 0
        self._body_size = 0
        self._quiet = 0  # bytes since the last thing that we were told of
        self._llhttp = httptools.HttpRequestParser(self)

    def feed(self, data: bytes | memoryview) -> None:
        """Read on. Never raises for what the client sent: see `refused`."""
        self._quiet += len(data)
        try:
            self._llhttp.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._read_without_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError as error:
            self.refused = (
                error.__context__
                if isinstance(error.__context__, Refused)
                else _refusal(error, b"" if self.ready else data)
            )
        else:
            if self._quiet > self._limits.head:
                self.refused = _too_large(self._limits)

    def take_wait(self) -> bool:
        """Whether the client waits, before it sends the body, for a word that it may; true once a request."""
        waits = self.reading == "body" and self._request.waits and not self._body_size
        self._request.waits = False
        return waits

    def close(self) -> None:
        """Let go of llhttp, which holds this object in turn."""
        del self._llhttp

    # Called by llhttp, within feed_data

    def on_message_begin(self) -> None:
        self._request = Request()
        self.reading = "head"
        self.began = time.monotonic()
        self._head_size = self._body_size = self._quiet = 0

    def on_url(self, part: bytes) -> None:
        self._request.target += part
        self._count_head(len(part))

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count_head(len(name) + len(value) + 4)
        if self.reading == "head":  # else it is a trailer, which a server may drop (RFC 9112, 7.1.2)
            self._request.fields.setdefault(name.lower(), []).append(value.rstrip(b" \t"))

    def on_headers_complete(self) -> None:
        request = self._request
        request.method = self._llhttp.get_method().decode("ascii")
        request.version = self._llhttp.get_http_version()
        request.keep_alive = self._llhttp.should_keep_alive()
        _check_head(request, self._limits)
        self.reading = "body"
        self._quiet = 0

    def on_body(self, part: bytes) -> None:
        self._quiet = 0
        self._body_size += len(part)
        if self._body_size > self._limits.body:
            raise _body_too_large(self._limits)
        self._request.body.append(part)

    def on_message_complete(self) -> None:
        self.ready.append(self._request)
        self.reading = None
        self._quiet = 0

    def _count_head(self, size: int) -> None:
        self._head_size += size
        if self._head_size > self._limits.head:
            raise _too_large(self._limits)

    def _read_without_upgrade(self, rest: bytes | memoryview) -> None:
        """Read the last head again without its Upgrade field, then `rest`.

        A server may ignore an Upgrade (RFC 9110, 7.8), and must to read on: llhttp stops behind such a head, while
        Java's HTTP client sends one (h2c) with its first request, body included.
        """
        request = self.ready.pop()
        lines = [b"%b %b HTTP/%b" % (request.method.encode(), request.target, request.version.encode())]
        lines += [
            b"%b: %b" % (name, value)
            for name, values in request.fields.items()
            for value in values
            if name != b"upgrade"
        ]
        self._llhttp = httptools.HttpRequestParser(self)
        self.feed(b"\r\n".join((*lines, b"", b"")))
        self.feed(rest)


def _check_head(request: Request, limits: Limits) -> None:
    """What llhttp lets pass and we do not, or not as it would read it."""
    if request.version not in ("1.0", "1.1"):
        raise _bad_version(request.version)
    if request.method == "CONNECT":
        raise Refused(501, Text("this server is no proxy: CONNECT is not served", "本服务器不是代理,不支持CONNECT"))
    hosts = request.values(b"host")
    if len(hosts) > 1 or (not hosts and request.version == "1.1"):
        raise Refused(400, Text(f"{len(hosts)} Host fields where one belongs", f"Host首部应有1个,实有{len(hosts)}个"))
    _check_framing(request, limits)


def _check_framing(request: Request, limits: Limits) -> None:
    codings = b", ".join(request.values(b"transfer-encoding"))
    if codings and codings.lower() != b"chunked":
        name = codings.decode("latin-1")
        raise Refused(501, Text(f"unknown Transfer-Encoding {name}", f"不支持的Transfer-Encoding:{name}"))
    if codings and request.version == "1.0":
        raise Refused(400, Text("HTTP/1.0 has no Transfer-Encoding", "HTTP/1.0不支持Transfer-Encoding"))
    if any(int(length) > limits.body for length in request.values(b"content-length")):
        raise _body_too_large(limits)
    expectations = [value.lower() for value in request.values(b"expect")]
    request.waits = request.version == "1.1" and b"100-continue" in expectations


def _too_large(limits: Limits) -> Refused:
    return Refused(431, Text(f"the head has more than {limits.head} bytes", f"请求首部超过{limits.head}字节"))


def _body_too_large(limits: Limits) -> Refused:
    return Refused(413, Text(f"the body has more than {limits.body} bytes", f"请求体超过{limits.body}字节"))


def _bad_version(version: str) -> Refused:
    return Refused(505, Text(f"HTTP {version} is not spoken here, HTTP/1.1 is", f"不支持HTTP {version},请使用HTTP/1.1"))


_UNKNOWN_METHOD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}) [^ ]+ HTTP/1")


def _refusal(error: httptools.HttpParserError, data: bytes | memoryview) -> Refused:
    """What llhttp could not read, as a status and a sentence; `data` begins with the request, or is empty."""
    said = str(error)
    if said == "Invalid HTTP version":
        return _bad_version("of this version")
    if said == "Pause on PRI/Upgrade":
        return _bad_version("2")
    if isinstance(error, httptools.HttpParserInvalidMethodError) and (found := _UNKNOWN_METHOD.match(data)):
        name = found[1].decode("ascii")
        return Refused(501, Text(f"unknown method {name}", f"未知的请求方法{name}"))
    return Refused(400, Text(f"this is not HTTP/1.1: {said}", f"不是有效的HTTP/1.1请求:{said}"))
