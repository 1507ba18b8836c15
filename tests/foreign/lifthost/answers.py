"""What goes back over the wire: the envelopes of 5.3.5.7 and 5.3.5.8, and values as the style writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lifthost import tables
from lifthost.check import Problem, Values
from lifthost.style import Style
from lifthost.tables import Table
from lifthost.world import World

TABLES: tuple[Table, ...] = (
    tables.LIFT, tables.COMPONENT, tables.CONSTRUCTION, tables.RESULT, tables.RECALL, tables.USAGE, tables.INSURANCE,
    tables.MAINTENANCE, tables.INSPECTION, tables.SUPERVISION, tables.UNIT, tables.QUALIFICATION, tables.INFORM,
)  # fmt: skip
KINDS = {row.code: row.kind for one in TABLES for row in one.fields} | {"CJSJ": "T", "GXSJ": "T", "SJBB": "N"}
"""Element → kind of value"""

ABSENT = ()
"""`nothing` of a style: there is no data, and the answer says so"""


@dataclass(frozen=True)
class Answer:
    """An HTTP answer. `content` becomes JSON, unless it is bytes."""

    status: int
    content: Any
    media: str = "application/json"


class Refusal(Exception):
    """A request that is refused as a whole."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def envelope(world: World, code: int, data: Any = ABSENT, message: str = "") -> Values:
    """The members that every answer has."""
    now = world.clock.now() // (1000 if world.style.seconds else 1)
    content: Values = {"timestamp": str(now) if world.style.text_values else now, "code": code}
    if message:
        content["msg"] = message
    if data is not ABSENT:
        content["data"] = data
    if world.style.extras:
        content = {"success": code == 1, **dict(reversed(content.items())), "requestId": f"r-{now}"}
    return content


def success(world: World, data: Any, status: int = 200) -> Answer:
    """An answer with code 1 (5.3.5.7, 5.3.5.8)."""
    message = "成功" if world.style.extras else ""
    return Answer(200 if world.style.always_200 else status, envelope(world, 1, data, message))


def failure(world: World, status: int, code: int, message: str, data: Any = ABSENT) -> Answer:
    """An answer with another code than 1."""
    return Answer(200 if world.style.always_200 else status, envelope(world, code, data, message))


def bad_record(style: Style, id: object, problems: Iterable[Problem]) -> Values:
    """A record in a failure (5.3.5.7)."""
    return {"id": id, "errors": [problem.told(style) for problem in problems]}


def body(answer: Answer, style: Style) -> tuple[bytes, str]:
    """The bytes of an answer and their media type."""
    if isinstance(answer.content, bytes):
        return answer.content, answer.media
    text = json.dumps(answer.content, ensure_ascii=style.ascii_json)
    return text.encode("utf-8", "replace"), answer.media + ("" if style.ascii_json else "; charset=utf-8")


@dataclass(frozen=True)
class Shape:
    """The members of an object in an answer, those with M marked by `!`, and how some are printed."""

    members: str
    printed: Mapping[str, str]

    def write(self, values: Mapping[str, Any], style: Style) -> Values:
        """An object with these values."""
        written: Values = {}
        for member in self.members.split():
            code = member.rstrip("!")
            value = values.get(code)
            if value is None and style.omit_unknown_extended and not member.endswith("!"):
                continue
            name = self.printed.get(code, code) if style.printed_codes else code
            written[name] = style.unknown if value is None else wire(code, value, style)
        if style.extras:
            written["remark"] = ""
        return written


def wire(code: str, value: Any, style: Style) -> Any:
    """A value as it travels."""
    if isinstance(value, dict | list):
        return value
    kind = KINDS.get(code, "C")
    if kind == "T" and style.seconds:
        value = value // 1000
    if kind == "Y" and not style.text_values:
        return int(value)
    if kind == "B" and style.text_values:
        return str(value).lower()
    if kind in ("T", "N") and style.text_values:
        return str(value)
    return value
