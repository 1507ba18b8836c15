"""The composition root: builds database, journal, PKI, applications and listeners from the settings, and takes them down.

>>> with MockPlatform() as platform:
...     platform.world("default").session("typetest").get("/").status_code
404
"""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from wsgiref.types import WSGIApplication

import orjson
from werkzeug.http import http_date

from mockplatform import clock, testing
from mockplatform.certs import DEFAULT_NAMES, PKI, UNKNOWN, Authority, Identity, ensure_pki, read_identity, server_cert
from mockplatform.certs.badkit import revoked_serials
from mockplatform.certs.files import client_files, read_certificates
from mockplatform.certs.identity import serial_text
from mockplatform.certs.pki import write_client
from mockplatform.derive.validate import Validator
from mockplatform.errors import Reason
from mockplatform.hosts import lifthost, names, sgghost, xssyhost, xzxkhost
from mockplatform.hosts.call import Platform
from mockplatform.hosts.lookups import Caller, Lookups, National
from mockplatform.hosts.registry import Registries
from mockplatform.hosts.wsgi import create_app
from mockplatform.mutants import Parts, UnknownChangeError, changed
from mockplatform.sandbox import console, target, worlds
from mockplatform.sandbox.admin import Admin, create_admin
from mockplatform.sandbox.events import JournalEvents
from mockplatform.sandbox.journal import Journal
from mockplatform.server.listener import Listener
from mockplatform.server.tls import server_context
from mockplatform.settings import Settings
from mockplatform.spec.interfaces import HOSTS
from mockplatform.store import issued
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import Account, World

COMMON = "lifthost"
"""The listener that serves every host, each by its name or by its paths"""


class SettingsError(ValueError):
    """Settings that can't be; the message is one line for the user."""


class MockPlatform:
    """One server with its worlds. `start` listens, `stop` ends everything that was begun; also a context manager.

    Without settings: on free ports, with certificates and data of its own that are gone at the end (Settings.private).
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.private()
        _check(self.settings)
        self._stack = ExitStack()
        with ExitStack() as building:
            self.database = Database(self.settings.db)
            building.callback(self.database.close)
            self.journal = Journal(
                self.database, clock.wall, entries=self.settings.journal_entries, size=self.settings.journal_bytes,
                mask=self.settings.mask,
            )  # fmt: skip
            building.callback(self.journal.close)
            self.default, self.accounts = self._default_world()
            self.pki = self._make_pki(building)
            self._urls: dict[str, str] = {}
            self.listeners = self._listeners(building)
            self.admin = self._admin()
            self.admin_listener = self._admin_listener()
            self._worlds = testing.Worlds(self)
            building.callback(self._worlds.close)
            self._stack = building.pop_all()

    def start(self) -> MockPlatform:
        """Listen on both ports; raises OSError if one can't be had."""
        try:
            for listener in (*self.listeners.values(), self.admin_listener):
                listener.start()
                self._stack.callback(listener.stop)
            self._urls.update(_national_urls(self.settings, self))
            target.write(self.pki.folder, self)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop listening, let running requests finish, write the journal, close the database."""
        self._stack.close()

    def world(self, name: str = "default") -> testing.World:
        """The world of that name, for use in this process; LookupError if there is none."""
        return self._worlds.find(name)

    def make_world(
        self,
        name: str | None = None,
        *,
        clock: testing.Moment | None = None,
        rate: int = 1,
        seed: int | None = None,
        records: int | None = None,
        accounts: Sequence[testing.Opened] = (),
    ) -> testing.World:
        """A new world, gone when it is closed; it is a context manager. ValueError if it can't be made.

        `clock`: where its clock begins, the real time unless given; `rate` 0 freezes it there. `seed` and `records` are
        the server's unless given.
        """
        return self._worlds.make(name, clock=clock, rate=rate, seed=seed, records=records, accounts=accounts)

    @property
    def url(self) -> str:
        """Where the interfaces are."""
        return self.listeners[COMMON].url

    def url_of(self, host: str) -> str:
        """Where one host is: at its own port if it has one, else at the common one."""
        return self.listeners.get(host, self.listeners[COMMON]).url

    @property
    def admin_url(self) -> str:
        """Where the admin API is."""
        return self.admin_listener.url

    @property
    def admin_token(self) -> str:
        """What the admin API asks for, "" for nothing."""
        return self.settings.admin_token

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
                    raise SettingsError(f"--clock would set the kept world back: {error}") from None
                store.set_clock(connection, world.id, moved)
            return world, store.accounts(connection, world.id)

    def _make_pki(self, building: ExitStack) -> PKI:
        folder = self.settings.pki or building.enter_context(TemporaryDirectory(prefix="mockplatform-pki-"))
        identities = [Identity(account.name, self.default.name) for account in self.accounts]
        pki = ensure_pki(folder, [*identities, UNKNOWN], (*DEFAULT_NAMES, *self.settings.name))
        crl = pki.folder / "bad" / "crl.pem"
        certificates = [(one.account, read_certificates(pki.client(one.stem).cert)[0]) for one in identities]
        serials = [(account, serial_text(found.serial_number)) for account, found in certificates]
        with self.database.writing() as connection:
            issued.register(connection, self.default.id, serials)
            for serial in revoked_serials(crl.read_bytes()) if crl.exists() else ():
                store.revoke(connection, serial, clock.wall())
        return pki

    def _listeners(self, building: ExitStack) -> dict[str, Listener]:
        """The common listener, and one for each host that has a port of its own."""
        settings = self.settings
        parts = _parts(settings)
        app = parts.wrap(create_app(self._platform(building, parts), parts.routes))
        tls = self._context(building, parts) if settings.tls != "off" else None

        def listener(name: str, served: WSGIApplication, port: int) -> Listener:
            return Listener(
                served, host=settings.host, port=port, tls=tls, name=name, events=JournalEvents(self.journal),
                identify=read_identity, refusal=partial(_refusal, parts.reasons),
                clock_date=lambda: http_date(clock.wall() / 1000),
            )  # fmt: skip

        own = {host: listener(host, names.at_port_of(host, app), port) for host, port in _host_ports(settings).items()}
        return {COMMON: listener(COMMON, app, settings.port), **own}

    def _platform(self, building: ExitStack, parts: Parts) -> Platform:
        settings = self.settings
        return Platform(
            database=self.database,
            validators={no: Validator(table, strict=settings.strict) for no, table in parts.book.tables.items()},
            registries=Registries(self.database),
            strict=settings.strict,
            trusts_header=settings.tls != "mutual",
            wall=clock.wall,
            record=self.journal.record,
            lookups=self._lookups(building) if settings.lookups else None,
            book=parts.book,
            reasons=parts.reasons,
            rights=parts.rights,
        )

    def _lookups(self, building: ExitStack) -> Lookups:
        national = National(self._urls, self.pki.ca, self.settings.lookup_seconds)
        folder = Path(building.enter_context(TemporaryDirectory(prefix="mockplatform-platform-")))
        lookups = Lookups(
            self.database, national, partial(self._caller, folder), clock.wall, self.settings.lookup_seconds
        )
        building.callback(lookups.close)
        return lookups

    def _caller(self, folder: Path, world: World) -> Caller:
        """The account `platform` of a world; that of the default one has its certificate in the PKI's folder."""
        identity = Identity("platform", world.name)
        files = self.pki.client(identity.stem)
        if not files.cert.exists():
            files = client_files(folder, identity.stem)
            if not files.cert.exists():
                write_client(files, Authority.load(self.pki.folder).issue_client(identity))
        return Caller(files.cert, files.key, identity.common_name)

    def _context(self, building: ExitStack, parts: Parts) -> ssl.SSLContext:
        clients = "required" if self.settings.tls == "mutual" else "optional"
        cert, key = self.pki.server_cert, self.pki.server_key
        if self.settings.server_cert != "good":
            cert, key = self._bad_certificate(building)
        context = server_context(cert, key, self.pki.ca, clients=clients)  # type: ignore[arg-type]
        for edit in parts.tls:
            edit(context)
        return context

    def _bad_certificate(self, building: ExitStack) -> tuple[Path, Path]:
        folder = Path(building.enter_context(TemporaryDirectory(prefix="mockplatform-cert-")))
        issued = server_cert(Authority.load(self.pki.folder), self.settings.server_cert, clock.wall_now())
        (folder / "server.pem").write_bytes(issued.cert_pem)
        (folder / "server.key").write_bytes(issued.key_pem)
        return folder / "server.pem", folder / "server.key"

    def _admin(self) -> Admin:
        hosts = frozenset({self.settings.admin_host, *self.settings.name})
        authority = Authority.load(self.pki.folder)
        return Admin(self.database, self.journal, clock.wall, self.settings.admin_token, hosts, authority)

    def _admin_listener(self) -> Listener:
        settings = self.settings
        app = create_admin(self.admin)
        console.register(app, self.admin)
        return Listener(app, host=settings.admin_host, port=settings.admin_port, name="admin")


