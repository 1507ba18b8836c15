"""What tests of the whole server share: the server in a process of its own, a raw client for it, and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.maker import Maker


def pytest_configure(config: pytest.Config) -> None:
    """Keep each process of pytest-xdist on one processor: a test and its server take turns, and moving costs a quarter more."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    if worker.isdigit() and sys.platform == "linux":
        own = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {own[int(worker) % len(own)]})


BEGAN = datetime.fromisoformat("2026-11-20T10:00:00+08:00")
"""When the worlds of these servers begin"""


@dataclass
class Client:
    """One keep-alive connection, which does as little as it can."""

    socket: ssl.SSLSocket

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request, give status and body of the answer; raises OSError when the server ends the connection."""
        self.socket.sendall(request)
        return self.answer()

    def answer(self) -> tuple[int, bytes]:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        parts, have = [body], len(body)
        while have < length:
            parts.append(self._receive())
            have += len(parts[-1])
        return int(head[9:12]), b"".join(parts)

    def _receive(self) -> bytes:
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionResetError("the server ended the connection")
        return data


@dataclass
class Server:
    """A process that serves the interfaces, known by its addresses and its PKI."""

    process: subprocess.Popen[str]
    url: str
    pki: Path
    admin_url: str = ""

    def lifts(self) -> Iterator[dict[str, Any]]:
        """Lifts of the account manufacturer, whose certificates the world knows."""
        accounts = tomllib.loads((self.pki / "target.toml").read_text(encoding="utf-8"))["accounts"]
        maker = Maker(1, BEGAN.date(), provinces=PROVINCES)
        return maker.lifts(1_000_000, owner=accounts["manufacturer"]["xydm"])

    @contextmanager
    def client(self, account: str = "manufacturer") -> Iterator[Client]:
        """A connection over mutual TLS."""
        context = ssl.create_default_context(cafile=self.pki / "ca.pem")
        context.load_cert_chain(self.pki / f"clients/{account}.pem", self.pki / f"clients/{account}.key")
        with (
            socket.create_connection(self.address, timeout=30) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secured,
        ):
            secured.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield Client(secured)

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        return str(parts.hostname), int(parts.port or 443)

    def kill(self) -> None:
        """End the process where it stands (SIGKILL)."""
        self.process.kill()
        self.process.wait()


def post(path: str, body: bytes) -> bytes:
    """An uplink as bytes."""
    fields = (
        f"Host: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    )
    return f"POST {path} HTTP/1.1\r\n{fields}\r\n\r\n".encode() + body


def get(target: str) -> bytes:
    """A downlink as bytes."""
    return f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n".encode()


@pytest.fixture(scope="session", name="post")
def post_bytes() -> Callable[[str, bytes], bytes]:
    return post


@pytest.fixture(scope="session", name="get")
def get_bytes() -> Callable[[str], bytes]:
    return get


@pytest.fixture(scope="session")
def spawn() -> Iterator[Callable[..., Server]]:
    """spawn(pki, *command) runs a Python command that prints `Ready. URL …`; it ends with the session at the latest."""
    with ExitStack() as stack:

        def start(pki: Path, *command: str) -> Server:
            process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, encoding="utf-8")
            stack.callback(_end, process)
            assert process.stdout is not None
            ready = process.stdout.readline().split()
            assert ready[:1] == ["Ready."], f"{command} ended with {process.wait()}"
            return Server(process, ready[1], pki, ready[-1])

        yield start


@pytest.fixture(scope="session")
def sandbox(spawn: Callable[..., Server]) -> Callable[..., Server]:
    """sandbox(db, pki) runs `mockplatform serve` with a default world without lifts, of seed 1, that begins at BEGAN.

    `again`: over a database that has that world already, whose clock goes on.
    """

    def start(db: str, pki: Path, *, again: bool = False) -> Server:
        world = ["--db", db, "--pki", str(pki), "--records", "0", "--seed", "1"]
        clock = [] if again else ["--clock", BEGAN.isoformat()]
        return spawn(pki, "-m", "mockplatform", "serve", *world, *clock, "--port", "0", "--admin-port", "0")

    return start


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


# ---- PostgreSQL


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this session, if the machine has the programs; its own database is left empty."""
    pytest.importorskip("psycopg")
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if sys.platform == "win32" or initdb is None or pg_ctl is None:
        pytest.skip("no initdb and pg_ctl on this machine")
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:  # short: it holds a socket
        as_user: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            as_user = _as_postgres(folder)
        run = {"check": True, "capture_output": True, "cwd": "/"}
        data = f"{folder}/data"
        subprocess.run([*as_user, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"], **run)  # type: ignore[call-overload]
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=50"
        start = [*as_user, pg_ctl, "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd="/")  # the server keeps a pipe open for ever
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            subprocess.run([*as_user, pg_ctl, "-D", data, "-m", "immediate", "-w", "stop"], **run)  # type: ignore[call-overload]


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """An empty database of the session's PostgreSQL server, by its URL."""
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE test"))
        yield make_url(postgres_url).set(database="test").render_as_string(hide_password=False)
        connection.execute(text("DROP DATABASE test WITH (FORCE)"))
    engine.dispose()


def _program(name: str) -> str | None:
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return shutil.which(name) or (str(versions[-1]) if versions else None)


def _as_postgres(folder: str) -> list[str]:
    """The words before a command that runs it as the user postgres, who gets `folder`."""
    runuser = shutil.which("runuser")
    if runuser is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    return [runuser, "-u", "postgres", "--"]
