"""What every route has in common: the world, the query, the body."""

from __future__ import annotations

from typing import Any


def test_an_unknown_world(client: Any) -> None:
    calls: tuple[tuple[str, str, Any], ...] = (
        ("GET", "clock", None), ("PUT", "clock", {}), ("POST", "clock/advance", {"seconds": 1}),
        ("POST", "clock/next", {"interface": "6.12", "mode": "by_month", "account": "manufacturer"}), ("POST", "reset", {}),
        ("GET", "accounts", None), ("POST", "accounts", {"name": "a", "role": "platform"}), ("DELETE", "accounts/platform", None),
        ("POST", "accounts/platform/certificate", {}), ("GET", "notices", None), ("POST", "notices", {"ZJBM": "1", "FKNR": "1"}),
        ("GET", "journal", None),
    )  # fmt: skip
    for method, path, body in calls:
        assert "nowhere" in client.refused(404, method, f"/_admin/{path}?world=nowhere", json=body), path


def test_a_template_is_no_world(client: Any, world: Any) -> None:
    client.refused(404, "GET", "/_admin/clock?world=~1-3-2026092112")
    client.refused(404, "DELETE", "/_admin/worlds/~1-3-2026092112")


def test_parameters_that_mean_nothing_are_refused(client: Any) -> None:
    assert "wrold" in client.refused(400, "GET", "/_admin/clock?wrold=other")
    client.refused(400, "GET", "/_admin/worlds?world=default")


def test_members_that_mean_nothing_are_refused(client: Any) -> None:
    assert "scopes" in client.refused(400, "POST", "/_admin/reset", json={"scope": ["state"]})
    client.refused(400, "POST", "/_admin/worlds", json={"name": "a", "faults": []})
    client.refused(400, "GET", "/_admin/clock", data=b'{"now": 1}')


def test_an_error_of_ours(client: Any, monkeypatch: Any, database: Any) -> None:
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(database, "reading", None)
    client.refused(500, "GET", "/_admin/clock")
