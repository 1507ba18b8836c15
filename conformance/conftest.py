"""Makes `pytest --pyargs conformance` work: the plugin comes with the tests."""

from __future__ import annotations

pytest_plugins = ["conformance.plugin"]
