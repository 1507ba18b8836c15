"""The whole server in this process, over real sockets and real TLS."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from mockplatform import clock
from mockplatform.app import MockPlatform, SettingsError
from mockplatform.certs import Authority, Identity, write_badkit
from mockplatform.certs.badkit import client_cert
from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.maker import Maker
from mockplatform.settings import Settings

LIFTS, FULL = "/api/tp/v1/lifts", "/api/tp/v1/lifts/enterprise"
BEGAN = "2026-11-20T10:00:00+08:00"
Started = Callable[..., MockPlatform]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockPlatform]:
    """One server for the tests that keep to lifts of their own."""
    pki = tmp_path_factory.mktemp("app") / "pki"
    with MockPlatform(Settings(port=0, admin_port=0, pki=str(pki), records=0, clock=BEGAN)) as made:
        yield made


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """started(**settings): a server of its own, stopped after the test."""
    with ExitStack() as stack:
        yield lambda **given: stack.enter_context(
            MockPlatform(Settings(**{"port": 0, "admin_port": 0, "pki": str(tmp_path / "pki"), "records": 0, **given}))
        )


MAKER = Maker(1, date(2026, 11, 20), provinces=PROVINCES)


def lift(server: MockPlatform) -> dict[str, Any]:
    """A lift of the account manufacturer, whose certificates the world knows."""
    owner = next(account.xydm for account in server.accounts if account.name == "manufacturer")
    return MAKER.lift("3110", owner=owner)


def files(server: MockPlatform, account: str = "manufacturer") -> tuple[Path, Path]:
    found = server.pki.client(account)
    return found.cert, found.key


def session(server: MockPlatform, cert: tuple[Path, Path] | None) -> requests.Session:
    made = requests.Session()
    made.trust_env = False
    made.verify = str(server.pki.ca)
    made.cert = (str(cert[0]), str(cert[1])) if cert else None
    return made


def ask(server: MockPlatform, account: str = "manufacturer", **request: Any) -> requests.Response:
    """One downlink, by default of a lift that isn't there."""
    cert = files(server, account) if account else None
    with session(server, cert) as client:
        path = request.pop("path", FULL)
        return client.get(server.url + path, **{"params": {"ZJBM": "x"}, "timeout": 10, **request})


def journal(server: MockPlatform) -> list[dict[str, Any]]:
    with session(server, None) as client:
        found: list[dict[str, Any]] = client.get(
            server.admin_url + "/_admin/journal", params={"limit": 1000}, timeout=10
        ).json()["exchanges"]
        return found


def issued(tmp_path: Path, made: Any) -> tuple[Path, Path]:
    cert, key = tmp_path / "made.pem", tmp_path / "made.key"
    cert.write_bytes(made.cert_pem)
    key.write_bytes(made.key_pem)
    return cert, key


# ---- who gets in


def test_the_account_of_the_certificate(server: MockPlatform) -> None:
    assert ask(server).status_code == 404
    assert ask(server, "province").status_code == 403
    assert ask(server, "manufacturer-other").status_code == 404


def test_a_certificate_of_a_foreign_ca(server: MockPlatform, tmp_path: Path) -> None:
    stranger = issued(tmp_path, client_cert(Authority.load(server.pki.folder), "other-ca", clock.wall_now()))
    with session(server, stranger) as client, pytest.raises(requests.exceptions.ConnectionError) as caught:
        client.get(server.url + FULL, timeout=10)
    assert re.search("unknown.?ca|decrypt.?error|alert|reset|EOF", str(caught.value), re.IGNORECASE)
    told = journal(server)[-1]["findings"][0]
    assert (told["rule"], told["requirement"]) == ("handshake", "R-5.3.2-2")
    assert told["text"]["en"].startswith("the client's certificate")
    assert ask(server).status_code == 404  # the others are served on


def test_no_certificate(server: MockPlatform) -> None:
    with pytest.raises(requests.exceptions.ConnectionError):
        ask(server, "")
    assert journal(server)[-1]["findings"][0]["text"]["en"] == "the client presented no certificate"


@pytest.mark.parametrize(
    ("kind", "rule"), [("expired", "expired"), ("not-yet-valid", "expired"), ("unknown", "identity")]
)
def test_a_bad_certificate_of_our_ca(server: MockPlatform, tmp_path: Path, kind: str, rule: str) -> None:
    now = clock.moment(server.default.clock.at(clock.wall()))
    bad = issued(tmp_path, client_cert(Authority.load(server.pki.folder), kind, now))
    with session(server, bad) as client:
        answer = client.get(server.url + FULL, timeout=10)
    assert (answer.status_code, answer.json()["code"]) == (401, 401)
    assert journal(server)[-1]["findings"][0]["rule"] == rule


