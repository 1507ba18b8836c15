"""The suite proves itself: no false alarm, every mutant killed by its own test, next to nothing verified of bad servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from conformance.verdicts import RANK, Exit, Verdict
from mockplatform.mutants import MUTANTS, VARIANTS


def test_the_emulator_gets_no_failure_and_no_warning(clean: Any) -> None:
    assert clean.code == Exit.OK
    bad = {id: verdict for id, verdict in clean.verdicts.items() if RANK[Verdict(verdict)] < RANK[Verdict.NOT_VERIFIED]}
    assert bad == {}
    assert clean.report["headline"] == "not fully verified"  # as long as requirements have no test
    assert clean.report["cleanup"] == {"verdict": "PASS", "left": []}


def test_what_the_suite_has_tests_for_is_verified(clean: Any) -> None:
    tested = {row["id"]: row["verdict"] for row in clean.report["requirements"] if row["tests"]}
    unshown = {id for id, verdict in tested.items() if verdict != "PASS"}
    assert unshown == {"R-6.12.1-3"}  # half of it: the clock stands at three
    assert len(tested) >= 10


@pytest.mark.parametrize("name", MUTANTS)
def test_every_mutant_is_killed_by_a_requirement_that_it_names(
    name: str, clean: Any, platform: Callable[..., Any], judge: Callable[..., Any], pki: Path
) -> None:
    wanted = MUTANTS[name].requirements
    with platform(break_=name):
        judged = judge(pki / "target.toml", *wanted)
    worse = [id for id in wanted if RANK[Verdict(judged.verdicts[id])] < RANK[Verdict(clean.verdicts[id])]]
    assert worse
    assert judged.code in (Exit.OK, Exit.FAILURES)
    assert judged.verdicts[worse[0]] in ("FAIL", "WARN")


@pytest.mark.parametrize("names", [*((name,) for name in VARIANTS), tuple(VARIANTS)])
def test_no_legal_variant_gets_a_failure(
    names: tuple[str, ...], platform: Callable[..., Any], judge: Callable[..., Any], pki: Path
) -> None:
    with platform(variant=names):
        judged = judge(pki / "target.toml")
    assert judged.code == Exit.OK, judged.report["requirements"]
    assert "FAIL" not in judged.verdicts.values()
    assert judged.report["counts"]["PASS"] >= 10


def test_a_variant_shows_in_the_verdicts(platform: Callable[..., Any], judge: Callable[..., Any], pki: Path) -> None:
    with platform(variant=("array-of-one", "post-200-number-ids")):
        verdicts = judge(pki / "target.toml", "R-A.2.12-1", "R-5.3.5.10-2", "R-5.3.5.7-1").verdicts
    assert verdicts == {"R-A.2.12-1": "DISPUTED", "R-5.3.5.10-2": "WARN", "R-5.3.5.7-1": "PASS"}


ALWAYS = b'{"timestamp": 1795379080399, "code": 1, "data": {"id": "1", "ids": ["1", "2"]}}'

BAD_SERVERS: dict[str, tuple[int, bytes]] = {
    "refuses everything": (403, b""),
    "refuses everything in the envelope": (400, b'{"timestamp": 1795379080399, "code": 5001, "msg": "no"}'),
    "accepts everything": (200, ALWAYS),
    "creates everything": (201, ALWAYS),
    "says nothing": (200, b""),
    "fails always": (500, b"<html>"),
    "hangs up": (0, b""),
    "garbles": (-1, b"\x00\x01\x02"),
    "never answers": (-2, b""),
}


@contextmanager
def bad_server(status: int, body: bytes) -> Iterator[str]:
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
            if status == -1:
                self.wfile.write(body)
            if status == -2:
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


@pytest.mark.parametrize("name", BAD_SERVERS)
def test_next_to_nothing_is_verified_of_a_bad_server(name: str, served: Path, judge: Callable[..., Any]) -> None:
    status, body = BAD_SERVERS[name]
    with bad_server(status, body) as url:
        text = served.read_text(encoding="utf-8")
        old = text.split('lifthost = "')[1].split('"')[0]
        target = served.with_name(f"bad-{status}.toml")
        wait = "timeout = 0.2\n" if status == -2 else ""
        target.write_text(text.replace(old, url).replace("allow_write", f"{wait}allow_write"), encoding="utf-8")
        judged = judge(target)
    passed = [id for id, verdict in judged.verdicts.items() if verdict == "PASS"]
    assert passed == []
    assert judged.report["counts"]["SUITE-ERROR"] == 0
    assert judged.report["headline"] != "conforms"
    assert judged.code == (Exit.NOT_RUN if status <= 0 else Exit.FAILURES)
