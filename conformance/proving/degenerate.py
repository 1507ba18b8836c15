"""Servers that are no good at all. A suite that finds much of the standard met by one of them proves nothing of any other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from conformance.running.target import Target

HANGS_UP, GARBLES, SILENT = 0, -1, -2

_ALWAYS = b'{"timestamp": 1795379080399, "code": 1, "data": {"id": "1", "ids": ["1", "2"]}}'

SERVERS: dict[str, tuple[int, bytes]] = {
    "refuses everything": (403, b""),
    "refuses everything in the envelope": (400, b'{"timestamp": 1795379080399, "code": 5001, "msg": "no"}'),
    "accepts everything": (200, _ALWAYS),
    "creates everything": (201, _ALWAYS),
    "finds one thing always": (
        200,
        b'{"timestamp": 1795379080399, "code": 1, "data": [{"ZJBM": "1", "SGID": "1", "SJBB": 1}]}',
    ),
    "says nothing": (200, b""),
    "asks for patience": (429, b""),
    "fails always": (500, b"<html>"),
    "hangs up": (HANGS_UP, b""),
    "garbles": (GARBLES, b"\x00\x01\x02"),
    "never answers": (SILENT, b""),
}
"""Name → the status and the body of every answer"""

PATIENCE = 0.2
"""Seconds that a run waits for the one that never answers"""


@contextmanager
def serving(name: str) -> Iterator[str]:
    """The address of one of them, as long as it is needed."""
    status, body = SERVERS[name]
    done = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if status > 0:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            if status == GARBLES:
                self.wfile.write(body)
            if status == SILENT:
                done.wait(10)
            self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def target_text(target: Target, url: str, *, silent: bool) -> str:
    """A target file by which all hosts are at `url`, with the accounts of a good target, and a clock of its own."""
    lines = ["[target]", 'name = "degenerate"', *(f'{host} = "{url}"' for host in target.hosts)]
    lines += [f"ca = '{target.ca}'", "allow_write = true", f"timeout = {PATIENCE if silent else 10}"]
    for account in target.accounts.values():
        lines += [f"[accounts.{account.name}]", f"cert = '{account.cert}'", f"key = '{account.key}'"]
        lines += [
            f"xydm = '{account.xydm}'",
            f"opened = {account.opened}" if account.opened else "",
            f"region = '{account.region}'",
        ]
    lines += ["[data]", *(f"{name} = {list(values)}" for name, values in target.data.items())]
    lines += ["[data.organisations]", *(f"{name} = {list(values)}" for name, values in target.organisations.items())]
    return "\n".join(lines) + "\n"