def test_a_certificate_for_servers(server: MockPlatform, tmp_path: Path) -> None:
    bad = issued(tmp_path, client_cert(Authority.load(server.pki.folder), "wrong-purpose", clock.wall_now()))
    with session(server, bad) as client, pytest.raises(requests.exceptions.ConnectionError):
        client.get(server.url + FULL, timeout=10)


def test_a_revocation_list(started: Started, tmp_path: Path) -> None:
    """A list in bad/crl.pem is read at the start."""
    with MockPlatform(Settings.private(pki=str(tmp_path / "pki"), records=0)) as first:
        write_badkit(tmp_path / "pki/bad", Authority.load(first.pki.folder), clock.wall_now())
    server = started()
    folder = tmp_path / "pki/bad/client"
    with session(server, (folder / "revoked.pem", folder / "revoked.key")) as client:
        assert client.get(server.url + FULL, timeout=10).status_code == 401
    assert journal(server)[-1]["findings"][0]["rule"] == "revoked"


# ---- transport


@pytest.mark.parametrize(
    ("kind", "words"), [("expired", "expired"), ("other-ca", "verify failed"), ("wrong-name", "match|mismatch")]
)
def test_a_bad_certificate_of_the_server(started: Started, kind: str, words: str) -> None:
    with pytest.raises(requests.exceptions.SSLError, match=words):
        ask(started(server_cert=kind))


def test_without_tls(started: Started) -> None:
    server = started(tls="off")
    assert server.url.startswith("http://")
    assert ask(server).status_code == 401
    assert ask(server, headers={"X-Mockplatform-Account": "manufacturer"}).status_code == 404


def test_with_optional_certificates(started: Started) -> None:
    server = started(tls="optional")
    named = {"X-Mockplatform-Account": "province"}
    assert ask(server, "").status_code == 401
    assert ask(server, "", headers=named).status_code == 403
    assert ask(server, headers=named).status_code == 404  # the certificate outranks the header


def test_names_and_ports(started: Started) -> None:
    server = started(name=("platform.example.cn",), host_port=("xzkhhost=0",))
    context = ssl.create_default_context(cafile=server.pki.ca)
    context.load_cert_chain(*files(server, "platform"))
    for name in ("platform.example.cn", "lifthost", "xzxkhost", "localhost"):
        with socket.create_connection(("127.0.0.1", server.listeners["lifthost"].port), timeout=10) as plain:
            context.wrap_socket(plain, server_hostname=name).close()
    own = server.url_of("xzxkhost")
    assert own != server.url == server.url_of("sgghost")
    with session(server, files(server, "platform")) as client:
        assert client.get(own + "/api/accidents", timeout=10).json()["code"] == 404
        assert client.get(own + "/api/corporate_info", timeout=10).json()["code"] == 6001


def test_a_host_by_its_name_in_the_handshake(server: MockPlatform) -> None:
    context = ssl.create_default_context(cafile=server.pki.ca)
    context.load_cert_chain(*files(server, "platform"))

    def status(name: str, path: str) -> bytes:
        with (
            socket.create_connection(("127.0.0.1", server.listeners["lifthost"].port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname=name) as secured,
        ):
            secured.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            return secured.recv(12)[9:]

    assert status("sgghost", "/api/accidents") == b"400"
    assert status("xssyhost", "/api/accidents") == b"404"
    assert status("localhost", "/api/accidents") == b"400"


def test_lookups_over_mutual_tls(started: Started) -> None:
    """The platform asks its own xssyhost as the account `platform`."""
    server = started(lookups=True)
    record = {**lift(server), "XSSYBH": "TSX STRANGE"}
    with session(server, files(server)) as client:
        assert client.post(server.url + LIFTS, json=record, timeout=10).status_code == 201
    deadline = time.monotonic() + 10
    while (
        not (found := [one for one in journal(server) if one["interface"] == "8.1.3"]) and time.monotonic() < deadline
    ):
        time.sleep(0.01)
    assert (found[0]["account"], found[0]["status"]) == ("platform", 404)


# ---- two servers in one process


def test_two_servers_are_apart(server: MockPlatform, tmp_path: Path) -> None:
    other = MockPlatform(
        Settings(port=0, admin_port=0, pki=str(tmp_path / "pki"), records=0, clock="2030-01-01T00:00:00")
    )
    with other:
        record = lift(server)
        with session(server, files(server)) as client:
            assert client.post(server.url + LIFTS, json=record, timeout=10).status_code == 201
        assert ask(server, params={"ZJBM": record["ZJBM"]}).status_code == 200
        answer = ask(other, params={"ZJBM": record["ZJBM"]})
        assert answer.status_code == 404
        assert parsedate_to_datetime(answer.headers["Date"]).year == 2029  # 00:00 in Shanghai
        assert len(journal(other)) == 1
        with session(other, files(server)) as client, pytest.raises(requests.exceptions.ConnectionError):
            client.get(other.url + FULL, timeout=10)  # each has a CA of its own
        port = other.listeners["lifthost"].port
    with pytest.raises(OSError):  # noqa: PT011
        socket.create_connection(("127.0.0.1", port), timeout=1)
    assert ask(server).status_code == 404


def test_private_files_go_with_the_server() -> None:
    server = MockPlatform(Settings.private(records=0))
    folder = server.pki.folder
    with server:
        assert (folder / "target.toml").exists()
    assert not folder.exists()


def test_stop_is_prompt_and_may_come_twice(started: Started) -> None:
    server = started()
    with session(server, files(server)) as client:
        client.get(server.url + FULL, timeout=10)  # and it keeps its connection
        before = time.monotonic()
        server.stop()
        assert time.monotonic() - before < 2
        server.stop()


def test_a_port_that_is_taken_leaves_nothing_behind(server: MockPlatform) -> None:
    taken = server.listeners["lifthost"].port
    settings = Settings.private(records=0, host_port=("sgghost=0",), admin_port=taken)
    unlucky = MockPlatform(settings)
    folder = unlucky.pki.folder
    with pytest.raises(OSError, match=str(taken)):
        unlucky.start()
    assert not folder.exists()
    with pytest.raises(OSError):  # noqa: PT011
        socket.create_connection(("127.0.0.1", unlucky.listeners["lifthost"].port), timeout=1)


# ---- settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": 65536}, {"admin_port": -1}, {"records": -1}, {"admin_host": "0.0.0.0"}, {"admin_host": "example.org"},
        {"clock": "x"}, {"host_port": ("lifthost=x",)}, {"host_port": ("=1",)}, {"host_port": ("sgghost=65536",)},
    ],
    ids=str,
)  # fmt: skip
def test_settings_that_cannot_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        MockPlatform(Settings.private(**wrong))


