"""The envelopes of 5.3.5.7, 5.3.5.8 and A.4.1: the one place where an answer is made."""

from __future__ import annotations

import orjson
from werkzeug.wrappers import Response

from mockplatform.derive.problems import Problem
from mockplatform.errors import Fault, Reason, Refused
from mockplatform.spec.interfaces import Interface

JSON = "application/json;charset=UTF-8"


def accepted(interface: Interface, now: int, ids: list[str], *, single: bool) -> Response:
    """An accepted uplink: `data.id` for an object, `data.ids` for an array (E134–E136)."""
    data: object = {"id": ids[0]} if single else {"ids": ids}
    return _response(201 if interface.method == "POST" else 200, {"timestamp": now, "code": 1, "data": data})


def found(now: int, data: object) -> Response:
    """An answered downlink."""
    return _response(200, {"timestamp": now, "code": 1, "data": data})


def refused(interface: Interface | None, now: int, refusal: Refused, *, single: bool) -> Response:
    """A refusal. `single`: the request was one record, or had none."""
    reason = refusal.row
    content: dict[str, object] = {"timestamp": now, "code": code_of(reason, interface), "msg": reason.text.zh}
    if refusal.problem is not None:
        content["msg"] = f"{reason.text.zh}:{refusal.problem.text.zh}"
    if refusal.faults:
        records = [_record(fault) for fault in refusal.faults]
        content["data"] = records[0] if single else records
    return _response(reason.status, content, refusal.headers)


def bare(status: int, now: int, reason: Reason, headers: dict[str, str] | None = None) -> Response:
    """A refusal before any interface was found."""
    return _response(status, {"timestamp": now, "code": reason.code, "msg": reason.text.zh}, headers)


def code_of(reason: Reason, interface: Interface | None) -> int:
    """The code in the envelope: 6001 where a downlink differs from an uplink (E130)."""
    downlink = interface is not None and interface.direction in ("downlink", "national")
    return reason.on_downlink if downlink and reason.on_downlink else reason.code


def _record(fault: Fault) -> dict[str, object]:
    return {"id": fault.id, "errors": [_error(problem) for problem in fault.problems]}


def _error(problem: Problem) -> dict[str, str]:
    return {"field": problem.path, "message": problem.text.zh}


def _response(status: int, content: object, headers: dict[str, str] | None = None) -> Response:
    response = Response(orjson.dumps(content), status, content_type=JSON)
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response
