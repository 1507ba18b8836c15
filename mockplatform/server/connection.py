"""The life of one connection, in a thread of its own: handshake, requests in turn, end."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from mockplatform.server.environ import connection_environ, request_environ
from mockplatform.server.failures import Events, HandshakeFailure, UnreadableRequest
from mockplatform.server.handshakes import REASONS, explain_handshake, handshake_reason
from mockplatform.server.limits import Limits
from mockplatform.server.request import Parser, Refused, Request
from mockplatform.server.response import Headers, Response
from mockplatform.server.tls import session, sni
from mockplatform.server.wire import Gone, Wire
from mockplatform.spec.model import Text

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

log = logging.getLogger("mockplatform.server")

_SHOWN = 4096  # bytes of an unreadable request that the journal gets


@dataclass(frozen=True, slots=True)
class Service:
    """What all connections of a listener share."""

    app: WSGIApplication
    server: tuple[str, int]
    tls: ssl.SSLContext | None
    limits: Limits
    events: Events | None
    identify: Callable[[bytes], Any] | None
    refusal: Callable[[int], tuple[Headers, bytes]]
    clock_date: Callable[[], str] | None


class Connection:
    """One client. `idle_since` is the (monotonic) time since when it has nothing under way, None while it has."""

    def __init__(self, service: Service, sock: socket.socket, address: tuple[str, int]) -> None:
        self.idle_since: float | None = None
        self._service = service
        self._limits = service.limits
        self._wire = Wire(sock, address, service.limits.write_seconds)
        self._parser = Parser(service.limits)
        self._environ: dict[str, Any] = {}
        self._seen = b""
        self._lock = threading.RLock()  # re-entrant: stop() may interrupt itself in a signal handler
        self._answering = False
        self._retired = False

    def run(self) -> None:
        """The whole life. Never raises."""
        try:
            if self._greet():
                self._converse()
            self._wire.linger(0 if self._retired else self._limits.linger_seconds)
        except Gone:
            pass
        except Exception:
            log.exception("a connection broke")
        finally:
            self._parser.close()
            self._wire.close()

    def retire(self) -> None:
        """From another thread: end after the answer that is under way, else now."""
        with self._lock:
            self._retired = True
            if not self._answering:
                self._wire.cut()

    def cut(self) -> None:
        """From another thread: end now."""
        with self._lock:
            self._retired = True
            self._wire.cut()

    # Handshake

    def _greet(self) -> bool:
        """Handshake and identity; false if it came to nothing."""
        wire, peer = self._wire, None
        with suppress(OSError):  # a client that is gone already
            wire.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._service.tls is not None:
            if not self._shake_hands(self._service.tls):
                return False
            assert isinstance(wire.socket, ssl.SSLSocket)
            wire.tls = session(wire.socket)
            certificate = wire.socket.getpeercert(binary_form=True)
            if certificate and self._service.identify:
                peer = self._service.identify(certificate)
        self._environ = connection_environ(wire, self._service.server, peer)
        return True

    def _shake_hands(self, context: ssl.SSLContext) -> bool:
        wire, seconds = self._wire, self._limits.handshake_seconds
        end = time.monotonic() + seconds
        try:
            wire.socket.settimeout(seconds)
            first = wire.socket.recv(1, socket.MSG_PEEK)
            if first.isalpha():  # no TLS record begins with a letter, every HTTP request does
                self._refuse_plain()
            elif first:  # else somebody only looked whether the port is open
                wire.socket.settimeout(max(end - time.monotonic(), 0.001))
                wire.socket = context.wrap_socket(wire.socket, server_side=True, do_handshake_on_connect=False)
                wire.socket.do_handshake()
                return not self._retired  # a cut while the socket was being wrapped would have missed it
        except OSError as error:
            self._tell_handshake(handshake_reason(error), explain_handshake(error, seconds))
        return False

    def _refuse_plain(self) -> None:
        self._tell_handshake("HTTP_REQUEST", REASONS["HTTP_REQUEST"])
        self._answer(400, [("Content-Type", "text/plain")], b"The plain HTTP request was sent to the TLS port.\n")

    def _tell_handshake(self, reason: str, explanation: Text) -> None:
        name = sni(self._wire.socket) if isinstance(self._wire.socket, ssl.SSLSocket) else None
        failure = HandshakeFailure(self._wire.address, name, reason, explanation)
        if not self._retired:
            self._tell(lambda events: events.handshake_failed(failure))

    # Requests

    def _converse(self) -> None:
        parser = self._parser
        while True:
            while parser.ready:
                if not self._serve(parser.ready.popleft()):
                    return
            if parser.refused:
                return self._refuse(parser.refused)
            if parser.take_wait():
                self._wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            if not self._read():
                return

    def _read(self) -> bool:
        """Read on; false at the end of the connection."""
        parser, reading = self._parser, self._parser.reading
        self.idle_since = time.monotonic() if reading is None else None
        try:
            data = self._wire.receive(self._patience())
        except TimeoutError:
            if reading:
                self._refuse(_stalled(self._limits.head_seconds if reading == "head" else self._limits.body_seconds))
            return False
        self.idle_since = None
        parser.feed(data)
        if reading != "body" or parser.refused:
            self._seen = ((self._seen if reading == "head" else b"") + data[:_SHOWN])[:_SHOWN]
        return bool(data)

    def _patience(self) -> float:
        limits, reading = self._limits, self._parser.reading
        if reading == "head":
            return self._parser.began + limits.head_seconds - time.monotonic()
        return limits.body_seconds if reading == "body" else limits.idle_seconds

    def _serve(self, request: Request) -> bool:
        """Answer one request; true if the connection goes on."""
        with self._lock:
            if self._retired:
                return False
            self._answering = True
        goes_on = False
        try:
            goes_on = self._respond(request)
        finally:
            with self._lock:
                self._answering = False
                goes_on = goes_on and not self._retired
        return goes_on

    def _respond(self, request: Request) -> bool:
        try:
            environ = request_environ(self._environ, request)
        except Refused as refused:
            self._refuse(refused)
            return False
        response = self._response(request.method, request.version, request.keep_alive)
        try:
            self._call(environ, response)
        except Gone:
            if not self._wire.over:
                raise
        except Exception:
            if not self._wire.over:
                self._app_failed(request, response)
            return False
        return response.keep_alive and not self._wire.over

    def _response(self, method: str, version: str, keep_alive: bool) -> Response:
        date = self._service.clock_date() if self._service.clock_date else None
        return Response(self._wire.send, method=method, version=version, keep_alive=keep_alive, date=date)

    def _call(self, environ: dict[str, Any], response: Response) -> None:
        body = self._service.app(environ, response.start)
        try:
            response.run(body)
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()

    # What the listener answers itself

    def _app_failed(self, request: Request, response: Response) -> None:
        log.exception("the application failed at %s %s", request.method, request.target.decode("latin-1"))
        if response.sent:
            raise Gone  # without the end of the body, so that the client can tell
        self._answer(500, *self._service.refusal(500), method=request.method)

    def _refuse(self, refused: Refused) -> None:
        failure = UnreadableRequest(self._wire.address, refused.status, refused.reason, self._seen)
        self._tell(lambda events: events.unreadable(failure))
        self._answer(refused.status, *self._service.refusal(refused.status))

    def _answer(self, status: int, headers: Headers, body: bytes, method: str = "") -> None:
        """The last answer of the connection."""
        response = self._response(method, "1.1", keep_alive=False)
        response.start(f"{status} {HTTPStatus(status).phrase}", headers)
        response.run([body])

    def _tell(self, what: Callable[[Events], None]) -> None:
        if self._service.events is None:
            return
        try:
            what(self._service.events)
        except Exception:
            log.exception("the journal failed")


def _stalled(seconds: float) -> Refused:
    return Refused(408, Text(f"the client stalled for {seconds:g} s", f"客户端停顿超过{seconds:g}秒"))
