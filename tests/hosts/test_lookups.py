"""The platform asks the national systems (8.1.3, 8.2), and whatever they answer neither breaks nor slows an uplink."""

from __future__ import annotations

import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from mockplatform.certs import Authority, Identity
from mockplatform.clock import moment
from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.maker import Maker
from mockplatform.hosts import lookups
from mockplatform.hosts.lookups import Caller, Lookups, National, Unanswered
from mockplatform.store import units, worlds

WAIT = 0.3
"""Seconds that an uplink waits at most, in these tests"""

SCAN, CORPORATE, ACCIDENTS = "/publicity/type_test_certificate", "/api/corporate_info", "/api/accidents"
CALLER = Caller(Path(__file__), Path(__file__), "platform@default")
"""Plain HTTP only asks whether its files are there."""

UNIT = {
    "DWMC": "杭州部件有限公司",
    "ZCDZ": "",
    "LXRXM": "张三",
    "LXRDH": "0571",
    "XKZBH": "TS2310001-2030",
    "XKZNX": "",
}


class Server(ThreadingHTTPServer):
    """A national system; a test says what it answers. `released` ends an answer that is held back."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.answer: Callable[[Any], None] = lambda request: reply(request, 404, b"")
        self.asked: queue.Queue[tuple[str, dict[str, str], Any]] = queue.Queue()
        self.released = threading.Event()

    def handle_error(self, *_: Any) -> None:
        """The client went away, as some of these tests want it to."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        self.server.asked.put((url.path, query, self.headers))
        self.server.answer(self)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def reply(request: Any, status: int, body: bytes, content_type: str = "application/json") -> None:
    request.send_response(status)
    request.send_header("Content-Type", content_type)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def knows_everything(request: Any) -> None:
    if request.path.startswith(SCAN):
        reply(request, 200, b"\xff\xd8\xff\xe0 picture", "image/jpeg")
    else:
        reply(request, 200, orjson.dumps(UNIT if request.path.startswith(CORPORATE) else []))


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(Handler)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.released.set()
    made.shutdown()
    thread.join()
    made.server_close()


@dataclass
class Asking:
    """A sandbox whose platform asks `server`."""

    sandbox: Any
    lookups: Lookups
    server: Server

    def strange(self, **changes: Any) -> dict[str, Any]:
        """A lift with a certificate that the world doesn't know."""
        made = self.sandbox.maker.lift("3110", owner=self.sandbox.code_of("manufacturer"))
        return {**made, "XSSYBH": "TSX STRANGE", **changes}

    def known(self) -> Any:
        with self.sandbox.database.reading() as connection:
            world = worlds.find(connection, "default")
        return self.sandbox.platform.registries.of(world)

    def settled(self) -> None:
        """Wait for what is under way."""
        self.lookups.close()


def asking(sandbox: Any, server: Server) -> Iterator[Asking]:
    url = f"http://127.0.0.1:{server.server_address[1]}"
    national = National(dict.fromkeys(("xssyhost", "xzxkhost", "sgghost"), url), Path(__file__), WAIT)
    sandbox.maker = Maker(1, moment(sandbox.now).date(), provinces=PROVINCES)  # whose certificates the world knows
    made = Lookups(sandbox.database, national, lambda world: CALLER, lambda: sandbox.wall, WAIT)
    sandbox.serve(replace(sandbox.platform, lookups=made))
    yield Asking(sandbox, made, server)
    server.released.set()
    made.close()


@pytest.fixture
def calm(sandbox: Any, server: Server) -> Iterator[Asking]:
    yield from asking(sandbox, server)


@pytest.fixture
def literal(strict: Any, server: Server) -> Iterator[Asking]:
    yield from asking(strict, server)


# ---- what makes the platform ask


