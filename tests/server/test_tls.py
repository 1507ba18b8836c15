"""Handshakes: who gets in, what the others are told, what the journal is told."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mockplatform.server.handshakes import CERTIFICATES, REASONS
from mockplatform.server.limits import Limits
from mockplatform.server.listener import Listener
from mockplatform.server.tls import server_context

Serve = Callable[..., Listener]
Dial = Callable[..., Any]

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"
VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


def whoami(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    session = environ["mockplatform.connection"].tls
    facts = environ["mockplatform.peer"], session.version, session.sni, session.resumed, environ["wsgi.url_scheme"]
    return [repr(facts).encode()]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_application_sees_the_certificate(serve: Serve, dial: Dial, pki: Any, version: ssl.TLSVersion) -> None:
    listener = serve(whoami, tls=pki.server_context(), identify=lambda der: ssl.DER_cert_to_PEM_cert(der)[:27])
    client = dial(listener, pki.client_context(pki.client, version))
    name = "TLSv1.3" if version is ssl.TLSVersion.TLSv1_3 else "TLSv1.2"
    expected = repr(("-----BEGIN CERTIFICATE-----", name, "localhost", False, "https")).encode()
    assert [client.ask(GET)[0][2], client.ask(GET)[0][2]] == [expected, expected]
    assert listener.url == f"https://127.0.0.1:{listener.port}"


def test_the_certificate_is_read_once_a_connection(serve: Serve, dial: Dial, pki: Any) -> None:
    calls: list[bytes] = []
    client = dial(serve(whoami, tls=pki.server_context(), identify=calls.append), pki.client_context(pki.client))
    client.ask(GET)
    client.ask(GET)
    assert len(calls) == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_resumed_session_shows_the_certificate(serve: Serve, dial: Dial, pki: Any, version: ssl.TLSVersion) -> None:
    listener = serve(whoami, tls=pki.server_context(), identify=lambda der: "known")
    context = pki.client_context(pki.client, version)
    first = dial(listener, context)
    first.ask(GET)
    answer = dial(listener, context, session=first.sock.session).ask(GET)[0][2]
    assert answer.startswith(b"('known', ")
    assert b"True" in answer


@pytest.mark.parametrize(
    ("clients", "cert", "served"),
    [
        ("required", "client", True),
        ("required", None, False),
        ("required", "foreign", False),
        ("optional", "client", True),
        ("optional", None, True),
        ("optional", "foreign", False),
        ("none", "foreign", True),
        ("none", None, True),
    ],
)
@pytest.mark.parametrize("version", VERSIONS)
def test_who_gets_in(
    serve: Serve, dial: Dial, pki: Any, version: ssl.TLSVersion, clients: Any, cert: str | None, served: bool
) -> None:
    listener = serve(whoami, tls=pki.server_context(clients), identify=lambda der: "known")
    context = pki.client_context(getattr(pki, cert) if cert else None, version)
    if served:
        known = cert == "client" and clients != "none"
        assert dial(listener, context).ask(GET)[0][2].startswith(b"('known'," if known else b"(None,")
    else:
        with pytest.raises(ssl.SSLError, match="ALERT"):
            dial(listener, context).ask(GET)


@pytest.mark.parametrize(
    ("cert", "reason", "words"),
    [
        (None, "PEER_DID_NOT_RETURN_A_CERTIFICATE", "the client presented no certificate"),
        ("foreign", "CERTIFICATE_VERIFY_FAILED", "the client's certificate was not issued by this CA"),
    ],
)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("run", range(5))  # without draining, a reset overtakes the alert now and then
def test_a_refused_client_sees_the_alert_and_the_journal_the_reason(
    serve: Serve, dial: Dial, pki: Any, events: Any, version: Any, cert: str | None, reason: str, words: str, run: int
) -> None:
    listener = serve(whoami, tls=pki.server_context())
    context = pki.client_context(getattr(pki, cert) if cert else None, version)
    with pytest.raises(ssl.SSLError, match="ALERT"):
        dial(listener, context).ask(GET * 100)
    failure = events.handshakes.get(timeout=2)
    assert (failure.reason, failure.explanation.en, failure.sni) == (reason, words, "localhost")
    assert failure.explanation.zh


def test_a_client_that_does_not_trust_the_server(serve: Serve, dial: Dial, pki: Any, events: Any) -> None:
    listener = serve(whoami, tls=pki.server_context())
    with pytest.raises(ssl.SSLCertVerificationError):
        dial(listener, ssl.create_default_context())
    failure = events.handshakes.get(timeout=2)
    assert failure.reason == "TLSV1_ALERT_UNKNOWN_CA"
    assert "did not accept the server's certificate" in failure.explanation.en


def test_an_old_version(serve: Serve, dial: Dial, pki: Any, events: Any) -> None:
    context = pki.server_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    with pytest.raises(ssl.SSLError):
        dial(serve(whoami, tls=context), pki.client_context(pki.client, ssl.TLSVersion.TLSv1_2))
    assert "too old" in events.handshakes.get(timeout=2).explanation.en


@pytest.mark.parametrize("method", [b"GET", b"DELETE", b"CONNECT"])
def test_plain_http_on_the_tls_port(serve: Serve, dial: Dial, pki: Any, events: Any, method: bytes) -> None:
    client = dial(serve(whoami, tls=pki.server_context()))
    client.sock.sendall(method + b" / HTTP/1.1\r\nHost: h\r\n\r\n" + b"x" * 5000)
    answer = client.rest()
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"The plain HTTP request was sent to the TLS port." in answer
    assert events.handshakes.get(timeout=2).explanation.en == "plain HTTP was spoken on the TLS port"


@pytest.mark.parametrize("start", [b"", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"])
def test_a_client_that_stalls(serve: Serve, dial: Dial, pki: Any, events: Any, start: bytes) -> None:
    client = dial(serve(whoami, tls=pki.server_context(), limits=Limits(handshake_seconds=0.05)))
    client.sock.sendall(start)
    assert client.rest() == b""
    failure = events.handshakes.get(timeout=2)
    assert (failure.reason, failure.explanation.en) == ("TIMEOUT", "the client stalled for 0.05 s in the handshake")


@pytest.mark.parametrize("data", [b"\x00" * 50, b"\x16\x03\x01\x00\x05hello", b"\xff" * 9000])
def test_garbage(serve: Serve, dial: Dial, pki: Any, events: Any, data: bytes) -> None:
    client = dial(serve(whoami, tls=pki.server_context()))
    client.sock.sendall(data)
    client.sock.shutdown(socket.SHUT_WR)
    client.rest()
    assert "what the client sent is not TLS" in events.handshakes.get(timeout=2).explanation.en


def test_a_client_that_leaves_within_the_handshake(serve: Serve, dial: Dial, pki: Any, events: Any) -> None:
    client = dial(serve(whoami, tls=pki.server_context()))
    client.sock.sendall(b"\x16\x03\x01")
    client.sock.close()
    assert events.handshakes.get(timeout=2).reason == "CLOSED"


def test_a_look_at_the_port_is_no_event(serve: Serve, dial: Dial, pki: Any, events: Any) -> None:
    client = dial(serve(whoami, tls=pki.server_context()))
    client.sock.shutdown(socket.SHUT_WR)
    assert client.rest() == b""
    assert events.handshakes.empty()


def test_the_connection_ends_with_a_close_notify(serve: Serve, dial: Dial, pki: Any) -> None:
    client = dial(serve(whoami, tls=pki.server_context()), pki.client_context(pki.client), suppress_ragged_eofs=False)
    client.sock.sendall(b"GET / HTTP/1.0\r\n\r\n")
    assert client.rest().startswith(b"HTTP/1.1 200 OK\r\n")  # a ragged end would raise


def test_the_listener_speaks_http_1_1_only(serve: Serve, dial: Dial, pki: Any) -> None:
    context = pki.client_context(pki.client)
    context.set_alpn_protocols(["h2", "http/1.1"])
    assert dial(serve(whoami, tls=pki.server_context()), context).sock.selected_alpn_protocol() == "http/1.1"


def test_validity_is_not_the_handshakes_business(pki: Any) -> None:
    context = pki.server_context()
    assert context.verify_flags & 0x200000
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_client_certificates_need_a_ca(pki: Any) -> None:
    with pytest.raises(ValueError, match="no CA"):
        server_context(pki.server, pki.server, None, clients="optional")
    with pytest.raises(FileNotFoundError):
        server_context(pki.server, Path("missing.key"), None, clients="none")


def test_every_reason_is_told_in_both_languages() -> None:
    for text in (*REASONS.values(), *CERTIFICATES.values()):
        assert text.en.isascii()
        assert not text.zh.isascii()


def test_an_identity_that_cannot_be_read_lets_nobody_in(serve: Serve, dial: Dial, pki: Any, caplog: Any) -> None:
    def identify(der: bytes) -> None:
        raise LookupError("store is gone")

    client = dial(serve(whoami, tls=pki.server_context(), identify=identify), pki.client_context(pki.client))
    assert client.answers() == []
    assert "store is gone" in caplog.text
