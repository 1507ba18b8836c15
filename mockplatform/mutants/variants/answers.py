"""Variants in the envelope: ids, codes, messages, errors, statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mockplatform.errors import REASONS
from mockplatform.mutants.model import Alter, Change, reason, several, wrapper
from mockplatform.mutants.wrappers import Call, Came, answers, contents
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Row, Text
from mockplatform.spec.tables import TABLES

_CODES = {"ZJBM": "TZJBM", "CPBH": "CCBH", "TBJLB": "BJLB", "TBJZZXYDM": "BJZZXYDM", "ZHYY": "ZHYE", "ZHRQ": "ZHWCRQ"}

_LONGEST = 19
"""Characters of a record code"""

Edit = Callable[[Call, Any], Any]


# ---- accepted


def _created(call: Call, came: Came) -> Came:
    return came.with_status(200) if came.status == 201 else came


def _put_created(call: Call, came: Came) -> Came:
    return came.with_status(201) if call.of("PUT") and came.status == 200 else came


def _ids(edit: Callable[[Call, list[Any]], list[Any]]) -> Edit:
    """An edit of the ids of an accepted uplink."""

    def change(call: Call, content: Any) -> Any:
        data = content.get("data")
        if call.of("GET") or str(content.get("code")) != "1" or not isinstance(data, dict):
            return content
        if "id" in data:
            return {**content, "data": {**data, "id": edit(call, [data["id"]])[0]}}
        return {**content, "data": {**data, "ids": edit(call, data["ids"])}} if "ids" in data else content

    return change


def _number(id: object) -> object:
    exact = isinstance(id, str) and id.isascii() and id.isdigit() and str(int(id)) == id and int(id) < 2**63
    return int(str(id)) if exact else id


def _opaque(call: Call, ids: list[Any]) -> list[Any]:
    """Numbers of messages, not of records; the keys that a DELETE names are left."""
    return ids if call.of("DELETE") else ["m" + str(id)[1 - _LONGEST :] for id in ids]


def _one_id(call: Call, content: Any) -> Any:
    ids = (content.get("data") or {}).get("ids") if isinstance(content.get("data"), dict) else None
    alone = isinstance(call.json, list) and isinstance(ids, list) and len(ids) == 1 and len(call.json) == 1
    return {**content, "data": {"id": ids[0]}} if alone and ids else content


def _bare_delete(call: Call, content: Any) -> Any:
    accepted = call.of("DELETE") and str(content.get("code")) == "1"
    return {name: value for name, value in content.items() if name != "data"} if accepted else content


def _bare_push(call: Call, content: Any) -> Any:
    if not call.interface.startswith("8.1."):
        return content
    return {"code": int(content["code"])} if str(content.get("code")).isdigit() else content


# ---- refused


def _records(content: Any) -> list[Any]:
    """The refused records that an answer lists."""
    data = content.get("data") if str(content.get("code")) != "1" else None
    listed = data if isinstance(data, list) else [data]
    return [one for one in listed if isinstance(one, dict) and isinstance(one.get("errors"), list)]


def _every_record(call: Call, content: Any) -> Any:
    """A failed batch lists its good records too, without errors (E133)."""
    bad = {str(one["id"]): one for one in _records(content)}
    if not isinstance(call.json, list) or not isinstance(content.get("data"), list) or "" in bad:
        return content
    key = next((code for code in _keys(call) if code), "ZJBM")
    names = [str(one.get("id") or one.get(key) or one.get("ZJBM", "")) for one in call.json if isinstance(one, dict)]
    return {**content, "data": [bad.get(name, {"id": name, "errors": []}) for name in names]}


def _keys(call: Call) -> Iterable[str]:
    """What names a record of a PUT: the key of the DELETE at the same path."""
    path = call.environ["PATH_INFO"]
    return (one.key for one in INTERFACES.values() if one.path == path and one.method == "DELETE" and call.of("PUT"))


def _fields(edit: Callable[[Call, str], str]) -> Edit:
    """An edit of the fields that errors name."""

    def change(call: Call, content: Any) -> Any:
        for record in _records(content):
            record["errors"] = [{**row, "field": edit(call, row["field"])} for row in record["errors"]]
        return content

    return change


def _parts(edit: Callable[[str, str], str]) -> Callable[[Call, str], str]:
    """An edit of a field part by part: the name, and the index, "" or 0."""

    def change(call: Call, path: str) -> str:
        split = (part.partition("[") for part in path.split("."))
        return ".".join(edit(name, index.rstrip("]")) for name, _, index in split)

    return change


def _named(name: Callable[[Row], str]) -> Callable[[Call, str], str]:
    """The fields of an uplink by the names of its table."""

    def change(call: Call, path: str) -> str:
        interface = INTERFACES.get(call.interface)
        table = TABLES[interface.body] if interface is not None and interface.body else None
        names = {row.code: name(row).replace(" ", "") for row in table.rows} if table else {}
        return _parts(lambda part, index: names.get(part, part) + (f"[{index}]" if index else ""))(call, path)

    return change


def _from_one(name: str, index: str) -> str:
    return f"{name}[{int(index) + 1}]" if index.isdigit() else name


def _in_an_object(call: Call, path: str) -> str:
    return f"电梯整机信息.{path}" if path else path


def _quiet(call: Call, content: Any) -> Any:
    return {**content, "msg": ""} if "msg" in content and str(content.get("code")) != "1" else content


def _polite(call: Call, content: Any) -> Any:
    return {"msg": "成功", **content} if str(content.get("code")) == "1" else content


# ---- codes, statuses


def _texts(*names: str) -> Edit:
    def change(call: Call, content: Any) -> Any:
        return {**content, **{name: str(content[name]) for name in names if name in content and "code" in content}}

    return change


def _other_codes() -> Iterable[Alter]:
    for name, row in REASONS.items():
        if row.code in (5001, 6001):
            yield reason(name, code=40000 + row.code, on_downlink=9)
        elif row.code < 500:
            yield reason(name, code=-row.code)


def _statuses(status: int) -> Alter:
    """Every refusal that is the client's fault has this status."""
    return several(*(reason(name, status=status) for name, row in REASONS.items() if 400 <= row.status < 500))


