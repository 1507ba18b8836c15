"""What a client waits for: the first answer of a new server, an answer beside clients that stall."""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(120)]

STALLED = 50


def test_stalled_handshakes_hold_up_nobody(ours: Any, get: Any, row: Callable[..., None]) -> None:
    def latency() -> float:
        begin = time.monotonic()
        with ours.client() as client:
            assert client.ask(get("/api/tp/v1/nothing"))[0] == 404
        return (time.monotonic() - begin) * 1000

    latency()
    alone = statistics.median(latency() for _ in range(7))
    with ExitStack() as stack:
        for _ in range(STALLED):
            stack.enter_context(socket.create_connection(ours.address))
        beside = statistics.median(latency() for _ in range(7))
    row(f"answer beside {STALLED} stalled clients", f"{beside:.1f} ms", "", f"{beside / alone:.2f} x without them")
    assert beside < 5 * alone


def test_start_to_first_answer(
    sandbox: Callable[[str, Path], Any], get: Any, tmp_path: Path, row: Callable[..., None]
) -> None:
    def first_answer(folder: Path, number: int) -> float:
        begin = time.monotonic()
        server = sandbox(str(tmp_path / f"{folder.name}{number}.db"), folder)
        with server.client() as client:
            assert client.ask(get("/api/tp/v1/nothing"))[0] == 404
        spent = time.monotonic() - begin
        server.kill()
        return spent * 1000

    new = statistics.median(first_answer(tmp_path / f"new{number}", number) for number in range(3))
    again = statistics.median(first_answer(tmp_path / "new0", number) for number in range(3, 6))
    row("start to first answer", f"{new:.0f} ms", "", "", f"PKI at hand: {again:.0f} ms")
