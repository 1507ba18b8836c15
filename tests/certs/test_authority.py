from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from mockplatform.certs import Authority, Identity, Issued, PKIError, read_identity
from mockplatform.certs.issued import KeyType

Shake = Callable[..., Any]

MANUFACTURER = Identity("manufacturer", organisation="某某电梯有限公司")
openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on this machine")
keytool = pytest.mark.skipif(not shutil.which("keytool"), reason="no keytool (JDK) on this machine")


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "lifthost", "xzxkhost", "xzkhhost"])
def test_handshake(authority: Authority, shake: Shake, version: ssl.TLSVersion, host: str) -> None:
    issued = authority.issue_client(MANUFACTURER)
    outcome = shake(issued, host=host, on_server=lambda ctx: setattr(ctx, "maximum_version", version))
    assert outcome.peer == issued.der
    assert (outcome.server_error, outcome.client_error) == ("", "")


def test_handshake_with_rsa(rsa_authority: Authority, shake: Shake) -> None:
    client, server = rsa_authority.issue_client(MANUFACTURER), rsa_authority.issue_server(["lifthost"])
    assert shake(client, server, trust=rsa_authority.pem).peer == client.der


@pytest.mark.parametrize("key_type", ["ec", "rsa"])
def test_loaded_authority_goes_on(
    authority: Authority, rsa_authority: Authority, tmp_path: Path, shake: Shake, key_type: KeyType
) -> None:
    original = {"ec": authority, "rsa": rsa_authority}[key_type]
    original.save(tmp_path)
    loaded = Authority.load(tmp_path)
    assert (loaded.key_type, loaded.pem) == (key_type, original.pem)
    issued = loaded.issue_client(MANUFACTURER)
    assert shake(issued, original.issue_server(), trust=original.pem).peer == issued.der


def test_one_purpose_each(authority: Authority) -> None:
    for issued, purpose in (
        (authority.issue_client(MANUFACTURER), ExtendedKeyUsageOID.CLIENT_AUTH),
        (authority.issue_server(), ExtendedKeyUsageOID.SERVER_AUTH),
    ):
        certificate = x509.load_pem_x509_certificate(issued.cert_pem)
        assert list(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [purpose]


def test_valid_wherever_the_clock_stands(authority: Authority) -> None:
    peer = read_identity(authority.issue_client(MANUFACTURER).der)
    assert peer.valid_at(datetime(2000, 1, 1, tzinfo=UTC))
    assert peer.valid_at(datetime(2099, 12, 31, tzinfo=UTC))
    ca = read_identity(authority.certificate.public_bytes(Encoding.DER))
    assert ca.not_before <= peer.not_before
    assert peer.not_after <= ca.not_after


def test_moments_are_kept(authority: Authority, now: datetime) -> None:
    later = now + timedelta(hours=1)
    peer = read_identity(authority.issue_client(MANUFACTURER, not_before=now, not_after=later).der)
    assert (peer.not_before, peer.not_after) == (now, later)


@pytest.mark.parametrize(
    ("not_before", "not_after"),
    [
        (datetime(2026, 1, 1), None),
        (None, datetime(1999, 1, 1, tzinfo=UTC)),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        (datetime(1949, 1, 1, tzinfo=UTC), None),
        (None, datetime.fromisoformat("9999-12-31T23:59:59-08:00")),
    ],
)
def test_impossible_validity(authority: Authority, not_before: datetime | None, not_after: datetime | None) -> None:
    with pytest.raises(PKIError, match="runs from one moment to a later one"):
        authority.issue_client(MANUFACTURER, not_before=not_before, not_after=not_after)


@pytest.mark.parametrize("names", [[], [""], ["a b"], ["me@lifthost"], ["10.0.0.0/8"], ["localhost", "-x-.."]])
def test_impossible_names(authority: Authority, names: list[str]) -> None:
    with pytest.raises(PKIError, match="not all of these are host names"):
        authority.issue_server(names)


@pytest.mark.parametrize("key_type", ["ec", "rsa"])
def test_key_is_pkcs8(authority: Authority, rsa_authority: Authority, key_type: KeyType) -> None:
    issued = {"ec": authority, "rsa": rsa_authority}[key_type].issue_client(MANUFACTURER)
    assert issued.key_pem.startswith(b"-----BEGIN PRIVATE KEY-----")
    certificate = x509.load_pem_x509_certificate(issued.cert_pem)
    assert load_pem_private_key(issued.key_pem, None).public_key() == certificate.public_key()


def test_p12_holds_key_and_chain(authority: Authority) -> None:
    issued = authority.issue_client(MANUFACTURER)
    bundle = pkcs12.load_pkcs12(issued.p12("secret"), b"secret")
    assert bundle.cert is not None
    assert bundle.cert.friendly_name == b"manufacturer"
    assert bundle.key is not None
    assert [entry.certificate for entry in bundle.additional_certs] == [authority.certificate]


def test_no_key_in_any_repr(authority: Authority) -> None:
    issued = authority.issue_client(MANUFACTURER)
    secret = issued.key_pem.splitlines()[1].decode()
    for text in (repr(issued), str(issued), repr(authority)):
        assert "PRIVATE" not in text
        assert secret not in text


def test_crl_lists_and_verifies(authority: Authority, now: datetime) -> None:
    serial = read_identity(authority.issue_client(MANUFACTURER).der).serial
    crl = x509.load_pem_x509_crl(authority.crl([serial], now))
    assert [format(entry.serial_number, "x") for entry in crl] == [serial]
    assert crl.is_signature_valid(authority.certificate.public_key())  # type: ignore[arg-type]
    assert crl.last_update_utc == now


def save(tmp_path: Path, authority: Authority, issued: Issued) -> None:
    (tmp_path / "ca.pem").write_bytes(authority.pem)
    (tmp_path / "leaf.pem").write_bytes(issued.cert_pem)
    (tmp_path / "leaf.p12").write_bytes(issued.p12())
    (tmp_path / "truststore.p12").write_bytes(authority.truststore())


def output(tmp_path: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@openssl
@pytest.mark.parametrize("key_type", ["ec", "rsa"])
def test_openssl_is_strict(
    authority: Authority, rsa_authority: Authority, tmp_path: Path, now: datetime, key_type: KeyType
) -> None:
    ca = {"ec": authority, "rsa": rsa_authority}[key_type]
    verify = ("openssl", "verify", "-x509_strict", "-CAfile", "ca.pem")
    save(tmp_path, ca, ca.issue_server())
    output(tmp_path, *verify, "-purpose", "sslserver", "-verify_hostname", "sgghost", "leaf.pem")
    save(tmp_path, ca, ca.issue_client(MANUFACTURER))
    (tmp_path / "crl.pem").write_bytes(ca.crl(["abc"], now))
    checks = ("-crl_check", "-CRLfile", "crl.pem", "-attime", str(int(now.timestamp())))
    output(tmp_path, *verify, "-purpose", "sslclient", *checks, "leaf.pem")


@keytool
def test_java_opens_both_stores(authority: Authority, tmp_path: Path) -> None:
    save(tmp_path, authority, authority.issue_client(MANUFACTURER))
    for file, entry in (("leaf.p12", "PrivateKeyEntry"), ("truststore.p12", "trustedCertEntry")):
        listing = output(
            tmp_path, "keytool", "-J-Duser.language=en", "-list", "-keystore", file, "-storepass", "changeit"
        )
        assert entry in listing
