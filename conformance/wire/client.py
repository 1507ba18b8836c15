"""Asking the target over HTTP, one session an account, every exchange kept as evidence."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import urllib3

from conformance.running import moment
from conformance.running.target import Account, Target
from conformance.wire import doubts, raw
from conformance.wire.dialect import WORDINGS, Dialect, Spelling
from conformance.wire.evidence import Evidence
from conformance.wire.ledger import Ledger
from conformance.wire.numbers import no_number, number
from conformance.wire.patience import LATER, pause_before
from conformance.wire.raw import NoAnswer
from conformance.wire.watch import Watch
from mockplatform.spec.interfaces import INTERFACES, Interface, Mode
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.model import TOP, Text
from mockplatform.spec.tables import TABLES

API = "/api/tp/v1"
OTHER_PATHS = ("/api/", "/publicity/")
"""What stands as it is; all other paths are below API"""

PATIENCE = 3
"""After so many calls in a row without an answer a host is not asked any more, and after so many vain waits not waited for."""

VERSION = "SJBB"
HEADERS = {"Content-Type": "application/json;charset=UTF-8", "Accept": "application/json"}
"""As Annex A prints them (E236)."""


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
    def fields(self) -> dict[str, str]:
        """The headers that are sent: without a body there is no type of it (Annex A)."""
        return {name: value for name, value in self.headers.items() if self.body or name.lower() != "content-type"}

    @cached_property
    def interface(self) -> Interface | None:
        """The interface of lifthost that the method and the path mean, None for none."""
        path = self.target.partition("?")[0]
        return next((row for row in INTERFACES.values() if row.host == "lifthost" and row.method == self.method
                     and path in (row.path, *row.also)), None)  # fmt: skip

    @cached_property
    def target(self) -> str:
        """Path and query."""
        path = self.path if self.path.startswith(OTHER_PATHS) else API + self.path
        return f"{path}?{urlencode(self.query)}" if self.query else path


@dataclass(frozen=True)
class Answer:
    """What came. `exchange` is the id of the evidence."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    exchange: str
    versionless: bool = False
    """It answers a PUT without the SJBB that the table has, for instance because no downlink showed it (E036, E037, E047)"""
    excuse: tuple[str, Text] | None = None
    """The element for which alone a valid record is refused, and why that is no fault (doubts.py)"""

    @cached_property
    def json(self) -> Any:
        """The body as JSON, None if it is none, for instance with comments in it (E149). A whole number is one however it is
        written, and a byte order mark is none of the text."""
        try:
            return json.loads(self.body.decode("utf-8-sig"), parse_float=number, parse_constant=no_number)
        except ValueError:
            return None

    @cached_property
    def code(self) -> str | None:
        """`code` as text (E147), None if there is none."""
        code = self.json.get("code") if isinstance(self.json, dict) else None
        return None if code is None or isinstance(code, bool | float | dict | list) else str(code)

    @property
    def data(self) -> Any:
        """`data`, None if there is none."""
        return self.json.get("data") if isinstance(self.json, dict) else None

    @property
    def ids(self) -> list[str]:
        """data.id, or data.ids, as text (E134, E136); [] if there are none."""
        data = self.data if isinstance(self.data, dict) else {}
        ids = data.get("ids")
        found = ids if isinstance(ids, list) else [data.get("id")]
        return [str(id) for id in found if isinstance(id, str | int) and not isinstance(id, bool) and id != ""]

    @property
    def items(self) -> list[dict[str, Any]]:
        """The objects in `data` of a downlink, of one or of many (E150, E151); {} counts as nothing (E152)."""
        found = self.data if isinstance(self.data, list) else [self.data]
        return [item for item in found if isinstance(item, dict) and item]

    @property
    def success(self) -> bool:
        """SUCCESS: 2xx with code 1 (E129); any other code is none (E130)."""
        return 200 <= self.status < 300 and self.code == "1"

    @property
    def refused(self) -> bool:
        """REFUSED: 4xx without code 1, or 2xx with another code (E129)."""
        if 400 <= self.status < 500:
            return self.code != "1"
        return 200 <= self.status < 300 and self.code not in (None, "1")

    @property
    def outcome(self) -> str:
        """As the freedom of errata calls it: accepted or refused; of an answer that is neither, what it is instead."""
        return "accepted" if self.success else "refused" if self.refused else str(self)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(field, message) of every error in `data`, of one record or of a batch; members that are missing read ""."""
        records = self.data if isinstance(self.data, list) else [self.data]
        lists = [record.get("errors") for record in records if isinstance(record, dict)]
        rows = [row for one in lists if isinstance(one, list) for row in one if isinstance(row, dict)]
        return [(str(row.get("field") or ""), str(row.get("message") or "")) for row in rows]

    @property
    def named(self) -> list[str]:
        """What the errors name, without its place in the record: TBJBM of BJXX[0].TBJBM, a Chinese name as well (E025)."""
        return [field.replace(" ", "").rpartition(".")[2].partition("[")[0] for field, _ in self.errors]

    def __str__(self) -> str:
        fields = ", ".join(field for field, _ in self.errors)
        code = "‹none›" if self.code is None else self.code
        return f"HTTP {self.status}, code {code}" + (f", errors: {fields}" if fields else "")


BUSY = Text("a server may say so at any time (E238); run again", "服务器随时可能如此应答(E238);请重新运行")


class Busy(NoAnswer):
    """429 to a call that no interval binds: it may come at any time, and judges nothing (E238)."""

    def __init__(self, request: Request, answer: Answer) -> None:
        super().__init__(f"{request.method} {request.path}: HTTP 429; {BUSY.en}")
        self.answer = answer


def shown_time(answer: Answer) -> int | None:
    """The server's time in ms by an answer: its Date header, else the `timestamp` of its envelope, in ms or seconds (E069). The
    suite goes by it, not by the machine's (E172)."""
    try:
        return round(parsedate_to_datetime(answer.headers.get("Date", "")).timestamp() * 1000) + 500
    except (TypeError, ValueError):
        told = str(answer.json.get("timestamp", "")) if isinstance(answer.json, dict) else ""
        return (
            int(told) * 1000 ** (len(told) == 10)
            if told.isascii() and told.isdigit() and len(told) in (10, 13)
            else None
        )


