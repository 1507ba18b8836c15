"""target.toml: what the conformance suite needs to know of this server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol

import orjson

from mockplatform.certs import PKI, UNKNOWN
from mockplatform.clock import moment
from mockplatform.spec.interfaces import HOSTS
from mockplatform.store import national, units
from mockplatform.store.database import Database
from mockplatform.store.worlds import Account, World

FEW = 5
"""Units of a kind that are named."""

PROMISED = ("MANUFACTURE", "INSTALL", "INSPECT")
"""Whose licences the licence platform has (5.2.3 b)"""


class Server(Protocol):
    """What a running server says of itself (app.MockPlatform)."""

    database: Database
    default: World
    accounts: list[Account]
    pki: PKI

    def url_of(self, host: str) -> str: ...
    @property
    def admin_url(self) -> str: ...
    @property
    def admin_token(self) -> str: ...


def write(folder: Path, server: Server) -> None:
    """Write target.toml into the PKI's folder; its paths are relative to it."""
    folder.joinpath("target.toml").write_text("\n".join(_lines(server)) + "\n", encoding="utf-8")


def _lines(server: Server) -> list[str]:
    lines = ["[target]", 'name = "mockplatform"', *(f"{host} = {_text(server.url_of(host))}" for host in HOSTS)]
    lines += ['ca = "ca.pem"', "allow_write = true", "", "[clock]", 'control = "admin"']
    lines += [f"admin_url = {_text(server.admin_url)}"]
    lines += [f"admin_token = {_text(server.admin_token)}"] if server.admin_token else []
    lines += [""]
    for account in server.accounts:
        lines += [
            f"[accounts.{account.name}]",
            f'cert = "clients/{account.name}.pem"',
            f'key = "clients/{account.name}.key"',
        ]
        lines += [f"xydm = {_text(account.xydm)}", f"opened = {moment(account.opened).date().isoformat()}"]
        lines += [f"region = {_text(account.region)}"] if account.region else []
        lines += [""]
    lines += [f"[accounts.{UNKNOWN.account}]"]
    lines += [f'{name} = "clients/{UNKNOWN.stem}.{ending}"' for name, ending in (("cert", "pem"), ("key", "key"))]
    return [*lines, "", *_data(server)]


def _data(server: Server) -> list[str]:
    with server.database.reading() as connection:
        certificates = _of_each_kind(units.numbers(connection, server.default.id))
        kinds = units.by_kind(connection, server.default.id)
        licences = _licences(units.licensed(connection, server.default.id), kinds)
        accidents = national.units_with_accidents(connection, server.default.id)[:FEW]
    lines = ["[data]", f"type_test_certificates = {_text(certificates)}", f"licences = {_text(licences)}"]
    lines += [f"accidents = {_text(accidents)}"]
    lines += ["", "[data.organisations]", *(f"{kind} = {_text(codes[:FEW])}" for kind, codes in sorted(kinds.items()))]
    return lines


def _licences(holders: list[str], kinds: Mapping[str, Sequence[str]]) -> list[str]:
    """A few holders of licences, and one of each kind that 5.2.3 b) names, among those that are named below."""
    of_kind = ([one for one in kinds.get(kind, ())[:FEW] if one in holders] for kind in PROMISED)
    return sorted({*holders[:FEW], *(one for found in of_kind for one in found[:1])})


def _of_each_kind(numbers: Iterable[str]) -> list[str]:
    """Two certificates of each kind of lift and component, by the first six characters."""
    kinds = groupby(sorted(numbers), key=lambda number: number[:6])
    return [number for _, group in kinds for number in list(group)[:2]]


def _text(value: str | list[str]) -> str:
    """A TOML string or list of strings; JSON's are the same for what stands here."""
    return orjson.dumps(value).decode()
