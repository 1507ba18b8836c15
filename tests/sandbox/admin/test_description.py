"""The OpenAPI document: valid, complete, and true of what is answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from mockplatform.sandbox.admin.app import ROUTES, create_admin
from mockplatform.sandbox.admin.routes import Route


@pytest.fixture
def document(client: Any) -> Any:
    return client.told("GET", "/_admin/openapi.json")


def described(route: Route) -> tuple[str, str]:
    return re.sub(r"<(\w+)>", r"{\1}", route.path), route.method.lower()


def test_it_is_valid(document: Any) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_every_route_is_described_and_nothing_else(document: Any, client: Any) -> None:
    found = {(path, method) for path, methods in document["paths"].items() for method in methods}
    served = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in client.application.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith(("/_admin/", "/livez", "/readyz"))
    }
    assert found == served


def test_operations_differ_and_speak_both_languages(document: Any) -> None:
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert re.fullmatch(r"[A-Z][^一-鿿]+\.", operation["summary"])
        assert re.search("[一-鿿]", operation["description"])


def test_the_token_is_asked_for(serve: Callable[..., Any], document: Any) -> None:
    headers = {"Authorization": "Bearer secret"}
    guarded = serve(token="secret").told("GET", "/_admin/openapi.json", headers=headers)
    assert guarded["security"] == [{"token": []}]
    assert "security" not in document


WORLD = {"name": "other", "records": 3, "p12": True}
CALLS: tuple[tuple[str, str, Any], ...] = (
    ("GET", "/livez", None), ("GET", "/readyz", None), ("GET", "/_admin/clock", None), ("PUT", "/_admin/clock", {"rate": 1}),
    ("POST", "/_admin/clock/advance", {"seconds": 1}), ("POST", "/_admin/reset", {"scopes": ["clock"]}),
    ("POST", "/_admin/clock/next", {"interface": "6.12", "mode": "by_month", "account": "manufacturer"}),
    ("POST", "/_admin/worlds", WORLD), ("GET", "/_admin/worlds", None),
    ("GET", "/_admin/accounts", None), ("POST", "/_admin/accounts", {"name": "third", "role": "manufacturer"}),
    ("GET", "/_admin/notices", None),
)  # fmt: skip
PATHS: tuple[tuple[str, str, str, Any], ...] = (
    ("POST", "/_admin/accounts/{name}/certificate", "third", {}), ("DELETE", "/_admin/accounts/{name}", "third", None),
    ("DELETE", "/_admin/worlds/{name}", "other", None),
)  # fmt: skip


def test_requests_and_answers_are_as_described(client: Any, document: Any) -> None:
    for method, path, body in CALLS:
        _compare(client, document["paths"][path][method.lower()], method, path, body)
    for method, path, name, body in PATHS:
        _compare(client, document["paths"][path][method.lower()], method, path.replace("{name}", name), body)


def _compare(client: Any, operation: Any, method: str, path: str, body: Any) -> None:
    if body is not None:
        Draft202012Validator(operation["requestBody"]["content"]["application/json"]["schema"]).validate(body)
    answer = client.open(path, method=method, json=body)
    schema = operation["responses"][str(answer.status_code)]["content"]["application/json"]["schema"]
    Draft202012Validator(schema).validate(answer.json)


def test_rows_are_made_into_rules_of_flask() -> None:
    assert len({described(route) for route in ROUTES}) == len(ROUTES)
    assert callable(create_admin)
