"""TLS: the context of a listener, and what one connection's handshake has agreed on."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Clients = Literal["required", "optional", "none"]

# OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which the ssl module does not name. Validity is judged for each request, on
# the world's clock; the handshake would judge it on the wall clock.
NO_CHECK_TIME = ssl.VerifyFlags(0x200000)

_MODES = {"required": ssl.CERT_REQUIRED, "optional": ssl.CERT_OPTIONAL, "none": ssl.CERT_NONE}


class ServerSocket(ssl.SSLSocket):
    """A connection's socket that remembers the host name the client asked for."""

    sni: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What a handshake has agreed on: `version` TLSv1.2 or TLSv1.3, `resumed` without a new exchange of keys."""

    version: str
    cipher: str
    sni: str | None
    resumed: bool


def server_context(
    cert: Path,
    key: Path,
    ca: Path | None,
    *,
    clients: Clients,
    minimum: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2,
) -> ssl.SSLContext:
    """A context for the server's certificate `cert` (chain, PEM) that asks clients for certificates issued by `ca`.

    `optional` lets a client without a certificate in, but not one with a foreign certificate. Chain and purpose are
    checked in the handshake, validity is not (see NO_CHECK_TIME). A resumed session shows the client's certificate.
    Raises ValueError without `ca` unless `clients` is none, and what ssl raises for unusable files.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = minimum
    context.load_cert_chain(cert, key)
    if ca is not None:
        context.load_verify_locations(ca)
    elif clients != "none":
        raise ValueError(f"client certificates are {clients}, but there is no CA to check them with")
    context.verify_mode = _MODES[clients]
    context.verify_flags |= NO_CHECK_TIME
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = ServerSocket
    context.sni_callback = _remember_name
    return context


def _remember_name(sock: ssl.SSLSocket | ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
    if isinstance(sock, ServerSocket):
        sock.sni = name


def session(sock: ssl.SSLSocket) -> Session:
    """What the finished handshake of `sock` has agreed on."""
    cipher = sock.cipher()
    return Session(sock.version() or "", cipher[0] if cipher else "", sni(sock), bool(sock.session_reused))


def sni(sock: ssl.SSLSocket) -> str | None:
    """The host name that the client asked for; None if it named none, or got no further."""
    return getattr(sock, "sni", None)
