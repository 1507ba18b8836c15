"""The least that a server of lifts can do, to measure ours against: no rule is checked, nothing is logged.

The same listener and Flask; a batch is parsed and stored by one executemany of raw sqlite3 into a table with six
indexes. Run as `python floor.py DATABASE PKI`, with a PKI that a sandbox made; it prints `Ready. URL`.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Response, request

from mockplatform.clock import wall
from mockplatform.server.listener import Listener
from mockplatform.server.tls import server_context

COLUMNS = ("ZJBM", "CPBH", "XSSYBH", "SBPZ", "SBXH", "ZZRQ")


def connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in ("page_size=8192", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-16384"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def create(connection: sqlite3.Connection) -> None:
    connection.execute(f"CREATE TABLE lift ({', '.join(COLUMNS)}, doc TEXT)")
    connection.execute("CREATE UNIQUE INDEX by_ZJBM ON lift (ZJBM)")
    for column in COLUMNS[1:]:
        connection.execute(f"CREATE INDEX by_{column} ON lift ({column})")


def create_app(path: str) -> Flask:
    app = Flask("floor", static_folder=None)
    writer, turn, here = connect(path), threading.Lock(), threading.local()
    create(writer)

    @app.post("/api/tp/v1/lifts")
    def add() -> Response:
        records = orjson.loads(request.get_data())
        rows = [(*(record.get(column) for column in COLUMNS), orjson.dumps(record).decode()) for record in records]
        with turn:
            writer.execute("BEGIN IMMEDIATE")
            writer.executemany("INSERT INTO lift VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            writer.execute("COMMIT")
        content: dict[str, Any] = {"timestamp": wall(), "code": 1, "data": {"ids": [row[0] for row in rows]}}
        return Response(orjson.dumps(content), 201, content_type="application/json")

    @app.get("/api/tp/v1/lifts/enterprise")
    def full() -> Response:
        if not hasattr(here, "reader"):
            here.reader = connect(path)
        row = here.reader.execute("SELECT doc FROM lift WHERE ZJBM = ?", (request.args["ZJBM"],)).fetchone()
        content = f'{{"timestamp":{wall()},"code":1,"data":{row[0]}}}'
        return Response(content, content_type="application/json")

    return app


def main(path: str, pki: Path) -> None:
    tls = server_context(pki / "server.pem", pki / "server.key", pki / "ca.pem", clients="required")
    with Listener(create_app(path), tls=tls) as listener:
        print(f"Ready. {listener.url}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
