"""Makes `pytest conformance` work in a checkout that is not installed: the plugin comes with the tests."""

from __future__ import annotations

pytest_plugins = ["conformance.entry"]
