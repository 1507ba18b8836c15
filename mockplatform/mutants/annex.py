"""Mutants of Annex A: the shapes of messages."""

from __future__ import annotations

from typing import Any

from mockplatform.mutants.model import Change, wrapper
from mockplatform.mutants.wrappers import Call, contents
from mockplatform.spec.model import Text


def _twice(call: Call, content: Any) -> Any:
    by_key = call.of("GET", path="/lifts/enterprise") and "ZJBM=" in call.query
    return {**content, "data": [content["data"]] * 2} if by_key and content.get("data") else content


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("key-gives-a-list", "A.2.12", ("R-A.2.12-1",),
           Text("6.12 by key gives a list of two, the lift twice.", "带电梯整机编码调用 6.12 时返回含两条的数组。"),
           wrapper(contents(_twice))),
)
# fmt: on
