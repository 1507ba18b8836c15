"""Reset of a world by exactly named scopes."""

from __future__ import annotations

from mockplatform.sandbox import resets
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Asked, Route
from mockplatform.sandbox.admin.schemas import NAME, listed, record
from mockplatform.sandbox.resets import SCOPES
from mockplatform.spec.model import Text


def reset(asked: Asked) -> object:
    """Set the scopes back; all of them if none is named."""
    scopes = asked.content.get("scopes", [])
    if not isinstance(scopes, list) or not set(map(str, scopes)) <= set(SCOPES):
        names = ", ".join(SCOPES)
        raise Refusal(400, f"scopes is a list of {names}", f"scopes 应为列表,成员限于 {names}")
    world, chosen = asked.world, frozenset(scopes) or frozenset(SCOPES)
    resets.reset(asked.admin.database, asked.admin.journal, world, chosen, asked.admin.wall())
    return {"world": world.name, "reset": [scope for scope in SCOPES if scope in chosen]}


_SCOPES = listed({"enum": list(SCOPES)})
# fmt: off
ROUTES = (
    Route("POST", "/_admin/reset", reset,
          Text("Set a world back to its start; all scopes if none is named.", "将世界恢复到初始状态;未指定范围时全部恢复。"),
          record({}, scopes=_SCOPES), record({"world": NAME, "reset": _SCOPES}), refusals=(404,)),
)
# fmt: on