@dataclass
class Connections:
    """The sessions of a run, one an account, and which hosts have stopped to answer."""

    target: Target
    silent: dict[str, int] = field(default_factory=dict)
    waited: dict[str, int] = field(default_factory=dict)
    """Host → how often in a row patience was of no use"""
    calls: int = 0
    watch: Watch = field(default_factory=Watch)
    limited: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Calls of modes under a time rule: (interface, mode, account) → how many"""
    ahead: int | None = None
    """Milliseconds by which the platform's clock is ahead of the machine's; None while no answer has told it"""
    _pools: dict[Path, urllib3.PoolManager] = field(default_factory=dict)

    def pool(self, account: Account) -> urllib3.PoolManager:
        """The connections of an account, made on first use: its certificate, no proxy, nothing added to what is sent."""
        if account.cert not in self._pools:
            secured = any(url.startswith("https") for url in self.target.hosts.values())
            context = raw.context(self.target.ca, account) if secured else None
            self._pools[account.cert] = urllib3.PoolManager(
                ssl_context=context, timeout=self.target.timeout, retries=False
            )
        return self._pools[account.cert]

    def note(self, host: str, account: str, request: Request, answer: Answer, seconds: float) -> None:
        """Count a call that a time rule limits, and see how far the platform's clock is ahead."""
        mode = _limited(request)
        if request.interface is not None and mode is not None:
            self.limited[request.interface.id, mode.name, account] += 1
        shown = shown_time(answer) if host == "lifthost" else None  # the national systems have clocks of their own
        if shown is not None:
            ahead = shown - moment.now() + round(seconds * 500)
            self.ahead = 0 if abs(ahead) < 2000 else ahead  # the header shows whole seconds

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.clear()


