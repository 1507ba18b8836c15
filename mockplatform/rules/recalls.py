"""Recalls: which components they concern (E195), and what may happen to them: 6.14, 6.15, 6.16."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mockplatform.derive import width
from mockplatform.rules.records import Recall

Component = Mapping[str, Any]


def model_key(model: str) -> str:
    """A model, so that spellings of one model are equal: half width, in lower case (E195)."""
    return width.fold(model).lower()


def keys(components: Iterable[Component]) -> set[tuple[str, str]]:
    """What components are known by to a recall: their models and makers."""
    return {(model_key(str(part.get("TBJXH", ""))), str(part.get("TBJZZXYDM", ""))) for part in components}


def matching(recalls: Iterable[Recall], components: Iterable[Component]) -> list[Recall]:
    """Those of `recalls` that concern one of the components (BJXX) of a lift, in their order."""
    held = keys(components)
    return [recall for recall in recalls if (recall.model, recall.maker) in held]
