"""Real handshakes over a pair of sockets."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from mockplatform.certs import Authority, Issued

Prepare = Callable[[ssl.SSLContext], None]


@dataclass
class Outcome:
    """What each side saw: the server the client's certificate or an error, the client None or an error."""

    peer: bytes | None
    server_error: str
    client_error: str


Shake = Callable[..., Outcome]


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.create()


@pytest.fixture(scope="session")
def rsa_authority() -> Authority:
    return Authority.create(key_type="rsa")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 8, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def shake(tmp_path: Path, authority: Authority) -> Shake:
    """A handshake under VERIFY_X509_STRICT, both trusting `authority`; dates count unless `on_server` says not."""

    def context(side: int, issued: Issued | None, trust: bytes, prepare: Prepare | None) -> ssl.SSLContext:
        made = ssl.SSLContext(side)
        made.verify_flags |= ssl.VERIFY_X509_STRICT
        made.load_verify_locations(cadata=trust.decode())
        made.verify_mode = ssl.CERT_REQUIRED
        if issued:
            file = tmp_path / f"{side}.pem"
            file.write_bytes(issued.key_pem + issued.cert_pem)
            made.load_cert_chain(file)
        if prepare:
            prepare(made)
        return made

    def run(
        client: Issued | None,
        server: Issued | None = None,
        *,
        trust: bytes = authority.pem,
        host: str = "lifthost",
        on_server: Prepare | None = None,
    ) -> Outcome:
        server_side = context(ssl.PROTOCOL_TLS_SERVER, server or authority.issue_server(), trust, on_server)
        client_side = context(ssl.PROTOCOL_TLS_CLIENT, client, trust, None)
        left, right = socket.socketpair()
        left.settimeout(10)
        right.settimeout(10)
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(_serve, server_side, left)
            client_error = _call(client_side, right, host)
            peer, server_error = future.result()
        return Outcome(peer, server_error, client_error)

    return run


def _serve(context: ssl.SSLContext, plain: socket.socket) -> tuple[bytes | None, str]:
    with plain:
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                connection.sendall(b"hello")
                return connection.getpeercert(binary_form=True), ""
        except OSError as error:
            return None, str(error)


def _call(context: ssl.SSLContext, plain: socket.socket, host: str) -> str:
    with plain:
        try:
            with context.wrap_socket(plain, server_hostname=host) as connection:
                # With TLS 1.3 the client learns of a refusal only when it reads.
                return "" if connection.recv(5) == b"hello" else "closed"
        except OSError as error:
            return str(error)
