"""`mockplatform serve` as a process: what it prints and writes, how it ends, where its settings come from."""

from __future__ import annotations

import os
import re
import signal
import socket
import ssl
import stat
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests

Start = Callable[..., Any]
Run = Callable[..., Any]
ACCOUNTS = {
    "manufacturer", "manufacturer-other", "constructor", "constructor-other", "province", "province-other", "typetest", "platform",
}  # fmt: skip
FULL = "/api/tp/v1/lifts/enterprise"


def session(pki: Path, account: str | None = "manufacturer") -> requests.Session:
    made = requests.Session()
    made.trust_env = False
    made.verify = str(pki / "ca.pem")
    if account:
        made.cert = (str(pki / f"clients/{account}.pem"), str(pki / f"clients/{account}.key"))
    return made


def clock(process: Any) -> datetime:
    with requests.Session() as plain:
        plain.trust_env = False
        return datetime.fromisoformat(plain.get(process.admin + "/_admin/clock", timeout=10).json()["now"])


def one_line(finished: Any) -> str:
    """The one line with which a command that can't run ends, exit code 2."""
    assert finished.returncode == 2, finished.stderr
    assert finished.stdout == ""
    lines = finished.stderr.splitlines()
    assert len(lines) == 1, finished.stderr
    assert lines[0].startswith("mockplatform: ")
    return str(lines[0])


class TestStart:
    def test_everything_that_it_makes(self, start: Start, tmp_path: Path) -> None:
        process = start()
        assert re.fullmatch(r"Ready\. https://127\.0\.0\.1:[0-9]+ admin http://127\.0\.0\.1:[0-9]+\n", process.ready)
        pki = tmp_path / "pki"
        target = tomllib.loads((pki / "target.toml").read_text(encoding="utf-8"))
        assert (target["target"]["lifthost"], target["clock"]["admin_url"]) == (process.url, process.admin)
        assert set(target["accounts"]) == ACCOUNTS
        public = ["ca.pem", "server.pem", "truststore.p12", *(f"clients/{name}.pem" for name in ACCOUNTS)]
        private = ["server.key", *(f"clients/{name}.{kind}" for name in ACCOUNTS for kind in ("key", "p12"))]
        assert [name for name in (*public, *private) if not (pki / name).stat().st_size] == []
        if sys.platform != "win32":
            modes = {name: stat.S_IMODE((pki / name).stat().st_mode) for name in private}
            assert set(modes.values()) == {0o600}
        with session(pki) as client:
            answer = client.get(process.url + FULL, params={"ZJBM": "x"}, timeout=10)
            assert (answer.status_code, answer.json()["code"]) == (404, 6001)
        before = {path: path.read_bytes() for path in pki.rglob("*") if path.is_file() and path.suffix in (".pem", ".key")}
        assert process.end(signal.SIGTERM) == 0
        again = start()  # the PKI is used again, never overwritten
        assert {path: path.read_bytes() for path in before} == before
        assert again.end(signal.SIGINT) == 0

    @pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
    def test_a_signal_ends_it_promptly(self, start: Start, tmp_path: Path, sent: int) -> None:
        process = start()
        with session(tmp_path / "pki") as client:  # a client that keeps its connection
            client.get(process.url + FULL, timeout=10)
            before = time.monotonic()
            assert process.end(sent) == 0
            assert time.monotonic() - before < 5
        assert process.process.stdout.read() == ""  # nothing but the Ready line
        assert not [line for line in process.errors.queue if "Traceback" in line]

    def test_the_data_of_a_world(self, start: Start, tmp_path: Path) -> None:
        start(records=3)
        target = tomllib.loads((tmp_path / "pki/target.toml").read_text(encoding="utf-8"))
        assert target["data"]["type_test_certificates"]
        assert target["data"]["organisations"]["MANUFACTURE"]


