"""The composition root: builds database, journal, PKI, applications and listeners from the settings, and takes them down.

>>> with MockPlatform(Settings(port=0, admin_port=0, pki=FOLDER)) as platform:  # doctest: +SKIP
...     platform.url, platform.admin_url
"""

from __future__ import annotations

import ipaddress
import logging
import ssl
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import orjson
from werkzeug.http import http_date

from mockplatform import clock
from mockplatform.certs import DEFAULT_NAMES, PKI, Authority, Identity, ensure_pki, read_identity, server_cert
from mockplatform.certs.badkit import revoked_serials
from mockplatform.derive.validate import Validator
from mockplatform.errors import REASONS, Reason
from mockplatform.hosts.call import Platform
from mockplatform.hosts.lifthost import ROUTES
from mockplatform.hosts.registry import Registries
from mockplatform.hosts.wsgi import create_app
from mockplatform.sandbox import target, worlds
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.events import JournalEvents
from mockplatform.sandbox.journal import Journal
from mockplatform.server.listener import Listener
from mockplatform.server.tls import server_context
from mockplatform.settings import Settings
from mockplatform.spec.tables import TABLES
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import Account, World

log = logging.getLogger("mockplatform")


class SettingsError(ValueError):
    """Settings that can't be; the message is one line for the user."""


class MockPlatform:
    """One server with its worlds. `start` listens, `stop` ends everything that was begun; also a context manager."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        _check(self.settings)
        self._stack = ExitStack()
        with ExitStack() as building:
            self.database = Database(self.settings.db)
            building.callback(self.database.close)
            self.journal = Journal(self.database, clock.wall)
            building.callback(self.journal.close)
            self.world, self.accounts = self._default_world()
            self.pki = self._make_pki(building)
            self.listener = self._listener(building)
            self.admin_listener = self._admin_listener()
            self._stack = building.pop_all()

    def start(self) -> MockPlatform:
        """Listen on both ports; raises OSError if one can't be had."""
        try:
            self.listener.start()
            self._stack.callback(self.listener.stop)
            self.admin_listener.start()
            self._stack.callback(self.admin_listener.stop)
            target.write(self.pki.folder, self)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop listening, let running requests finish, write the journal, close the database."""
        self._stack.close()

    @property
    def url(self) -> str:
        """Where the interfaces are."""
        return self.listener.url

    @property
    def admin_url(self) -> str:
        """Where the admin API is."""
        return self.admin_listener.url

    def __enter__(self) -> MockPlatform:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _default_world(self) -> tuple[World, list[Account]]:
        """The default world of a new database is made; that of an old one goes on, its clock at most set ahead."""
        began = None if self.settings.clock == "real" else _moment(self.settings.clock)
        plan = worlds.Plan(seed=self.settings.seed, records=self.settings.records, began=began)
        with self.database.writing() as connection:
            world = store.find(connection, plan.name)
            if world is None:
                world = worlds.make(connection, plan, clock.wall())
            elif began is not None:
                try:
                    moved = world.clock.set(clock.wall(), now=began, rate=1)
                except clock.BackwardsError as error:
                    raise SettingsError(f"--clock would set the world of {self.settings.db} back: {error}") from None
                store.set_clock(connection, world.id, moved)
            return world, store.accounts(connection, world.id)

    def _make_pki(self, building: ExitStack) -> PKI:
        folder = self.settings.pki or building.enter_context(TemporaryDirectory(prefix="mockplatform-pki-"))
        identities = [Identity(account.name, self.world.name) for account in self.accounts]
        pki = ensure_pki(folder, identities, (*DEFAULT_NAMES, *self.settings.name))
        crl = pki.folder / "bad" / "crl.pem"
        if crl.exists():
            with self.database.writing() as connection:
                for serial in revoked_serials(crl.read_bytes()):
                    store.revoke(connection, serial, clock.wall())
        return pki

    def _listener(self, building: ExitStack) -> Listener:
        settings = self.settings
        platform = Platform(
            database=self.database,
            validators={no: Validator(table, strict=settings.strict) for no, table in TABLES.items()},
            registries=Registries(self.database),
            strict=settings.strict,
            trusts_header=settings.tls != "mutual",
            wall=clock.wall,
            record=self.journal.record,
        )
        return Listener(
            create_app(platform, ROUTES),
            host=settings.host,
            port=settings.port,
            tls=self._context(building) if settings.tls != "off" else None,
            events=JournalEvents(self.journal),
            identify=read_identity,
            refusal=_refusal,
            clock_date=lambda: http_date(clock.wall() / 1000),
        )

    def _context(self, building: ExitStack) -> ssl.SSLContext:
        clients = "required" if self.settings.tls == "mutual" else "optional"
        cert, key = self.pki.server_cert, self.pki.server_key
        if self.settings.server_cert != "good":
            cert, key = self._bad_certificate(building)
        return server_context(cert, key, self.pki.ca, clients=clients)  # type: ignore[arg-type]

    def _bad_certificate(self, building: ExitStack) -> tuple[Path, Path]:
        folder = Path(building.enter_context(TemporaryDirectory(prefix="mockplatform-cert-")))
        issued = server_cert(Authority.load(self.pki.folder), self.settings.server_cert, clock.wall_now())
        (folder / "server.pem").write_bytes(issued.cert_pem)
        (folder / "server.key").write_bytes(issued.key_pem)
        return folder / "server.pem", folder / "server.key"

    def _admin_listener(self) -> Listener:
        settings = self.settings
        hosts = frozenset({settings.admin_host, *settings.name})
        admin = Admin(self.database, self.journal, clock.wall, settings.admin_token, hosts)
        return Listener(create_admin(admin), host=settings.admin_host, port=settings.admin_port, name="admin")


def _check(settings: Settings) -> None:
    if not _is_loopback(settings.admin_host) and not settings.admin_token:
        raise SettingsError(f"an admin API on {settings.admin_host} needs --admin-token")
    if settings.records < 0:
        raise SettingsError("--records is a number from 0 up")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _moment(text: str) -> int:
    try:
        return clock.milliseconds(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise SettingsError(f"--clock is real or a time in ISO 8601, not {text}") from None


_LISTENER_REASONS = {413: "too_large", 500: "internal"}


def _refusal(status: int) -> tuple[list[tuple[str, str]], bytes]:
    """What the listener answers itself, in the envelope."""
    found = REASONS.get(_LISTENER_REASONS.get(status, ""))
    row = found or Reason(status, status, REASONS["body"].text)
    content = {"timestamp": clock.wall(), "code": row.code, "msg": row.text.zh}
    return [("Content-Type", "application/json;charset=UTF-8")], orjson.dumps(content)
