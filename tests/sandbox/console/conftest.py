"""The console over a world without lifts, called without sockets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from mockplatform.certs import Authority
from mockplatform.hosts.exchange import Exchange
from mockplatform.sandbox import console
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.journal import Journal
from mockplatform.store.database import Database
from mockplatform.store.worlds import World


@pytest.fixture
def world(make: Callable[..., World]) -> World:
    """The default world."""
    return make(records=0)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.create()


@pytest.fixture
def serve(database: Database, journal: Journal, wall: Any, world: World, authority: Authority) -> Callable[..., Any]:
    """serve(token=…): a client of an admin listener with its console."""

    def serve(**settings: Any) -> FlaskClient:
        admin = Admin(database, journal, wall, authority=authority, **settings)
        app = create_admin(admin)
        console.register(app, admin)
        return app.test_client()

    return serve


@pytest.fixture
def client(serve: Callable[..., FlaskClient]) -> FlaskClient:
    return serve()


@pytest.fixture
def record(journal: Journal, world: World, wall: Any) -> Callable[..., str]:
    """record(…): an exchange of the default world with these fields, accepted unless told otherwise; gives its id."""
    count = iter(range(1000, 10_000))

    def record(**fields: Any) -> str:
        known = {"world": world.id, "world_name": world.name, "account": "manufacturer", "interface": "6.1",
                 "method": "POST", "target": "/api/tp/v1/lifts", "status": 201, "code": 1}  # fmt: skip
        id = f"{next(count)}"
        journal.record(Exchange(id, wall(), wall(), **{**known, **fields}))
        return id

    return record
