"""Variants: other readings of the standard that are legal, and broken rules that none may be blamed for."""

from __future__ import annotations

from typing import Any

from mockplatform.mutants.model import Change, wrapper
from mockplatform.mutants.wrappers import Call, Came, answers, contents
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

_NAMES = {row.code: row.name for no in (4, 5) for row in TABLES[no].rows}


def _ok(call: Call, came: Came) -> Came:
    return came.with_json(came.json, status=200) if came.status == 201 else came


def _number(id: object) -> object:
    return int(id) if isinstance(id, str) and id.isascii() and id.isdigit() else id


def _numbers(call: Call, content: Any) -> Any:
    data = content.get("data")
    if call.of("GET") or not isinstance(data, dict):
        return content
    told = {"id": _number(data["id"])} if "id" in data else {}
    told |= {"ids": [_number(id) for id in data["ids"]]} if "ids" in data else {}
    return {**content, "data": {**data, **told}}


def _in_chinese(call: Call, content: Any) -> Any:
    data = content.get("data")
    for record in data if isinstance(data, list) else [data]:
        for row in record.get("errors", []) if isinstance(record, dict) and not call.of("GET") else []:
            row["field"] = ".".join(_name(part) for part in row["field"].split("."))
    return content


def _name(part: str) -> str:
    code, bracket, index = part.partition("[")
    return _NAMES.get(code, code) + bracket + index


def _array_of_one(call: Call, content: Any) -> Any:
    by_key = call.of("GET", path="/lifts/enterprise") and "ZJBM=" in call.query
    return {**content, "data": [content["data"]]} if by_key and content.get("data") else content


def _under_200(call: Call, came: Came) -> Came:
    return came.with_json(came.json, status=200) if came.status == 400 and isinstance(came.json, dict) else came


def _more(value: Any) -> Any:
    if isinstance(value, dict):
        return {"extra": "x", **{name: _more(one) for name, one in reversed(value.items())}}
    return [_more(one) for one in value] if isinstance(value, list) else value


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("post-200-number-ids", "5.3.5.7", ("R-5.3.5.7-1", "R-5.3.5.7-2", "R-5.3.5.10-2"),
           Text("POST is answered with 200, and ids are numbers (E134).", "POST 返回 200,且 id 为数字(E134)。"),
           wrapper(answers(_ok), contents(_numbers))),
    Change("refusals-200", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.10-3"),
           Text("Data errors are answered with 200 and another code than 1 (E129).",
                "数据错误以 HTTP 200 和非 1 的 code 返回(E129)。"),
           wrapper(answers(_under_200))),
    Change("fields-in-chinese", "5.3.5.7", ("R-5.3.5.7-3", "R-5.3.5.7-6"),
           Text("Errors name elements in Chinese (E025).", "errors 中的 field 使用中文名称(E025)。"),
           wrapper(contents(_in_chinese))),
    Change("more-members", "5.3.1", ("R-5.3.1-2",),
           Text("Every object has a further member, and another order.", "每个对象均含额外成员且顺序不同。"),
           wrapper(contents(lambda call, content: _more(content)))),
    Change("array-of-one", "A.2.12", ("R-A.2.12-1",),
           Text("6.12 by key gives an array of one (E150).", "带编码调用 6.12 时返回仅含一条的数组(E150)。"),
           wrapper(contents(_array_of_one))),
)

EQUIVALENT: tuple[tuple[str, str, Text], ...] = (
    ("stale-version-accepted", "6.2.2",
     Text("A stale SJBB may be refused or accepted (E122): the standard says what it is, not what it is for.",
          "过期的 SJBB 可被拒绝或接受(E122):标准说明了其含义,未规定其用途。")),
)
"""(name, clause, why no suite may tell it from a correct server)"""
# fmt: on
