"""A request as bytes on the wire: a connection of its own, where an HTTP library would repair what is sent."""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from conformance.running.target import Account

if TYPE_CHECKING:
    from conformance.wire.client import Request

LARGEST = 64 * 1024 * 1024
"""Bytes of an answer that are read at most"""


class NoAnswer(Exception):
    """The server gave no answer: refused the connection, hung up, or took too long."""


class Garbled(Exception):
    """What came is not HTTP."""


def ask(
    url: str, ca: Path, account: Account, request: Request, timeout: float
) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body of the answer; raises OSError or Garbled."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    with socket.create_connection((host, port), timeout=timeout) as plain:
        if parts.scheme == "http":
            return _ask(plain, head(parts, request) + request.body)
        with context(ca, account).wrap_socket(plain, server_hostname=host) as secured:
            return _ask(secured, head(parts, request) + request.body)


def context(ca: Path, account: Account | None = None) -> ssl.SSLContext:
    """TLS, mutual with the account's certificate. A server may ask for it when it sees the path, in TLS 1.3 too; and its
    own certificate need not have all that RFC 5280 wants, of which the standard does not speak."""
    made = ssl.create_default_context(cafile=ca)
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    made.post_handshake_auth = True
    if account is not None:
        made.load_cert_chain(account.cert, account.key)
    return made


def head(address: SplitResult, request: Request) -> bytes:
    """The head of the request; Content-Length is that of the body, and the connection ends after the answer. What comes is
    read as it is, so it must not be compressed."""
    fields = {"Host": address.netloc, **request.fields, "Accept-Encoding": "identity",
              "Content-Length": str(len(request.body)), "Connection": "close"}  # fmt: skip
    first = f"{request.method} {address.path}{request.target} HTTP/1.1"
    return "\r\n".join([first, *(f"{name}: {value}" for name, value in fields.items()), "", ""]).encode()


def _ask(connection: socket.socket, data: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
    connection.sendall(data)
    answer = http.client.HTTPResponse(connection)
    try:
        answer.begin()
        return answer.status, answer.getheaders(), answer.read(LARGEST)
    except http.client.HTTPException as error:
        raise Garbled(type(error).__name__) from None
    finally:
        answer.close()