@dataclass(frozen=True)
class Client:
    """One account at one host. What it adds is noted in the ledger."""

    account: Account
    host: str
    connections: Connections
    evidence: Evidence
    ledger: Ledger = field(default_factory=Ledger)
    dialect: Dialect = field(default_factory=Dialect)

    @property
    def url(self) -> str:
        """Where the host is."""
        return self.connections.target.hosts[self.host]

    def request(self, interface: str, content: Any) -> Request:
        """A POST or PUT of valid records, in the target's spelling."""
        row = INTERFACES[interface]
        return Request(row.method, row.path, self.dialect.spelled(interface, content))

    def send(self, interface: str, content: Any) -> Answer:
        """POST or PUT valid records; where misprinted codes are refused, in the other spellings too (E001)."""
        answer = self.ask(self.request(interface, content))
        return self.learn(interface, answer, lambda: self.request(interface, content))

    def learn(self, interface: str, first: Answer, make: Callable[[], Request]) -> Answer:
        """Find out how the target spells what is misprinted, if it isn't known. `first`: the answer to a valid request,
        `make` gives the next one. Gives the answer that counts: the first success, else the first answer."""
        if not self.dialect.doubtful(interface):
            return first
        taken = self.dialect.taken
        taken[interface] = Spelling.PRINTED
        for spelling in (Spelling.COMMON, Spelling.BOTH) if first.refused else ():
            taken[interface] = spelling
            again = self.ask(make())
            if again.success:
                return again
        if not first.success:
            del taken[interface]
        return first

    def revoke(self, interface: str, *keys: str) -> Answer:
        """DELETE by the key of the interface, repeated for several (E067). Never with a key that is empty: a server might
        read that as all records."""
        if not keys or "" in keys:
            raise NoAnswer(f"no code is known by which {interface} could revoke")
        row = INTERFACES[interface]
        return self.ask(Request("DELETE", row.path, query=tuple((row.key, key) for key in keys)))

    def fetch(self, interface: str, **query: object) -> Answer:
        """GET; where it is refused, by the further path that is printed (E057)."""
        pairs = tuple((name, str(value)) for name, value in query.items())
        answers = []
        for path in self.dialect.open_paths(interface):
            answers.append(self.ask(Request("GET", path, query=pairs)))
            if answers[-1].success:
                self.dialect.paths[interface] = path
                return answers[-1]
            if not answers[-1].refused:
                break
        return answers[0]

    def ask(self, request: Request) -> Answer:
        """Send a request by the HTTP library; raises NoAnswer.

        An answer that says "later" without judging the request (502, 503, 504; 429 where no interval applies) is taken
        once, or twice, and asked again. After that a 429 is no answer (E238). A record that is refused for a value that
        the text lets a server want in another wording is sent in that one too (WORDINGS).
        """
        answer = self._waited_for(request)
        others = self.dialect.unsure(request.json) if request.content is None else {}
        for erratum, worded in others.items():
            if answer.success:
                self.dialect.other[erratum] = False
            elif answer.refused and WORDINGS[erratum].about(answer.named):
                again = self._ask(replace(request, json=worded))
                if again.success:
                    self.dialect.other[erratum] = True
                    return again
        return answer

    def _waited_for(self, request: Request) -> Answer:
        answer = self._ask(request)
        waited, pause = self.connections.waited, pause_before(answer.headers)
        if answer.status not in LATER or _at_intervals(request):
            return answer
        if pause is not None and waited.get(self.host, 0) < PATIENCE:
            for _ in range(LATER[answer.status]):
                time.sleep(pause)
                answer = self._ask(request)
                if answer.status not in LATER:
                    break
            waited[self.host] = waited.get(self.host, 0) + 1 if answer.status in LATER else 0
        return _judged(request, answer)

    def _ask(self, request: Request) -> Answer:
        def send() -> tuple[int, list[tuple[str, str]], bytes]:
            came = self.connections.pool(self.account).request(
                request.method, self.url + request.target, body=request.body or None, headers=request.fields,
                redirect=False,
            )  # fmt: skip
            return came.status, list(came.headers.items()), came.data

        return self._exchange(request, send)

    def ask_raw(self, request: Request) -> Answer:
        """Send a request as it stands, over a connection of its own; raises NoAnswer."""
        target = self.connections.target
        answer = self._exchange(request, lambda: raw.ask(self.url, target.ca, self.account, request, target.timeout))
        return _judged(request, answer)

    def _exchange(self, request: Request, send: Any) -> Answer:
        silent = self.connections.silent
        if silent.get(self.host, 0) >= PATIENCE:
            raise NoAnswer(f"{self.host} gave no answer {PATIENCE} times in a row, and is not asked any more")
        self.connections.calls += 1
        facts: dict[str, Any] = {"account": self.account.name, "method": request.method,
                                 "url": self.url + request.target, "headers": request.fields, "body": request.body}  # fmt: skip
        began = time.monotonic()
        try:
            status, headers, body = send()
        except (urllib3.exceptions.HTTPError, OSError, raw.Garbled) as error:
            silent[self.host] = silent.get(self.host, 0) + 1
            trouble = f"{type(error).__name__} after {time.monotonic() - began:.1f} s"
            self.evidence.record(**facts, seconds=time.monotonic() - began, trouble=trouble)
            raise NoAnswer(f"{request.method} {request.path}: {trouble}") from None
        silent[self.host] = 0
        seconds = time.monotonic() - began
        exchange = self.evidence.record(**facts, seconds=seconds, status=status, answer_headers=headers, answer=body)
        answer = Answer(status, urllib3.HTTPHeaderDict(headers), body, exchange, _versionless(request))
        excuse = doubts.excuse(request, answer, self.connections.target)
        answer = answer if excuse is None else replace(answer, excuse=excuse)
        self.connections.note(self.host, self.account.name, request, answer, seconds)
        if self.evidence.told:
            self.connections.watch.note(self.host, request, answer)
        if answer.success and request.interface is not None:
            self.ledger.note(self, request.interface, request, answer)
        return answer


def _limited(request: Request) -> Mode | None:
    """The query mode of a request, if a time rule binds it."""
    keys = {key for key, _ in request.query}
    modes = request.interface.modes if request.interface else ()
    return next((mode for mode in modes if mode.limits and set(mode.keys) == keys - set(mode.optional)), None)


def _at_intervals(request: Request) -> bool:
    """Whether the query mode may be called once in a while only: then 429 says that it came too soon."""
    mode = _limited(request)
    return mode is not None and any(LIMITS[name].kind == "interval" for name, _ in mode.limits)


def _versionless(request: Request) -> bool:
    row = request.interface
    if row is None or row.method != "PUT" or row.body is None:
        return False
    records = request.json if isinstance(request.json, list) else [request.json]
    return VERSION in {one.code for one in TABLES[row.body].members(TOP)} and any(
        isinstance(one, dict) and VERSION not in one for one in records
    )


def _judged(request: Request, answer: Answer) -> Answer:
    """The answer, unless the server is too busy to judge the request."""
    if answer.status == 429 and not _at_intervals(request):
        raise Busy(request, answer)
    return answer