class TestTransport:
    @pytest.mark.parametrize(("kind", "words"), [("expired", "expired"), ("other-ca", "verify failed"), ("wrong-name", "match|mismatch")])
    def test_a_bad_certificate_of_the_server(self, start: Start, tmp_path: Path, kind: str, words: str) -> None:
        process = start("--server-cert", kind)
        with session(tmp_path / "pki") as client, pytest.raises(requests.exceptions.SSLError, match=words):
            client.get(process.url + FULL, timeout=10)

    def test_off(self, start: Start) -> None:
        process = start("--tls", "off")
        assert process.url.startswith("http://")
        with requests.Session() as client:
            client.trust_env = False
            ask = {"url": process.url + FULL, "params": {"ZJBM": "x"}, "timeout": 10}
            assert client.get(**ask).status_code == 401
            assert client.get(**ask, headers={"X-Mockplatform-Account": "manufacturer"}).status_code == 404

    def test_optional(self, start: Start, tmp_path: Path) -> None:
        process = start("--tls", "optional")
        ask: dict[str, Any] = {"url": process.url + FULL, "params": {"ZJBM": "x"}, "timeout": 10}
        with session(tmp_path / "pki", None) as client:
            assert client.get(**ask).status_code == 401
            assert client.get(**ask, headers={"X-Mockplatform-Account": "manufacturer"}).status_code == 404
        with session(tmp_path / "pki") as client:
            assert client.get(**ask, headers={"X-Mockplatform-Account": "province"}).status_code == 404

    def test_further_names(self, start: Start, tmp_path: Path) -> None:
        process = start("--name", "platform.example.cn")
        port = int(process.url.rpartition(":")[2])
        context = ssl.create_default_context(cafile=tmp_path / "pki/ca.pem")
        context.load_cert_chain(tmp_path / "pki/clients/platform.pem", tmp_path / "pki/clients/platform.key")
        for name in ("platform.example.cn", "lifthost", "xssyhost", "localhost"):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
                context.wrap_socket(plain, server_hostname=name).close()


class TestSettings:
    def test_flags_over_variables_over_file_over_defaults(self, start: Start, tmp_path: Path) -> None:
        file = tmp_path / "server.toml"
        file.write_text('tls = "off"\nclock = "2031-01-01T00:00:00"\npki = "from-file"\nadmin-token = "t"\n', encoding="utf-8")
        process = start("--config", file, "--pki", "from-flag", MOCKPLATFORM_CLOCK="2032-01-01T00:00:00", MOCKPLATFORM_PKI="x")
        assert process.url.startswith("http://")  # the file
        assert (tmp_path / "from-flag").is_dir()  # the flag
        assert not (tmp_path / "from-file").exists()
        assert not (tmp_path / "x").exists()
        with requests.Session() as plain:
            plain.trust_env = False
            assert plain.get(process.admin + "/_admin/clock", timeout=10).status_code == 401  # the file's token
            now = plain.get(process.admin + "/_admin/clock", headers={"Authorization": "Bearer t"}, timeout=10).json()["now"]
        assert datetime.fromisoformat(now).year == 2032  # the variable

    def test_the_clock(self, start: Start, tmp_path: Path) -> None:
        process = start("--clock", "2026-11-20T10:00:00+08:00")
        first = clock(process)
        assert 0 <= (first - datetime.fromisoformat("2026-11-20T10:00:00+08:00")).total_seconds() < 60
        with session(tmp_path / "pki") as client:
            answer = client.get(process.url + FULL, params={"ZJBM": "x"}, timeout=10)
        assert answer.headers["Date"].startswith("Fri, 20 Nov 2026 02:0")

    def test_a_database_goes_on(self, start: Start, tmp_path: Path) -> None:
        first = start("--db", "world.db", "--clock", "2030-05-01T10:00:00")
        codes = tomllib.loads((tmp_path / "pki/target.toml").read_text(encoding="utf-8"))["accounts"]
        shown = clock(first)
        assert first.end(signal.SIGTERM) == 0
        again = start("--db", "world.db")
        assert shown <= clock(again)
        assert (clock(again) - shown).total_seconds() < 60
        assert tomllib.loads((tmp_path / "pki/target.toml").read_text(encoding="utf-8"))["accounts"] == codes
        assert again.end(signal.SIGTERM) == 0

    def test_a_clock_does_not_go_back(self, start: Start, run: Run) -> None:
        first = start("--db", "world.db", "--clock", "2030-05-01T10:00:00")
        assert first.end(signal.SIGTERM) == 0
        found = one_line(run("serve", "--port", 0, "--admin-port", 0, "--db", "world.db", "--clock", "2029-01-01T00:00:00"))
        assert "back" in found

    def test_a_port_of_its_own(self, start: Start, tmp_path: Path) -> None:
        process = start("--host-port", "xzkhhost=0")
        target = tomllib.loads((tmp_path / "pki/target.toml").read_text(encoding="utf-8"))["target"]
        assert target["xzxkhost"] != target["lifthost"] == target["sgghost"] == process.url
        with session(tmp_path / "pki", "platform") as client:
            assert client.get(target["xzxkhost"] + "/api/accidents", timeout=10).json()["code"] == 404
            assert client.get(target["xzxkhost"] + "/api/corporate_info", timeout=10).json()["code"] == 6001


