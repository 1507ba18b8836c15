from __future__ import annotations

import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from mockplatform.certs import DEFAULT_ACCOUNTS, DEFAULT_NAMES, PKI, Authority, Identity, PKIError, ensure_pki
from mockplatform.certs.pki import issue_into

Shake = Callable[..., Any]

ACCOUNTS = [Identity("manufacturer"), Identity("province", organisation="浙江省")]


@pytest.fixture
def pki(tmp_path: Path) -> PKI:
    return ensure_pki(tmp_path / "pki", ACCOUNTS)


def contents(pki: PKI) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in pki.folder.rglob("*") if path.is_file()}


def test_the_folder_as_documented(pki: PKI) -> None:
    names = {str(path.relative_to(pki.folder).as_posix()) for path in contents(pki)}
    clients = {
        f"clients/{account}.{kind}" for account in ("manufacturer", "province") for kind in ("pem", "key", "p12")
    }
    assert names == {"ca.pem", "ca.key", "server.pem", "server.key", "truststore.p12", ".lock"} | clients


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")
def test_private_keys_are_the_owners_alone(pki: PKI) -> None:
    for path, data in contents(pki).items():
        if b"PRIVATE KEY" in data or (path.suffix == ".p12" and path != pki.truststore):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_used_again_and_never_overwritten(pki: PKI) -> None:
    before = contents(pki)
    assert ensure_pki(pki.folder, ACCOUNTS) == pki
    assert contents(pki) == before


def test_what_is_missing_is_added(pki: PKI, shake: Shake) -> None:
    before = contents(pki)
    for path in (pki.server_cert, pki.server_key, pki.truststore, pki.client("province").p12):
        path.unlink()
    ensure_pki(pki.folder, [*ACCOUNTS, Identity("typetest", "world-2")], [*DEFAULT_NAMES, "Test.Example"])
    after = contents(pki)
    kept = {path for path in before if after[path] == before[path]}
    assert kept == set(before) - {pki.server_cert, pki.server_key, pki.truststore, pki.client("province").p12}
    assert pki.client("typetest@world-2").p12.exists()
    certificate = x509.load_pem_x509_certificate(pki.server_cert.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "test.example" in names.get_values_for_type(x509.DNSName)
    ensure_pki(pki.folder, ACCOUNTS, ["Test.Example"])


def test_rsa_pki_goes_on_with_rsa(tmp_path: Path) -> None:
    ensure_pki(tmp_path, [], key_type="rsa")
    pki = ensure_pki(tmp_path, [Identity("manufacturer")])
    certificate = x509.load_pem_x509_certificate(pki.client("manufacturer").cert.read_bytes())
    assert certificate.public_key().key_size == 2048  # type: ignore[union-attr]
    with pytest.raises(PKIError, match=r"ca\.key: this PKI has rsa keys, not ec"):
        ensure_pki(tmp_path, [], key_type="ec")


def test_many_at_once_make_one_pki(tmp_path: Path) -> None:
    accounts = [Identity(name) for name in DEFAULT_ACCOUNTS]
    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(ensure_pki, tmp_path / "pki", accounts) for _ in range(8)]:
            future.result(30)


def test_complete_pki_may_be_read_only(pki: PKI, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("took the lock")

    monkeypatch.setattr("mockplatform.certs.pki.locked", refuse)
    ensure_pki(pki.folder, ACCOUNTS)


def foreign_server(pki: PKI) -> None:
    issued = Authority.create().issue_server()
    pki.server_cert.write_bytes(issued.cert_pem)
    pki.server_key.write_bytes(issued.key_pem)


def swap_clients(pki: PKI) -> None:
    for mine, other in zip(pki.client("manufacturer"), pki.client("province"), strict=True):
        mine.write_bytes(other.read_bytes())


def swap_key(pki: PKI) -> None:
    pki.ca_key.write_bytes(pki.server_key.read_bytes())


def lose_ca(pki: PKI) -> None:
    pki.ca.unlink()
    pki.ca_key.unlink()


Damage = Callable[[PKI], object]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda pki: pki.ca.write_text("nonsense"), r"ca\.pem: holds no certificate in PEM"),
        (lambda pki: pki.ca_key.write_text("nonsense"), r"ca\.key: holds no unencrypted private key in PEM"),
        (lambda pki: pki.ca_key.write_bytes(pki.ca_key.read_bytes()[:90]), r"ca\.key: holds no unencrypted private"),
        (lambda pki: pki.server_key.write_text(""), r"server\.key: holds no unencrypted private key"),
        (lambda pki: pki.server_key.unlink(), r"server\.key: missing, though server\.pem is there"),
        (lambda pki: pki.ca_key.unlink(), r"ca\.key: missing, though ca\.pem is there"),
        (lambda pki: pki.client("province").cert.unlink(), r"province\.pem: missing, though province\.key is there"),
        (swap_key, r"ca\.key: is not the key of ca\.pem"),
        (swap_clients, r"manufacturer\.pem: is the certificate of 'province@default', not of manufacturer@default"),
        (foreign_server, r"server\.pem: was not issued by ca\.pem"),
        (lose_ca, r"ca\.pem: missing, though server\.pem is there"),
    ],
)
def test_damage_is_named_in_one_line(pki: PKI, damage: Damage, message: str) -> None:
    damage(pki)
    before = contents(pki)
    with pytest.raises(PKIError, match=message) as caught:
        ensure_pki(pki.folder, ACCOUNTS)
    assert "\n" not in str(caught.value) + caught.value.text.zh
    assert contents(pki) == before


def test_missing_name_is_told(pki: PKI) -> None:
    with pytest.raises(PKIError, match=r"server\.pem: does not name example\.test;"):
        ensure_pki(pki.folder, ACCOUNTS, [*DEFAULT_NAMES, "example.test"])


def test_names_however_they_are_spelled(tmp_path: Path) -> None:
    names = ["电梯.example", "*.Example.test", "0:0:0:0:0:0:0:2"]
    pki = ensure_pki(tmp_path, [], names)
    ensure_pki(tmp_path, [], [*names, "::2"])
    with pytest.raises(PKIError, match="not all of these are host names"):
        ensure_pki(pki.folder, [], ["a" * 64 + ".test"])


def test_issue_into_overwrites_nothing(pki: PKI) -> None:
    authority, identity = Authority.load(pki.folder), Identity("manufacturer")
    before = contents(pki)
    with pytest.raises(PKIError, match=r"manufacturer\.pem: is there already"):
        issue_into(pki, identity, authority.issue_client(identity))
    assert contents(pki) == before
