"""Our server and the floor side by side, the same bytes for both, and one table of what was measured.

All figures of a run come from interleaved rounds, ours then the floor's, and are compared round by round: on a machine
that others use too, only the ratios mean something.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

BATCH = 100
LIFTS = "/api/tp/v1/lifts"


def cpu_seconds(pid: int) -> float:
    """Time that a process has computed, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """One server's rounds: seconds of each, and server CPU seconds of all; `work` is what one round did."""

    seconds: list[float]
    cpu: float
    work: int

    @property
    def rate(self) -> float:
        """Work per second, of the median round."""
        return self.work / statistics.median(self.seconds)

    @property
    def cpu_each(self) -> float:
        """Microseconds of server CPU per unit of work."""
        return self.cpu / len(self.seconds) / self.work * 1e6


def ratio(ours: Measured, other: Measured) -> float:
    """How much faster `ours` is: the median over the rounds."""
    pairs = zip(ours.seconds, other.seconds, strict=True)
    return statistics.median(theirs * ours.work / (mine * other.work) for mine, theirs in pairs)


@dataclass
class Contestant:
    """One server under load, with the requests of each round; the first round warms up and does not count."""

    server: Any
    client: Any
    rounds: list[list[bytes]]
    status: int
    work: int = BATCH

    def play(self, requests: list[bytes]) -> float:
        begin = time.monotonic()
        statuses = [self.client.ask(request)[0] for request in requests]
        seconds = time.monotonic() - begin
        assert set(statuses) == {self.status}
        return seconds


def interleave(contestants: Sequence[Contestant]) -> list[Measured]:
    """Play all rounds in turn."""
    seconds: list[list[float]] = [[] for _ in contestants]
    cpu = [0.0 for _ in contestants]
    for number, together in enumerate(zip(*(contestant.rounds for contestant in contestants), strict=True)):
        for index, requests in enumerate(together):
            one = contestants[index]
            before = cpu_seconds(one.server.process.pid)
            spent = one.play(requests)
            if number:
                seconds[index].append(spent)
                cpu[index] += cpu_seconds(one.server.process.pid) - before
    return [
        Measured(seconds[index], cpu[index], len(one.rounds[0]) * one.work) for index, one in enumerate(contestants)
    ]


@pytest.fixture(scope="session", name="interleave")
def interleave_fixture() -> Callable[[Sequence[Contestant]], list[Measured]]:
    return interleave


@pytest.fixture(scope="session", name="ratio")
def ratio_fixture() -> Callable[[Measured, Measured], float]:
    return ratio


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmark")


@pytest.fixture(scope="module")
def ours(sandbox: Callable[[str, Path], Any], folder: Path) -> Iterator[Any]:
    """`mockplatform serve` over a file."""
    server = sandbox(str(folder / "world.db"), folder / "pki")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def floor(ours: Any, spawn: Callable[..., Any], folder: Path) -> Iterator[Any]:
    """floor.py with the same PKI."""
    server = spawn(ours.pki, str(Path(__file__).with_name("floor.py")), str(folder / "floor.db"), str(ours.pki))
    yield server
    server.kill()


@pytest.fixture
def contestant(post: Callable[[str, bytes], bytes]) -> Iterator[Callable[..., Contestant]]:
    """contestant(server, rounds, status) connects a client; `rounds` are requests, round by round."""
    with ExitStack() as stack:

        def connect(server: Any, rounds: list[list[bytes]], status: int, work: int = BATCH) -> Contestant:
            return Contestant(server, stack.enter_context(server.client()), rounds, status, work)

        yield connect


@pytest.fixture(scope="module")
def lifts(ours: Any) -> Iterator[dict[str, Any]]:
    """Lifts of the account manufacturer, of all ten varieties; the world of `ours` knows their certificates."""
    return iter(ours.lifts())


@pytest.fixture
def batches(lifts: Iterator[dict[str, Any]], post: Callable[[str, bytes], bytes]) -> Callable[..., Any]:
    """batches(rounds, each) gives rounds of requests, `spoil` changing each record on the way."""

    def make(
        rounds: int, each: int, spoil: Callable[[dict[str, Any]], dict[str, Any]] = lambda lift: lift
    ) -> list[list[bytes]]:
        def body() -> bytes:
            return orjson.dumps([spoil(next(lifts)) for _ in range(BATCH)])

        return [[post(LIFTS, body()) for _ in range(each)] for _ in range(rounds)]

    return make


# ---- the table

ROWS = pytest.StashKey[list[str]]()


@pytest.fixture
def row(request: pytest.FixtureRequest) -> Callable[..., None]:
    """row(work, figure, …) adds a line to the table at the end of the run."""

    def add(*cells: str) -> None:
        request.config.stash.setdefault(ROWS, []).append(
            f"{cells[0]:<34}" + "".join(f"{cell:>24}" for cell in cells[1:])
        )

    return add


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    rows = config.stash.get(ROWS, [])
    if rows:
        terminalreporter.section(f"benchmarks, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
        for line in rows:
            terminalreporter.write_line(line)
