"""Worlds over HTTP: made, listed, deleted with all that was theirs."""

from __future__ import annotations

import ssl
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.serialization import pkcs12
from sqlalchemy import func, select

from mockplatform.certs import read_identity
from mockplatform.certs.identity import Peer
from mockplatform.hosts.exchange import Exchange
from mockplatform.sandbox.accounts import DEFAULT
from mockplatform.sandbox.journal import Journal
from mockplatform.store import schema
from mockplatform.store import units as unit_store
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import SignedIn

DAY = 24 * 3600 * 1000


@pytest.fixture
def peer() -> Callable[[str], Peer]:
    """What a certificate says of its holder."""
    return lambda pem: read_identity(ssl.PEM_cert_to_DER_cert(pem[: pem.index("-----END CERTIFICATE-----") + 26]))


@pytest.fixture
def sign_in(database: Database, peer: Callable[[str], Peer]) -> Callable[[str], SignedIn | None]:
    def sign_in(pem: str) -> SignedIn | None:
        one = peer(pem)
        with database.reading() as connection:
            return store.sign_in(connection, one.world, one.account, one.serial)

    return sign_in


def counts(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
            if table.name not in ("world", "revoked")
        }


class TestMaking:
    def test_with_nothing_but_a_name(self, client: Any, wall: Any, iso: Any, peer: Any) -> None:
        made = client.told("POST", "/_admin/worlds", 201, json={"name": "a"})
        assert made["name"] == "a"
        assert list(made["accounts"]) == sorted(opening.name for opening in DEFAULT)
        for name, account in made["accounts"].items():
            assert list(account) == ["role", "xydm", "region", "opened", "cert", "key"]
            assert account["opened"] == iso(wall() - 20 * DAY)
            assert (peer(account["cert"]).account, peer(account["cert"]).world) == (name, "a")
            assert "PRIVATE KEY" in account["key"]

    def test_keys_fit_their_certificates(self, client: Any, tmp_path: Any) -> None:
        made = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 0})
        for account in made["accounts"].values():
            (tmp_path / "both.pem").write_text(account["key"] + account["cert"])
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(tmp_path / "both.pem")  # raises if not

    def test_its_clock_and_records(self, client: Any, database: Database) -> None:
        plan = {"name": "a", "seed": 7, "clock": "2026-11-22T00:59:59+08:00", "records": 5}
        client.told("POST", "/_admin/worlds", 201, json=plan)
        assert client.told("GET", "/_admin/clock?world=a") == {"now": "2026-11-22T00:59:59.000+08:00", "rate": 1}
        with database.reading() as connection:
            world = store.find(connection, "a")
            assert world is not None
            lifts = select(func.count()).select_from(schema.lift).where(schema.lift.c.world == world.id)
            assert (world.seed, connection.execute(lifts).scalar()) == (7, 5)

    def test_accounts_of_its_own(self, client: Any, sign_in: Any, database: Database) -> None:
        accounts = [
            {"name": "otto", "role": "manufacturer", "opened": "2026-01-01"},
            {"name": "both", "role": "manufacturer constructor"},
            {"name": "city", "role": "province", "region": "浙江省,舟山市"},
            {"name": "types", "role": "typetest", "region": ""},
        ]
        made = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 3, "accounts": accounts})[
            "accounts"
        ]
        assert sorted(made) == ["both", "city", "otto", "types"]
        assert made["otto"]["opened"] == "2026-01-01T00:00:00.000+08:00"
        assert made["city"]["region"] == "浙江省,舟山市"
        signed = sign_in(made["both"]["cert"])
        assert signed.account.roles == {"manufacturer", "constructor"}
        with database.reading() as connection:
            known = unit_store.by_codes(connection, signed.world.id, [one["xydm"] for one in made.values()])
        kinds = {code: {one["ZZLB"] for one in orjson.loads(unit.doc)["ZZXX"]} for code, unit in known.items()}
        assert kinds == {
            made["otto"]["xydm"]: {"MANUFACTURE", "INSTALL"},
            made["both"]["xydm"]: {"MANUFACTURE", "INSTALL", "REFORM", "REPAIR", "MAINTENANCE"},
        }

    def test_units_of_its_own_accounts_outlive_a_reset(self, client: Any, database: Database) -> None:
        accounts = [{"name": "otto", "role": "manufacturer"}]
        made = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "accounts": accounts})["accounts"]
        client.told("POST", "/_admin/reset?world=a")
        with database.reading() as connection:
            world = store.find(connection, "a")
            assert world is not None
            assert made["otto"]["xydm"] in unit_store.codes(connection, world.id)

    def test_pkcs12_if_asked_for(self, client: Any) -> None:
        plan = {"name": "a", "records": 0, "p12": True, "accounts": [{"name": "otto", "role": "manufacturer"}]}
        one = client.told("POST", "/_admin/worlds", 201, json=plan)["accounts"]["otto"]
        key, certificate, chain = pkcs12.load_key_and_certificates(b64decode(one["p12"]), b"changeit")
        assert (key is not None, certificate is not None, len(chain)) == (True, True, 1)

    def test_a_name_twice(self, client: Any) -> None:
        client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 0})
        assert "a already" in client.refused(409, "POST", "/_admin/worlds", json={"name": "a", "records": 0})
        client.refused(409, "POST", "/_admin/worlds", json={"name": "default"})

    def test_of_many_that_want_a_name_one_gets_it(self, client: Any) -> None:
        def make(_: int) -> int:
            own = client.application.test_client()
            return int(own.post("/_admin/worlds", json={"name": "a", "records": 2, "seed": 3}).status_code)

        with ThreadPoolExecutor(8) as pool:
            assert sorted(pool.map(make, range(8))) == [201] + [409] * 7

    def test_many_at_once(self, client: Any) -> None:
        def make(number: int) -> int:
            own = client.application.test_client()
            status = own.post("/_admin/worlds", json={"name": f"w{number}", "records": 2, "seed": 3}).status_code
            return int(status if number % 2 else own.delete(f"/_admin/worlds/w{number}").status_code)

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(make, range(8))) == [200, 201] * 4
        names = [one["name"] for one in client.told("GET", "/_admin/worlds")["worlds"]]
        assert sorted(names) == ["default", "w1", "w3", "w5", "w7"]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": None}, {"name": ""}, {"name": "A"}, {"name": "-a"}, {"name": "a" * 32}, {"name": "a\n"}, {"name": "~a"},
            {"name": "é"}, {"name": 5}, {"seed": -1}, {"seed": "1"}, {"seed": True}, {"seed": 2**53}, {"seed": 1.5}, {"records": -1},
            {"records": 10_001}, {"records": None}, {"clock": "soon"}, {"clock": 5}, {"clock": "0001-01-01"}, {"p12": 1},
            {"accounts": []}, {"accounts": {}}, {"accounts": "manufacturer"}, {"accounts": ["manufacturer"]}, {"accounts": [{}]},
            {"accounts": [{"name": "a"}]}, {"accounts": [{"role": "platform"}]}, {"accounts": [{"name": "a", "role": "boss"}]},
            {"accounts": [{"name": "a", "role": ""}]}, {"accounts": [{"name": "a", "role": "platform platform"}]},
            {"accounts": [{"name": "a", "role": ["platform"]}]}, {"accounts": [{"name": "A", "role": "platform"}]},
            {"accounts": [{"name": "a", "role": "province"}]}, {"accounts": [{"name": "a", "role": "province", "region": "浙江"}]},
            {"accounts": [{"name": "a", "role": "province", "region": "浙江省,南京市"}]},
            {"accounts": [{"name": "a", "role": "province", "region": "浙江省,"}]},
            {"accounts": [{"name": "a", "role": "province", "region": "浙江省,杭州市,西湖区"}]},
            {"accounts": [{"name": "a", "role": "province", "region": 5}]},
            {"accounts": [{"name": "a", "role": "platform", "region": "浙江省"}]},
            {"accounts": [{"name": "a", "role": "platform", "opened": "once"}]},
            {"accounts": [{"name": "a", "role": "platform", "colour": "red"}]},
            {"accounts": [{"name": "a", "role": "platform"}] * 2},
            {"accounts": [{"name": f"a{number}", "role": "platform"} for number in range(101)]},
        ],
        ids=lambda wrong: orjson.dumps(wrong).decode()[:60],
    )  # fmt: skip
    def test_plans_that_can_t_be(self, client: Any, wrong: dict[str, Any]) -> None:
        client.refused(400, "POST", "/_admin/worlds", json={"name": "a", "records": 0, **wrong})
        assert len(client.told("GET", "/_admin/worlds")["worlds"]) == 1


