"""A server of the platform that somebody else wrote: the package `lifthost` in this folder knows nothing of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # as `python tests/foreign/serve.py` has it


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("foreign")


@pytest.fixture
def foreign_server(pki: Path) -> Iterator[Callable[..., Path]]:
    """foreign_server(style, at="03:00") starts a server; `at` is its time of day in Shanghai. Gives the target file."""
    from lifthost.style import STYLES
    from serve import start, until

    with ExitStack() as running:

        def make(style: str, *, at: str = "03:00") -> Path:
            server, target = start(pki, STYLES[style], ahead=until(at))
            running.enter_context(server)
            return target.rename(pki / f"{style}-{server.port}.toml")  # the next server writes its own

        yield make