def test_in_the_background_by_default(calm: Asking) -> None:
    calm.server.answer = lambda request: (calm.server.released.wait(10), knows_everything(request))[1]
    answer = calm.sandbox.call("manufacturer", "POST", "/lifts", calm.strange())
    assert answer.status_code == 201  # before the national system has said a word
    assert "certificate" in calm.sandbox.rules()
    path, query, headers = calm.server.asked.get(timeout=5)
    assert (path, query) == (SCAN, {"XSSYBH": "TSX STRANGE"})
    assert headers["X-Mockplatform-Account"] == "platform@default"
    assert headers["Accept"] == "image/*"


def test_what_is_found_is_known_from_then_on(calm: Asking) -> None:
    calm.server.answer = knows_everything
    calm.sandbox.send("manufacturer", "POST", "/lifts", calm.strange())
    calm.settled()
    assert "TSX STRANGE" in calm.known().certificates
    calm.sandbox.serve(replace(calm.sandbox.platform, lookups=None))
    calm.sandbox.send("manufacturer", "POST", "/lifts", calm.strange())
    assert "certificate" not in calm.sandbox.rules()


def test_components_and_their_makers(calm: Asking) -> None:
    calm.server.answer = knows_everything
    lift = calm.strange()
    lift["BJXX"][0] |= {"TBJXSSYBH": "TSX PART", "TBJZZXYDM": "91330100MA1FLSTR00"}
    lift["BJXX"][1] |= {"TBJXSSYBH": "TSX PART", "TBJZZXYDM": "91330100MA1FLSTR00"}
    calm.sandbox.send("manufacturer", "POST", "/lifts", lift)
    calm.settled()
    assert {"TSX STRANGE", "TSX PART"} <= calm.known().certificates
    assert "91330100MA1FLSTR00" in calm.known().units
    assert calm.server.asked.qsize() == 3  # each once
    with calm.sandbox.database.reading() as connection:
        world = worlds.find(connection, "default")
        assert world is not None
        unit = units.by_code(connection, world.id, "91330100MA1FLSTR00")
    assert unit is not None
    content = orjson.loads(unit.doc)
    assert (content["DWMC"], content["LXDH"]) == (UNIT["DWMC"], "0571")
    assert content["ZZXX"] == [{"ZZLB": "MANUFACTURE", "ZZBH": UNIT["XKZBH"]}]


def test_nobody_is_asked_about_what_is_known(calm: Asking) -> None:
    calm.sandbox.lift("3110")
    calm.settled()
    assert calm.server.asked.empty()


def test_a_modification_and_a_result_ask_too(calm: Asking) -> None:
    code = calm.sandbox.lift("3110")
    calm.sandbox.send("manufacturer", "PUT", "/lifts", calm.strange(ZJBM=code))
    assert calm.server.asked.get(timeout=5)[1] == {"XSSYBH": "TSX STRANGE"}
    work = calm.sandbox.work(code, "REFORM")
    sgid = calm.sandbox.send("constructor", "POST", "/constructions/authorize", work)
    calm.sandbox.declare(sgid)
    result = calm.sandbox.maker.result(work, sgid, 2)
    result.setdefault("BJXX", [])
    result["ZJXX"] = {"XSSYBH": "TSX OTHER"}
    calm.sandbox.call("constructor", "PUT", "/constructions/entry", result)
    assert calm.server.asked.get(timeout=5)[1] == {"XSSYBH": "TSX OTHER"}


def test_a_new_unit_is_asked_about_once_it_is_stored(calm: Asking) -> None:  # E229
    calm.server.answer = knows_everything
    record = calm.sandbox.maker.unit("USER")
    calm.sandbox.send("province", "POST", "/orgs", record)
    assert calm.server.asked.get(timeout=5)[:2] == (CORPORATE, {"XYDM": record["XYDM"]})
    calm.settled()
    found = calm.sandbox.get("province", "/orgs", XYDM=record["XYDM"])
    assert found["DWMC"] == record["DWMC"]  # what the province says stays


# ---- strict mode: the answer decides


def test_strict_mode_waits_for_the_answer(literal: Asking) -> None:
    literal.server.answer = knows_everything
    assert literal.sandbox.call("manufacturer", "POST", "/lifts", literal.strange()).status_code == 201


