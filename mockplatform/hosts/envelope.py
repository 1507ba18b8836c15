"""The envelopes of 5.3.5.7, 5.3.5.8 and A.4.1: the one place where an answer is made."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from werkzeug.wrappers import Response

from mockplatform.derive.problems import Problem
from mockplatform.errors import REASONS, Fault, Reason, Refused
from mockplatform.spec.interfaces import Interface

JSON = "application/json;charset=UTF-8"
SUCCESS = 1


def accepted(interface: Interface, now: int, ids: list[str], *, single: bool) -> Response:
    """An accepted uplink: `data.id` for an object, `data.ids` for an array (E134–E136); a push is only acknowledged."""
    status = 201 if interface.method == "POST" else 200
    if interface.direction == "push":
        return _response(status, _acknowledged(now, SUCCESS, "数据接收成功"))
    data: object = {"id": ids[0]} if single else {"ids": ids}
    return _response(status, {"timestamp": now, "code": SUCCESS, "data": data})


def found(now: int, data: object) -> Response:
    """An answered downlink."""
    return _response(200, {"timestamp": now, "code": SUCCESS, "data": data})


def refused(
    interface: Interface | None, now: int, refusal: Refused, *, single: bool, reasons: Mapping[str, Reason] = REASONS
) -> Response:
    """A refusal. `single`: the request was one record, or had none."""
    reason = reasons[refusal.reason]
    if interface is not None and interface.direction == "push":
        return _response(
            reason.status, _acknowledged(now, reason.code, _told(reason, refusal, single)), refusal.headers
        )
    content: dict[str, object] = {"timestamp": now, "code": code_of(reason, interface), "msg": reason.text.zh}
    if refusal.problem is not None:
        content["msg"] = f"{reason.text.zh}:{refusal.problem.zh}"
    if refusal.faults:
        records = [_record(fault) for fault in refusal.faults]
        content["data"] = records[0] if single else records
    return _response(reason.status, content, refusal.headers)


def bare(content: object) -> Response:
    """An answer without an envelope: a picture, or JSON as it is (A.4.1.3, A.4.2, A.4.3)."""
    if isinstance(content, bytes):
        return Response(content, 200, content_type="image/jpeg")
    return _response(200, content)


def success(interface: Interface) -> int | str:
    """The code of an accepted call."""
    return str(SUCCESS) if interface.direction == "push" else SUCCESS


def code_of(reason: Reason, interface: Interface | None) -> int | str:
    """The code in the envelope: 6001 where a downlink differs from an uplink (E130), text for a push (E147)."""
    if interface is not None and interface.direction == "push":
        return str(reason.code)
    downlink = interface is not None and interface.direction in ("downlink", "national")
    return reason.on_downlink if downlink and reason.on_downlink else reason.code


def _acknowledged(now: int, code: int, msg: str) -> dict[str, object]:
    """The answer to a push: these three members, all of them text (A.4.1, E147, E148, E216)."""
    return {"timestamp": str(now), "code": str(code), "msg": msg}


def _told(reason: Reason, refusal: Refused, single: bool) -> str:
    """All that is wrong with a push, in one sentence: its answer has no place for `errors`."""
    found = [refusal.problem.zh] if refusal.problem is not None else []
    for fault in refusal.faults:
        place = "" if single else f"第{fault.index + 1}条数据"
        found.append(place + ",".join(problem.zh for problem in fault.problems))
    return reason.text.zh + (":" + ";".join(found) if found else "")


def _record(fault: Fault) -> dict[str, object]:
    return {"id": fault.id, "errors": [_error(problem) for problem in fault.problems]}


def _error(problem: Problem) -> dict[str, str]:
    return {"field": problem.path, "message": problem.zh}


def _response(status: int, content: object, headers: dict[str, str] | None = None) -> Response:
    response = Response(orjson.dumps(content), status, content_type=JSON)
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response
