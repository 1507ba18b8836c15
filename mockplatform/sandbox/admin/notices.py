"""Notices: the modify notice that somebody wants now, and those that there are."""

from __future__ import annotations

from typing import Any

from mockplatform.rules.records import Notice
from mockplatform.sandbox.admin import moments
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import WORLD, Asked, Parameter, Route
from mockplatform.sandbox.admin.schemas import MOMENT, NAME, TEXT, listed, record
from mockplatform.spec.model import Text
from mockplatform.store import notices
from mockplatform.store.rows import LIFTS

KINDS = ("modify", "entry")
LONGEST = 20
"""Characters of FKNR (Table 12)"""


def create(asked: Asked) -> object:
    """Ask the maker to modify a lift; an open notice on it is given back as it is."""
    zjbm, content = asked.content.get("ZJBM"), asked.content.get("FKNR")
    if not isinstance(zjbm, str) or not zjbm:
        raise Refusal(400, "ZJBM is the code of a lift", "ZJBM 应为电梯的整机编码")
    if not isinstance(content, str) or not 1 <= len(content) <= LONGEST:
        raise Refusal(400, f"FKNR is a text of 1 to {LONGEST} characters", f"FKNR 应为 1 到 {LONGEST} 个字符")
    with asked.admin.database.writing() as connection:
        world = asked.world_in(connection)
        lift = LIFTS.find(connection, world.id, [zjbm]).get(zjbm)
        if lift is None or lift.revoked:
            raise Refusal(404, f"there is no lift {zjbm}", f"不存在整机编码为 {zjbm} 的电梯")
        now = world.clock.at(asked.admin.wall())
        notice = notices.raise_notice(connection, world.id, now, zjbm, content)
    if notice is None:
        raise Refusal(409, f"the lift {zjbm} has no construction, which a notice must name (Table 12)",
                      f"电梯 {zjbm} 没有施工信息,而通知须载明施工信息(表 12)")  # fmt: skip
    return {"world": world.name, **_shown(notice)}


def every(asked: Asked) -> object:
    """All of a world, oldest first."""
    kind, state = asked.query.get("kind"), asked.query.get("open")
    if kind is not None and kind not in KINDS:
        raise Refusal(400, f"kind is one of {', '.join(KINDS)}", f"kind 应为 {'、'.join(KINDS)} 之一")
    if state not in (None, "true", "false"):
        raise Refusal(400, "open is true or false", "open 应为 true 或 false")
    with asked.admin.database.reading() as connection:
        found = notices.every(
            connection, asked.world_in(connection).id, kind, None if state is None else state == "true"
        )
    return {"notices": [_shown(notice) for notice in found]}


def _shown(notice: Notice) -> dict[str, Any]:
    return {
        "TZID": notice.tzid,
        "kind": notice.kind,
        "ZJBM": notice.zjbm,
        "SGID": notice.sgid,
        "SGXYDM": notice.builder,
        "FKNR": notice.content,
        "created": moments.show(notice.created),
        "closed": None if notice.closed is None else moments.show(notice.closed),
    }


# fmt: off
_SHOWN = {"TZID": TEXT, "kind": {"enum": list(KINDS)}, "ZJBM": TEXT, "SGID": TEXT, "SGXYDM": TEXT, "FKNR": TEXT,
          "created": MOMENT, "closed": {"type": ["string", "null"]}}
_FKNR = {**TEXT, "minLength": 1, "maxLength": LONGEST}
FILTERS = (
    WORLD,
    Parameter("kind", Text("Of this kind only", "仅此类"), {"enum": list(KINDS)}),
    Parameter("open", Text("Open or closed ones only", "仅未关闭或仅已关闭"), {"type": "boolean"}),
)
ROUTES = (
    Route("GET", "/_admin/notices", every, Text("The notices of a world, oldest first.", "按时间先后列出通知。"),
          answer=record({"notices": listed(record(_SHOWN))}), query=FILTERS, refusals=(404,)),
    Route("POST", "/_admin/notices", create,
          Text("Raise a modify notice on a lift, as 6.9 gives it out.", "对某台电梯发出修改通知(6.9)。"),
          record({"ZJBM": TEXT, "FKNR": _FKNR}), record({"world": NAME, **_SHOWN}), status=201, refusals=(404, 409)),
)
# fmt: on
