"""What `check` looks at before anything is asked: the certificates of the accounts, the CA, and that of a server."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.x509.oid import NameOID

from conformance.running import moment
from conformance.running.target import Account, Target
from conformance.wire import raw

Span = tuple[datetime, datetime]
"""Not before, not after"""


class CertificateError(Exception):
    """A certificate that can't be used; the message is one line."""


class Untrusted(CertificateError):
    """A server shows a certificate that is not by the CA, not valid, or of another name."""


def of_account(ca: Path, account: Account) -> tuple[str, Span]:
    """Common name and validity of an account's certificate. Raises CertificateError; a key of another one counts too."""
    certificate = _first(account.cert)
    try:
        raw.context(ca, account)
    except (ssl.SSLError, OSError) as error:
        raise CertificateError(f"{account.key.name}: {error}") from None
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else "", _span(certificate)


def of_ca(target: Target) -> tuple[str, Span]:
    """Subject and validity of the CA. Raises CertificateError."""
    certificate = _first(target.ca)
    return certificate.subject.rfc4514_string(), _span(certificate)


def of_server(target: Target, host: str, account: Account) -> Span | None:
    """Validity of a server's certificate, None for plain HTTP. Raises CertificateError where the server can't be trusted."""
    parts = urlsplit(target.hosts[host])
    if parts.scheme == "http":
        return None
    name = parts.hostname or ""
    try:
        with socket.create_connection((name, parts.port or 443), timeout=target.timeout) as plain:
            with raw.context(target.ca, account).wrap_socket(plain, server_hostname=name) as secured:
                shown = secured.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        raise Untrusted(error.verify_message or str(error)) from None
    except OSError as error:  # of which ssl.SSLError is one
        raise CertificateError(str(error)) from None
    ends = (str(shown[end]) for end in ("notBefore", "notAfter"))
    first, last = (datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC) for end in ends)
    return first, last


def valid(span: Span) -> bool:
    """Whether it is valid now, by the machine's clock."""
    return span[0] <= moment.local(moment.now()) <= span[1]


def _first(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())[0]
    except (OSError, ValueError) as error:
        raise CertificateError(f"{path.name}: {error}") from None


def _span(certificate: x509.Certificate) -> Span:
    return certificate.not_valid_before_utc, certificate.not_valid_after_utc
