"""The Flask application of the admin listener, made from the rows of the route table."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from flask import Flask, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from mockplatform.hosts.routing import MatchOnly
from mockplatform.sandbox.admin import (
    accounts,
    answers,
    certificates,
    clocks,
    description,
    guard,
    health,
    journals,
    nexts,
    notices,
    resetting,
    worlds,
)
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin, Asked, Route
from mockplatform.spec.model import Text


def describe(asked: Asked) -> object:
    """This API."""
    return description.document(ROUTES, version("mockplatform"), token=bool(asked.admin.token))


ROUTES: tuple[Route, ...] = (
    *health.ROUTES,
    *clocks.ROUTES,
    *nexts.ROUTES,
    *resetting.ROUTES,
    *worlds.ROUTES,
    *accounts.ROUTES,
    *certificates.ROUTES,
    *notices.ROUTES,
    *journals.ROUTES,
    Route("GET", "/_admin/openapi.json", describe, Text("This description.", "本说明。"), query=()),
)


def create_admin(admin: Admin) -> Flask:
    """The application of the admin listener."""
    app = Flask("mockplatform.admin", static_folder=None)
    app.url_rule_class = MatchOnly
    app.before_request(lambda: guard.check(admin))
    app.register_error_handler(Refusal, answers.refuse)
    app.register_error_handler(HTTPException, answers.refuse_plainly)
    for route in ROUTES:
        app.add_url_rule(
            route.path, f"{route.method} {route.path}", _view(admin, route), methods=[route.method],
            provide_automatic_options=False,
        )  # fmt: skip
    return app


def _view(admin: Admin, route: Route) -> Callable[..., Response]:
    known = frozenset((route.body or {}).get("properties", ()))
    parameters = frozenset(parameter.name for parameter in route.query)

    def view(**path: Any) -> Response:
        unknown = ", ".join(sorted(set(request.args) - parameters))
        if unknown:
            raise Refusal(400, f"the query has no parameter {unknown}", f"查询参数 {unknown} 无效")
        answer = route.handler(Asked(admin, answers.members(known), request.args, path))
        return answer if isinstance(answer, Response) else answers.json(answer, route.status)

    return view
