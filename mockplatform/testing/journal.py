"""The journal of a world in a test's hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from mockplatform.sandbox import filters, verification
from mockplatform.store import journal as store
from mockplatform.testing.hand import Hand

Entry = dict[str, Any]
"""An exchange as the admin API gives it out: id, at, account, interface, mode, status, code, request, response, findings …"""


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

    def strays(self) -> list[Entry]:
        """What came from nobody that the server knows: failed handshakes, unreadable requests, foreign certificates.

        They belong to no world: a server that several tests use at a time may show one test what another did.
        """
        return [entry for entry in self._entries({}) if not entry["world"] and entry["real"] >= self.since]

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

    def assert_requested(
        self, *, at_least: int = 1, at_most: int | None = None, body: dict[str, Any] | None = None, **wanted: Any
    ) -> list[Entry]:
        """The exchanges that meet the filters; AssertionError, with what came near, if there are too few or too many.

        `body`: values of a record by path, such as {"ZJBM": …, "BJXX[0].TBJPZ": …}.
        """
        __tracebackhide__ = True
        given = {**wanted, "body": body or {}, "at_least": at_least, "at_most": at_most}
        result, entries = self._verify([given]), self.exchanges(**wanted)
        found = set(result[0]["ids"])
        return [entry for entry in entries if entry["id"] in found]

    def assert_in_order(self, *expected: dict[str, Any]) -> None:
        """AssertionError unless exchanges of each of these filters came, those of one after those of the one before."""
        __tracebackhide__ = True
        self._verify(list(expected), ordered=True)

    def _verify(self, expected: list[dict[str, Any]], *, ordered: bool = False) -> list[dict[str, Any]]:
        __tracebackhide__ = True
        entries = self.exchanges()
        results: list[dict[str, Any]]
        results = verification.verify(list(map(verification.parse, expected)), entries, ordered=ordered)["results"]
        failed = [result for result in results if not result["ok"]]
        if failed:
            known = {entry["id"]: entry for entry in entries}
            raise AssertionError("\n".join(line for result in failed for line in _told(result, known)))
        return results

    def _entries(self, wanted: dict[str, Any]) -> list[Entry]:
        unknown = ", ".join(wanted.keys() - set(filters.NAMES))
        if unknown:
            raise TypeError(f"the journal has no filter {unknown}, but {', '.join(filters.NAMES)}")
        self.hand.admin.journal.flush()
        with self.hand.admin.database.reading() as connection:
            return [orjson.loads(doc) for doc in store.each(connection, self.world, filters.read(wanted))]


def _told(result: dict[str, Any], known: dict[str, Entry]) -> list[str]:
    """The lines on an expectation that failed."""
    lines = [result["text"]["en"]]
    for near in result["near_misses"]:
        entry = known[near["id"]]
        lines.append(f"  {entry['request']['method']} {entry['request']['target']} by {entry['account']}: {entry['status']}")
        lines += [f"    {name}: expected {want!r}, got {got!r}" for name, (want, got) in near["differs"].items()]
    if not known:
        lines.append("  nothing was asked in this world")
    return lines
