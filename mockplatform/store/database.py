"""Connections and transactions. There is one writer at a time, so that what a write was decided on stays true."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from mockplatform.store import schema

MEMORY = ":memory:"

ONE_WRITER = text("SELECT pg_advisory_xact_lock(1836016491)")
"""Waits for its turn on PostgreSQL, which lets several transactions write at a time; the number is ours."""


class StoreError(ValueError):
    """The database can't be used; the message is one line for the user."""


class Database:
    """One database: a private temporary file (`:memory:`), a file of SQLite, or PostgreSQL.

    A private file takes part in no crash, so it is not synced; a file that is kept is (WAL, NORMAL: it survives a
    killed process; a power cut may lose the last moments).
    """

    def __init__(self, url: str = MEMORY) -> None:
        self._folder = tempfile.mkdtemp(prefix="mockplatform-") if url == MEMORY else None
        self.url = _resolved(url, self._folder)
        try:
            self.engine = _engine(self.url, private=self._folder is not None)
            self.sqlite = self.engine.dialect.name == "sqlite"
            self._writer = threading.Lock()
            self._prepare()
        except StoreError:
            self.close()
            raise
        except (SQLAlchemyError, ArgumentError, OSError, ImportError) as error:
            self._forget()
            raise StoreError(f"cannot use the database {_shown(url)}: {_first_line(error)}") from error

    def _prepare(self) -> None:
        """Make the tables of a new database, in one transaction: several processes may start on it at once."""
        with self.writing() as connection:
            found = _version(connection) if inspect(connection).has_table(schema.meta.name) else None
            if found is None:
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.meta).values(key="version", value=str(schema.VERSION)))
            elif found != str(schema.VERSION):
                raise StoreError(
                    f"the database {_shown(self.url)} is of version {found}, this is {schema.VERSION}: use another one"
                )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads one state of the database."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, the only one at its time; committed when the block ends, rolled back when it raises."""
        with self._turn(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if not self.sqlite:  # else two could both find a key free, and both take it
                connection.execute(ONE_WRITER)
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """SQLite has one writer: threads queue here rather than poll the file's lock."""
        if not self.sqlite:
            yield
            return
        with self._writer:
            yield

    def close(self) -> None:
        """Close all connections; a private database is gone afterwards."""
        self.engine.dispose()
        self._forget()

    def _forget(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _shown(url: str) -> str:
    """A URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True) if "://" in url else url
    except ArgumentError:
        return url.partition("://")[0] + "://…"


def _version(connection: Connection) -> str | None:
    found: str | None = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "version")).scalar()
    return found


def _resolved(url: str, folder: str | None) -> str:
    if folder is not None:
        return f"sqlite:///{Path(folder, 'world.db').as_posix()}"
    if "://" in url:
        return url
    return f"sqlite:///{Path(url).absolute().as_posix()}"


def _engine(url: str, *, private: bool) -> Engine:
    if make_url(url).get_backend_name() == "postgresql":
        return create_engine(url, pool_size=8, max_overflow=56, pool_pre_ping=True)
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=504,
        pool_reset_on_return=None,  # every connection is used in a transaction, which ends it
        connect_args={"check_same_thread": False, "timeout": 30},
    )
    synchronous = "OFF" if private else "NORMAL"

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not start transactions of its own
        for pragma in (
            "page_size=8192",
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "cache_size=-16384",
            "foreign_keys=ON",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        driver: Any = connection.connection.driver_connection  # past SQLAlchemy, which takes longer than SQLite
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()

    return engine


def _first_line(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0] if str(error) else type(error).__name__
