"""The admin API: JSON on a listener of its own, never on the port of the interfaces (design: paths start with /_admin/)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from flask import Flask, request
from werkzeug.exceptions import BadRequest, Conflict, Forbidden, HTTPException, NotFound, Unauthorized
from werkzeug.wrappers import Response

from mockplatform.clock import BackwardsError, milliseconds, moment
from mockplatform.sandbox import resets
from mockplatform.sandbox.journal import Journal
from mockplatform.sandbox.resets import SCOPES
from mockplatform.store import journal as journal_store
from mockplatform.store import worlds
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Admin:
    """What the admin API works on. `hosts`: names by which it may be called besides loopback."""

    database: Database
    journal: Journal
    wall: Any
    token: str = ""
    hosts: frozenset[str] = frozenset()


def create_admin(admin: Admin) -> Flask:
    """The application of the admin listener."""
    app = Flask("mockplatform.admin", static_folder=None)
    app.before_request(lambda: _guard(admin))
    app.register_error_handler(HTTPException, _refuse)

    @app.get("/livez")
    def live() -> Response:
        return _json({"status": "ok"})

    @app.get("/readyz")
    def ready() -> Response:
        with admin.database.reading() as connection:
            count = len(worlds.every(connection))
        return _json({"status": "ok", "worlds": count})

    @app.get("/_admin/clock")
    def clock() -> Response:
        return _clock(admin, _world(admin))

    @app.put("/_admin/clock")
    def set_clock() -> Response:
        content = _content({"now", "rate"})
        now = _moment(content["now"]) if "now" in content else None
        rate = content.get("rate")
        if rate not in (None, 0, 1) or isinstance(rate, bool):
            raise BadRequest("rate is 0 (frozen) or 1 (running)")
        return _moved(admin, _world(admin), now=now, rate=rate)

    @app.post("/_admin/clock/advance")
    def advance() -> Response:
        seconds = _content({"seconds"}).get("seconds")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= _FURTHEST:
            raise BadRequest("seconds is a number from 0 to 3155760000 (a hundred years)")
        world = _world(admin)
        return _moved(admin, world, now=world.clock.at(admin.wall()) + round(seconds * 1000))

    @app.post("/_admin/reset")
    def reset() -> Response:
        scopes = _content({"scopes"}).get("scopes", list(SCOPES))
        if not isinstance(scopes, list) or not set(map(str, scopes)) <= set(SCOPES):
            raise BadRequest(f"scopes is a list of {', '.join(SCOPES)}")
        world = _world(admin)
        resets.reset(admin.database, admin.journal, world, frozenset(scopes) or frozenset(SCOPES), admin.wall())
        return _json({"world": world.name, "reset": [scope for scope in SCOPES if scope in scopes or not scopes]})

    @app.get("/_admin/journal")
    def entries() -> Response:
        admin.journal.flush()
        args = request.args
        limit = args.get("limit", default=100, type=int)
        if limit is None or not 1 <= limit <= 1000:
            raise BadRequest("limit is a number from 1 to 1000")
        world = _world(admin)
        with admin.database.reading() as connection:
            found = journal_store.page(
                connection, world.id, args.get("after", ""), limit, args.get("interface", ""), args.get("account", "")
            )
        documents = [orjson.loads(doc) for doc in found]
        return _json({"exchanges": documents, "next": documents[-1]["id"] if documents else args.get("after", "")})

    @app.get("/_admin/journal/<id>")
    def entry(id: str) -> Response:
        admin.journal.flush()
        with admin.database.reading() as connection:
            doc = journal_store.one(connection, id)
        if doc is None:
            raise NotFound(f"the journal has no exchange {id}")
        return Response(doc, content_type=_TYPE)

    return app


_TYPE = "application/json;charset=UTF-8"
_FURTHEST = 100 * 365.25 * 24 * 3600


def _guard(admin: Admin) -> None:
    """Refuse what a foreign page in a browser could send: a Host that isn't ours (DNS rebinding), and no token."""
    host = request.host.lower()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name not in LOOPBACK | admin.hosts:
        raise Forbidden(f"the admin API does not answer to the host {name}")
    if not admin.token or request.path in ("/livez", "/readyz"):
        return
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), admin.token.encode()):
        raise Unauthorized("the admin API asks for its token: Authorization: Bearer …")


def _world(admin: Admin) -> World:
    name = request.args.get("world", "default")
    with admin.database.reading() as connection:
        world = worlds.find(connection, name)
    if world is None:
        raise NotFound(f"there is no world {name}")
    return world


def _moved(admin: Admin, world: World, *, now: int | None, rate: int | None = None) -> Response:
    with admin.database.writing() as connection:
        current = worlds.find(connection, world.name)
        if current is None:
            raise NotFound(f"there is no world {world.name}")
        try:
            clock = current.clock.set(admin.wall(), now=now, rate=rate)
        except BackwardsError as error:
            raise Conflict(f"a clock does not go back: {error}") from None
        worlds.set_clock(connection, current.id, clock)
    return _clock(admin, _world(admin))


def _clock(admin: Admin, world: World) -> Response:
    now = moment(world.clock.at(admin.wall()))
    return _json({"now": now.isoformat(timespec="milliseconds"), "rate": world.clock.rate})


def _moment(text: object) -> int:
    try:
        return milliseconds(datetime.fromisoformat(str(text)))
    except (ValueError, OverflowError):
        raise BadRequest("now is a time in ISO 8601, such as 2026-11-22T00:59:59+08:00") from None


def _content(known: set[str]) -> dict[str, Any]:
    data = request.get_data()
    if not data:
        return {}
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise BadRequest(f"the body is not JSON: {error}") from None
    if not isinstance(content, dict) or not content.keys() <= known:
        raise BadRequest(f"the body is an object with the members {', '.join(sorted(known))}")
    return content


def _json(content: object, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, content_type=_TYPE)


def _refuse(error: HTTPException) -> Response:
    headers = [(name, value) for name, value in error.get_headers() if name.lower() != "content-type"]
    response = _json({"error": error.description}, error.code or 500)
    response.headers.extend(headers)
    return response
