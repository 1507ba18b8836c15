"""`mockplatform serve` as a process: what it prints and writes, how it ends, where its settings come from."""

from __future__ import annotations

import os
import re
import signal
import socket
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

from mockplatform.cli import main

Start = Callable[..., Any]
Refused = Callable[..., str]
FREE = ("--port", 0, "--admin-port", 0, "--records", 0)
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


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> Refused:
    """refused(*arguments): the one line with which a command that can't run ends, exit code 2; in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(type(stream), "reconfigure", lambda *_, **__: None, raising=False)

    def command(*arguments: object) -> str:
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        assert (ended.value.code, out) == (2, "")
        lines = [line for line in err.splitlines() if " WARNING " not in line]
        assert len(lines) == 1, err
        assert lines[0].startswith("mockplatform: ")
        return str(lines[0])

    return command


class TestStart:
    def test_what_it_makes_and_how_it_ends_and_goes_on(self, start: Start, tmp_path: Path) -> None:
        process = start("--db", "world.db", "--clock", "2030-05-01T10:00:00")
        assert re.fullmatch(r"Ready\. https://127\.0\.0\.1:[0-9]+ admin http://127\.0\.0\.1:[0-9]+\n", process.ready)
        pki = tmp_path / "pki"
        target = tomllib.loads((pki / "target.toml").read_text(encoding="utf-8"))
        assert (target["target"]["lifthost"], target["clock"]["admin_url"]) == (process.url, process.admin)
        assert set(target["accounts"]) == ACCOUNTS | {"unknown"}
        public = ["ca.pem", "server.pem", "truststore.p12", *(f"clients/{name}.pem" for name in ACCOUNTS)]
        private = ["server.key", *(f"clients/{name}.{kind}" for name in ACCOUNTS for kind in ("key", "p12"))]
        assert [name for name in (*public, *private) if not (pki / name).stat().st_size] == []
        if sys.platform != "win32":
            modes = {name: stat.S_IMODE((pki / name).stat().st_mode) for name in private}
            assert set(modes.values()) == {0o600}
        with session(pki) as client:
            answer = client.get(process.url + FULL, params={"ZJBM": "x"}, timeout=10)
            assert (answer.status_code, answer.json()["code"]) == (404, 6001)
            shown = clock(process)
            ends_promptly(process, signal.SIGTERM)  # though a client keeps its connection
        before = {
            path: path.read_bytes() for path in pki.rglob("*") if path.is_file() and path.suffix in (".pem", ".key")
        }
        again = start("--db", "world.db")  # the PKI is used again, never overwritten
        assert {path: path.read_bytes() for path in before} == before
        assert 0 <= (clock(again) - shown).total_seconds() < 60
        known = tomllib.loads((pki / "target.toml").read_text(encoding="utf-8"))
        assert known["accounts"] == target["accounts"]
        ends_promptly(again, signal.SIGINT)


def ends_promptly(process: Any, sent: int) -> None:
    before = time.monotonic()
    assert process.end(sent) == 0
    assert time.monotonic() - before < 5
    assert process.process.stdout.read() == ""  # nothing but the Ready line
    assert not [line for line in process.errors.queue if "Traceback" in line]


class TestSettings:
    def test_flags_over_variables_over_file_over_defaults(self, start: Start, tmp_path: Path) -> None:
        file = tmp_path / "server.toml"
        file.write_text(
            'tls = "off"\nclock = "2031-01-01T00:00:00"\npki = "from-file"\nadmin-token = "t"\n', encoding="utf-8"
        )
        process = start(
            "--config", file, "--pki", "from-flag", MOCKPLATFORM_CLOCK="2032-01-01T00:00:00", MOCKPLATFORM_PKI="x"
        )
        assert process.url.startswith("http://")  # the file
        assert (tmp_path / "from-flag").is_dir()  # the flag
        assert not (tmp_path / "from-file").exists()
        assert not (tmp_path / "x").exists()
        with requests.Session() as plain:
            plain.trust_env = False
            assert plain.get(process.admin + "/_admin/clock", timeout=10).status_code == 401  # the file's token
            now = plain.get(process.admin + "/_admin/clock", headers={"Authorization": "Bearer t"}, timeout=10).json()[
                "now"
            ]
        assert datetime.fromisoformat(now).year == 2032  # the variable


class TestRefusals:
    def test_a_port_that_is_taken(self, refused: Refused) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            for flags in (("--port", port, "--admin-port", 0), ("--port", 0, "--admin-port", port)):
                assert str(port) in refused("serve", "--records", 0, *flags)

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
    def test_flags(self, refused: Refused, flags: list[str], word: str) -> None:
        assert word in refused("serve", *FREE, *flags)

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("port = ", "server.toml"), ("prot = 1", "prot"), ('port = "1"', "port"), ("port = true", "port"), ("name = 1", "name"),
            ('name = [1]', "name"), ('tls = "none"', "tls"), ("[server]\nport = 1", "server"), ("strict = 1", "strict"),
            ("port = 1.5", "port"),
        ],
    )  # fmt: skip
    def test_files(self, refused: Refused, tmp_path: Path, text: str, word: str) -> None:
        file = tmp_path / "server.toml"
        file.write_text(text, encoding="utf-8")
        assert word in refused("serve", *FREE, "--config", file)

    def test_variables(self, refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MOCKPLATFORM_PORT", "x")
        assert "--port" in refused("serve")

    def test_a_pki_that_is_none(self, refused: Refused, tmp_path: Path) -> None:
        (tmp_path / "pki").mkdir()
        (tmp_path / "pki" / "ca.pem").write_text("nothing", encoding="utf-8")
        assert "ca.pem" in refused("serve", *FREE)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_cannot_be_written(self, refused: Refused, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        try:
            refused("serve", *FREE)
        finally:
            tmp_path.chmod(0o700)
