"""Conformance suite for servers of T/CPASE M 014.3—2021: path = clause, verdicts per requirement.

It knows of mockplatform the standard as data alone (mockplatform.spec), and speaks HTTP and raw TLS to its target.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("mockplatform")
except PackageNotFoundError:  # a bare checkout
    __version__ = "unknown"
