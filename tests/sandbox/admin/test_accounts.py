"""Accounts over HTTP: opened and closed while the world goes on."""

from __future__ import annotations

import ssl
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

from mockplatform.certs import Peer, read_identity
from mockplatform.store import units, worlds
from mockplatform.store.database import Database
from mockplatform.store.worlds import SignedIn, World

DAY = 24 * 3600 * 1000
OTTO = {"name": "otto", "role": "manufacturer"}


def peer(pem: str) -> Peer:
    return read_identity(ssl.PEM_cert_to_DER_cert(pem[: pem.index("-----END CERTIFICATE-----") + 26]))


@pytest.fixture
def sign_in(database: Database) -> Callable[[str], SignedIn | None]:
    def sign_in(pem: str) -> SignedIn | None:
        one = peer(pem)
        with database.reading() as connection:
            return worlds.sign_in(connection, one.world, one.account, one.serial)

    return sign_in


def test_the_list(client: Any, iso: Any, wall: Any) -> None:
    found = client.told("GET", "/_admin/accounts")["accounts"]
    assert len(found) == 8
    opened = iso(wall() - 20 * DAY)
    assert {**found["province"], "xydm": ""} == {"role": "province", "xydm": "", "region": "浙江省", "opened": opened}


def test_a_new_one_can_sign_in(client: Any, sign_in: Any, iso: Any, wall: Any) -> None:
    made = client.told("POST", "/_admin/accounts", 201, json={**OTTO, "opened": "2026-01-01"})
    assert (made["name"], made["role"], made["opened"]) == ("otto", "manufacturer", "2026-01-01T00:00:00.000+08:00")
    assert sign_in(made["cert"]).account.xydm == made["xydm"]
    listed = client.told("GET", "/_admin/accounts")["accounts"]["otto"]
    assert listed == {name: made[name] for name in ("role", "xydm", "region", "opened")}


def test_its_unit_is_registered_once(client: Any, database: Database, world: World) -> None:
    made = client.told("POST", "/_admin/accounts", 201, json=OTTO)
    client.told("DELETE", "/_admin/accounts/otto")
    assert client.told("POST", "/_admin/accounts", 201, json=OTTO)["xydm"] == made["xydm"]
    with database.reading() as connection:
        found = units.by_code(connection, world.id, made["xydm"])
        now = worlds.find(connection, "default")
    assert found is not None
    assert now is not None
    assert now.registry > world.registry


def test_its_pkcs12(client: Any) -> None:
    made = client.told("POST", "/_admin/accounts", 201, json=OTTO)
    _, certificate, _ = pkcs12.load_key_and_certificates(b64decode(made["p12"]), b"changeit")
    assert certificate == x509.load_pem_x509_certificate(made["cert"].encode())


def test_in_another_world(client: Any, make: Any, sign_in: Any) -> None:
    make("other")
    made = client.told("POST", "/_admin/accounts?world=other", 201, json=OTTO)
    assert peer(made["cert"]).world == "other"
    assert sign_in(made["cert"]).world.name == "other"
    assert "otto" not in client.told("GET", "/_admin/accounts")["accounts"]
    client.refused(404, "DELETE", "/_admin/accounts/otto")


def test_a_name_twice(client: Any) -> None:
    assert "province" in client.refused(409, "POST", "/_admin/accounts", json={"name": "province", "role": "platform"})
    assert client.told("GET", "/_admin/accounts")["accounts"]["province"]["role"] == "province"


def test_accounts_that_can_t_be(client: Any) -> None:
    wrongs: tuple[dict[str, object], ...] = (
        {}, {"name": "a"}, {"role": "platform"}, {"name": "a@b", "role": "platform"}, {"name": "a", "role": "province"},
        {"name": "a", "role": "platform", "opened": 5},
    )  # fmt: skip
    for wrong in wrongs:
        client.refused(400, "POST", "/_admin/accounts", json=wrong)
    assert len(client.told("GET", "/_admin/accounts")["accounts"]) == 8


def test_closing_revokes_every_certificate(client: Any, sign_in: Any) -> None:
    first = client.told("POST", "/_admin/accounts", 201, json=OTTO)["cert"]
    second = client.told("POST", "/_admin/accounts/otto/certificate", 201)["cert"]
    assert peer(first).serial != peer(second).serial
    assert client.told("DELETE", "/_admin/accounts/otto") == {"name": "otto", "revoked": 2}
    assert sign_in(first) is None
    client.told("POST", "/_admin/accounts", 201, json=OTTO)
    assert sign_in(first).revoked
    assert sign_in(second).revoked


def test_its_calls_are_forgotten(client: Any, database: Database, world: World) -> None:
    with database.writing() as connection:
        worlds.accept_call(connection, world.id, "province", "7.20", "by_updated", 5)
        worlds.accept_call(connection, world.id, "province-other", "7.20", "by_updated", 5)
    client.told("DELETE", "/_admin/accounts/province")
    with database.reading() as connection:
        assert worlds.last_call(connection, world.id, "province", "7.20", "by_updated") is None
        assert worlds.last_call(connection, world.id, "province-other", "7.20", "by_updated") == 5


def test_an_unknown_one(client: Any) -> None:
    assert "nobody" in client.refused(404, "DELETE", "/_admin/accounts/nobody")
    client.refused(404, "POST", "/_admin/accounts/nobody/certificate")


def test_a_certificate_for_a_time(client: Any) -> None:
    limits = {"not_before": "2026-11-01", "not_after": "2026-12-01T00:00:00+08:00"}
    made = client.told("POST", "/_admin/accounts/platform/certificate", 201, json=limits)
    found = peer(made["cert"])
    assert [at.isoformat() for at in (found.not_before, found.not_after)] == [
        "2026-10-31T16:00:00+00:00",
        "2026-11-30T16:00:00+00:00",
    ]


def test_times_that_can_t_be(client: Any) -> None:
    wrongs: tuple[dict[str, object], ...] = (
        {"not_before": "soon"}, {"not_after": 5}, {"not_before": "2026-12-01", "not_after": "2026-11-01"}, {"until": "2030-01-01"},
    )  # fmt: skip
    for wrong in wrongs:
        client.refused(400, "POST", "/_admin/accounts/platform/certificate", json=wrong)
