"""The components of a lift: each keeps a version and a kind of change of its own (E047)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Component = dict[str, Any]

WRITTEN = ("SJBB", "BGLX")
"""What the platform writes on a component; absent means the first version, ADD"""


def versioned(before: Iterable[Component], after: Iterable[Component]) -> list[Component]:
    """The components as they are stored after a change: unchanged ones keep their version, changed ones get the next."""
    known = {part["TBJBM"]: part for part in before}
    return [_version(known.get(part["TBJBM"]), plain(part)) for part in after]


def plain(part: Component) -> Component:
    """A component without what the platform writes."""
    return {code: value for code, value in part.items() if code not in WRITTEN}


def _version(old: Component | None, part: Component) -> Component:
    if old is None:
        return part
    if plain(old) == part:
        return old
    return {**part, "SJBB": old.get("SJBB", 1) + 1, "BGLX": "MODIFY"}
