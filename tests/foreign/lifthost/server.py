"""The server: mutual TLS (5.3.2), HTTP/1.1, one lock around everything."""

from __future__ import annotations

import ssl
import threading
import traceback
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

from lifthost import answers
from lifthost.answers import Answer, failure
from lifthost.service import Request, handle
from lifthost.world import World

LARGEST = 16 * 1024 * 1024
"""Bytes of a body"""
PATIENCE = 30
"""Seconds for a caller to say something"""


@dataclass
class Server:
    """A running server; leaving the `with` stops it."""

    world: World
    cert: Path
    key: Path
    ca: Path
    port: int = 0
    _http: _Listener = field(init=False)

    def __post_init__(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2  # RFC 5246
        context.load_cert_chain(self.cert, self.key)
        context.load_verify_locations(self.ca)
        context.verify_mode = ssl.CERT_OPTIONAL if self.world.style.anonymous_tls else ssl.CERT_REQUIRED
        self._http = _Listener(("127.0.0.1", self.port), self.world, context)
        self.port = self._http.server_port

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://127.0.0.1:{self.port}"

    def run(self) -> None:
        """Serve until interrupted."""
        self._http.serve_forever()

    def __enter__(self) -> Server:
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], world: World, context: ssl.SSLContext) -> None:
        super().__init__(address, _Handler)
        self.world, self.lock = world, threading.Lock()
        # The handshake is the handler's: a silent caller must not stop the others.
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is the caller's affair."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "lifthost", ""
    timeout = PATIENCE
    disable_nagle_algorithm = True
    account = ""

    def setup(self) -> None:
        """The certificate's common name, up to an @, is the account."""
        self.request.settimeout(PATIENCE)
        self.request.do_handshake()
        subject = (self.request.getpeercert() or {}).get("subject", ())
        names = dict(pair for group in subject for pair in group)
        self.account = names.get("commonName", "").partition("@")[0]
        super().setup()

    def _answer(self) -> None:
        listener = cast(_Listener, self.server)
        parts = urlsplit(self.path)
        body = self._body()
        if body is None:
            return
        query = parse_qs(parts.query, keep_blank_values=True)
        media = self.headers.get("Content-Type", "")
        request = Request(self.account, self.command, unquote(parts.path), query, media, body)
        with listener.lock:
            try:
                answer = handle(listener.world, request)
            except Exception:
                traceback.print_exc()
                answer = failure(listener.world, 500, 5000, "服务器错误")
        self._send(answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = _answer

    def _body(self) -> bytes | None:
        """The body, None if it was refused."""
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdecimal() or int(length) > LARGEST:
            self.close_connection = True
            self.send_error(411 if "Transfer-Encoding" in self.headers else 400)
            return None
        return self.rfile.read(int(length))

    def _send(self, answer: Answer) -> None:
        style = cast(_Listener, self.server).world.style
        content, media = answers.body(answer, style)
        self.send_response_only(answer.status)
        if style.date_header:
            self.send_header("Date", self.date_time_string(cast(_Listener, self.server).world.clock.now() // 1000))
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(content)))
        if not style.keep_alive:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library can't read, among it unknown methods, is refused like anything else."""
        status = {501: 405, 505: 400}.get(code, code)
        self.command, self.request_version = self.command or "", "HTTP/1.1"
        self.close_connection = True
        self._send(failure(cast(_Listener, self.server).world, status, 6001, message or "请求参数有误"))

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""
