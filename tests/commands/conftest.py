"""Commands in processes of their own."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest


def environment(**further: str) -> dict[str, str]:
    """The test's own, without settings of a server."""
    return {key: value for key, value in os.environ.items() if not key.startswith("MOCKPLATFORM_")} | further


@dataclass
class Process:
    """A `mockplatform serve` that said it is ready."""

    process: subprocess.Popen[str]
    ready: str
    errors: queue.Queue[str] = field(default_factory=queue.Queue)

    @property
    def url(self) -> str:
        return self.ready.split()[1]

    @property
    def admin(self) -> str:
        return self.ready.split()[3]

    def end(self, signal: int, timeout: float = 20) -> int:
        """Send a signal, give the exit code."""
        self.process.send_signal(signal)
        return self.process.wait(timeout)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """start(*arguments) runs `serve` on free ports with an empty default world, until the test ends."""
    with ExitStack() as stack:

        def command(*arguments: object, records: int = 0, **variables: str) -> Process:
            free = ["--port", "0", "--admin-port", "0", "--records", str(records)]
            words = [sys.executable, "-m", "mockplatform", "serve", *free, *map(str, arguments)]
            pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
            process = subprocess.Popen(words, env=environment(**variables), cwd=tmp_path, **pipe)  # type: ignore[call-overload]
            stack.callback(_end, process)
            ready = process.stdout.readline()
            assert ready.startswith("Ready. "), process.stderr.read()
            made = Process(process, ready)
            reader = threading.Thread(target=lambda: [made.errors.put(line) for line in process.stderr], daemon=True)
            reader.start()
            stack.callback(reader.join, 5)
            return made

        yield command


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
