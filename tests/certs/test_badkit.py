from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mockplatform.certs import Authority, PKIError, read_identity
from mockplatform.certs.badkit import (
    KINDS,
    MANUFACTURER,
    SERVER_KINDS,
    client_cert,
    revoked_serials,
    server_cert,
    write_badkit,
)

Shake = Callable[..., Any]

NO_CHECK_TIME = 0x200000
# For handshakes by the machine's clock, wherever in this century it stands.
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2089, 1, 1, tzinfo=UTC)


def by_the_worlds_clock(context: ssl.SSLContext) -> None:
    """As the platform sets it up: chain and purpose count in the handshake, dates later."""
    context.verify_flags |= NO_CHECK_TIME


@pytest.mark.parametrize("kind", ["expired", "not-yet-valid", "revoked", "unknown"])
def test_passes_the_platforms_handshake(authority: Authority, shake: Shake, now: datetime, kind: str) -> None:
    issued = client_cert(authority, kind, now)
    assert shake(issued, on_server=by_the_worlds_clock).peer == issued.der


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("other-ca", "unable to get local issuer"), ("wrong-purpose", "unsuitable certificate purpose")],
)
def test_is_refused_in_the_handshake(authority: Authority, shake: Shake, now: datetime, kind: str, reason: str) -> None:
    outcome = shake(client_cert(authority, kind, now), on_server=by_the_worlds_clock)
    assert outcome.peer is None
    assert reason in outcome.server_error
    assert outcome.client_error


@pytest.mark.parametrize(
    ("kind", "moment", "reason"),
    [("expired", LONG_AGO, "has expired"), ("not-yet-valid", FAR_AHEAD, "not yet valid")],
)
def test_dates_by_the_machines_clock(
    authority: Authority, shake: Shake, kind: str, moment: datetime, reason: str
) -> None:
    assert reason in shake(client_cert(authority, kind, moment)).server_error


def test_revoked_where_the_list_is_loaded(authority: Authority, shake: Shake, now: datetime, tmp_path: Path) -> None:
    issued = client_cert(authority, "revoked", now)
    file = tmp_path / "crl.pem"
    file.write_bytes(authority.crl([read_identity(issued.der).serial], now))

    def load(context: ssl.SSLContext) -> None:
        by_the_worlds_clock(context)
        context.load_verify_locations(file)
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF

    assert "revoked" in shake(issued, on_server=load).server_error
    good = client_cert(authority, "unknown", now)
    assert shake(good, on_server=load).peer == good.der


def test_exactly_one_thing_is_wrong(authority: Authority, now: datetime) -> None:
    peers = {
        row.name: read_identity(client_cert(authority, row.name, now).der) for row in KINDS if row.side == "client"
    }
    assert {name for name, peer in peers.items() if not peer.valid_at(now)} == {"expired", "not-yet-valid"}
    assert {name for name, peer in peers.items() if peer.account != "manufacturer"} == {"unknown"}
    assert {peer.world for peer in peers.values()} == {"default"}
    assert peers["expired"].valid_at(now - timedelta(days=2))
    assert peers["not-yet-valid"].valid_at(now + timedelta(days=4000))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("good", ""),
        ("expired", "has expired"),
        ("other-ca", "unable to get local issuer"),
        ("wrong-name", "not valid for 'lifthost'"),
    ],
)
def test_what_clients_make_of_the_server(
    authority: Authority, shake: Shake, now: datetime, kind: str, reason: str
) -> None:
    outcome = shake(authority.issue_client(MANUFACTURER), server_cert(authority, kind, LONG_AGO))
    assert reason in outcome.client_error
    assert (outcome.peer is None) == bool(reason)


def test_other_ca_has_the_same_subject(authority: Authority, now: datetime) -> None:
    for issued in (client_cert(authority, "other-ca", now), server_cert(authority, "other-ca", now)):
        assert issued.ca_pem != authority.pem
        assert authority.certificate.subject.rfc4514_string() in ca_subject(issued.ca_pem)


def ca_subject(pem: bytes) -> str:
    return read_identity(ssl.PEM_cert_to_DER_cert(pem.decode())).subject


def test_written_kit(tmp_path: Path, authority: Authority, now: datetime) -> None:
    written = write_badkit(tmp_path, authority, now)
    assert [(path.parent.name, path.stem) for path in written] == [(row.side, row.name) for row in KINDS]
    for path in written:
        assert path.with_suffix(".key").exists()
        assert path.with_suffix(".p12").exists() == (path.parent.name == "client")
    revoked = read_identity(ssl.PEM_cert_to_DER_cert((tmp_path / "client" / "revoked.pem").read_text()))
    assert revoked_serials((tmp_path / "crl.pem").read_bytes()) == {revoked.serial}
    write_badkit(tmp_path, authority, now + timedelta(days=1))


def test_kinds_speak_both_languages() -> None:
    assert len({(row.side, row.name) for row in KINDS}) == len(KINDS)
    assert SERVER_KINDS == ("good", "expired", "other-ca", "wrong-name")
    for row in KINDS:
        assert all((row.what.en, row.what.zh, row.reaction.en, row.reaction.zh))


def test_unheard_of_kind(authority: Authority, now: datetime) -> None:
    with pytest.raises(KeyError):
        server_cert(authority, "worse", now)


def test_needs_an_aware_moment(authority: Authority) -> None:
    with pytest.raises(PKIError):
        client_cert(authority, "expired", datetime(2026, 11, 22))
