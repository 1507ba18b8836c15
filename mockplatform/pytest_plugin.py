"""Fixtures for pytest: a server of the session, a fresh world a test; docs/pytest.md shows them at work.

Everything else is imported inside the fixtures, so that a session which uses none of them pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mockplatform import MockPlatform, Settings, World

RECORDS = "mockplatform_records"
MARKER = "mockplatform(clock=None, rate=1, seed=None, records=None, accounts=()): how the world of a test begins"

_WORLD = pytest.StashKey[Any]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(RECORDS, "Number of lifts that a world of mockplatform begins with.", default="12")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARKER)


@pytest.fixture(scope="session")
def mockplatform_settings(pytestconfig: pytest.Config) -> Settings:
    """The settings of the session's server; override this fixture in a conftest.py to change them."""
    from mockplatform import Settings

    records = str(pytestconfig.getini(RECORDS))
    if not (records.isascii() and records.isdigit()):
        raise pytest.UsageError(f"{RECORDS} is a number from 0 up, not {records}")
    return Settings.private(records=int(records))


@pytest.fixture(scope="session")
def mockplatform(mockplatform_settings: Settings) -> Iterator[MockPlatform]:
    """The server of this session, on free ports; with pytest-xdist each worker has one of its own."""
    from mockplatform import MockPlatform

    with MockPlatform(mockplatform_settings) as platform:
        yield platform


@pytest.fixture
def mockplatform_world(mockplatform: MockPlatform, request: pytest.FixtureRequest) -> Iterator[World]:
    """A fresh world of the session's server, as the markers `mockplatform` of the test say; deleted after the test."""
    plan: dict[str, Any] = {}
    for mark in reversed(list(request.node.iter_markers("mockplatform"))):  # the marker nearest to the test wins
        if mark.args:
            raise pytest.UsageError(f"the marker takes keywords only: {MARKER}")
        plan |= mark.kwargs
    with mockplatform.make_world(**plan) as world:
        request.node.stash[_WORLD] = world
        yield world


@pytest.fixture
def make_mockplatform() -> Iterator[Callable[..., MockPlatform]]:
    """make_mockplatform(strict=True, …) starts a further server, which stops with the test."""
    from mockplatform import MockPlatform, Settings

    with ExitStack() as running:

        def make(settings: Settings | None = None, **changes: Any) -> MockPlatform:
            return running.enter_context(MockPlatform(settings or Settings.private(**changes)))

        yield make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show beside a failed test what its world refused, and why."""
    report = yield
    world = item.stash.get(_WORLD, None)
    if world is not None and report.when == "call" and report.failed:
        refused = world.journal.explained()
        report.sections += [("what mockplatform refused", refused)] if refused else []
    return report