def test_the_clock(server: MockPlatform) -> None:
    shown = ask(server).json()["timestamp"] / 1000 - datetime.fromisoformat(BEGAN).timestamp()
    assert 0 <= shown < 300


def test_a_database_goes_on_and_its_clock_never_back(tmp_path: Path) -> None:
    settings = {"db": str(tmp_path / "world.db"), "pki": str(tmp_path / "pki"), "records": 0}
    with MockPlatform(Settings.private(**settings, clock=BEGAN)) as first:
        record = lift(first)
        with session(first, files(first)) as client:
            assert client.post(first.url + LIFTS, json=record, timeout=10).status_code == 201
        codes = [account.xydm for account in first.accounts]
        last = ask(first).json()["timestamp"]
    with MockPlatform(Settings.private(**settings)) as again:
        answer = ask(again, params={"ZJBM": record["ZJBM"]})
        assert answer.status_code == 200
        assert last <= answer.json()["timestamp"] < last + 60_000
        assert [account.xydm for account in again.accounts] == codes
        assert any(one["interface"] == "6.1" for one in journal(again))
    with pytest.raises(SettingsError, match="back"):
        MockPlatform(Settings.private(**settings, clock="2026-11-20T09:00:00+08:00"))
    with MockPlatform(Settings.private(**settings, clock="2027-01-01T00:00:00")) as ahead:
        assert ask(ahead).headers["Date"].startswith("Thu, 31 Dec 2026 16:0")


