"""The body of an uplink: bytes → records, judged before any table is asked (5.3.1, 5.3.5.5, 5.3.5.6)."""

from __future__ import annotations

import json
from dataclasses import dataclass

import orjson

from mockplatform.derive.problems import Problem
from mockplatform.errors import Fault, Refused
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Body:
    """The records of a request. `single`: it was an object, and is answered as one (E136)."""

    records: list[object]
    single: bool
    suspect: bool
    """The text holds the escape of U+0000 somewhere; validation looks closer"""
    texts: list[bytes]
    """Each record in the shortest JSON, so that what is stored as it came is not written out again"""


class Unreadable(Exception):
    """The body is no JSON that can be taken; `text` says why, `requirement` what says so."""

    def __init__(self, en: str, zh: str, requirement: str = "R-5.3.1-2") -> None:
        super().__init__(en)
        self.text, self.requirement = Text(en, zh), requirement


def read(data: bytes, most: int = BATCH) -> Body:
    """The records of a body: one object, or an array of 1 to `most` objects; raises Unreadable or Refused."""
    parsed, texts = _parse(data)
    suspect = b"\\" in data and b"\\u0000" in data  # one byte is found fifty times as fast as six
    if isinstance(parsed, dict):
        return Body([parsed], True, suspect, texts)
    if not isinstance(parsed, list):
        raise Unreadable("the body is neither an object nor an array", "请求体应为JSON对象或数组", "R-5.3.5.6-1")
    if not 1 <= len(parsed) <= most:
        problem = Problem("empty", "", expected=f"1..{most}", got=str(len(parsed)), requirement="R-5.3.5.5-1")
        raise Refused("records", problem=problem)
    return Body(parsed, False, suspect, texts)


def _parse(data: bytes) -> tuple[object, list[bytes]]:
    try:
        parsed = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _explained(data, error) from None
    try:
        texts = [orjson.dumps(record) for record in parsed] if isinstance(parsed, list) else [orjson.dumps(parsed)]
    except orjson.JSONEncodeError:  # deeper than 254 levels
        raise Unreadable("the body is nested too deeply", "请求体嵌套过深") from None
    if _may_repeat(data, b"[" + b",".join(texts) + b"]" if isinstance(parsed, list) else texts[0]):
        _refuse_duplicates(data)
    return parsed, texts


_BLANK_COLON = (b" :", b"\t:", b"\n:", b"\r:")


def _may_repeat(data: bytes, again: bytes) -> bool:
    """Whether an object of `data` may hold a member twice; of two, the parser kept one, and `again` is what it kept.

    Most clients send the shortest form, so that both texts are the same. Else members are counted: every `":` ends a
    key, save an escaped quote before a colon, and every key ends so, save one with a blank before its colon.
    """
    if data == again:
        return False
    if b'\\":' in again or any(mark in data for mark in _BLANK_COLON):
        return True
    return data.count(b'":') != again.count(b'":')


def _refuse_duplicates(data: bytes) -> None:
    def pairs(members: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(members)
        if len(found) != len(members):
            names = [name for name, _ in members]
            twice = next(name for name in names if names.count(name) > 1)
            raise Unreadable(f"the member {twice} stands twice in one object", f"数据元{twice}在同一对象中重复")
        return found

    json.loads(data, object_pairs_hook=pairs)


def _explained(data: bytes, error: orjson.JSONDecodeError) -> Unreadable:
    if not data.strip():
        return Unreadable("the body is empty", "请求体为空")
    if data.startswith(b"\xef\xbb\xbf"):
        return Unreadable("the body begins with a byte order mark", "请求体不应以BOM开头")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return Unreadable(f"the body is not UTF-8 (byte {wrong.start})", f"请求体不是UTF-8编码(第{wrong.start}字节)")
    return Unreadable(f"the body is not JSON: {error}", f"请求体不是合法的JSON(第{error.lineno}行第{error.colno}列)")


def unreadable(found: Unreadable) -> Refused:
    """The refusal of a body that can't be read: one fault, without an id."""
    problem = Problem("body", "", expected=found.text.en, got=found.text.zh, requirement=found.requirement)
    return Refused("body", faults=(Fault(0, "", (problem,)),))