# fmt: off
VARIANTS: tuple[Change, ...] = (
    # Accepted
    Change("post-200-number-ids", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.7-2", "R-5.3.5.10-2"),
           Text("POST is answered with 200, and ids are numbers (E066, E134).", "POST 返回 200,且 id 为数字(E066、E134)。"),
           wrapper(answers(_created), contents(_ids(lambda call, ids: [_number(id) for id in ids])))),
    Change("put-201", "5.3.5.10", ("R-5.3.5.10-1",),
           Text("PUT is answered with 201 (E066).", "PUT 返回 201(E066)。"),
           wrapper(answers(_put_created))),
    Change("ids-of-messages", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.7-2"),
           Text("id and ids name messages, not records (E134).", "id 和 ids 标识消息而非记录(E134)。"),
           wrapper(contents(_ids(_opaque)))),
    Change("ids-backwards", "5.3.5.7", ("R-5.3.5.7-2",),
           Text("ids come in another order than the records (E135).", "ids 的顺序与提交的记录不同(E135)。"),
           wrapper(contents(_ids(lambda call, ids: ids[::-1])))),
    Change("array-of-one-gets-id", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.7-2"),
           Text("An array of one record is answered with id (E136).", "仅含一条记录的数组以 id 响应(E136)。"),
           wrapper(contents(_one_id))),
    Change("delete-without-data", "5.3.5.7", ("R-5.3.5.7-1", "R-A.2.3-1"),
           Text("DELETE is answered with code 1 and no data (E145).", "DELETE 的响应只有 code 1,没有 data(E145)。"),
           wrapper(contents(_bare_delete))),
    Change("push-code-only", "A.4.1.1", ("R-A.4.1.1-2", "R-A.4.1.2-1"),
           Text("A push is answered with a code that is a number, and nothing else (E147, E148, E216).",
                "推送的响应只有数字 code(E147、E148、E216)。"),
           wrapper(contents(_bare_push))),
    Change("msg-on-success", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.8-1"),
           Text("Success has a msg too (E146).", "成功响应也有 msg(E146)。"),
           wrapper(contents(_polite))),
    # Refused
    Change("failure-lists-all", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("A failed batch lists all its records (E133).", "批量失败时列出全部记录(E133)。"),
           wrapper(contents(_every_record))),
    Change("msg-empty", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.8-3"),
           Text("msg is empty (E146).", "失败响应的 msg 为空(E146)。"),
           wrapper(contents(_quiet))),
    Change("fields-without-index", "5.3.5.7", ("R-5.3.5.7-6",),
           Text("Errors name nested elements without an index (E025).", "errors 中嵌套元素不带下标(E025)。"),
           wrapper(contents(_fields(_parts(lambda name, index: name))))),
    Change("fields-from-one", "5.3.5.7", ("R-5.3.5.7-6",),
           Text("Errors count items from 1 (E025).", "errors 中的下标从 1 开始(E025)。"),
           wrapper(contents(_fields(_parts(_from_one))))),
    Change("fields-in-chinese", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.7-6"),
           Text("Errors name elements in Chinese (E025).", "errors 中的 field 使用中文名称(E025)。"),
           wrapper(contents(_fields(_named(lambda row: row.name))))),
    Change("fields-by-synonym", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.7-6"),
           Text("Errors name elements by their second Chinese name, if they have one (E020).",
                "errors 中的 field 使用同义名称(如有)(E020)。"),
           wrapper(contents(_fields(_named(lambda row: row.synonym or row.code))))),
    Change("fields-by-other-code", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("Errors name elements by the other printed code (E001–E009, E025).",
                "errors 中的 field 使用另一种印刷代码(E001–E009、E025)。"),
           wrapper(contents(_fields(_parts(lambda name, index: _CODES.get(name, name) + (f"[{index}]" if index else "")))))),
    Change("fields-in-an-object", "5.3.5.7", ("R-5.3.5.7-3",),
           Text("Errors name elements within an object of no table (E026).", "errors 中的 field 带有表外的对象名(E026)。"),
           wrapper(contents(_fields(_in_an_object)))),
    Change("codes-of-its-own", "5.3.5.7", ("R-5.3.5.7-8", "R-5.3.5.8-3"),
           Text("Refusals have other codes than 5001 and 6001 (E130).", "失败响应使用 5001、6001 以外的 code(E130)。"),
           several(*_other_codes())),
    Change("code-as-text", "5.3.5.7", ("R-5.3.5.7-8",),
           Text("code is text (E147).", "code 为文本(E147)。"),
           wrapper(contents(_texts("code")))),
    Change("timestamp-as-text", "5.3.5.7", ("R-5.3.5.7-7",),
           Text("timestamp is text of digits (E148).", "timestamp 为数字串(E148)。"),
           wrapper(contents(_texts("timestamp")))),
    # Statuses
    Change("unidentified-403", "5.3.5.10", ("R-5.3.5.10-4",),
           Text("A certificate without an account is answered with 403 (E232, E234).", "证书没有对应账户时返回 403(E232、E234)。"),
           several(*(reason(name, status=403, code=403) for name in ("identity", "expired", "revoked")))),
    Change("refusals-400", "5.3.5.10", ("R-5.3.5.10-4", "R-5.3.5.10-5", "R-5.3.5.10-6", "R-5.3.5.10-7",
                                        "R-5.3.5.10-8", "R-5.3.5.10-9"),
           Text("Every refusal has HTTP status 400 (E129, E160, E237).", "一切拒绝均为 HTTP 400(E129、E160、E237)。"),
           _statuses(400)),
    Change("refusals-200", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.8-3", "R-5.3.5.10-3", "R-5.3.5.10-9"),
           Text("Every refusal is answered with 200 and another code than 1 (E129).",
                "一切拒绝均以 HTTP 200 和非 1 的 code 返回(E129)。"),
           _statuses(200)),
)
# fmt: on
