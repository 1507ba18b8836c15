"""Worlds of the suite's own on a server whose clock can be moved: made and deleted over the admin API of the target."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import requests

from conformance.running.moment import BEIJING
from conformance.running.target import Account, Target
from conformance.wire.raw import NoAnswer

YOUNG, OLD = 20, 150
"""Days since an account was opened: in the first months, and after them (6.13.1). Accounts named -other are old."""

HOUR = 2
"""Time of day in Shanghai at which a world begins: inside the window of 6.12.1, far from its ends"""


@dataclass
class Worlds:
    """Makes worlds, and deletes all of them at the end."""

    target: Target
    prefix: str
    made: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What could not be deleted"""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        if self.target.admin_token:
            self._session.headers["Authorization"] = f"Bearer {self.target.admin_token}"
        self._folder = TemporaryDirectory(prefix="conformance-")
        self._seed: int | None = None
        self._trouble = ""

    def make(self) -> tuple[str, Target]:
        """A new world: its name, and the target as its accounts see it. Raises NoAnswer."""
        name = f"conformance-{self.prefix}-{next(self._numbers)}"
        start = self._start()
        accounts = [
            {
                "name": one.name, "role": _role(one.name), "opened": (start - timedelta(days=_age(one.name))).isoformat(),
                **({"region": one.region} if one.region else {}),
            }
            for one in self.target.accounts.values()
        ]  # fmt: skip
        made = self.ask("POST", "/_admin/worlds", {
            "name": name, "seed": self._seed, "records": 0, "clock": start.isoformat(), "accounts": accounts,
        })  # fmt: skip
        self.made.append(name)
        folder = Path(self._folder.name) / name
        folder.mkdir()
        return name, replace(self.target, accounts={
            row: _account(folder, row, content) for row, content in made["accounts"].items()
        })  # fmt: skip

    def ask(self, method: str, path: str, content: Mapping[str, Any] | None = None) -> Any:
        """One call of the admin API; raises NoAnswer where it fails, and at once where it failed before."""
        if self._trouble:
            raise NoAnswer(self._trouble)
        try:
            answer = self._session.request(
                method, self.target.admin_url + path, json=content, timeout=self.target.timeout
            )
            answer.raise_for_status()
            return answer.json()
        except (requests.RequestException, ValueError) as error:
            self._trouble = f"admin API: {method} {path}: {type(error).__name__}"
            raise NoAnswer(self._trouble) from None

    def close(self) -> None:
        """Delete every world that was made."""
        for name in self.made:
            try:
                self.ask("DELETE", f"/_admin/worlds/{name}")
            except NoAnswer:
                self.left.append(name)
        self.made.clear()
        self._session.close()
        self._folder.cleanup()

    def _start(self) -> datetime:
        """Two in the morning of the server's day; the units of the default world are known in it too (its seed)."""
        if self._seed is None:
            worlds = self.ask("GET", "/_admin/worlds")["worlds"]
            self._seed = next((world["seed"] for world in worlds if world["name"] == "default"), 1)
        now = datetime.fromisoformat(self.ask("GET", "/_admin/clock")["now"]).astimezone(BEIJING)
        return now.replace(hour=HOUR, minute=0, second=0, microsecond=0)


@dataclass
class MovedClock:
    """The clock of a world, which waits for nothing: it is set to where a test wants to be."""

    worlds: Worlds
    world: str
    _base: tuple[int, float] | None = None

    def now(self) -> int:
        """The world's time in ms."""
        if self._base is None:
            self._note(self.worlds.ask("GET", f"/_admin/clock?world={self.world}"))
        assert self._base is not None
        return self._base[0] + round((time.monotonic() - self._base[1]) * 1000)

    def until(self, at: int) -> bool:
        """Go to a moment in ms, unless it is past."""
        if at > self.now():
            now = datetime.fromtimestamp(at / 1000, UTC).astimezone(BEIJING).isoformat(timespec="milliseconds")
            self._note(self.worlds.ask("PUT", f"/_admin/clock?world={self.world}", {"now": now}))
        return True

    def _note(self, shown: Mapping[str, Any]) -> None:
        self._base = (round(datetime.fromisoformat(shown["now"]).timestamp() * 1000), time.monotonic())


def _role(account: str) -> str:
    return account.removesuffix("-other")


def _age(account: str) -> int:
    return OLD if account.endswith("-other") else YOUNG


def _account(folder: Path, name: str, content: Mapping[str, Any]) -> Account:
    cert, key = folder / f"{name}.pem", folder / f"{name}.key"
    cert.write_text(content["cert"], encoding="utf-8")
    key.write_text(content["key"], encoding="utf-8")
    opened = datetime.fromisoformat(content["opened"]).astimezone(BEIJING).date()
    return Account(name, cert, key, content["xydm"], opened, content.get("region") or "")
