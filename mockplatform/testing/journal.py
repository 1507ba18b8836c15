"""The journal of a world in a test's hands."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from mockplatform.sandbox import filters, verification
from mockplatform.store import journal as store
from mockplatform.testing.hand import Hand

Entry = dict[str, Any]
"""An exchange as the admin API gives it out: id, at, account, interface, mode, status, code, request, response, findings …"""

GLANCE = 0.02
"""Seconds between two looks into the journal, while something is waited for"""


@dataclass(frozen=True)
class Journal:
    """What has been asked in this world. Filters are those of GET /_admin/journal: account, interface, status, rule …"""

    hand: Hand
    world: int
    since: str
    """When the world came into the test's hands, on the machine's clock"""

    def exchanges(self, **wanted: Any) -> list[Entry]:
        """The exchanges that meet the filters, in the order in which they ended."""
        return [entry for entry in self._entries(wanted) if entry["world"] == self.hand.world]

    def strays(self, *, within: float = 0) -> list[Entry]:
        """What came from nobody that the server knows: failed handshakes, unreadable requests, foreign certificates.

        They belong to no world: a server that several tests use at a time may show one test what another did. `within`:
        seconds to wait for the first, since a client learns of a failed handshake before the server has noted it.
        """

        def found() -> list[Entry]:
            return [entry for entry in self._entries({}) if not entry["world"] and entry["real"] >= self.since]

        _until(lambda: bool(found()), within)
        return found()

    @property
    def last(self) -> Entry:
        """The exchange that ended last; LookupError if there was none."""
        found = self.exchanges()
        if not found:
            raise LookupError(f"nothing was asked in the world {self.hand.world}")
        return found[-1]

    def findings(self, **wanted: Any) -> list[dict[str, Any]]:
        """What the server found in these exchanges: requirement, clause, rule, pointer, expected, got, earliest, text."""
        return [finding for entry in self.exchanges(**wanted) for finding in entry["findings"]]

    def explained(self) -> str:
        """What was refused, and why: a paragraph an exchange, nothing if nothing was."""
        return "\n".join(line for entry in self.exchanges(refused=True) for line in _explained(entry))

    def assert_requested(
        self,
        *,
        at_least: int = 1,
        at_most: int | None = None,
        body: dict[str, Any] | None = None,
        within: float = 0,
        **wanted: Any,
    ) -> None:
        """AssertionError, with what came near, if too few or too many exchanges meet the filters.

        `body`: values of a record by path, such as {"ZJBM": …, "BJXX[0].TBJPZ": …}. `within`: seconds to wait for a
        client that works on its own.
        """
        __tracebackhide__ = True
        given = {**wanted, "body": body or {}, "at_least": at_least, "at_most": at_most}
        _until(lambda: self._results([given])[0]["ok"], within)
        self._verify([given])

    def assert_in_order(self, *expected: dict[str, Any]) -> None:
        """AssertionError unless exchanges of each of these filters came, those of one after those of the one before."""
        __tracebackhide__ = True
        self._verify(list(expected), ordered=True)

    def _verify(self, expected: list[dict[str, Any]], *, ordered: bool = False) -> None:
        __tracebackhide__ = True
        failed = [result for result in self._results(expected, ordered=ordered) if not result["ok"]]
        if failed:
            known = {entry["id"]: entry for entry in self.exchanges()}
            raise AssertionError("\n".join(line for result in failed for line in _told(result, known)))

    def _results(self, expected: list[dict[str, Any]], *, ordered: bool = False) -> list[dict[str, Any]]:
        parsed = list(map(verification.parse, expected))
        results: list[dict[str, Any]] = verification.verify(parsed, self.exchanges(), ordered=ordered)["results"]
        return results

    def _entries(self, wanted: dict[str, Any]) -> list[Entry]:
        unknown = ", ".join(wanted.keys() - set(filters.NAMES))
        if unknown:
            raise TypeError(f"the journal has no filter {unknown}, but {', '.join(filters.NAMES)}")
        self.hand.admin.journal.flush()
        with self.hand.admin.database.reading() as connection:
            return [orjson.loads(doc) for doc in store.each(connection, self.world, filters.read(wanted))]


def _until(done: Callable[[], bool], seconds: float) -> None:
    """Wait until it is done, at most so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done():
        time.sleep(GLANCE)


def _line(entry: Entry) -> str:
    request = entry["request"]
    return f"{request['method']} {request['target']} by {entry['account']}: {entry['status']}"


def _explained(entry: Entry) -> list[str]:
    """The lines on a refused exchange."""
    return [f"{entry['at']}  {_line(entry)}", *(f"  {_reason(finding)}" for finding in entry["findings"])]


def _reason(finding: dict[str, Any]) -> str:
    where = f"{finding['pointer']}: " if finding["pointer"] else ""
    earliest = f"; legal from {finding['earliest']} on" if finding["earliest"] else ""
    return f"{where}{finding['text']['en']} ({finding['requirement'] or finding['rule']}){earliest}"


def _told(result: dict[str, Any], known: dict[str, Entry]) -> list[str]:
    """The lines on an expectation that failed."""
    lines = [result["text"]["en"]]
    for near in result["near_misses"]:
        entry = known[near["id"]]
        lines.append(f"  {_line(entry)}")
        lines += [f"    {name}: expected {want!r}, got {got!r}" for name, (want, got) in near["differs"].items()]
    if not known:
        lines.append("  nothing was asked in this world")
    return lines
