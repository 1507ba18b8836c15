"""A clean run of the conformance suite in one process, against as many bare calls over mutual TLS as it makes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

import pytest

from conformance.cli import main
from conformance.running.target import load
from conformance.wire import raw
from mockplatform.app import MockPlatform
from mockplatform.server.listener import Listener
from mockplatform.server.tls import server_context
from mockplatform.settings import Settings

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 2  # the first one loads the suite and does not count


def test_a_clean_run(tmp_path: Path, row: Callable[..., None]) -> None:
    """Client and server compute in this process, so that its CPU time is that of both."""
    with MockPlatform(Settings(port=0, admin_port=0, pki=str(tmp_path / "pki"), records=20)) as platform:
        target = tmp_path / "pki" / "target.toml"
        for _ in range(ROUNDS):
            begin = time.process_time()
            assert main(["run", "--target", str(target), "--report-dir", str(tmp_path)]) == 0
            spent = time.process_time() - begin
        calls = json.loads(tmp_path.joinpath("report.json").read_text(encoding="utf-8"))["suite"]["calls"]
        least = bare(platform, target, calls)
    row("clean run of the suite", f"{spent:.1f} s CPU", f"{spent / calls * 1000:.2f} ms a call",
        f"{least / spent:.3f} x the floor")  # fmt: skip
    row(f"  floor, {calls} calls", f"{least:.1f} s CPU", f"{least / calls * 1000:.2f} ms a call")


def bare(platform: MockPlatform, target: Path, calls: int) -> float:
    """CPU seconds of so many calls to a server that has one answer, over one connection."""

    def answer(environ: Any, start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "application/json")])
        return [b'{"code":1}']

    pki, whole = platform.pki, load(target)
    tls = server_context(pki.server_cert, pki.server_key, pki.ca, clients="required")
    listener = Listener(answer, host="127.0.0.1", port=0, tls=tls, name="floor")
    listener.start()
    account = whole.accounts["manufacturer"]
    client = HTTPSConnection(listener.host, listener.port, context=raw.context(whole.ca, account))
    try:
        begin = time.process_time()
        for _ in range(calls):
            client.request("GET", "/")
            assert client.getresponse().read() == b'{"code":1}'
        return time.process_time() - begin
    finally:
        client.close()
        listener.stop()
