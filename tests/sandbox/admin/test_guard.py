"""Who may ask the admin API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

FOREIGN = (
    "example.org", "example.org:8480", "127.0.0.1.example.org", "localhost.example.org", "localhost.", "localhost@example.org",
    "example.org@localhost:8480", "localhost,example.org", "xn--localhost", " ", "127.0.0.2", "127.1", "0x7f.1", "2130706433",
    "::1", "[::2]", "[::1", "0.0.0.0",
)  # fmt: skip


def test_loopback(client: Any) -> None:
    for host in (
        "localhost",
        "localhost:8480",
        "LOCALHOST:1",
        "127.0.0.1",
        "127.0.0.1:8480",
        "[::1]",
        "[::1]:8480",
    ):
        client.told("GET", "/livez", headers={"Host": host})


def test_foreign_hosts(client: Any) -> None:
    for host in FOREIGN:
        for path in ("/livez", "/_admin/clock", "/nothing"):
            assert client.get(path, headers={"Host": host}).status_code in (400, 403), host


def test_a_foreign_host_changes_nothing(client: Any) -> None:
    before = client.told("GET", "/_admin/clock")
    client.refused(403, "PUT", "/_admin/clock", json={"now": "2030-01-01"}, headers={"Host": "example.org"})
    assert client.told("GET", "/_admin/clock") == before


@pytest.fixture
def guarded(serve: Callable[..., Any]) -> Any:
    return serve(token="secret", hosts=frozenset({"sandbox"}))


def test_further_names(guarded: Any) -> None:
    guarded.told("GET", "/livez", headers={"Host": "sandbox:8480"})
    guarded.refused(403, "GET", "/livez", headers={"Host": "example.org"})


def test_without_the_token(guarded: Any) -> None:
    guarded.refused(401, "GET", "/_admin/clock")
    for given in (
        "Bearer",
        "Bearer ",
        "Bearer secre",
        "Bearer secret!",
        "Bearer SECRET",
        "Basic c2VjcmV0",
        "Bearer ß",
    ):
        message = guarded.refused(401, "GET", "/_admin/clock", headers={"Authorization": given})
        assert "secret" not in message


def test_with_the_token(guarded: Any) -> None:
    guarded.told("GET", "/_admin/clock", headers={"Authorization": "Bearer secret"})


def test_health_asks_for_none(guarded: Any) -> None:
    guarded.told("GET", "/livez")
    guarded.told("GET", "/readyz")


def test_pages_of_other_sites(client: Any) -> None:
    for origin in (
        "https://example.org",
        "null",
        "http://localhost:3000",
        "http://localhost.example.org",
        "localhost",
        "",
    ):
        client.refused(403, "POST", "/_admin/reset", headers={"Origin": origin})
    client.told("POST", "/_admin/reset", headers={"Origin": "http://localhost"})
    client.told("POST", "/_admin/reset", headers={"Origin": "http://LOCALHOST:8480", "Host": "localhost:8480"})