def _check(settings: Settings) -> None:
    if not _is_loopback(settings.admin_host) and not settings.admin_token:
        raise SettingsError(f"an admin API on {settings.admin_host} needs --admin-token")
    if settings.records < 0:
        raise SettingsError("--records is a number from 0 up")
    for flag, port in (("--port", settings.port), ("--admin-port", settings.admin_port)):
        if not 0 <= port <= 65535:  # the resolver would cut it down to 16 bits
            raise SettingsError(f"{flag} is a number from 0 to 65535, not {port}")
    if settings.journal_entries < 1 or settings.journal_bytes < 1:
        raise SettingsError("--journal-entries and --journal-bytes are numbers from 1 up")
    _host_ports(settings)
    _parts(settings)


def _parts(settings: Settings) -> Parts:
    """The rows and routes, some of them replaced by --break and --variant."""
    routes = {**lifthost.ROUTES, **xssyhost.ROUTES, **xzxkhost.ROUTES, **sgghost.ROUTES}
    try:
        return changed(Parts(routes), settings.break_, settings.variant)
    except UnknownChangeError as error:
        raise SettingsError(str(error)) from None


def _host_ports(settings: Settings) -> dict[str, int]:
    found: dict[str, int] = {}
    for text in settings.host_port:
        host, _, port = text.partition("=")
        name = names.canonical(host)
        if not name or not port.isascii() or not port.isdigit() or int(port) > 65535:
            raise SettingsError(f"--host-port is HOST=PORT with one of {', '.join(HOSTS)}, not {text}")
        found[name] = int(port)
    return found


def _national_urls(settings: Settings, platform: MockPlatform) -> dict[str, str]:
    own = {"xssyhost": settings.xssy_url, "xzxkhost": settings.xzxk_url, "sgghost": settings.sgg_url}
    return {host: url or platform.url_of(host) for host, url in own.items()}


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


def _refusal(reasons: Mapping[str, Reason], status: int) -> tuple[list[tuple[str, str]], bytes]:
    """What the listener answers itself, in the envelope."""
    found = reasons.get(_LISTENER_REASONS.get(status, ""))
    row = found or Reason(status, status, reasons["body"].text)
    content = {"timestamp": clock.wall(), "code": row.code, "msg": row.text.zh}
    return [("Content-Type", "application/json;charset=UTF-8")], orjson.dumps(content)
