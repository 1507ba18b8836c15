"""The command line: versions, help, and that every error is one line with exit code 2."""

from __future__ import annotations

import sys
from dataclasses import fields
from importlib.metadata import version
from typing import Any

import click
import pytest

from mockplatform.cli import cli, main
from mockplatform.settings import Settings


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that can be reconfigured, as those of a process."""
    monkeypatch.setattr(type(sys.stdout), "reconfigure", lambda *_, **__: None, raising=False)
    monkeypatch.setattr(type(sys.stderr), "reconfigure", lambda *_, **__: None, raising=False)


def test_version(capsys: Any) -> None:
    assert run("--version") == 0
    assert version("mockplatform") in capsys.readouterr().out


def test_help_names_every_command(capsys: Any) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    for command in ("serve", "health", "certs", "data", "spec"):
        assert f"\n  {command} " in out


def test_the_flags_of_serve_are_the_settings() -> None:
    serve: Any = cli.commands["serve"]
    assert {option.name for option in serve.params} - {"config"} == {row.name for row in fields(Settings)}
    short = [
        name for option in serve.params for name in option.opts if not name.startswith("--") and name.startswith("-")
    ]
    assert sorted(short) == ["-H", "-p"]


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("--nothing",), ("serve", "--nothing"), ("spec", "nothing"), ("serve", "--port")]
)
def test_an_error_is_one_line(capsys: Any, arguments: tuple[str, ...]) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("mockplatform: ")
    assert err.count("\n") == 1


def test_without_arguments_it_explains_itself(capsys: Any) -> None:
    assert run() == 2
    assert "serve" in capsys.readouterr().err


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise click.exceptions.Abort

    monkeypatch.setattr(cli, "main", interrupted)
    assert run("serve") == 130


@pytest.mark.parametrize("command", ["serve", "health", "certs", "data", "spec"])
def test_every_command_has_help(capsys: Any, command: str) -> None:
    assert run(command, "--help") == 0
    assert "Usage: mockplatform" in capsys.readouterr().out
