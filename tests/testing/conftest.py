"""One server for the tests of this folder, each of which makes worlds of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mockplatform import MockPlatform


@pytest.fixture(scope="module")
def platform() -> Iterator[MockPlatform]:
    with MockPlatform() as platform:
        yield platform
