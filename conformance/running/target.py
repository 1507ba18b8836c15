"""target.toml: the server to judge, the accounts to ask with, and what the server knows already."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mockplatform.spec.interfaces import HOSTS

ACCOUNTS = (
    "manufacturer", "manufacturer-other", "constructor", "constructor-other",
    "province", "province-other", "typetest", "platform",
)  # fmt: skip
UNKNOWN = "unknown"
"""A certificate that the server's CA issued, of nobody who has an account"""

TIMEOUT = 10.0
"""Seconds to wait for an answer, unless the file says otherwise."""

_DATA = ("type_test_certificates", "licences", "accidents")


class TargetError(ValueError):
    """A target file that can't be used; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Account:
    """An identity: where its certificate and key are, and what the server knows of it."""

    name: str
    cert: Path
    key: Path
    xydm: str = ""
    opened: date | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The server to judge. A host or an account that is missing is not tested."""

    name: str
    hosts: Mapping[str, str]
    accounts: Mapping[str, Account]
    ca: Path
    unknown: Account | None = None
    """Whose certificate fits and who has no account"""
    allow_write: bool = False
    timeout: float = TIMEOUT
    """Longest wait for an answer, in seconds"""
    clock: str = "none"
    """none, or admin: the clock can be moved at `admin_url`"""
    admin_url: str = ""
    admin_token: str = field(default="", repr=False)
    data: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(path: Path) -> Target:
    """Read a target file; its paths are relative to it. Raises TargetError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TargetError(f"{path}: there is no such file; `python -m conformance init` makes one") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TargetError(f"{path}: {error}") from None
    try:
        return _Reader(path, content).target()
    except _Wrong as wrong:
        raise TargetError(f"{path}: {wrong}") from None


class _Wrong(Exception):
    pass


@dataclass
class _Reader:
    path: Path
    content: dict[str, Any]

    def target(self) -> Target:
        _only(self.content, ("target", "clock", "accounts", "data"), "the file")
        target, clock = self._table("target"), self._table("clock")
        _only(target, ("name", "ca", "allow_write", "timeout", *HOSTS), "[target]")
        _only(clock, ("control", "admin_url", "admin_token"), "[clock]")
        data, organisations = self._data()
        control = _text(clock, "control", "[clock]", "none")
        if control not in ("none", "admin"):
            raise _Wrong(f"[clock] control is none or admin, not {control}")
        hosts, accounts = self._hosts(target), self._accounts()
        unknown = accounts.pop(UNKNOWN, None)
        if not accounts:
            raise _Wrong("there is no [accounts.NAME]; nothing can be asked without a certificate")
        return Target(
            name=_text(target, "name", "[target]", "unnamed"), hosts=hosts, accounts=accounts, unknown=unknown,
            ca=self._file(target, "ca", "[target]"), allow_write=_flag(target, "allow_write"),
            timeout=_seconds(target), clock=control,
            admin_url=_url(clock, "admin_url", "[clock]") if control == "admin" else "",
            admin_token=_text(clock, "admin_token", "[clock]", ""),
            data=data, organisations=organisations,
        )  # fmt: skip

    def _table(self, name: str) -> dict[str, Any]:
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise _Wrong(f"[{name}] is not a table")
        return found

    def _hosts(self, target: dict[str, Any]) -> dict[str, str]:
        hosts = {host: _url(target, host, "[target]") for host in HOSTS if host in target}
        if not hosts:
            raise _Wrong(f"[target] names no host: give one of {', '.join(HOSTS)}")
        return hosts

    def _accounts(self) -> dict[str, Account]:
        found: dict[str, Account] = {}
        for name, row in self._table("accounts").items():
            place = f"[accounts.{name}]"
            if name not in (*ACCOUNTS, UNKNOWN):
                raise _Wrong(f"{place} is none of {', '.join((*ACCOUNTS, UNKNOWN))}")
            if not isinstance(row, dict):
                raise _Wrong(f"{place} is not a table")
            _only(row, ("cert", "key", "xydm", "opened", "region"), place)
            opened = row.get("opened")
            if opened is not None and type(opened) is not date:
                raise _Wrong(f"{place} opened is a date, e.g. 2026-11-01")
            cert, key = self._file(row, "cert", place), self._file(row, "key", place)
            found[name] = Account(
                name, cert, key, _text(row, "xydm", place, ""), opened, _text(row, "region", place, "")
            )
        for name, account in found.items():
            _unlike(found.get(name.removesuffix("-other"), account), account)
        return found

    def _data(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        data = dict(self._table("data"))
        organisations = data.pop("organisations", {})
        _only(data, _DATA, "[data]")
        if not isinstance(organisations, dict):
            raise _Wrong("[data.organisations] is not a table")
        return (
            {name: _texts(data, name, "[data]") for name in data},
            {name: _texts(organisations, name, "[data.organisations]") for name in organisations},
        )

    def _file(self, row: dict[str, Any], name: str, place: str) -> Path:
        path = self.path.parent / _text(row, name, place)
        if not path.is_file():
            raise _Wrong(f"{place} {name}: there is no file {path}")
        return path.resolve()


def _unlike(one: Account, other: Account) -> None:
    """Two accounts of a role are different parties, else neither may be denied what the other one may read."""
    if one is other:
        return
    if one.xydm and one.xydm == other.xydm:
        raise _Wrong(f"[accounts.{other.name}] has the xydm of {one.name}: give another party's account, or none")
    pairs = list(zip(one.region.split(","), other.region.split(","), strict=False))
    if one.region and other.region and all(a.startswith(b) or b.startswith(a) for a, b in pairs):
        raise _Wrong(
            f"[accounts.{other.name}] has a region in common with {one.name}: give another region's account, or none"
        )


def _only(row: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    for name in row:
        if name not in known:
            raise _Wrong(f"{place} has no setting {name}; known are {', '.join(known)}")


def _text(row: Mapping[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if value is None:
        raise _Wrong(f"{place} needs {name}")
    if not isinstance(value, str):
        raise _Wrong(f"{place} {name} is a text")
    return value


def _texts(row: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = row[name]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong(f"{place} {name} is a list of texts")
    return tuple(value)


def _flag(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise _Wrong(f"[target] {name} is true or false")
    return value


def _seconds(row: Mapping[str, Any]) -> float:
    value = row.get("timeout", TIMEOUT)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 600:
        raise _Wrong("[target] timeout is a number of seconds, above 0 and up to 600")
    return float(value)


def _url(row: Mapping[str, Any], name: str, place: str) -> str:
    text = _text(row, name, place).rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise _Wrong(f"{place} {name} is an address such as https://127.0.0.1:8443, not {text}")
    return text
