"""A listener on a free port, a raw client for it, and a small PKI."""

from __future__ import annotations

import queue
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httptools
import pytest
import trustme

from mockplatform.server.failures import HandshakeFailure, UnreadableRequest
from mockplatform.server.limits import Limits
from mockplatform.server.listener import Listener
from mockplatform.server.tls import Clients, server_context


@dataclass(frozen=True)
class Pki:
    """Files of one CA, its server and client, and of a client of another CA."""

    ca: Path
    server: Path
    client: Path
    foreign: Path

    def server_context(self, clients: Clients = "required") -> ssl.SSLContext:
        return server_context(self.server, self.server, self.ca, clients=clients)

    def client_context(self, cert: Path | None, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self.ca)
        context.minimum_version = context.maximum_version = version
        if cert:
            context.load_cert_chain(cert)
        return context


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    folder = tmp_path_factory.mktemp("pki")
    ca, other = trustme.CA(), trustme.CA()
    ca.cert_pem.write_to_path(folder / "ca.pem")
    leaves = {
        "server": ca.issue_cert("localhost"),
        "client": ca.issue_cert("a@b.cn"),
        "foreign": other.issue_cert("a@b.cn"),
    }
    for name, leaf in leaves.items():
        leaf.private_key_and_cert_chain_pem.write_to_path(folder / f"{name}.pem")
    return Pki(folder / "ca.pem", *(folder / f"{name}.pem" for name in leaves))


@dataclass
class Recorder:
    """Events that a test can wait for."""

    handshakes: queue.Queue[HandshakeFailure] = field(default_factory=queue.Queue)
    requests: queue.Queue[UnreadableRequest] = field(default_factory=queue.Queue)

    def handshake_failed(self, failure: HandshakeFailure) -> None:
        self.handshakes.put(failure)

    def unreadable(self, failure: UnreadableRequest) -> None:
        self.requests.put(failure)


@pytest.fixture
def events() -> Recorder:
    return Recorder()


@pytest.fixture
def serve(events: Recorder) -> Iterator[Callable[..., Listener]]:
    """serve(app, tls=…, limits=…) gives a started listener, stopped after the test."""
    with ExitStack() as stack:

        def start(app: Any, *, limits: Limits = Limits(linger_seconds=0.2), **options: Any) -> Listener:  # noqa: B008
            return stack.enter_context(Listener(app, limits=limits, **{"events": events, **options}))

        yield start


class Answers:
    """The answers that stand in some bytes, read by llhttp."""

    def __init__(self) -> None:
        self.complete: list[tuple[int, dict[str, str], bytes]] = []
        self._parser = httptools.HttpResponseParser(self)

    def feed(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._headers: dict[str, str] = {}
        self._body = b""

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode().lower()] = value.decode()

    def on_body(self, part: bytes) -> None:
        self._body += part

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status != 100:
            self.complete.append((status, self._headers, self._body))


class Client:
    """One raw connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock

    def ask(self, data: bytes, count: int = 1) -> list[tuple[int, dict[str, str], bytes]]:
        """Send `data`, read until `count` answers are there or the connection ends."""
        self.sock.sendall(data)
        return self.answers(count)

    def answers(self, count: int = 1) -> list[tuple[int, dict[str, str], bytes]]:
        answers = Answers()
        while len(answers.complete) < count and (data := self.sock.recv(65536)):
            answers.feed(data)
        return answers.complete

    def until(self, end: bytes) -> bytes:
        data = b""
        while not data.endswith(end) and (more := self.sock.recv(1)):
            data += more
        return data

    def rest(self) -> bytes:
        """All bytes up to the end of the connection."""
        return b"".join(iter(lambda: self.sock.recv(65536), b""))


@pytest.fixture
def dial() -> Iterator[Callable[..., Client]]:
    """dial(listener, context) gives a connected client, closed after the test."""
    with ExitStack() as stack:

        def connect(listener: Listener, context: ssl.SSLContext | None = None, **options: Any) -> Client:
            sock = stack.enter_context(socket.create_connection((listener.host, listener.port), timeout=5))
            if context:
                sock = stack.enter_context(context.wrap_socket(sock, server_hostname="localhost", **options))
            return Client(sock)

        yield connect


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Answers with method, target and body."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    said = f"{environ['REQUEST_METHOD']} {environ['RAW_URI']} ".encode()
    return [said + environ["wsgi.input"].read()]


@pytest.fixture(name="echo")
def echo_app() -> Any:
    return echo
