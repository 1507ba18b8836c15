"""The OpenAPI 3.1 document of the admin API, made from the rows of its route table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

from mockplatform.sandbox.admin.routes import Parameter, Route
from mockplatform.sandbox.admin.schemas import ERROR, TEXT, Schema
from mockplatform.spec.model import Text

ABOUT = Text(
    "Everything around the protocol: clock, worlds, accounts, journal, notices. Unknown members and parameters are refused.",
    "协议之外的一切:时钟、世界、账户、日志、通知。未知成员和参数一律拒绝。",
)
_VARIABLE = re.compile(r"<(?:[a-z]+:)?([a-z]+)>")


def document(routes: Iterable[Route], version: str, *, token: bool) -> Schema:
    """The whole document, ready for JSON; `token`: every request but those for health needs it."""
    paths: dict[str, Schema] = {}
    for route in routes:
        paths.setdefault(_VARIABLE.sub(r"{\1}", route.path), {})[route.method.lower()] = _operation(route)
    found: Schema = {
        "openapi": "3.1.0",
        "info": {"title": "mockplatform admin API", "version": version, "description": _both(ABOUT)},
        "paths": paths,
        "components": {"schemas": {"Error": ERROR}, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }
    return {**found, "security": [{"token": []}]} if token else found


def _operation(route: Route) -> Schema:
    variables = [
        {"name": name, "in": "path", "required": True, "schema": TEXT} for name in _VARIABLE.findall(route.path)
    ]
    body = {"requestBody": {"content": {"application/json": {"schema": route.body}}}} if route.body else {}
    return {
        "operationId": _identifier(route),
        "tags": [_identifier(route).split("_")[1]],
        "summary": route.text.en,
        "description": route.text.zh,
        "parameters": [*variables, *map(_parameter, route.query)],
        **body,
        "responses": {str(route.status): _answer(route), **{str(code): _refusal(code) for code in _codes(route)}},
    }


def _identifier(route: Route) -> str:
    """`post_clock_advance`"""
    words = re.findall(r"[a-z0-9]+", route.path.removeprefix("/_admin"))
    return "_".join([route.method.lower(), *words])


def _parameter(parameter: Parameter) -> Schema:
    return {"name": parameter.name, "in": "query", "description": _both(parameter.text), "schema": parameter.schema}


def _answer(route: Route) -> Schema:
    schema = route.answer if route.media == "application/json" else {}
    return {"description": HTTPStatus(route.status).phrase, "content": {route.media: {"schema": schema}}}


def _codes(route: Route) -> list[int]:
    return sorted({400, 401, 403, *route.refusals})


def _refusal(code: int) -> Schema:
    schema = {"$ref": "#/components/schemas/Error"}
    return {"description": HTTPStatus(code).phrase, "content": {"application/json": {"schema": schema}}}


def _both(text: Text) -> str:
    return f"{text.en} · {text.zh}"
