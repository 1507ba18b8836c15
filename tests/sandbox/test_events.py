"""What never became a request is in the log and in the journal."""

from __future__ import annotations

import logging
from typing import Any

import orjson
import pytest

from mockplatform.sandbox.events import JournalEvents
from mockplatform.sandbox.journal import Journal
from mockplatform.server.failures import HandshakeFailure, UnreadableRequest
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.store import journal as store
from mockplatform.store.database import Database

SAID = Text("the client showed no certificate", "客户端未出示证书")


def newest(journal: Journal, database: Database) -> dict[str, Any]:
    journal.flush()
    with database.reading() as connection:
        [doc] = store.page(connection, 1).docs
    return orjson.loads(doc)  # type: ignore[no-any-return]


def test_a_failed_handshake(journal: Journal, database: Database, wall: Any, caplog: pytest.LogCaptureFixture) -> None:
    JournalEvents(journal).handshake_failed(
        HandshakeFailure(("10.0.0.1", 5), "localhost", "CERTIFICATE_REQUIRED", SAID)
    )
    found = newest(journal, database)
    assert (found["status"], found["request"]["method"], found["request"]["target"]) == (0, "", "10.0.0.1:5")
    [finding] = found["findings"]
    assert finding["text"] == {"en": SAID.en, "zh": SAID.zh}
    assert (finding["rule"], finding["got"]) == ("handshake", "CERTIFICATE_REQUIRED")
    assert finding["requirement"] in REQUIREMENTS
    assert found["real"] == found["at"]
    with database.reading() as connection:
        assert store.count(connection, 1, store.Filter(refused=True, rule="handshake")) == 1
    assert "10.0.0.1:5" in caplog.text


def test_an_unreadable_head(journal: Journal, database: Database, caplog: pytest.LogCaptureFixture) -> None:
    failure = UnreadableRequest(("10.0.0.1", 5), 400, SAID, b"GET / FTP/1\r\n\xff\x00")
    with caplog.at_level(logging.WARNING):
        JournalEvents(journal).unreadable(failure)
    found = newest(journal, database)
    assert (found["status"], found["request"]["body"]) == (400, "GET / FTP/1\r\n\ufffd\x00")
    assert (found["findings"][0]["rule"], found["findings"][0]["clause"]) == ("unreadable", "5.3.1")
    assert "refused with 400" in caplog.text


def test_a_key_in_an_unreadable_head(journal: Journal, database: Database) -> None:
    head = b"-----BEGIN RSA PRIVATE KEY-----\r\nMIIEow\r\n"
    JournalEvents(journal).unreadable(UnreadableRequest(("10.0.0.1", 5), 400, SAID, head))
    assert "MIIEow" not in newest(journal, database)["request"]["body"]
