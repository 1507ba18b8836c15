"""The journal: every exchange, bounded, written behind in groups.

A thread writes what has come in at most 100 ms late; `flush` waits for it. Bodies of accepted requests above 16 KiB are
kept as hash and length, bodies of refused ones up to 256 KiB.
"""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson

from mockplatform.clock import moment
from mockplatform.hosts.exchange import Exchange, ExchangeIds, Finding
from mockplatform.store import journal as store
from mockplatform.store.database import Database

KEPT_ACCEPTED = 16 * 1024
KEPT_REFUSED = 256 * 1024
MOST_ENTRIES = 10_000
MOST_BYTES = 64 * 1024 * 1024
ENTRY = MOST_BYTES // MOST_ENTRIES
"""What an entry counts for at least, in bytes, when it is asked whether the journal grew much."""
LATE = 0.1
"""Seconds that an entry may wait to be written."""

SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})


class Journal:
    """The journal of one database. `close` writes what is left."""

    def __init__(self, database: Database, wall: Callable[[], int]) -> None:
        self._database = database
        self._wall = wall
        self._ids = ExchangeIds()
        self._waiting: deque[Exchange] = deque()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._grown = MOST_BYTES  # since the journal was trimmed, which reads all of it
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def record(self, exchange: Exchange) -> None:
        """Take a finished exchange; it is in the database at most 100 ms later."""
        self._waiting.append(exchange)
        self._wake.set()

    def note(self, finding: Finding, target: str = "", status: int = 0, body: bytes = b"") -> None:
        """Take what never became a request: a failed handshake, bytes that are no HTTP."""
        wall = self._wall()
        exchange = Exchange(self._ids.next(wall), wall, wall, target=target, status=status, request_body=body)
        exchange.findings.append(finding)
        self.record(exchange)

    def flush(self) -> None:
        """Write what is waiting now."""
        with self._writing:
            group = []
            while self._waiting:
                group.append(self._waiting.popleft())
            if not group:
                return
            rows = [_row(exchange) for exchange in group]  # before the transaction, which holds up other writers
            self._grown += sum(len(str(row["doc"])) + ENTRY for row in rows)
            with self._database.writing() as connection:
                store.append(connection, rows)
                if self._grown > MOST_BYTES // 32:
                    store.trim(connection, MOST_ENTRIES, MOST_BYTES)
                    self._grown = 0

    def close(self) -> None:
        """Stop the thread and write what is left."""
        self._stop.set()
        self._wake.set()
        self._thread.join()
        self.flush()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait()
            self._stop.wait(LATE)
            self._wake.clear()
            self.flush()


def _row(exchange: Exchange) -> dict[str, object]:
    doc = orjson.dumps(entry(exchange)).decode()
    return {"id": exchange.id, "world": exchange.world, "interface": exchange.interface, "account": exchange.account,
            "size": len(doc), "doc": doc}  # fmt: skip


def entry(exchange: Exchange) -> dict[str, Any]:
    """An exchange as the admin API gives it out."""
    kept = KEPT_ACCEPTED if 200 <= exchange.status < 300 else KEPT_REFUSED
    return {
        "id": exchange.id,
        "at": moment(exchange.at).isoformat(timespec="milliseconds"),
        "real": moment(exchange.real).isoformat(timespec="milliseconds"),
        "world": exchange.world_name,
        "account": exchange.account,
        "peer": exchange.peer,
        "interface": exchange.interface,
        "mode": exchange.mode,
        "status": exchange.status,
        "code": exchange.code,
        "request": {
            "method": exchange.method,
            "target": exchange.target,
            "headers": _headers(exchange.request_headers),
            **_body(exchange.request_body, kept),
        },
        "response": {"headers": _headers(exchange.response_headers), **_answered(exchange, kept)},
        "injected": exchange.injected,
        "findings": [_finding(finding) for finding in exchange.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    earliest = moment(finding.earliest).isoformat(timespec="milliseconds") if finding.earliest is not None else None
    return {
        "requirement": finding.requirement,
        "rule": finding.rule,
        "text": {"en": finding.text.en, "zh": finding.text.zh},
        "pointer": finding.pointer,
        "expected": finding.expected,
        "got": finding.got,
        "earliest": earliest,
        "clause": finding.clause,
    }


def _headers(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, "…" if name.lower() in SECRET_HEADERS else value) for name, value in headers]


def _answered(exchange: Exchange, kept: int) -> dict[str, object]:
    if exchange.streamed is None:
        return _body(exchange.response_body, kept)
    return asdict(exchange.streamed)


def _body(data: bytes, kept: int) -> dict[str, object]:
    if not data:
        return {"length": 0}
    found: dict[str, object] = {"length": len(data)}
    if len(data) <= kept:
        return {**found, "body": data.decode("utf-8", "replace")}
    return {**found, "sha256": hashlib.sha256(data).hexdigest()}