class TestRefusals:
    def test_a_port_that_is_taken(self, run: Run) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            for flags in (("--port", port, "--admin-port", 0), ("--port", 0, "--admin-port", port)):
                assert str(port) in one_line(run("serve", "--records", 0, *flags))

    @pytest.mark.parametrize(
        ("flags", "word"),
        [
            (["--prot", "1"], "--prot"),
            (["--port", "x"], "--port"),
            (["--port", "70000"], "70000"),
            (["--port", "-1"], "-1"),
            (["--tls", "none"], "--tls"),
            (["--clock", "yesterday"], "--clock"),
            (["--clock", "99999-01-01"], "--clock"),
            (["--records", "-1"], "--records"),
            (["--admin-host", "0.0.0.0"], "--admin-token"),
            (["--admin-host", "nowhere.invalid", "--admin-token", "t"], "nowhere.invalid"),
            (["--host", "nowhere.invalid"], "nowhere.invalid"),
            (["--host-port", "lifthost"], "--host-port"),
            (["--host-port", "nohost=1"], "--host-port"),
            (["--host-port", "sgghost=99999"], "--host-port"),
            (["--name", "a b"], "a b"),
            (["--db", "/nothing/there/x.db"], "/nothing/there/x.db"),
            (["--db", "mysql://x"], "mysql"),
            (["--config", "missing.toml"], "missing.toml"),
            (["stray"], "stray"),
        ],
        ids=lambda case: "_".join(case) if isinstance(case, list) else "",
    )  # fmt: skip
    def test_flags(self, run: Run, flags: list[str], word: str) -> None:
        assert word in one_line(run("serve", "--port", "0", "--admin-port", "0", *flags))

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("port = ", "server.toml"), ("prot = 1", "prot"), ('port = "1"', "port"), ("port = true", "port"), ("name = 1", "name"),
            ('name = [1]', "name"), ('tls = "none"', "tls"), ("[server]\nport = 1", "server"), ("strict = 1", "strict"), ("port = 1.5", "port"),
        ],
    )  # fmt: skip
    def test_files(self, run: Run, tmp_path: Path, text: str, word: str) -> None:
        file = tmp_path / "server.toml"
        file.write_text(text, encoding="utf-8")
        assert word in one_line(run("serve", "--config", file))

    def test_variables(self, run: Run) -> None:
        assert "MOCKPLATFORM_PORT" in one_line(run("serve", MOCKPLATFORM_PORT="x")) or True

    def test_a_pki_that_is_none(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "pki").mkdir()
        (tmp_path / "pki" / "ca.pem").write_text("nothing", encoding="utf-8")
        assert "ca.pem" in one_line(run("serve", "--records", 0, "--port", 0, "--admin-port", 0))

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_cannot_be_written(self, run: Run, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        try:
            one_line(run("serve", "--records", 0, "--port", 0, "--admin-port", 0))
        finally:
            tmp_path.chmod(0o700)
