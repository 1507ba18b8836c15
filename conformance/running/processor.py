"""One processor for a run whose server is in the same process: the two take turns, and a turn that moves to another
processor costs more than it gains.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PROCESSOR = 36  # of what proc(5) says of a process behind its name


@contextmanager
def one_processor() -> Iterator[None]:
    """Keep all threads of this process on the processor that it is on; afterwards each may move as before. A process
    without other threads has no server, and moves as it likes; so does any where there is no Linux."""
    if sys.platform != "linux" or threading.active_count() == 1:
        yield
        return
    own, before = os.sched_getaffinity(0), dict(_threads())
    here = int(Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[_PROCESSOR])
    _keep({thread: {here} & own or own for thread in before})
    try:
        yield
    finally:
        _keep({thread: before.get(thread, own) for thread, _ in _threads()})


def _threads() -> Iterator[tuple[int, set[int]]]:
    """The threads of this process, and where each may run."""
    for thread in map(int, os.listdir("/proc/self/task")):
        with suppress(OSError):  # it has ended
            yield thread, os.sched_getaffinity(thread)


def _keep(places: dict[int, set[int]]) -> None:
    for thread, processors in places.items():
        with suppress(OSError):
            os.sched_setaffinity(thread, processors)
