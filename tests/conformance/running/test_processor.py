"""A run whose server is in the same process keeps to one processor, and gives the others back."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from conformance.running import processor
from conformance.running.processor import one_processor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a program choose")


def kept() -> dict[int, set[int]]:
    """Where each thread of this process may run."""
    return dict(processor._threads())


def as_before(before: dict[int, set[int]]) -> bool:
    """Whether each thread may run where it could before; one that another test left behind may have ended."""
    now = kept()
    return len(now) > 1 and now == {thread: before[thread] for thread in now}


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
        assert {len(one) for one in kept().values()} == {1}
        assert len({frozenset(one) for one in kept().values()}) == 1
    assert as_before(before)


@pytest.mark.usefixtures("server")
def test_a_run_that_breaks_off_gives_them_back() -> None:
    before = kept()
    with pytest.raises(KeyboardInterrupt), one_processor():
        raise KeyboardInterrupt
    assert as_before(before)


def test_a_process_without_a_server_moves_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor.threading, "active_count", lambda: 1)
    before = kept()
    with one_processor():
        assert kept() == before
