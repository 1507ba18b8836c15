"""`mockplatform health`: 0 while a server is ready, 1 else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.app import MockPlatform
from mockplatform.cli import main
from mockplatform.settings import Settings

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Ask:
    """ask(*flags): exit code, output and errors of `mockplatform health`."""
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(type(stream), "reconfigure", lambda *_, **__: None, raising=False)

    def command(*flags: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["health", *flags])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return command


def test_with_a_server_and_without(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    with MockPlatform(Settings.private(records=0)) as server:
        url = server.admin_url
        code, out, err = ask("--admin", url)
        assert (code, err) == (0, "")
        assert '"ok"' in out
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # it knows nothing of this server
        monkeypatch.setenv("MOCKPLATFORM_ADMIN", url + "/")
        assert ask()[0] == 0
    assert ask() == (1, "", f"{url}/: ConnectionError\n")


@pytest.mark.parametrize("url", ["nonsense", "http://", "http://[", "ftp://127.0.0.1"])
def test_an_address_that_is_none(ask: Ask, url: str) -> None:
    code, out, err = ask("--admin", url)
    assert (code, out, len(err.splitlines())) == (1, "", 1)


def test_a_wrong_flag(ask: Ask) -> None:
    assert ask("--amdin", "x")[0] == 2
