"""Which tests share one of several processes (pytest-xdist): all those of interfaces under a time rule, whose calls each
other would otherwise come too soon for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from conformance.running.marks import MARK


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Gives what is limited to one process, and everything else to whichever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return "limited" if is_limited(nodeid) else nodeid


def is_limited(nodeid: str) -> bool:
    """Whether a test of the suite declares that it asks an interface under a time rule; False for anybody else's test."""
    path, _, name = nodeid.partition("::")
    _, found, inside = path.rpartition("conformance/")
    if not found:
        return False
    try:
        test: Any = getattr(import_module(f"conformance.{inside.removesuffix('.py').replace('/', '.')}"), name)
    except (ImportError, AttributeError):
        return False
    return any(mark.args[0].limited for mark in getattr(test, "pytestmark", ()) if mark.name == MARK)
