from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from mockplatform.certs import Authority, Identity
from mockplatform.certs.show import LABELS, describe


def values(path: Path) -> list[dict[str, str]]:
    return [{label.en: value for label, value in lines} for lines in describe(path)]


def test_certificate_of_ours_and_its_ca(tmp_path: Path, authority: Authority) -> None:
    file = tmp_path / "chain.pem"
    file.write_bytes(authority.issue_client(Identity("platform", "w2")).cert_pem + authority.pem)
    leaf, ca = values(file)
    assert set(leaf) == {label.en for label in LABELS.values()}
    assert (leaf["account"], leaf["purposes"], leaf["names"]) == (
        "platform@w2",
        "clientAuth",
        "platform.w2@mockplatform.test",
    )
    assert (ca["account"], ca["purposes"], ca["names"]) == ("-", "-", "-")


def test_foreign_purpose_is_shown_by_its_number(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(x509.Name([]), x509.Name([]), key.public_key(), 7, start, end)
    usage = x509.ExtendedKeyUsage([x509.ObjectIdentifier("1.2.3.4")])
    certificate = builder.add_extension(usage, critical=False).sign(key, SHA256())
    file = tmp_path / "foreign.pem"
    file.write_bytes(certificate.public_bytes(Encoding.PEM))
    assert values(file)[0]["purposes"] == "1.2.3.4"
