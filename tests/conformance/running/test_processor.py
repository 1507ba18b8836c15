"""A run whose server is in the same process keeps to one processor, and gives the others back."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from conformance.running import processor
from conformance.running.processor import one_processor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a program choose")


def kept() -> list[set[int]]:
    """Where each thread of this process may run."""
    return [os.sched_getaffinity(int(thread)) for thread in os.listdir("/proc/self/task")]


@pytest.fixture
def server() -> Iterator[None]:
    """Another thread, as a server in this process has it."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    yield
    end.set()
    thread.join()


@pytest.mark.usefixtures("server")
def test_all_threads_keep_to_one_processor_meanwhile() -> None:
    before = kept()
    with one_processor():
        assert [len(one) for one in kept()] == [1] * len(before)
        assert len({frozenset(one) for one in kept()}) == 1
    assert kept() == before


@pytest.mark.usefixtures("server")
def test_a_run_that_breaks_off_gives_them_back() -> None:
    before = kept()
    with pytest.raises(KeyboardInterrupt), one_processor():
        raise KeyboardInterrupt
    assert kept() == before


def test_a_process_without_a_server_moves_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor.threading, "active_count", lambda: 1)
    before = kept()
    with one_processor():
        assert kept() == before
