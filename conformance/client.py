"""Asking the target over HTTP, one session an account, every exchange kept as evidence."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import requests

from conformance import raw
from conformance.evidence import Evidence
from conformance.target import Account, Target

API = "/api/tp/v1"
PATIENCE = 3
"""After so many calls in a row without an answer a host is not asked any more."""

HEADERS = {"Content-Type": "application/json;charset=UTF-8", "Accept": "application/json"}
"""As Annex A prints them (E236)."""


class NoAnswer(Exception):
    """The server gave no answer: refused the connection, hung up, or took too long."""


@dataclass(frozen=True)
class Request:
    """A request, before it is asked. `json` is sent as JSON, unless there are `content` bytes."""

    method: str
    path: str
    json: Any = None
    query: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: HEADERS)

    @cached_property
    def body(self) -> bytes:
        """The bytes of the body."""
        if self.content is not None:
            return self.content
        return b"" if self.json is None else json.dumps(self.json, ensure_ascii=False).encode()

    @property
    def target(self) -> str:
        """Path and query."""
        path = self.path if self.path.startswith("/api/") else API + self.path
        return f"{path}?{urlencode(self.query)}" if self.query else path


@dataclass(frozen=True)
class Answer:
    """What came. `exchange` is the id of the evidence."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    exchange: str

    @cached_property
    def json(self) -> Any:
        """The body as JSON, None if it is none."""
        try:
            return json.loads(self.body.decode("utf-8"))
        except ValueError:
            return None

    @property
    def code(self) -> str | None:
        """`code` as text (E147), None if there is none."""
        code = self.json.get("code") if isinstance(self.json, dict) else None
        return None if code is None or isinstance(code, bool | float | dict | list) else str(code)

    @property
    def data(self) -> Any:
        """`data`, None if there is none."""
        return self.json.get("data") if isinstance(self.json, dict) else None

    @property
    def success(self) -> bool:
        """SUCCESS: 2xx with code 1 (E129)."""
        return 200 <= self.status < 300 and self.code == "1"

    @property
    def refused(self) -> bool:
        """REFUSED: 4xx without code 1, or 2xx with another code (E129)."""
        if 400 <= self.status < 500:
            return self.code != "1"
        return 200 <= self.status < 300 and self.code not in (None, "1")

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(field, message) of every error in `data`, of one record or of a batch; members that are missing read ""."""
        records = self.data if isinstance(self.data, list) else [self.data]
        lists = [record.get("errors") for record in records if isinstance(record, dict)]
        rows = [row for one in lists if isinstance(one, list) for row in one if isinstance(row, dict)]
        return [(str(row.get("field") or ""), str(row.get("message") or "")) for row in rows]

    def __str__(self) -> str:
        fields = ", ".join(field for field, _ in self.errors)
        code = f", code {self.code}" if self.code is not None else ", no code"
        return f"HTTP {self.status}{code}" + (f", errors: {fields}" if fields else "")


@dataclass
class Connections:
    """The sessions of a run, one an account, and which hosts have stopped to answer."""

    target: Target
    silent: dict[str, int] = field(default_factory=dict)
    calls: int = 0
    _sessions: dict[str, requests.Session] = field(default_factory=dict)

    def session(self, account: Account) -> requests.Session:
        """The session of an account, made on first use."""
        if account.name not in self._sessions:
            session = requests.Session()
            session.trust_env = False  # neither a proxy nor credentials of the environment
            session.verify, session.cert = str(self.target.ca), (str(account.cert), str(account.key))
            session.headers.clear()
            self._sessions[account.name] = session
        return self._sessions[account.name]

    def close(self) -> None:
        """Close all connections."""
        for session in self._sessions.values():
            session.close()


@dataclass(frozen=True)
class Client:
    """One account at one host."""

    account: Account
    host: str
    connections: Connections
    evidence: Evidence

    @property
    def url(self) -> str:
        """Where the host is."""
        return self.connections.target.hosts[self.host]

    def ask(self, request: Request) -> Answer:
        """Send a request by the HTTP library; raises NoAnswer."""
        session = self.connections.session(self.account)
        timeout = self.connections.target.timeout

        def send() -> tuple[int, list[tuple[str, str]], bytes]:
            came = session.request(
                request.method, self.url + request.target, data=request.body or None, headers=dict(request.headers),
                timeout=timeout, allow_redirects=False,
            )  # fmt: skip
            return came.status_code, list(came.headers.items()), came.content

        return self._exchange(request, send)

    def ask_raw(self, request: Request) -> Answer:
        """Send a request as it stands, over a connection of its own; raises NoAnswer."""
        target = self.connections.target
        return self._exchange(request, lambda: raw.ask(self.url, target.ca, self.account, request, target.timeout))

    def _exchange(self, request: Request, send: Any) -> Answer:
        silent = self.connections.silent
        if silent.get(self.host, 0) >= PATIENCE:
            raise NoAnswer(f"{self.host} gave no answer {PATIENCE} times in a row, and is not asked any more")
        self.connections.calls += 1
        facts: dict[str, Any] = {"account": self.account.name, "method": request.method,
                                 "url": self.url + request.target, "headers": request.headers, "body": request.body}  # fmt: skip
        began = time.monotonic()
        try:
            status, headers, body = send()
        except (requests.RequestException, OSError, raw.Garbled) as error:
            silent[self.host] = silent.get(self.host, 0) + 1
            trouble = f"{type(error).__name__} after {time.monotonic() - began:.1f} s"
            self.evidence.record(**facts, seconds=time.monotonic() - began, trouble=trouble)
            raise NoAnswer(f"{request.method} {request.path}: {trouble}") from None
        silent[self.host] = 0
        seconds = time.monotonic() - began
        exchange = self.evidence.record(**facts, seconds=seconds, status=status, answer_headers=headers, answer=body)
        return Answer(status, requests.structures.CaseInsensitiveDict(headers), body, exchange)
