"""The exchanges as a HAR file (HTTP Archive 1.2), which browsers and proxies can show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit


def log(report: Mapping[str, Any]) -> dict[str, Any]:
    """The archive of a run."""
    creator = {"name": "conformance", "version": report["suite"]["version"]}
    entries = [_entry(exchange) for exchange in report["exchanges"].values()]
    return {"log": {"version": "1.2", "creator": creator, "entries": entries}}


def text(report: Mapping[str, Any]) -> str:
    """The file."""
    return json.dumps(log(report), ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(exchange: Mapping[str, Any]) -> dict[str, Any]:
    took = round(exchange["seconds"] * 1000, 1)
    return {
        "startedDateTime": exchange["at"], "time": took, "comment": f"{exchange['id']} {exchange['account']}",
        "request": _request(exchange), "response": _response(exchange), "cache": {},
        "timings": {"send": 0, "wait": took, "receive": 0},
    }  # fmt: skip


def _request(exchange: Mapping[str, Any]) -> dict[str, Any]:
    query = parse_qsl(urlsplit(exchange["url"]).query, keep_blank_values=True)
    request = {
        "method": exchange["method"], "url": exchange["url"], "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": _pairs(exchange["request_headers"]), "queryString": _pairs(query), "headersSize": -1,
        "bodySize": len(exchange["request_body"].encode()),
    }  # fmt: skip
    if exchange["request_body"]:
        request["postData"] = {"mimeType": _type(exchange["request_headers"]), "text": exchange["request_body"]}
    return request


def _response(exchange: Mapping[str, Any]) -> dict[str, Any]:
    size = len(exchange["response_body"].encode())
    content = {"size": size, "mimeType": _type(exchange["response_headers"]), "text": exchange["response_body"]}
    return {
        "status": exchange["status"], "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": _pairs(exchange["response_headers"]), "content": content, "redirectURL": "", "headersSize": -1,
        "bodySize": size, "comment": exchange["trouble"],
    }  # fmt: skip


def _pairs(pairs: Any) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _type(headers: Any) -> str:
    return next((str(value) for name, value in headers if name.lower() == "content-type"), "")
