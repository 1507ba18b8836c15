"""The platform as a client of the national systems: it asks them about what it does not know (8.1.3, 8.2, E229).

In the background, by a few threads: what they answer late, never or wrongly neither breaks nor slows an uplink. Only
where the answer decides (strict mode) an uplink waits for it, and at most `wait` seconds.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import orjson
import requests
from urllib3.exceptions import HTTPError

from mockplatform.clock import month_of
from mockplatform.hosts.identity import HEADER
from mockplatform.rules.records import Certificate, Unit
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.store import units, worlds
from mockplatform.store.database import Database
from mockplatform.store.rows import CERTIFICATES, UNITS
from mockplatform.store.worlds import World

log = logging.getLogger("mockplatform.lookups")

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer; more is garbage"""

WAITING = 200
"""Questions under way; further ones are not asked"""


@dataclass(frozen=True, slots=True)
class Caller:
    """As whom the platform asks: certificate, key, and the account for a transport without certificates."""

    cert: Path
    key: Path
    account: str


class Unanswered(Exception):
    """A national system gave no answer that can be used; the message says why."""


@dataclass(frozen=True)
class National:
    """The three national systems: addresses, the CA that their certificates come from, seconds to wait."""

    urls: dict[str, str]
    """Host → https://…"""
    ca: Path
    seconds: float

    def certificate(self, caller: Caller, number: str) -> bytes | None:
        """8.1.3: the JPEG of a certificate, None if the number is unknown there."""
        found = self._ask("8.1.3", caller, {"XSSYBH": number}, "image/*")
        if found is not None and not found.startswith(b"\xff\xd8\xff"):
            raise Unanswered("xssyhost answered something else than a JPEG")
        return found

    def corporate(self, caller: Caller, xydm: str) -> dict[str, Any] | None:
        """8.2: a unit and its licence, None if it is unknown there: 404, or an object that names no unit (E226)."""
        found = self._ask("8.2", caller, {"XYDM": xydm}, "application/json")
        content: dict[str, Any] | None = None if found is None else _json(found, dict, "xzxkhost")
        return content if content and isinstance(content.get("DWMC"), str) and content["DWMC"] else None

    def accidents(self, caller: Caller, xydm: str) -> list[dict[str, Any]]:
        """8.3: the accidents of a unit's lifts."""
        found = self._ask("8.3", caller, {"XYDM": xydm}, "application/json")
        return [] if found is None else _json(found, list, "sgghost")

    def _ask(self, id: str, caller: Caller, query: dict[str, str], accept: str) -> bytes | None:
        interface = INTERFACES[id]
        url = self.urls[interface.host].rstrip("/") + interface.path
        try:
            with requests.Session() as session:
                session.trust_env = False  # no proxy, no other CA
                headers = {"Accept": accept} | ({HEADER: caller.account} if url.startswith("http:") else {})
                answer = session.get(
                    url, params=query, headers=headers, cert=(str(caller.cert), str(caller.key)), verify=str(self.ca),
                    timeout=self.seconds, stream=True, allow_redirects=False,
                )  # fmt: skip
                content = _content(answer, self.seconds)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise Unanswered(f"{interface.host}: {type(error).__name__}") from error
        if answer.status_code == 404:
            return None
        if answer.status_code != 200 or len(content) > LARGEST:
            raise Unanswered(f"{interface.host} answered {answer.status_code}, {len(content)} bytes")
        return content


def _content(answer: requests.Response, seconds: float) -> bytes:
    """The body, up to a little more than LARGEST; raises TimeoutError if it comes for longer than `seconds`."""
    deadline = time.monotonic() + seconds  # the socket's own limit begins anew with every byte
    content = bytearray()
    while len(content) <= LARGEST and (piece := answer.raw.read1(1 << 16, decode_content=True)):
        content += piece
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(content)


def _json(data: bytes, kind: type, host: str) -> Any:
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Unanswered(f"{host} answered no JSON") from None
    if not isinstance(content, kind):
        raise Unanswered(f"{host} answered JSON of another shape")
    return content


class Lookups:
    """Asks the national systems, and writes what they know into the world."""

    def __init__(
        self, database: Database, national: National, caller: Callable[[World], Caller], wall: Callable[[], int],
        seconds: float,
    ) -> None:  # fmt: skip
        """`caller` gives a world's account `platform`; `seconds` bounds what an uplink waits."""
        self._database, self._national, self._caller = database, national, caller
        self._wall, self._seconds = wall, seconds
        self._pool = ThreadPoolExecutor(4, thread_name_prefix="lookup")
        self._asked: dict[tuple[int, str, str], Future[None]] = {}
        self._lock = Lock()

    def ask(self, world: World, certificates: Iterable[str], units: Iterable[str], *, decides: bool) -> bool:
        """Ask xssyhost for certificates and xzxkhost for units that the world does not know.

        `decides`: wait for the answers, at most `seconds`; true if what the world knows may have changed since.
        """
        under_way = [*self._begin(world, certificates, self._certificate), *self._begin(world, units, self._unit)]
        if not decides or not under_way:
            return False
        futures.wait(under_way, timeout=self._seconds)
        return True

    def close(self) -> None:
        """Ask nothing more; what is under way ends by its time limit."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, world: World, keys: Iterable[str], ask: Callable[[World, str], None]) -> list[Future[None]]:
        """The questions about these keys, new or under way already."""
        found = []
        with self._lock:
            self._asked = {key: future for key, future in self._asked.items() if not future.done()}
            for key in dict.fromkeys(keys):
                one = (world.id, ask.__name__, key)
                if one not in self._asked and len(self._asked) < WAITING:
                    self._asked[one] = self._pool.submit(self._safely, ask, world, key)
                if one in self._asked:
                    found.append(self._asked[one])
        return found

    def _safely(self, ask: Callable[[World, str], None], world: World, key: str) -> None:
        try:
            ask(world, key)
        except Unanswered as error:
            log.warning("lookup of %s failed: %s", key, error)
        except Exception:
            log.exception("lookup of %s failed", key)

    def _certificate(self, world: World, number: str) -> None:
        if self._national.certificate(self._caller(world), number) is None:
            return
        with self._database.writing() as connection:
            if not CERTIFICATES.find(connection, world.id, [number]):
                CERTIFICATES.add(connection, world.id, [Certificate(number, "", "{}")])
                worlds.registry_changed(connection, world.id)

    def _unit(self, world: World, xydm: str) -> None:
        found = self._national.corporate(self._caller(world), xydm)
        if found is None:
            return
        told = {code: value for code, value in found.items() if isinstance(value, str) and value}
        licence = {"ZZBH": told["XKZBH"]} if "XKZBH" in told else {}
        content: dict[str, Any] = {
            "DWMC": told["DWMC"], "XYDM": xydm, "DWLB": "ENTERPRISE",
            "LXDH": told.get("LXRDH") or told.get("LXDH", ""),  # E015
            **{code: told[code] for code in ("ZCDZ", "TXDZ", "LXRXM", "FRXM") if code in told},
            "ZZXX": [{"ZZLB": "MANUFACTURE", **licence}],
        }  # fmt: skip
        now = world.clock.at(self._wall())
        with self._database.writing() as connection:
            if units.by_code(connection, world.id, xydm) is None:
                code = worlds.record_codes(connection, world.id, 1)[0]
                row = Unit(code, xydm, 1, month_of(now), now, now, "ADD", orjson.dumps(content).decode())
                UNITS.add(connection, world.id, [row])
                worlds.registry_changed(connection, world.id)
