"""Mutants of 5.3.5.7 to 5.3.5.10: envelopes of uplinks and downlinks, and status codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.model import Alter, Change, mode, right, roles, several, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around, contents, requests
from mockplatform.spec.model import Text

UNKNOWN = "9999999999999999999"


def _of(*methods: str, code: bool, edit: Callable[[dict[str, Any]], dict[str, Any]], interface: str = "") -> Alter:
    """Edit what is answered with code 1 (`code`), or with another one."""

    def change(call: Call, content: dict[str, Any]) -> dict[str, Any]:
        own = call.of(*methods) and (not interface or call.interface == interface)
        return edit(content) if own and call.interface and (content.get("code") == 1) is code else content

    return wrapper(contents(change))


def _data(edit: Callable[[Any], Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda content: {**content, "data": edit(content["data"])} if "data" in content else content


def _without(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda content: {key: value for key, value in content.items() if key != name}


def _no_id(data: Any) -> Any:
    return {key: value for key, value in data.items() if key != "id"}


def _id_in_object(data: Any) -> Any:
    return {**data, "id": {"value": data["id"]}} if "id" in data else data


def _short(data: Any) -> Any:
    return {**data, "ids": data["ids"][:-1]} if "ids" in data else data


def _in_one_text(data: Any) -> Any:
    return {**data, "ids": ",".join(map(str, data["ids"]))} if "ids" in data else data


def _errors(edit: Callable[[list[Any]], Any]) -> Callable[[Any], Any]:
    """Edit the errors of one record."""
    return lambda data: (
        {**data, "errors": edit(data["errors"])} if isinstance(data, dict) and "errors" in data else data
    )


def _lists(edit: Callable[[list[Any]], Any]) -> Callable[[Any], Any]:
    """Edit the list of records that a batch failed by."""
    return lambda data: edit(data) if isinstance(data, list) and data else data


def _shifted(milliseconds: int) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda content: {**content, "timestamp": content["timestamp"] + milliseconds}


def _code_1(call: Call, came: Came) -> Came:
    content = came.json
    if came.status != 400 or not call.interface or not isinstance(content, dict):
        return came
    return came.with_json({**content, "code": 1})


def _status(method: str, status: int, interface: str = "") -> Alter:
    """Another status of success."""

    def edit(call: Call, came: Came) -> Came:
        own = call.of(method) and call.interface and (not interface or call.interface == interface)
        return came.with_status(status) if own and came.status < 300 else came

    return wrapper(answers(edit))


def _success(came: Came) -> Came:
    return came.with_json({"timestamp": 0, "code": 1, "data": {}}, status=200)


def _text_as_json(call: Call) -> Call:
    return call.with_type("application/json") if call.environ.get("CONTENT_TYPE") == "text/plain" else call


def _repaired(call: Call) -> Call:
    return call.with_body(call.body + b"}") if call.body and call.json is None else call


def _any_method(call: Call, came: Came) -> Came:
    return _success(came) if came.status == 405 else came


def _any_path(call: Call, came: Came) -> Came:
    return _success(came) if came.status == 404 and not call.interface else came


def _any_construction(call: Call, came: Came) -> Came:
    return _success(came) if call.interface == "6.5" and UNKNOWN in call.body.decode("utf-8", "replace") else came


def _breaks(when: Callable[[Call], bool]) -> Alter:
    """An error of the server."""

    def edit(call: Call, came: Came) -> Came:
        return came.with_json({"timestamp": 0, "code": 500, "msg": "error"}, status=500) if when(call) else came

    return wrapper(answers(edit))


def _no_utf8(call: Call) -> bool:
    try:
        call.body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _abc_gives_all(call: Call, ask: Ask) -> Came:
    """A month that is none counts for nothing: something is given."""
    if call.interface != "6.13" or "CJYF=abc" not in call.query:
        return ask(call)
    came = ask(call.with_environ(QUERY_STRING=""))
    item = {"DWID": "1", "DWMC": "x", "XYDM": "91330900000000000X"}
    return came.with_json({"timestamp": 0, "code": 1, "data": [item]}, status=200)


def _refused_lookback(edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Alter:
    """Edit the refusal of a GXSJ."""

    def change(call: Call, content: dict[str, Any]) -> dict[str, Any]:
        own = downlinks.asks(call, "6.13", "GXSJ") and content.get("code") not in (1, 429)
        return edit(content) if own else content

    return wrapper(contents(change))


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("id-missing", "5.3.5.7", ("R-5.3.5.7-1",),
           Text("An accepted record gets no id.", "成功响应中没有 data.id。"),
           _of("POST", code=True, edit=_data(_no_id)), kind="envelope"),
    Change("id-missing-after-a-change", "5.3.5.7", ("R-5.3.5.7-1",),
           Text("An accepted change gets no id.", "修改成功的响应中没有 data.id。"),
           _of("PUT", code=True, edit=_data(_no_id)), kind="envelope"),
    Change("id-in-an-object", "5.3.5.7", ("R-5.3.5.7-1",),
           Text("data.id of 7.10 is an object.", "7.10 的 data.id 为对象。"),
           _of("POST", code=True, edit=_data(_id_in_object), interface="7.10"), kind="envelope"),
    Change("timestamp-missing", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.7-2"),
           Text("Accepted records of 6.4 get no timestamp.", "6.4 成功的响应中没有 timestamp。"),
           _of("POST", code=True, edit=_without("timestamp"), interface="6.4"), kind="envelope"),
    Change("ids-short", "5.3.5.7", ("R-5.3.5.7-2",),
           Text("An accepted batch gets one id too few.", "批量成功响应中 ids 少一个。"),
           _of("POST", code=True, edit=_data(_short)), kind="batch"),
    Change("ids-in-one-text", "5.3.5.7", ("R-5.3.5.7-2",),
           Text("data.ids is a text with commas.", "data.ids 为以逗号连接的字符串。"),
           _of("PUT", code=True, edit=_data(_in_one_text)), kind="batch"),
    Change("errors-without-message", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("The errors of a refused record have no message.", "失败响应的 errors 中没有 message。"),
           _of("POST", code=False, edit=_data(_errors(lambda rows: [{"field": row["field"]} for row in rows]))), kind="envelope"),
    Change("errors-without-field", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("The errors of a refused unit have no field.", "单位提交失败时 errors 中没有 field。"),
           _of("POST", code=False, edit=_data(_errors(lambda rows: [{"message": row["message"]} for row in rows])),
               interface="7.17"), kind="envelope"),
    Change("errors-empty", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("A refused record has an empty list of errors.", "失败响应的 errors 为空数组。"),
           _of("POST", code=False, edit=_data(_errors(lambda rows: []))), kind="envelope"),
    Change("refusal-without-code", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("A refused record has no code.", "失败响应中没有 code。"),
           _of("POST", code=False, edit=_without("code")), kind="envelope"),
    Change("batch-failure-as-one", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("The failure of a batch is told as that of one record.", "批量失败时 data 不是数组。"),
           _of("POST", code=False, edit=_data(_lists(lambda rows: rows[0]))), kind="batch"),
    Change("batch-failure-untold", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("The failure of a batch lists nothing.", "批量失败时 data 为空数组。"),
           _of("POST", code=False, edit=_data(_lists(lambda rows: []))), kind="batch"),
    Change("batch-failure-by-id-alone", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("The failure of a batch lists records without errors.", "批量失败时 data 中没有 errors。"),
           _of("POST", code=False, edit=_data(_lists(lambda rows: [{"id": row.get("id")} for row in rows]))), kind="batch"),
    Change("errors-name-the-list-alone", "5.3.5.7", ("R-5.3.5.7-6",),
           Text("An error within a component is told of BJXX.", "部件中的错误只指明 BJXX。"),
           _of("POST", code=False, edit=_data(_errors(
               lambda rows: [{**row, "field": row["field"].partition("[")[0]} for row in rows]))), kind="envelope"),
    Change("errors-numbered", "5.3.5.7", ("R-5.3.5.7-6",),
           Text("Errors name elements by a number.", "errors 以序号指明数据元。"),
           _of("POST", code=False, edit=_data(_errors(lambda rows: [{**row, "field": "#7"} for row in rows]))), kind="envelope"),
    Change("timestamp-in-words", "5.3.5.7", ("R-5.3.5.7-7",),
           Text("timestamp of 6.12 is 20260101000000.", "6.12 的 timestamp 为 20260101000000。"),
           _of("GET", code=True, edit=lambda content: {**content, "timestamp": "20260101000000"}, interface="6.12"),
           kind="envelope"),
    Change("timestamp-of-the-day-before-yesterday", "5.3.5.7", ("R-5.3.5.7-7",),
           Text("timestamp is two days old.", "timestamp 比实际早两天。"),
           _of("POST", code=True, edit=_shifted(-2 * 86_400_000)), kind="envelope"),
    Change("timestamp-in-local-time", "5.3.5.7", ("R-5.3.5.7-7",),
           Text("timestamp of a refusal is in ISO 8601.", "失败响应的 timestamp 为 ISO 8601 格式。"),
           _of("POST", code=False, edit=lambda content: {**content, "timestamp": "2026-01-01T00:00:00+08:00"}), kind="envelope"),
    Change("refusals-with-code-1", "5.3.5.7", ("R-5.3.5.7-8",),
           Text("A 400 has code 1.", "HTTP 400 的应答中 code 为 1。"),
           wrapper(answers(_code_1)), kind="envelope"),
    Change("downlink-without-code", "5.3.5.7", ("R-5.3.5.7-8",),
           Text("7.19 has no code.", "7.19 的应答中没有 code。"),
           _of("GET", code=True, edit=_without("code"), interface="7.19"), kind="envelope"),
    Change("supervision-change-unheard", "5.3.5.7", ("R-5.3.5.7-8",),
           Text("7.14 answers with code 1 and changes nothing.", "7.14 返回 code 1 但未修改数据。"),
           faults.forgotten("7.14"), kind="effect"),
    Change("declaration-unheard", "5.3.5.7", ("R-5.3.5.7-8",),
           Text("6.5 answers with code 1 and changes nothing.", "6.5 返回 code 1 但未修改数据。"),
           faults.forgotten("6.5"), kind="effect"),
    Change("lift-in-a-list-of-two", "5.3.5.8", ("R-5.3.5.8-1",),
           Text("7.20 by key gives a list of two, the lift twice.", "带电梯整机编码调用 7.20 时返回含两条的数组。"),
           downlinks.data("7.20", lambda data: [data] * 2, "ZJBM"), kind="JSON"),
    Change("unit-without-timestamp", "5.3.5.8", ("R-5.3.5.8-1",),
           Text("6.13 has no timestamp.", "6.13 的应答中没有 timestamp。"),
           _of("GET", code=True, edit=_without("timestamp"), interface="6.13"), kind="envelope"),
    Change("constructions-by-number", "5.3.5.8", ("R-5.3.5.8-2",),
           Text("6.10 without a key gives an object with numbered members.", "不带键调用 6.10 时返回以序号为成员的对象。"),
           downlinks.data("6.10", lambda data: {str(at): one for at, one in enumerate(data)}, ""), kind="JSON"),
    Change("entry-notices-one-at-a-time", "5.3.5.8", ("R-5.3.5.8-2",),
           Text("6.11 gives the last notice as an object.", "6.11 仅以对象返回最后一条通知。"),
           downlinks.data("6.11", lambda data: data[-1] if data else data), kind="JSON"),
    Change("entry-notices-without-timestamp", "5.3.5.8", ("R-5.3.5.8-2",),
           Text("6.11 has no timestamp.", "6.11 的应答中没有 timestamp。"),
           _of("GET", code=True, edit=_without("timestamp"), interface="6.11"), kind="envelope"),
    Change("any-month-gives-units", "5.3.5.8", ("R-5.3.5.8-3",),
           Text("CJYF=abc gives units.", "CJYF=abc 返回单位信息。"),
           wrapper(around(_abc_gives_all)), kind="values"),
    Change("lookback-refused-with-code-1", "5.3.5.8", ("R-5.3.5.8-3",),
           Text("A GXSJ too long ago is refused by HTTP alone, with code 1.", "GXSJ 过早时仅以 HTTP 状态拒绝,code 为 1。"),
           _refused_lookback(lambda content: {**content, "code": 1}), kind="envelope"),
    Change("downlink-refusal-without-timestamp", "5.3.5.8", ("R-5.3.5.8-3",),
           Text("A refused query has no timestamp.", "下行失败响应中没有 timestamp。"),
           _of("GET", code=False, edit=_without("timestamp")), kind="envelope"),
    Change("changes-created", "5.3.5.10", ("R-5.3.5.10-1",),
           Text("A PUT is answered with 201.", "PUT 成功返回 HTTP 201。"),
           _status("PUT", 201), kind="status"),
    Change("revocations-taken-note-of", "5.3.5.10", ("R-5.3.5.10-1",),
           Text("A DELETE is answered with 202.", "DELETE 成功返回 HTTP 202。"),
           _status("DELETE", 202), kind="status"),
    Change("insurances-taken-note-of", "5.3.5.10", ("R-5.3.5.10-2",),
           Text("7.4 is answered with 202.", "7.4 成功返回 HTTP 202。"),
           _status("POST", 202, "7.4"), kind="status"),
    Change("lifts-ok", "5.3.5.10", ("R-5.3.5.10-2",),
           Text("6.1 is answered with 200.", "6.1 成功返回 HTTP 200。"),
           _status("POST", 200, "6.1"), kind="status"),
    Change("broken-json-accepted", "5.3.5.10", ("R-5.3.5.10-3",),
           Text("A body that lacks its closing brace is accepted.", "接受缺少右花括号的请求体。"),
           wrapper(requests(_repaired)), kind="JSON"),
    Change("full-information-for-all", "5.3.5.10", ("R-5.3.5.10-5",),
           Text("An enterprise may call 7.20.", "企业账户可以调用 7.20。"),
           several(roles("7.20", "province", "manufacturer"), right("manufacturer", "7.20", "any")), kind="role"),
    Change("unknown-construction-modified", "5.3.5.10", ("R-5.3.5.10-6",),
           Text("6.5 for an unknown SGID is answered as a success.", "对不存在的 SGID 调用 6.5 返回成功。"),
           wrapper(answers(_any_construction)), kind="status"),
    Change("any-path", "5.3.5.10", ("R-5.3.5.10-6",),
           Text("A path that does not exist is answered as a success.", "不存在的路径返回成功。"),
           wrapper(answers(_any_path)), kind="status"),
    Change("any-method", "5.3.5.10", ("R-5.3.5.10-7",),
           Text("A method that does not exist is answered as a success.", "不被允许的 HTTP 方法返回成功。"),
           wrapper(answers(_any_method)), kind="status"),
    Change("any-media-type", "5.3.5.10", ("R-5.3.5.10-8",),
           Text("A body of type text/plain is accepted.", "接受 text/plain 类型的请求体。"),
           wrapper(requests(_text_as_json)), kind="status"),
    Change("as-often-as-one-likes", "5.3.5.10", ("R-5.3.5.10-9",),
           Text("6.13 may be asked for increments at any time.", "6.13 的增量调用间隔不受限制。"),
           mode("6.13", "by_updated", limits=(("lookback", "R-6.13.1-7"),)), kind="limit"),
    Change("broken-text-breaks", "5.3.5.10", ("R-5.3.5.10-10",),
           Text("Bytes that are no UTF-8 are an error of the server.", "非 UTF-8 字节导致服务器错误。"),
           _breaks(_no_utf8), kind="status"),
    Change("letters-break", "5.3.5.10", ("R-5.3.5.10-10",),
           Text("Letters in a number are an error of the server.", "数值中的字母导致服务器错误。"),
           _breaks(lambda call: call.interface == "6.1" and b'"abc"' in call.body), kind="status"),
    Change("maintenance-change-breaks", "5.3.5.10", ("R-5.3.5.10-10",),
           Text("7.8 is an error of the server, though it is done.", "7.8 已处理但返回服务器错误。"),
           _breaks(lambda call: call.interface == "7.8"), kind="status"),
)
# fmt: on
