"""What the listener tells of connections that never became a request: log and journal."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from mockplatform.hosts.exchange import Finding
from mockplatform.sandbox.journal import Journal
from mockplatform.server.failures import HandshakeFailure, UnreadableRequest

log = logging.getLogger("mockplatform.server")


@dataclass(frozen=True)
class JournalEvents:
    """Writes failed handshakes and unreadable requests into a journal."""

    journal: Journal

    def handshake_failed(self, failure: HandshakeFailure) -> None:
        """A TLS handshake failed (5.3.2)."""
        where = f"{failure.address[0]}:{failure.address[1]}"
        log.warning("TLS handshake with %s failed: %s (%s)", where, failure.explanation.en, failure.reason)
        self.journal.note(Finding("R-5.3.2-2", "handshake", failure.explanation, got=failure.reason), target=where)

    def unreadable(self, failure: UnreadableRequest) -> None:
        """Bytes came that are no HTTP request, or one beyond the caps."""
        where = f"{failure.address[0]}:{failure.address[1]}"
        log.warning("request of %s refused with %d: %s", where, failure.status, failure.reason.en)
        finding = Finding("R-5.3.1-1", "unreadable", failure.reason)
        self.journal.note(finding, target=where, status=failure.status, body=failure.head)
