"""One listening socket and its connections: start, accept, stop."""

from __future__ import annotations

import logging
import selectors
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any

from mockplatform.server.connection import Connection, Service
from mockplatform.server.failures import Events
from mockplatform.server.limits import Limits
from mockplatform.server.response import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

log = logging.getLogger("mockplatform.server")

_BACKLOG = 128
_RETRY = 0.05  # seconds between two looks for an idle connection, when all are taken
_LAST_WAIT = 0.2  # seconds for threads whose connection was cut
_WILDCARDS = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}


def plain_refusal(status: int) -> tuple[Headers, bytes]:
    """The answer that the listener gives itself, unless the caller has a better one."""
    return [("Content-Type", "text/plain")], f"{status} {HTTPStatus(status).phrase}\n".encode()


class Listener:
    """Serves a WSGI application on one address, over plain HTTP or TLS, one thread a connection.

    `identify` gets the client's certificate (DER) once a connection; what it gives is `mockplatform.peer` in every
    environ, None without a certificate. `refusal` gives headers and body of what the listener answers itself.
    `clock_date` gives the Date header; without it there is none.

    When all connections are taken, the one that has been idle longest is closed for a newcomer; when none is idle,
    newcomers wait in the system's queue until one ends, which the limits on time ensure.
    """

    def __init__(
        self,
        app: WSGIApplication,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        events: Events | None = None,
        name: str = "lifthost",
        clock_date: Callable[[], str] | None = None,
        identify: Callable[[bytes], Any] | None = None,
        refusal: Callable[[int], tuple[Headers, bytes]] = plain_refusal,
    ) -> None:
        self.host = host
        self.port = port
        self._name = name
        self._service = Service(app, (host, port), tls, limits, events, identify, refusal, clock_date)
        self._run: _Run | None = None

    @property
    def url(self) -> str:
        """Where to reach it; a wildcard address is reached by loopback."""
        host = _WILDCARDS.get(self.host, self.host)
        return f"{'https' if self._service.tls else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"

    def start(self) -> None:
        """Bind and listen: clients can connect when this returns. Raises OSError if the address can't be had."""
        if self._run:
            raise RuntimeError(f"{self._name} is already started")
        sock = _bind(self.host, self.port)
        self.port = sock.getsockname()[1]
        self._run = _Run(replace(self._service, server=(self.host, self.port)), sock, self._name)

    def stop(self, timeout: float = 2.0) -> None:
        """Accept no more, give running requests `timeout` seconds, then cut them; idle clients are cut at once."""
        run, self._run = self._run, None
        if run:
            run.stop(timeout)

    def __enter__(self) -> Listener:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


class _Run:
    """From one start to its stop."""

    def __init__(self, service: Service, sock: socket.socket, name: str) -> None:
        self._service = service
        self._socket = sock
        self._name = name
        self._slots = threading.Semaphore(service.limits.connections)
        self._open: dict[Connection, threading.Thread] = {}
        self._stopping = threading.Event()
        self._wake, self._waker = socket.socketpair()
        self._thread = threading.Thread(target=self._accept_all, name=f"{name}-accept", daemon=True)
        self._thread.start()

    def stop(self, timeout: float) -> None:
        end = time.monotonic() + timeout
        self._stopping.set()
        self._slots.release()
        with suppress(OSError):
            self._waker.send(b"x")
        self._thread.join()
        self._waker.close()
        threads = list(self._open.items())
        for connection, _ in threads:
            connection.retire()
        here = threading.current_thread()  # a request may be what stops the listener
        threads = [(connection, thread) for connection, thread in threads if thread is not here]
        for _, thread in threads:
            thread.join(max(end - time.monotonic(), 0))
        for connection, _ in threads:
            connection.cut()
        end = time.monotonic() + _LAST_WAIT
        for _, thread in threads:
            thread.join(max(end - time.monotonic(), 0))  # one that the application holds dies with the process

    def _accept_all(self) -> None:
        with self._socket, self._wake, selectors.DefaultSelector() as selector:
            self._socket.setblocking(False)
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._wake, selectors.EVENT_READ)
            while self._wait_for_client(selector):
                if not self._accept():
                    self._slots.release()

    def _wait_for_client(self, selector: selectors.BaseSelector) -> bool:
        """Wait for a newcomer, then for a slot to serve it in; false at the stop."""
        selector.select()
        seconds = 0.0
        while not self._slots.acquire(timeout=seconds):  # stop() gives a slot, too
            self._make_room()
            seconds = _RETRY
        return not self._stopping.is_set()

    def _make_room(self) -> None:
        """Close the connection that has been idle longest, as HTTP/1.1 lets a server do at any time."""
        idle = [(since, connection) for connection in list(self._open) if (since := connection.idle_since) is not None]
        if idle:
            min(idle, key=lambda pair: pair[0])[1].retire()

    def _accept(self) -> bool:
        try:
            sock, address = self._socket.accept()
        except BlockingIOError:
            return False
        except OSError as error:  # no file descriptor left, or a client that is gone already
            log.warning("%s cannot accept: %s", self._name, error)
            self._stopping.wait(0.05)
            return False
        connection = Connection(self._service, sock, address[:2])
        thread = threading.Thread(target=self._live, args=(connection,), name=f"{self._name}-{address[1]}", daemon=True)
        self._open[connection] = thread
        try:
            thread.start()
        except RuntimeError:  # the system has no thread left
            log.exception("%s cannot serve %s", self._name, address)
            del self._open[connection]
            sock.close()
            return False
        return True

    def _live(self, connection: Connection) -> None:
        try:
            connection.run()
        finally:
            del self._open[connection]
            self._slots.release()


def _bind(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:  # a name that is unknown, or none at all
        raise OSError(getattr(error, "errno", None), f"cannot listen on {host}:{port}: {error}") from error
    family, kind, protocol, _, address = found[0]
    sock = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":  # there SO_REUSEADDR lets two programs share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        raise OSError(error.errno, f"cannot listen on {host}:{port}: {error.strerror}") from error
    return sock
