"""Answers of the admin API, and its refusals: JSON with `error` in English and `error_zh` in Chinese."""

from __future__ import annotations

from typing import Any

import orjson
from flask import request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

TYPE = "application/json;charset=UTF-8"

PLAIN: dict[int, str] = {
    400: "请求有误",
    401: "未通过身份验证",
    403: "禁止访问",
    404: "路径不存在",
    405: "不支持该请求方法",
    413: "请求体过大",
    415: "不支持该媒体类型",
    500: "内部错误",
}
"""What Werkzeug's own refusals say in Chinese"""


class Refusal(Exception):
    """A request is refused with an HTTP status, and the reason in both languages."""

    def __init__(self, status: int, en: str, zh: str) -> None:
        super().__init__(en)
        self.status, self.en, self.zh = status, en, zh


def json(content: object, status: int = 200) -> Response:
    """An answer."""
    return Response(orjson.dumps(content), status, content_type=TYPE)


def refuse(refusal: Refusal) -> Response:
    """The answer to a refused request."""
    response = json({"error": refusal.en, "error_zh": refusal.zh}, refusal.status)
    if refusal.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def refuse_plainly(error: HTTPException) -> Response:
    """The answer to a request that Werkzeug refused: no such path, no such method."""
    headers = [(name, value) for name, value in error.get_headers() if name.lower() != "content-type"]
    status = error.code or 500
    response = json({"error": error.description, "error_zh": PLAIN.get(status, PLAIN[400])}, status)
    response.headers.extend(headers)
    return response


def members(known: frozenset[str]) -> dict[str, Any]:
    """The members of the request's body, which are some of `known`; none if there is no body."""
    data = request.get_data()
    if not data:
        return {}
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Refusal(400, f"the body is not JSON: {error}", f"请求体不是 JSON:{error}") from None
    if not isinstance(content, dict) or not content.keys() <= known:
        names = ", ".join(sorted(known)) or "–"
        raise Refusal(400, f"the body is an object with the members {names}", f"请求体应为对象,成员限于 {names}")
    return content
