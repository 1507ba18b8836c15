"""Who calls: by certificate, else by header; 401 for everybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mockplatform.certs import Authority, Identity, Issued, read_identity
from mockplatform.clock import Clock, moment
from mockplatform.store import worlds

AUTHORITY = Authority.create()
PATH = "/api/tp/v1/lifts/enterprise"
ABSENT = {"ZJBM": "nothing"}
"""A query that is answered with 404 once the caller is known"""


@pytest.fixture
def mutual(sandbox: Any) -> Any:
    """The sandbox as it is behind `--tls mutual`."""
    sandbox.serve(replace(sandbox.platform, trusts_header=False))
    return sandbox


def issued(name: str = "manufacturer", world: str = "default", **validity: Any) -> Issued:
    return AUTHORITY.issue_client(Identity(name, world), **validity)


def ask(sandbox: Any, certificate: Issued | None, header: str = "") -> TestResponse:
    environ = {"mockplatform.peer": read_identity(certificate.der)} if certificate else {}
    headers = {"X-Mockplatform-Account": header} if header else {}
    answer: TestResponse = sandbox.client.get(PATH, query_string=ABSENT, environ_overrides=environ, headers=headers)
    return answer


def told(sandbox: Any, answer: TestResponse, rule: str) -> str:
    """What the journal says of a refused caller."""
    assert (answer.status_code, answer.json["code"]) == (401, 401)
    finding = sandbox.exchanges[-1].findings[-1]
    assert (finding.rule, finding.requirement) == (rule, "R-5.3.2-3")
    assert sandbox.exchanges[-1].account == ""
    return str(finding.got)


def known(sandbox: Any, answer: TestResponse, account: str = "manufacturer", world: str = "default") -> bool:
    exchange = sandbox.exchanges[-1]
    return (answer.status_code, exchange.account, exchange.world_name) == (404, account, world)


def test_a_certificate_names_the_account(mutual: Any) -> None:
    answer = ask(mutual, issued())
    assert known(mutual, answer)
    assert mutual.exchanges[-1].peer.startswith("CN=manufacturer@default")


def test_no_certificate(mutual: Any) -> None:
    assert told(mutual, ask(mutual, None), "identity") == "no client certificate"


def test_the_header_counts_for_nothing_with_mutual_tls(mutual: Any) -> None:
    told(mutual, ask(mutual, None, "manufacturer"), "identity")
    assert known(mutual, ask(mutual, issued("constructor"), "manufacturer"), "constructor") is False  # 403: no maker
    assert mutual.exchanges[-1].account == "constructor"


@pytest.mark.parametrize("header", ["manufacturer", "manufacturer@default"])
def test_the_header_where_nothing_else_says_it(sandbox: Any, header: str) -> None:
    assert known(sandbox, ask(sandbox, None, header))


def test_a_certificate_outranks_the_header(sandbox: Any) -> None:
    assert known(sandbox, ask(sandbox, issued(), "manufacturer-other"))


@pytest.mark.parametrize(
    "header", ["", "nobody", "manufacturer@nowhere", "@default", "manufacturer@default@x", "Manufacturer", "~1"]
)
def test_a_header_that_names_nobody(sandbox: Any, header: str) -> None:
    assert told(sandbox, ask(sandbox, None, header), "identity").startswith("no account for X-Mockplatform-Account")


@pytest.mark.parametrize(("name", "world"), [("nobody", "default"), ("manufacturer", "nowhere")])
def test_a_certificate_that_names_nobody(mutual: Any, name: str, world: str) -> None:
    assert f"{name}@{world}" in told(mutual, ask(mutual, issued(name, world)), "identity")


def test_a_certificate_of_a_template(mutual: Any) -> None:
    with mutual.database.reading() as connection:
        assert [world.name for world in worlds.every(connection)] == ["default"]
    told(mutual, ask(mutual, None, "manufacturer@~1-0-2026112012"), "identity")


def test_a_revoked_certificate(mutual: Any) -> None:
    one, other = issued(), issued()
    serial = read_identity(one.der).serial
    with mutual.database.writing() as connection:
        worlds.revoke(connection, serial, mutual.now)
        worlds.revoke(connection, serial, mutual.now)
    assert told(mutual, ask(mutual, one), "revoked") == f"serial {serial}"
    assert known(mutual, ask(mutual, other))


class TestValidity:
    """Judged on the clock of the certificate's world."""

    def test_both_ends(self, mutual: Any) -> None:
        begin, end = moment(mutual.now) + timedelta(hours=1), moment(mutual.now) + timedelta(hours=2)
        certificate = issued(not_before=begin, not_after=end)
        told(mutual, ask(mutual, certificate), "expired")
        mutual.advance(3600)
        assert known(mutual, ask(mutual, certificate))
        mutual.advance(3600)
        assert known(mutual, ask(mutual, certificate))
        mutual.advance(1)
        told(mutual, ask(mutual, certificate), "expired")

    def test_the_worlds_clock_counts(self, mutual: Any) -> None:
        ahead = mutual.now + 400 * 24 * 3600 * 1000
        short = issued(not_before=moment(mutual.now), not_after=moment(ahead) - timedelta(days=1))
        later = issued(not_before=moment(ahead), not_after=moment(ahead) + timedelta(days=1))
        assert known(mutual, ask(mutual, short))
        told(mutual, ask(mutual, later), "expired")
        with mutual.database.writing() as connection:
            world = worlds.find(connection, "default")
            assert world is not None
            worlds.set_clock(connection, world.id, Clock(0, ahead))
        told(mutual, ask(mutual, short), "expired")
        assert known(mutual, ask(mutual, later))

    def test_revocation_is_told_first(self, mutual: Any) -> None:
        certificate = issued(not_after=moment(mutual.now) - timedelta(days=1))
        with mutual.database.writing() as connection:
            worlds.revoke(connection, read_identity(certificate.der).serial, mutual.now)
        told(mutual, ask(mutual, certificate), "revoked")