def test_strict_mode_refuses_what_they_do_not_know(literal: Asking) -> None:
    answer = literal.sandbox.call("manufacturer", "POST", "/lifts", literal.strange())
    assert (answer.status_code, answer.json["code"]) == (400, 5001)
    assert [error["field"] for error in answer.json["data"]["errors"]] == ["XSSYBH"]


def test_strict_mode_judges_certificate_and_unit(literal: Asking) -> None:
    literal.server.answer = lambda request: (
        knows_everything(request) if request.path.startswith(SCAN) else reply(request, 404, b"")
    )
    lift = literal.strange()
    lift["BJXX"][0] |= {"TBJXSSYBH": "TSX PART", "TBJZZXYDM": "91330100MA1FLSTR00"}
    answer = literal.sandbox.call("manufacturer", "POST", "/lifts", lift)
    assert [error["field"] for error in answer.json["data"]["errors"]] == ["BJXX[0].TBJZZXYDM"]


# ---- whatever they answer


def hold(request: Any) -> None:
    request.server.released.wait(10)


def drip(request: Any) -> None:
    """A byte now and then, for ever."""
    request.send_response(200)
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    while not request.server.released.wait(WAIT / 5):
        request.wfile.write(b"\xff")


def close(request: Any) -> None:
    request.close_connection = True
    request.connection.close()


def cut(request: Any) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"\xff\xd8\xff")
    request.close_connection = True


def huge(request: Any) -> None:
    request.send_response(200)
    request.end_headers()
    request.close_connection = True
    request.wfile.write(b"\xff\xd8\xff")
    for _ in range(100):
        request.wfile.write(b"x" * 65536)


def redirected(request: Any) -> None:
    request.send_response(302)
    request.send_header("Location", "/elsewhere")
    request.send_header("Content-Length", "0")
    request.end_headers()


def bomb(request: Any) -> None:
    request.send_response(200)
    request.send_header("Content-Encoding", "gzip")
    request.send_header("Content-Length", "4")
    request.end_headers()
    request.wfile.write(b"\x00\x01\x02\x03")


