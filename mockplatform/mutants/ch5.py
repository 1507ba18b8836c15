"""Mutants of chapter 5: rights, values, batches, envelopes, status codes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mockplatform.hosts.call import Answer, Call, Handler
from mockplatform.mutants.model import Change, route, wrapper
from mockplatform.mutants.wrappers import Ask, Came, around, contents, requests
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS


def _as_the_owner(handler: Handler) -> Handler:
    """6.12 by key, answered as if the lift's own maker had asked."""

    def read(call: Call) -> Answer:
        code = call.query.get("ZJBM", "")
        with call.platform.database.reading() as connection:
            lift = LIFTS.find(connection, call.world.id, [code]).get(code)
        if lift is not None:
            call = replace(call, account=replace(call.account, xydm=lift.owner))
        return handler(call)  # type: ignore[call-arg, return-value]  # the route's own kind of handler

    return read


def _as_sent(call: Asked, ask: Ask, sent: dict[str, str]) -> Came:
    """Give SBXH back as it was sent; `sent` remembers it by ZJBM."""
    records = call.json if isinstance(call.json, list) else [call.json]
    sent.update(
        {str(one["ZJBM"]): one["SBXH"] for one in records if isinstance(one, dict) and {"ZJBM", "SBXH"} <= one.keys()}
    )
    came = ask(call)
    content = came.json
    if call.of("GET", path="/lifts/enterprise") and isinstance(content, dict) and isinstance(content.get("data"), dict):
        lift = content["data"].get("ZJXX", {})
        lift["SBXH"] = sent.get(str(lift.get("ZJBM")), lift.get("SBXH"))
        return came.with_json(content)
    return came


def _in_parts(call: Asked, ask: Ask) -> Came:
    """Take a batch of any size, a hundred records at a time."""
    records = call.json
    if not call.of("POST") or not isinstance(records, list) or len(records) <= BATCH:
        return ask(call)
    first = ask(call.with_body(json.dumps(records[:BATCH]).encode()))
    rest = _in_parts(call.with_body(json.dumps(records[BATCH:]).encode()), ask)
    content = first.json
    content["data"]["ids"] += rest.json["data"]["ids"]
    return first.with_json(content)


def _data(content: Any, **members: Any) -> Any:
    return {**content, "data": {**content["data"], **members}}


def _no_id(call: Asked, content: Any) -> Any:
    accepted = call.of("POST") and content.get("code") == 1 and "id" in content.get("data", {})
    return {**content, "data": {}} if accepted else content


def _short_ids(call: Asked, content: Any) -> Any:
    accepted = call.of("POST") and content.get("code") == 1 and "ids" in content.get("data", {})
    return _data(content, ids=content["data"]["ids"][:-1]) if accepted else content


def _no_message(call: Asked, content: Any) -> Any:
    data = content.get("data")
    if content.get("code") == 1 or not isinstance(data, dict) or "errors" not in data:
        return content
    return _data(content, errors=[{"field": row["field"]} for row in data["errors"]])


def _one_failure(call: Asked, content: Any) -> Any:
    data = content.get("data")
    return {**content, "data": data[0]} if content.get("code") != 1 and isinstance(data, list) and data else content


def _text_as_json(call: Asked) -> Asked:
    return call.with_type("application/json") if call.environ.get("CONTENT_TYPE") == "text/plain" else call


def _repaired(call: Asked) -> Asked:
    return call.with_body(call.body + b"}") if call.body and call.json is None else call


def _any_method(call: Asked, ask: Ask) -> Came:
    came = ask(call)
    return came.with_json({"timestamp": 0, "code": 1, "data": {}}, status=200) if came.status == 405 else came


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("foreign-lift", "5.2.1", ("R-5.2.1-7",),
           Text("A manufacturer reads the lifts of every other.", "制造单位可以读取其他单位的电梯信息。"),
           route("6.12", _as_the_owner)),
    Change("width-kept", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("The lift model keeps its full-width characters.", "设备型号中的全角字符未转换。"),
           lambda parts: wrapper(_remembering())(parts)),
    Change("batch-unlimited", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("A batch of more than a hundred records is stored.", "超过 100 条的批量数据被全部存储。"),
           wrapper(around(_in_parts))),
    Change("id-missing", "5.3.5.7", ("R-5.3.5.7-1",),
           Text("An accepted record gets no id.", "成功响应中没有 data.id。"),
           wrapper(contents(_no_id))),
    Change("ids-short", "5.3.5.7", ("R-5.3.5.7-2",),
           Text("An accepted batch gets one id too few.", "批量成功响应中 ids 少一个。"),
           wrapper(contents(_short_ids))),
    Change("errors-without-message", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("The errors of a refused record have no message.", "失败响应的 errors 中没有 message。"),
           wrapper(contents(_no_message))),
    Change("batch-failure-as-one", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("The failure of a batch is told as that of one record.", "批量失败时 data 不是数组。"),
           wrapper(contents(_one_failure))),
    Change("broken-json-accepted", "5.3.5.10", ("R-5.3.5.10-3",),
           Text("A body that lacks its closing brace is accepted.", "接受缺少右花括号的请求体。"),
           wrapper(requests(_repaired))),
    Change("any-method", "5.3.5.10", ("R-5.3.5.10-7",),
           Text("A method that does not exist is answered as a success.", "不被允许的 HTTP 方法返回成功。"),
           wrapper(around(_any_method))),
    Change("any-media-type", "5.3.5.10", ("R-5.3.5.10-8",),
           Text("A body of type text/plain is accepted.", "接受 text/plain 类型的请求体。"),
           wrapper(requests(_text_as_json))),
)
# fmt: on


def _remembering() -> Any:
    sent: dict[str, str] = {}
    return around(lambda call, ask: _as_sent(call, ask, sent))
