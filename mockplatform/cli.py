"""The command line: puts the commands together, and makes every error one line and exit code 2."""

from __future__ import annotations

import sys
from typing import Any

import click

from mockplatform.certs.cli import group as certs
from mockplatform.commands import explain, health, journal, mutants, serve, spec
from mockplatform.fixtures.cli import group as data


@click.group("mockplatform")
@click.version_option(package_name="mockplatform")
def cli() -> None:
    """Sandbox for the lift traceability interfaces of T/CPASE M 014.3—2021. 电梯产品追溯数据接口沙箱。"""


cli.add_command(serve.command)
cli.add_command(health.command)
cli.add_command(explain.command)
cli.add_command(journal.command)
cli.add_command(mutants.mutants)
cli.add_command(mutants.variants)
cli.add_command(certs)
cli.add_command(data)
cli.add_command(spec.group)


def main(arguments: list[str] | None = None) -> Any:
    """Entry point of the console script. Exit codes: 0, 1 (health), 2 (wrong flags or files), 130 (interrupted)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # Windows code pages
    try:
        sys.exit(cli.main(arguments, prog_name="mockplatform", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        message = " ".join(error.format_message().split())
        click.echo(f"mockplatform: {message}", err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        sys.exit(130)
