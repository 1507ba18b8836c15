"""The rows of the settings."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from mockplatform.settings import ENVIRONMENT, Settings

ROWS = fields(Settings)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row(row: object) -> None:
    default, metadata = row.default, row.metadata  # type: ignore[attr-defined]
    assert default is not MISSING
    assert metadata["help"].en
    assert metadata["help"].en.endswith(".")
    assert not metadata["help"].zh.isascii()
    assert metadata["help"].zh.endswith("。")
    if metadata["choices"]:
        assert default in metadata["choices"]
    assert metadata["many"] == isinstance(default, tuple)
    assert type(default) in (str, int, float, bool, tuple)


def test_short_flags_are_unique() -> None:
    short = [row.metadata["short"] for row in ROWS if row.metadata["short"]]
    assert len(short) == len(set(short))


def test_the_stable_ones() -> None:
    """Scripts rely on these defaults."""
    settings = Settings()
    assert (settings.host, settings.port, settings.admin_port) == ("127.0.0.1", 8443, 8480)
    assert (settings.tls, settings.db, settings.pki, settings.clock) == ("mutual", ":memory:", "pki", "real")
    assert (settings.strict, settings.server_cert, settings.name) == (False, "good", ())
    assert ENVIRONMENT == "MOCKPLATFORM"