def test_what_the_listener_answers_itself_has_the_envelope(server: MockPlatform) -> None:
    context = ssl.create_default_context(cafile=server.pki.ca)
    context.load_cert_chain(*files(server))
    with (
        socket.create_connection(("127.0.0.1", server.listeners["lifthost"].port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as secured,
    ):
        secured.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        answer = b"".join(iter(lambda: secured.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/json;charset=UTF-8" in head
    assert json.loads(body)["code"] == 400
    assert journal(server)[-1]["findings"][0]["rule"] == "unreadable"


# ---- as a user would at the command line


def curl(server: MockPlatform, *arguments: str, account: str = "manufacturer") -> tuple[int, Any]:
    """Status and body of an answer to curl."""
    program = shutil.which("curl")
    if program is None:
        pytest.skip("no curl on this machine")
    cert, key = files(server, account)
    secured = ["--cacert", str(server.pki.ca), "--cert", str(cert), "--key", str(key)]
    environment = {
        name: value for name, value in os.environ.items() if name not in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
    }
    words = [program, "-q", "-sS", "--noproxy", "*", "--max-time", "20", *secured, "-w", "\n%{http_code}", *arguments]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    body, _, status = done.stdout.rpartition("\n")
    return int(status), json.loads(body)


def sent(server: MockPlatform, tmp_path: Path, method: str, content: Any) -> tuple[int, Any]:
    """A body from a file, as one would send it."""
    file = tmp_path / "body.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    body = ["-H", "Content-Type: application/json", "--data-binary", f"@{file}"]
    return curl(server, "-X", method, *body, server.url + LIFTS)


def test_curl_one_lift_there_and_back(server: MockPlatform, tmp_path: Path) -> None:
    record = lift(server)
    code = record["ZJBM"]
    status, answer = sent(server, tmp_path, "POST", record)
    assert (status, answer["code"], answer["data"]) == (201, 1, {"id": code})
    status, answer = curl(server, f"{server.url}{FULL}?ZJBM={code}")
    assert (status, answer["code"]) == (200, 1)
    made = answer["data"]["ZJXX"]
    assert {name: made[name] for name in record if name != "BJXX"} == {
        name: record[name] for name in record if name != "BJXX"
    }
    assert (made["SJBB"], len(answer["data"]["BJXX"])) == (1, len(record["BJXX"]))
    status, answer = sent(server, tmp_path, "PUT", {**record, "SBXH": "改型 2000", "SJBB": 1})
    assert (status, answer["data"]) == (200, {"id": code})
    status, answer = curl(server, f"{server.url}{FULL}?ZJBM={code}")
    assert (answer["data"]["ZJXX"]["SBXH"], answer["data"]["ZJXX"]["SJBB"]) == ("改型 2000", 2)
    status, answer = curl(server, f"{server.url}{FULL}?ZJBM={code}", account="manufacturer-other")
    assert (status, answer["code"]) == (404, 6001)


def test_curl_batches(server: MockPlatform, tmp_path: Path) -> None:
    batch = [lift(server) for _ in range(101)]
    codes = [record["ZJBM"] for record in batch]
    status, answer = sent(server, tmp_path, "POST", batch)
    assert (status, answer["code"]) == (400, 5001)
    status, answer = sent(server, tmp_path, "POST", batch[:100])
    assert (status, answer["data"]) == (201, {"ids": codes[:100]})
    status, answer = curl(server, "-X", "DELETE", f"{server.url}{LIFTS}?ZJBM={codes[0]}&ZJBM={codes[1]}")
    assert (status, answer["data"]) == (200, {"ids": codes[:2]})
    status, answer = curl(server, f"{server.url}{FULL}?ZJBM={codes[0]}")
    assert (status, answer["code"]) == (404, 6001)


def test_curl_a_broken_batch(server: MockPlatform, tmp_path: Path) -> None:
    good, bad = lift(server), lift(server)
    bad["BJXX"][0]["TBJXSSYBH"] = "x" * 19
    del bad["SBXH"]
    status, answer = sent(server, tmp_path, "POST", [good, bad])
    assert (status, answer["code"], len(answer["data"])) == (400, 5001, 1)
    assert answer["data"][0]["id"] == bad["ZJBM"]
    assert {error["field"] for error in answer["data"][0]["errors"]} == {"SBXH", "BJXX[0].TBJXSSYBH"}
    assert curl(server, f"{server.url}{FULL}?ZJBM={good['ZJBM']}")[0] == 404  # nothing of it is stored


def test_openssl_s_client(server: MockPlatform) -> None:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl on this machine")
    record = lift(server)
    body = json.dumps(record).encode()
    fields = f"Host: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close"
    head = f"POST {LIFTS} HTTP/1.1\r\n{fields}\r\n\r\n"
    cert, key = files(server)
    where = f"127.0.0.1:{server.listeners['lifthost'].port}"
    secured = ["-CAfile", str(server.pki.ca), "-cert", str(cert), "-key", str(key), "-verify_return_error", "-tls1_2"]
    words = [program, "s_client", "-quiet", "-connect", where, "-servername", "localhost", *secured]
    done = subprocess.run(words, input=head.encode() + body, capture_output=True, timeout=20, check=False)
    assert done.stdout.startswith(b"HTTP/1.1 201 "), done.stderr
    assert json.loads(done.stdout.partition(b"\r\n\r\n")[2])["data"] == {"id": record["ZJBM"]}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_keys_are_private(server: MockPlatform) -> None:
    keys = [
        path
        for path in server.pki.folder.rglob("*")
        if path.suffix in (".key", ".p12") and path.name != "truststore.p12"
    ]
    assert len(keys) >= 17
    assert {path.stat().st_mode & 0o777 for path in keys} == {0o600}


def test_an_account_of_another_world(server: MockPlatform, tmp_path: Path) -> None:
    stranger = issued(tmp_path, Authority.load(server.pki.folder).issue_client(Identity("manufacturer", "elsewhere")))
    with session(server, stranger) as client:
        assert client.get(server.url + FULL, timeout=10).status_code == 401
