"""The rows that the admin API is made of, and what a handler is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from mockplatform.certs import Authority
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.schemas import ANY, NAME, Schema
from mockplatform.sandbox.journal import Journal
from mockplatform.spec.model import Text
from mockplatform.store import worlds
from mockplatform.store.database import Database
from mockplatform.store.worlds import TEMPLATE, World


@dataclass(frozen=True)
class Admin:
    """What the admin API works on. `wall`: the machine's time in milliseconds; `hosts`: names besides loopback."""

    database: Database
    journal: Journal
    wall: Callable[[], int]
    token: str = ""
    hosts: frozenset[str] = frozenset()
    authority: Authority = field(default_factory=Authority.create)
    """Issues the certificates of new accounts"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the members of its JSON body, its query, and the variables of its path."""

    admin: Admin
    content: dict[str, Any]
    query: Mapping[str, str]
    path: Mapping[str, Any]

    @property
    def world(self) -> World:
        """The world that the query names; 404 if there is none."""
        with self.admin.database.reading() as connection:
            return self.world_in(connection)

    def world_in(self, connection: Connection) -> World:
        """The same, inside a transaction that goes on."""
        return known_world(connection, self.query.get("world", "default"))


def known_world(connection: Connection, name: str) -> World:
    """The world of that name; 404 if there is none."""
    world = None if name.startswith(TEMPLATE) else worlds.find(connection, name)
    if world is None:
        raise Refusal(404, f"there is no world {name}", f"不存在名为 {name} 的世界")
    return world


Handler = Callable[[Asked], object]
"""Gives the answer: a Response, or what is to be its JSON. Refuses with answers.Refusal or an HTTPException."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query, none of which must be given."""

    name: str
    text: Text
    schema: Schema


WORLD = Parameter("world", Text("Name of the world", "世界名称"), {**NAME, "default": "default"})


@dataclass(frozen=True, slots=True)
class Route:
    """One row: a method on a path. Members of the body that `body` doesn't list, and parameters that `query` doesn't, are
    refused, so that no setting silently does nothing."""

    method: str
    path: str
    """As Flask writes it: `/_admin/worlds/<name>`"""
    handler: Handler
    text: Text
    """One sentence"""
    body: Schema | None = None
    answer: Schema = field(default_factory=lambda: ANY)
    status: int = 200
    query: tuple[Parameter, ...] = (WORLD,)
    refusals: tuple[int, ...] = ()
    """What it may answer instead of `status`, beside 400, 401 and 403"""
    media: str = "application/json"
    """Of the answer"""
