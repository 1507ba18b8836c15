"""Is the process alive, is its database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from mockplatform.store.database import Database
from mockplatform.store.worlds import World

Make = Callable[..., World]


def test_alive(client: Any) -> None:
    assert client.told("GET", "/livez") == {"status": "ok"}


def test_ready_with_its_worlds(client: Any, make: Make) -> None:
    assert client.told("GET", "/readyz") == {"status": "ok", "worlds": 1}
    make("other")
    assert client.told("GET", "/readyz")["worlds"] == 2


def test_unknown_paths_and_methods(client: Any) -> None:
    client.refused(404, "GET", "/_admin/nothing")
    client.refused(405, "POST", "/livez")
    assert "GET" in client.post("/livez").headers["Allow"]


def test_not_ready_without_the_database(client: Any, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading() -> None:
        raise OperationalError("SELECT 1", {}, ValueError("unable to open database file"))

    monkeypatch.setattr(database, "reading", reading)
    assert "OperationalError" in client.refused(503, "GET", "/readyz")
    client.told("GET", "/livez")
