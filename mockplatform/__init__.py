"""Sandbox and conformance harness for the lift traceability interfaces of T/CPASE M 014.3—2021.

>>> from mockplatform import MockPlatform
>>> with MockPlatform() as platform:
...     world = platform.world()
...     world.session("manufacturer").get("/api/tp/v1/notices_info").status_code
200
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockplatform.app import MockPlatform
    from mockplatform.settings import Settings
    from mockplatform.testing import World

    __version__: str

__all__ = ["MockPlatform", "Settings", "World", "__version__"]

_HOMES = {"MockPlatform": "mockplatform.app", "Settings": "mockplatform.settings", "World": "mockplatform.testing"}

if not TYPE_CHECKING:  # it would hide misspelt names from the type checker

    def __getattr__(name: str) -> object:
        """Import what is asked for: a pytest plugin must not bring a web server into every session."""
        if name == "__version__":
            from importlib.metadata import version

            return version("mockplatform")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)
