"""`mockplatform health`: 0 while a server is ready, 1 else."""

from __future__ import annotations

import signal
from typing import Any

import pytest


def test_with_a_server_and_without(start: Any, run: Any) -> None:
    process = start()
    good = run("health", "--admin", process.admin)
    assert (good.returncode, good.stderr) == (0, "")
    assert '"ok"' in good.stdout
    assert run("health", MOCKPLATFORM_ADMIN=process.admin + "/", http_proxy="http://127.0.0.1:9").returncode == 0
    assert process.end(signal.SIGTERM) == 0
    gone = run("health", "--admin", process.admin)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert gone.stderr == f"{process.admin}: ConnectionError\n"


@pytest.mark.parametrize("url", ["nonsense", "http://"])
def test_nobody_is_there(run: Any, url: str) -> None:
    gone = run("health", "--admin", url)
    assert (gone.returncode, len(gone.stderr.splitlines())) == (1, 1)
