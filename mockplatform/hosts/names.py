"""Which of the four hosts a request asks for (5.3.5.9): by the port, by the Host header, by the name in the handshake.

Asked by another name (localhost, an address), the common port serves the paths of all hosts.
"""

from __future__ import annotations

from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mockplatform.spec.interfaces import HOST_ALIASES, HOSTS

KEY = "mockplatform.host"
"""In the environ: the host that the port belongs to."""


def asked(environ: WSGIEnvironment) -> str:
    """The host that was asked for, "" if the request names none of them."""
    fixed: str = environ.get(KEY, "")
    return fixed or canonical(environ.get("HTTP_HOST", "")) or canonical(_server_name(environ))


def canonical(name: str) -> str:
    """One of HOSTS for its name in any printed spelling, with or without a port or a domain, else ""."""
    first = name.lower().partition(":")[0].partition(".")[0]
    host = HOST_ALIASES.get(first, first)
    return host if host in HOSTS else ""


def _server_name(environ: WSGIEnvironment) -> str:
    session = getattr(environ.get("mockplatform.connection"), "tls", None)
    return getattr(session, "sni", None) or ""


def at_port_of(host: str, app: WSGIApplication) -> WSGIApplication:
    """The application for a port that belongs to one host."""

    def only(environ: WSGIEnvironment, start_response: StartResponse) -> object:
        environ[KEY] = host
        return app(environ, start_response)

    return only  # type: ignore[return-value]
