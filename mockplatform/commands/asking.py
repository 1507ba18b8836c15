"""What commands share that ask a running server: its address, its token, one line for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from mockplatform.settings import ENVIRONMENT, Settings

F = TypeVar("F", bound=Callable[..., Any])

SECONDS = 10
"""Longest wait for an answer"""


def options(command: F) -> F:
    """--admin, --token and --lang."""
    for option in (
        click.option("--lang", type=click.Choice(["en", "zh"]), default="en", envvar=f"{ENVIRONMENT}_LANG",
                     show_default=True, help="Language."),
        click.option("--token", default="", envvar=f"{ENVIRONMENT}_ADMIN_TOKEN", show_envvar=True,
                     help="Token that the admin API asks for."),
        click.option("--admin", default=f"http://127.0.0.1:{Settings.admin_port}", envvar=f"{ENVIRONMENT}_ADMIN",
                     show_default=True, show_envvar=True, help="Address of the admin API."),
    ):  # fmt: skip
        command = option(command)
    return command


class Server:
    """The admin API of a running server."""

    def __init__(self, url: str, token: str, lang: str) -> None:
        import requests  # a third of a second that no other command should wait

        self._failures = requests.RequestException
        self._url, self._lang = url.rstrip("/"), lang
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of the environment knows nothing of this server
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: object) -> Any:
        """The JSON of an answer; raises ClickException with the server's own reason for a refusal."""
        try:
            answer = self._session.get(self._url + path, params=query, timeout=SECONDS)  # type: ignore[arg-type]
            content = answer.json()
        except self._failures as error:
            raise click.ClickException(f"no admin API at {self._url}: {type(error).__name__}") from error
        if answer.status_code != 200:
            told = content if isinstance(content, dict) else {}
            raise click.ClickException(str(told.get("error_zh" if self._lang == "zh" else "error", answer.status_code)))
        return content