def test_the_list(client: Any, iso: Any, wall: Any) -> None:
    client.told("POST", "/_admin/worlds", 201, json={"name": "b", "seed": 5, "clock": "2030-01-01", "records": 0})
    client.told("PUT", "/_admin/clock?world=b", json={"rate": 0})
    assert client.told("GET", "/_admin/worlds")["worlds"] == [
        {"name": "default", "now": iso(wall()), "rate": 1, "seed": 1, "accounts": 8},
        {"name": "b", "now": "2030-01-01T00:00:00.000+08:00", "rate": 0, "seed": 5, "accounts": 8},
    ]


class TestDeleting:
    def test_nothing_is_left(self, client: Any, database: Database, journal: Journal, wall: Any) -> None:
        client.told("POST", "/_admin/worlds", 201, json={"name": "warm", "records": 3})  # makes the template
        journal.flush()
        before = counts(database)
        client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 3})
        with database.writing() as connection:
            world = store.find(connection, "a")
            assert world is not None
            store.accept_call(connection, world.id, "manufacturer", "6.12", "by_month", wall())
        journal.record(Exchange("1", wall(), wall(), world=world.id, world_name="a"))
        assert client.told("DELETE", "/_admin/worlds/a") == {"name": "a", "revoked": 8}
        assert counts(database) == before
        client.refused(404, "GET", "/_admin/clock?world=a")
        client.refused(404, "DELETE", "/_admin/worlds/a")

    def test_its_certificates_are_refused_in_the_next_of_that_name(self, client: Any, sign_in: Any) -> None:
        old = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 0})["accounts"]["platform"][
            "cert"
        ]
        assert not sign_in(old).revoked
        client.told("DELETE", "/_admin/worlds/a")
        assert sign_in(old) is None
        new = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 0})["accounts"]["platform"][
            "cert"
        ]
        assert sign_in(old).revoked
        assert not sign_in(new).revoked

    def test_its_number_is_not_given_again(self, client: Any, sign_in: Any) -> None:
        # Or what was remembered of the old world, and writes that come late, would land in the new one.
        numbers = set()
        for _ in range(3):
            made = client.told("POST", "/_admin/worlds", 201, json={"name": "a", "records": 0})
            numbers.add(sign_in(made["accounts"]["platform"]["cert"]).world.id)
            client.told("DELETE", "/_admin/worlds/a")
        assert len(numbers) == 3

    def test_the_default_world_stays(self, client: Any) -> None:
        client.refused(409, "DELETE", "/_admin/worlds/default")
        client.told("GET", "/_admin/clock")
