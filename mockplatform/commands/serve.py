"""`mockplatform serve`: a server with the default world. Its flags are the rows of settings.py."""

from __future__ import annotations

import logging
import signal
import threading
import tomllib
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import click

from mockplatform.app import MockPlatform, SettingsError
from mockplatform.certs import PKIError
from mockplatform.settings import ENVIRONMENT, Settings
from mockplatform.store.database import StoreError


def option(row: Field[Any]) -> click.Option:
    """The flag of one setting."""
    metadata = row.metadata
    word = row.name.rstrip("_")  # break_ is a field, since break is a word of Python
    names = [*([metadata["short"]] if metadata["short"] else []), "--" + word.replace("_", "-"), row.name]
    kind: Any = click.Choice(metadata["choices"]) if metadata["choices"] else None
    shared = {"envvar": f"{ENVIRONMENT}_{word.upper()}", "help": metadata["help"].en, "show_envvar": True}
    if isinstance(row.default, bool):
        return click.Option(names, is_flag=True, default=row.default, **shared)
    if metadata["many"]:
        return click.Option(names, multiple=True, default=row.default, **shared)
    return click.Option(names, type=kind or type(row.default), default=row.default, show_default=True, **shared)


@click.command("serve")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar=f"{ENVIRONMENT}_CONFIG",
              is_eager=True, expose_value=False, callback=lambda context, _, path: _configure(context, path),
              help="TOML file with the same settings; flags and environment variables win.")  # fmt: skip
def command(**given: Any) -> None:
    """Run the platform with a world of its own, certificates included, until it is interrupted."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with MockPlatform(Settings(**given)) as platform:
            click.echo(f"Ready. {platform.url} admin {platform.admin_url}")
            while not stop.wait(3600):  # a bounded wait, so that Windows delivers the signal
                pass
    except (SettingsError, StoreError, PKIError, OSError) as error:
        raise click.ClickException(str(error)) from error


command.params.extend(option(row) for row in fields(Settings))


def _configure(context: click.Context, path: Path | None) -> None:
    """Take the file's values as defaults; every key must be a setting, of the setting's type."""
    if path is None:
        return
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.ClickException(f"{path}: {error}") from error
    rows = {row.name.rstrip("_").replace("_", "-"): row for row in fields(Settings)} | {
        row.name: row for row in fields(Settings)
    }
    found: dict[str, Any] = {}
    for key, value in content.items():
        row = rows.get(key)
        if row is None:
            raise click.ClickException(f"{path}: there is no setting {key}")
        if not _fits(row, value):
            wanted = "list of str" if row.metadata["many"] else type(row.default).__name__
            raise click.ClickException(f"{path}: {key} should be of type {wanted}")
        found[row.name] = value
    context.default_map = {**(context.default_map or {}), **found}


def _fits(row: Field[Any], value: object) -> bool:
    """Whether a value of the file is of the setting's type; an int will do for a float."""
    if row.metadata["many"]:
        return isinstance(value, list) and all(type(one) is str for one in value)
    return type(value) is type(row.default) or (type(row.default) is float and type(value) is int)
