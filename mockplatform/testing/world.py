"""A world in a test's hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from types import TracebackType
from typing import Protocol

from mockplatform.certs import PKI, Identity, read_identity
from mockplatform.certs.files import ClientFiles, client_files
from mockplatform.certs.pki import write_client
from mockplatform.clock import Clock as Setting
from mockplatform.clock import moment, wall_now
from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.maker import Maker
from mockplatform.hosts.identity import HEADER
from mockplatform.sandbox.admin import Admin, resetting
from mockplatform.sandbox.resets import SCOPES
from mockplatform.settings import Settings
from mockplatform.store import issued, worlds
from mockplatform.testing.clock import Clock
from mockplatform.testing.hand import Hand
from mockplatform.testing.journal import Journal
from mockplatform.testing.notices import Notices
from mockplatform.testing.session import Session


class Server(Protocol):
    """What worlds need of a server (app.MockPlatform)."""

    settings: Settings
    pki: PKI
    admin: Admin

    @property
    def url(self) -> str: ...


@dataclass(frozen=True)
class Account:
    """An account. `cert`, `key` and `p12` (password changeit) are paths of files that go with the world."""

    name: str
    role: str
    xydm: str
    region: str
    opened: datetime
    cert: str
    key: str = field(repr=False)
    p12: str = field(repr=False)


@dataclass(frozen=True)
class Beginning:
    """How a world began: on which day its lifts were made, how many, and where its clock stood if it did not run."""

    day: datetime
    lifts: int
    frozen: int | None = None
    """Milliseconds"""


class World:
    """A world; `clock`, `journal` and `notices` are its own. Closing it deletes it if it was made here."""

    def __init__(self, server: Server, row: worlds.World, beginning: Beginning, leave: Callable[[], None]) -> None:
        self.name, self.seed = row.name, row.seed
        self._server, self._id, self._beginning, self._leave = server, row.id, beginning, leave
        self._hand = Hand(server.admin, row.name)
        self.clock = Clock(self._hand)
        self.journal = Journal(self._hand, row.id, wall_now().isoformat(timespec="milliseconds"))
        self.notices = Notices(self._hand)
        self._lock = RLock()
        self._folder: TemporaryDirectory[str] | None = None
        self._accounts: dict[str, Account] = {}
        self._sessions: dict[str, Session] = {}

    @property
    def url(self) -> str:
        """Where the interfaces are: https://127.0.0.1:PORT."""
        return self._server.url

    @property
    def ca(self) -> str:
        """Path of the CA's certificate, for `verify=`."""
        return str(self._server.pki.ca)

    def account(self, name: str) -> Account:
        """The account of that name, its certificate issued when it is first asked for; LookupError if there is none."""
        with self._lock:
            if name not in self._accounts:
                self._accounts[name] = self._read(name)
            return self._accounts[name]

    def session(self, name: str) -> Session:
        """The session of requests that carries the account's certificate."""
        with self._lock:
            if name not in self._sessions:
                account, session = self.account(name), Session(self.url)
                session.verify, session.cert = self.ca, (account.cert, account.key)
                if self._server.settings.tls != "mutual":
                    session.headers[HEADER] = f"{name}@{self.name}"
                self._sessions[name] = session
            return self._sessions[name]

    @cached_property
    def maker(self) -> Maker:
        """Makes valid records that the world doesn't hold yet, of units and certificates that it knows."""
        maker = Maker(self.seed, self._beginning.day.date(), provinces=PROVINCES)
        for _ in maker.lifts(self._beginning.lifts):
            pass  # those that the world began with
        return maker

    def reset(self, *scopes: str) -> None:
        """Set state, journal, clock or limits back to where the world began; all of them if none is named."""
        self._hand.call(resetting.reset, {"scopes": list(scopes)})
        frozen = self._beginning.frozen
        if frozen is not None and "clock" in (scopes or SCOPES):
            with self._server.admin.database.writing() as connection:
                worlds.set_clock(connection, self._id, Setting(0, frozen))

    def close(self) -> None:
        """Close the sessions, remove the files, and delete the world if it was made here."""
        with self._lock:
            for session in self._sessions.values():
                session.close()
            if self._folder is not None:
                self._folder.cleanup()
            self._folder = None
            self._accounts.clear()
            self._sessions.clear()
        self._leave()

    def __enter__(self) -> World:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _read(self, name: str) -> Account:
        with self._server.admin.database.reading() as connection:
            known = {one.name: one for one in worlds.accounts(connection, self._id)}
        if name not in known:
            raise LookupError(f"the world {self.name} has no account {name}, but {', '.join(known)}")
        row, (cert, key, p12) = known[name], map(str, self._issue(name))
        return Account(name, row.role, row.xydm, row.region, moment(row.opened), cert, key, p12)

    def _issue(self, name: str) -> ClientFiles:
        """A certificate of the account, noted so that it is revoked when the world goes."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="mockplatform-world-")
        admin, files = self._server.admin, client_files(Path(self._folder.name), name)
        certificate = admin.authority.issue_client(Identity(name, self.name))
        write_client(files, certificate)
        with admin.database.writing() as connection:
            issued.register(connection, self._id, [(name, read_identity(certificate.der).serial)])
        return files