BAD: dict[str, Callable[[Any], None]] = {
    "404": lambda request: reply(request, 404, b'{"code":6001}'),
    "500": lambda request: reply(request, 500, b"oops"),
    "empty": lambda request: reply(request, 200, b""),
    "garbage": lambda request: reply(request, 200, b"\x00garbage"),
    "another shape": lambda request: reply(request, 200, b"7"),
    "an envelope": lambda request: reply(request, 200, b'{"timestamp":1,"code":6001,"msg":"x"}'),
    "no names": lambda request: reply(request, 200, b'{"DWMC":null,"XKZBH":5}'),
    "no HTTP": lambda request: request.wfile.write(b"hello\r\n\r\n"),
    "redirected": redirected,
    "not gzip": bomb,
    "slow": hold,
    "drip": drip,
    "closed": close,
    "cut": cut,
    "huge": huge,
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_answer_breaks_nothing(literal: Asking, kind: str, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr(lookups, "LARGEST", 1 << 20)
    literal.server.answer = BAD[kind]
    lift = literal.strange()
    lift["BJXX"][0]["TBJZZXYDM"] = "91330100MA1FLSTR00"
    before = time.monotonic()
    answer = literal.sandbox.call("manufacturer", "POST", "/lifts", lift)
    took = time.monotonic() - before
    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["data"]["errors"]} == {"XSSYBH", "BJXX[0].TBJZZXYDM"}
    assert took < WAIT + 1
    before = time.monotonic()
    literal.settled()  # nothing is under way for long
    assert time.monotonic() - before < 3 * WAIT + 1
    assert "TSX STRANGE" not in literal.known().certificates
    assert not [record for record in caplog.records if record.exc_info]


def test_a_slow_one_does_not_slow_the_default(calm: Asking) -> None:
    calm.server.answer = hold
    before = time.monotonic()
    calm.sandbox.send("manufacturer", "POST", "/lifts", [calm.strange(XSSYBH=f"TSX {n}") for n in range(100)])
    for n in range(3):
        calm.sandbox.send("manufacturer", "POST", "/lifts", [calm.strange(XSSYBH=f"TSX {n}x{m}") for m in range(100)])
    assert time.monotonic() - before < 5
    calm.server.released.set()


def test_questions_are_bounded(calm: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "WAITING", 3)
    calm.server.answer = lambda request: (calm.server.released.wait(WAIT / 2), reply(request, 404, b""))[1]
    calm.sandbox.send("manufacturer", "POST", "/lifts", [calm.strange(XSSYBH=f"TSX {n}") for n in range(10)])
    calm.server.released.set()
    calm.settled()
    assert calm.server.asked.qsize() <= 3


def test_the_same_question_is_asked_once_at_a_time(calm: Asking) -> None:
    calm.server.answer = lambda request: (calm.server.released.wait(WAIT / 2), knows_everything(request))[1]
    with calm.sandbox.database.reading() as connection:
        world = worlds.find(connection, "default")
    assert world is not None
    threads = [
        threading.Thread(target=calm.lookups.ask, args=(world, ["A"], ["B"]), kwargs={"decides": True})
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert calm.server.asked.qsize() == 2
    assert "A" in calm.known().certificates


def test_nobody_is_there(sandbox: Any) -> None:
    national = National({"xssyhost": "http://127.0.0.1:9", "xzxkhost": "http://127.0.0.1:9"}, Path(__file__), WAIT)
    with pytest.raises(Unanswered, match="xssyhost: "):
        national.certificate(CALLER, "1")
    with pytest.raises(Unanswered, match="xzxkhost: "):
        national.corporate(CALLER, "1")


def test_accidents(calm: Asking) -> None:  # 8.3
    national = calm.lookups._national
    assert national.accidents(CALLER, "X") == []
    calm.server.answer = lambda request: reply(request, 200, b'[{"ZJBM":"1"}]')
    assert national.accidents(CALLER, "X") == [{"ZJBM": "1"}]
    assert calm.server.asked.get(timeout=5)[:2] == (ACCIDENTS, {"XYDM": "X"})
    calm.server.answer = lambda request: reply(request, 200, b"{}")
    with pytest.raises(Unanswered, match="another shape"):
        national.accidents(CALLER, "X")


# ---- over mutual TLS


@pytest.fixture
def secured(server: Server, tmp_path: Path) -> Callable[[Authority, Authority], tuple[National, Caller]]:
    def start(servers: Authority, clients: Authority) -> tuple[National, Caller]:
        """The system shows a certificate of `servers` and wants one of `clients`; the platform trusts and has `clients`'."""
        own, mine = servers.issue_server(["localhost"]), clients.issue_client(Identity("platform"))
        paths = {name: tmp_path / name for name in ("server.pem", "ca.pem", "client.pem", "client.key")}
        paths["server.pem"].write_bytes(own.key_pem + own.cert_pem)
        paths["ca.pem"].write_bytes(clients.pem)
        paths["client.pem"].write_bytes(mine.cert_pem)
        paths["client.key"].write_bytes(mine.key_pem)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(paths["server.pem"])
        context.load_verify_locations(paths["ca.pem"])
        context.verify_mode = ssl.CERT_REQUIRED
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        url = f"https://localhost:{server.server_address[1]}"
        return National({"xssyhost": url}, paths["ca.pem"], 5), Caller(paths["client.pem"], paths["client.key"], "p")

    return start


def test_with_the_platforms_certificate(secured: Any, server: Server) -> None:
    authority = Authority.create()
    national, caller = secured(authority, authority)
    server.answer = knows_everything
    assert national.certificate(caller, "TSX 1").startswith(b"\xff\xd8\xff")
    assert server.asked.get(timeout=5)[2]["X-Mockplatform-Account"] is None  # a name only where there is no certificate


def test_a_system_that_is_not_trusted(secured: Any, server: Server) -> None:
    national, caller = secured(Authority.create(), Authority.create())
    with pytest.raises(Unanswered, match="SSLError"):
        national.certificate(caller, "TSX 1")
    assert server.asked.empty()
