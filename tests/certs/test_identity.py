from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.certs import Authority, Identity, PKIError, read_identity

NAMES = st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,30}\Z")


def foreign(*common_names: str) -> bytes:
    """A certificate that nobody of ours issued."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, value) for value in common_names])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 255, start, start + timedelta(days=1))
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)


@settings(max_examples=30, deadline=None)
@given(account=NAMES, world=NAMES)
def test_every_name_comes_back(authority: Authority, account: str, world: str) -> None:
    issued = authority.issue_client(Identity(account, world))
    peer = read_identity(issued.der)
    assert (peer.account, peer.world) == (account, world)
    assert issued.p12()


@settings(max_examples=200)
@given(name=st.text(max_size=40))
def test_nothing_else_is_a_name(name: str) -> None:
    if re.fullmatch("[a-z0-9][a-z0-9-]{0,30}", name):
        Identity(name)
    else:
        with pytest.raises(PKIError):
            Identity(name)
        with pytest.raises(PKIError):
            Identity("manufacturer", name)


@pytest.mark.parametrize("name", ["", "-a", "A", "a_b", "a@b", "a\n", "٣", "电梯", "a" * 32])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(PKIError, match="cannot name an account") as caught:
        Identity(name)
    assert "\n" not in str(caught.value)


def test_organisation_may_be_chinese(authority: Authority) -> None:
    issued = authority.issue_client(Identity("manufacturer", organisation="某某电梯有限公司"))
    assert "O=某某电梯有限公司" in read_identity(issued.der).subject


def test_long_organisation_is_cut_and_unprintable_one_refused(authority: Authority) -> None:
    issued = authority.issue_client(Identity("manufacturer", organisation="梯" * 80))
    assert "O=" + "梯" * 64 + "," in read_identity(issued.der).subject + ","
    for name in ("a\nb", "\0", "\ud800"):
        with pytest.raises(PKIError, match="cannot name an organisation"):
            Identity("manufacturer", organisation=name)


@pytest.mark.parametrize(
    "names",
    [(), ("localhost",), ("Manufacturer@default",), ("manufacturer",), ("@default",), ("a@b@c",), ("a@b", "c@d")],
)
def test_foreign_common_name_is_nobody(names: tuple[str, ...]) -> None:
    peer = read_identity(foreign(*names))
    assert (peer.account, peer.world, peer.serial) == ("", "", "ff")


def test_peer_matches_openssl_view(authority: Authority) -> None:
    issued = authority.issue_client(Identity("province"))
    certificate = x509.load_pem_x509_certificate(issued.cert_pem)
    peer = read_identity(issued.der)
    assert int(peer.serial, 16) == certificate.serial_number
    assert peer.fingerprint == certificate.fingerprint(SHA256()).hex()
    assert peer.subject.startswith("CN=province@default,")


def test_validity_includes_both_ends() -> None:
    peer = read_identity(foreign("a@b"))
    start, end = peer.not_before, peer.not_after
    assert start == datetime(2026, 1, 1, tzinfo=UTC)
    tick = timedelta(milliseconds=1)
    assert [peer.valid_at(at) for at in (start - tick, start, end, end + tick)] == [False, True, True, False]
    assert peer.valid_at(datetime.fromisoformat("2026-01-01T08:00:00+08:00"))


@pytest.mark.parametrize("der", [b"", b"\x30\x03\x02\x01\x00", b"-----BEGIN CERTIFICATE-----"])
def test_garbage_is_refused(der: bytes) -> None:
    with pytest.raises(PKIError, match="cannot be read"):
        read_identity(der)
