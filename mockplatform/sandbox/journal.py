"""The journal: every exchange, bounded, written behind in groups.

A thread writes what has come in at most 100 ms late; `flush` waits for it. Bodies of accepted requests above 16 KiB are
kept as hash and length, bodies of refused ones up to 256 KiB.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from mockplatform.hosts.exchange import Exchange, ExchangeIds, Finding
from mockplatform.sandbox.entries import row
from mockplatform.store import journal as store
from mockplatform.store.database import Database

log = logging.getLogger("mockplatform.journal")

MOST_ENTRIES = 10_000
MOST_BYTES = 64 * 1024 * 1024
LATE = 0.1
"""Seconds that an entry may wait to be written."""
GROUP = 500
"""Entries that are written at once"""


class Journal:
    """The journal of one database. `close` writes what is left.

    It never holds more than `entries` and `size` bytes, nor does more than `entries` wait to be written, whatever
    becomes of the database; what was dropped is counted. `mask` hides personal data.
    """

    def __init__(
        self, database: Database, wall: Callable[[], int], *, entries: int = MOST_ENTRIES, size: int = MOST_BYTES,
        mask: bool = False,
    ) -> None:  # fmt: skip
        self._database, self._wall = database, wall
        self._entries, self._size, self._mask = entries, size, mask
        self._ids = ExchangeIds()
        self._waiting: deque[Exchange] = deque(maxlen=max(entries, 1))
        self._dropped = 0
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._taking = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def record(self, exchange: Exchange) -> None:
        """Take a finished exchange; it is in the database at most 100 ms later."""
        with self._taking:
            if len(self._waiting) == self._waiting.maxlen:
                self._dropped += 1
            self._waiting.append(exchange)
        self._wake.set()

    def note(self, finding: Finding, target: str = "", status: int = 0, body: bytes = b"") -> None:
        """Take what never became a request: a failed handshake, bytes that are no HTTP."""
        wall = self._wall()
        exchange = Exchange(self._ids.next(wall), wall, wall, target=target, status=status, request_body=body)
        exchange.findings.append(finding)
        self.record(exchange)

    def flush(self) -> None:
        """Write what is waiting now; what can't be written goes on waiting, and the error is raised."""
        with self._writing:
            for _ in range(len(self._waiting) // GROUP + 1):
                if not self._flush_group():
                    return

    def close(self) -> None:
        """Stop the thread and write what is left."""
        self._stop.set()
        self._wake.set()
        self._thread.join()
        try:
            self.flush()
        except Exception:
            log.exception("the journal could not be written; %d entries are lost", len(self._waiting))

    def _flush_group(self) -> bool:
        """Write one group; whether there was any."""
        with self._taking:
            group = [self._waiting.popleft() for _ in range(min(GROUP, len(self._waiting)))]
            dropped, self._dropped = self._dropped, 0
        if not group:
            self._dropped += dropped
            return False
        # Before the transaction, which holds up other writers.
        rows = [found for found in map(self._row, group) if found is not None]
        unfit = len(group) - len(rows)
        try:
            with self._database.writing() as connection:
                if rows:
                    store.append(connection, rows)
                lost = dropped + unfit + store.trim(connection, self._entries, self._size)
                if lost:
                    store.count_dropped(connection, lost)
        except BaseException:
            self._put_back(group, dropped)
            raise
        return True

    def _put_back(self, group: list[Exchange], dropped: int) -> None:
        with self._taking:
            room = self._entries - len(self._waiting)
            kept = group[max(len(group) - room, 0) :] if room > 0 else []
            self._waiting.extendleft(reversed(kept))
            self._dropped += dropped + len(group) - len(kept)

    def _row(self, exchange: Exchange) -> dict[str, object] | None:
        """An entry for the database, None for one that is no text: it must not hold up the others."""
        try:
            return row(exchange, mask=self._mask)
        except Exception:
            log.exception("exchange %s can't be kept", exchange.id)
            return None

    def _run(self) -> None:
        failing = False
        while not self._stop.is_set():
            self._wake.wait()
            self._stop.wait(LATE)
            self._wake.clear()
            try:
                self.flush()
                failing = False
            except Exception:
                if not failing:
                    log.exception("the journal could not be written; it is tried again")
                failing = True
                self._wake.set()
