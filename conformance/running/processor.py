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
    own = os.sched_getaffinity(0)
    here = int(Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[_PROCESSOR])
    _keep({here} & own or own)
    try:
        yield
    finally:
        _keep(own)


def _keep(processors: set[int]) -> None:
    for thread in os.listdir("/proc/self/task"):
        with suppress(OSError):  # it has ended
            os.sched_setaffinity(int(thread), processors)
