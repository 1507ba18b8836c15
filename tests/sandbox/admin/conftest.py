"""The admin API over a world with three lifts, called without sockets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from mockplatform.certs import Authority
from mockplatform.clock import moment
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.journal import Journal
from mockplatform.store.database import Database
from mockplatform.store.worlds import World


class Client(FlaskClient):
    """Calls that say what they expect."""

    def told(self, method: str, path: str, status: int = 200, **sent: Any) -> Any:
        """The JSON of an answer with this status."""
        response = self.open(path, method=method, **sent)
        assert response.status_code == status, response.text
        assert response.content_type == "application/json;charset=UTF-8"
        return response.json

    def refused(self, status: int, method: str, path: str, **sent: Any) -> str:
        """The reason of a refusal; it is given in both languages."""
        content = self.told(method, path, status, **sent)
        assert list(content) == ["error", "error_zh"]
        assert any("一" <= letter <= "鿿" for letter in content["error_zh"])
        return str(content["error"])


@pytest.fixture
def iso() -> Callable[[int], str]:
    """Milliseconds → as the API writes them."""
    return lambda at: moment(at).isoformat(timespec="milliseconds")


@pytest.fixture
def world(make: Callable[..., World]) -> World:
    """The default world."""
    return make()


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.create()


@pytest.fixture
def serve(database: Database, journal: Journal, wall: Any, world: World, authority: Authority) -> Callable[..., Client]:
    """serve(token=…, hosts=…): a client of an admin API."""

    def serve(**settings: Any) -> Client:
        app = create_admin(Admin(database, journal, wall, authority=authority, **settings))
        app.test_client_class = Client
        client = app.test_client()
        assert isinstance(client, Client)
        return client

    return serve


@pytest.fixture
def client(serve: Callable[..., Client]) -> Client:
    return serve()
