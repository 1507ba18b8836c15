"""target.toml: it can be read, and says what a suite needs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from mockplatform.sandbox import target
from mockplatform.sandbox.accounts import DEFAULT
from mockplatform.store import units
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.worlds import World


@pytest.fixture
def written(make: Callable[..., World], database: Database, tmp_path: Path) -> dict[str, Any]:
    world = make()
    with database.reading() as connection:
        accounts = store.accounts(connection, world.id)
    server = SimpleNamespace(admin_token="",
        database=database, default=world, accounts=accounts, pki=SimpleNamespace(folder=tmp_path),
        url_of=lambda host: f"https://{host}.example:8443", admin_url="http://127.0.0.1:8480",
    )  # fmt: skip
    target.write(tmp_path, cast(target.Server, server))
    text = tmp_path.joinpath("target.toml").read_text(encoding="utf-8")
    return {**tomllib.loads(text), "server": server}


def test_where_the_server_is(written: dict[str, Any]) -> None:
    assert written["target"]["name"] == "mockplatform"
    for host in ("lifthost", "xssyhost", "xzxkhost", "sgghost"):
        assert written["target"][host] == f"https://{host}.example:8443"
    assert written["target"]["allow_write"] is True
    assert written["clock"] == {"control": "admin", "admin_url": "http://127.0.0.1:8480"}


def test_the_paths_are_relative_to_the_folder(written: dict[str, Any]) -> None:
    paths = [written["target"]["ca"], *(one[key] for one in written["accounts"].values() for key in ("cert", "key"))]
    assert not any(Path(path).is_absolute() for path in paths)
    assert written["accounts"]["manufacturer"]["cert"] == "clients/manufacturer.pem"


def test_every_account(written: dict[str, Any]) -> None:
    unknown = written["accounts"].pop("unknown")
    assert unknown == {"cert": "clients/unknown.pem", "key": "clients/unknown.key"}
    assert set(written["accounts"]) == {opening.name for opening in DEFAULT}
    codes = {account.name: account.xydm for account in written["server"].accounts}
    assert {name: one["xydm"] for name, one in written["accounts"].items()} == codes
    assert written["accounts"]["province"]["region"] == "浙江省"
    assert "region" not in written["accounts"]["manufacturer"]


def test_what_the_world_knows(written: dict[str, Any], database: Database) -> None:
    data, world = written["data"], written["server"].default
    with database.reading() as connection:
        numbers, codes = units.numbers(connection, world.id), units.codes(connection, world.id)
    assert {number[:4] for number in data["type_test_certificates"]} >= {"TSX3", "TSXF"}  # of lifts and of components
    assert set(data["type_test_certificates"]) <= numbers
    assert len(data["licences"]) <= target.FEW + len(target.PROMISED)
    assert all(set(data["licences"]) & set(data["organisations"][kind]) for kind in target.PROMISED)
    assert set(data["licences"]) <= codes
    assert len(data["accidents"]) <= target.FEW
    for kind in ("MANUFACTURE", "INSTALL", "COMPONENT_MANUFACTURE"):
        assert 0 < len(data["organisations"][kind]) <= target.FEW
        assert set(data["organisations"][kind]) <= codes
