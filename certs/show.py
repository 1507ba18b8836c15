"""What a certificate says, for people: `certs show`."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from mockplatform.certs.files import read_certificates
from mockplatform.certs.identity import read_identity
from mockplatform.spec.model import Text

LABELS: dict[str, Text] = {
    "subject":  Text("subject",     "主体"),
    "account":  Text("account",     "账户"),
    "serial":   Text("serial",      "序列号"),
    "sha256":   Text("sha256",      "SHA-256"),
    "validity": Text("valid (UTC)", "有效期(UTC)"),
    "names":    Text("names",       "名称"),
    "purposes": Text("purposes",    "用途"),
}  # fmt: skip

PURPOSES = {
    ExtendedKeyUsageOID.CLIENT_AUTH: "clientAuth",
    ExtendedKeyUsageOID.SERVER_AUTH: "serverAuth",
    ExtendedKeyUsageOID.CODE_SIGNING: "codeSigning",
}


def describe(path: Path) -> list[list[tuple[Text, str]]]:
    """The certificates of a PEM file, each as labelled lines; never a key. PKIError if the file holds none."""
    return [_lines(certificate) for certificate in read_certificates(path)]


def _lines(certificate: x509.Certificate) -> list[tuple[Text, str]]:
    peer = read_identity(certificate.public_bytes(Encoding.DER))
    values = {
        "subject": peer.subject,
        "account": f"{peer.account}@{peer.world}" if peer.account else "-",
        "serial": peer.serial,
        "sha256": peer.fingerprint,
        "validity": f"{peer.not_before:%Y-%m-%d %H:%M:%S} - {peer.not_after:%Y-%m-%d %H:%M:%S}",
        "names": ", ".join(_names(certificate)) or "-",
        "purposes": ", ".join(_purposes(certificate)) or "-",
    }
    return [(LABELS[key], value) for key, value in values.items()]


def _names(certificate: x509.Certificate) -> list[str]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return [str(name.value) for name in names]


def _purposes(certificate: x509.Certificate) -> list[str]:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return []
    return [PURPOSES.get(purpose, purpose.dotted_string) for purpose in usage]
