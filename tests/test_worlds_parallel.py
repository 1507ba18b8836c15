"""Many at once, each in a world of its own, on one server: the same lifts live everywhere, and nobody sees another's."""

from __future__ import annotations

import importlib.util
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import requests
from sqlalchemy import func, select

from mockplatform.app import MockPlatform
from mockplatform.settings import Settings
from mockplatform.store import schema
from mockplatform.store import worlds as store

SCRIPT = Path(__file__).parents[1] / "docs" / "tutorial" / "life_of_a_lift.py"
WORKERS = 16
STEPS = 27
INSPECTOR = "12330000470051726F"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("life_in_parallel", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look it up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MockPlatform]:
    with MockPlatform(Settings(port=0, admin_port=0, pki=str(tmp_path / "pki"), records=0)) as platform:
        yield platform


@dataclass(frozen=True)
class Worker:
    """One client with a world, and a folder of certificates laid out as the server's own."""

    name: str
    folder: Path
    builder: str


def open_world(server: MockPlatform, number: int, folder: Path) -> Worker:
    plan = {"name": f"w{number}", "seed": number, "records": 0}
    answer = requests.post(f"{server.admin_url}/_admin/worlds", json=plan, timeout=30)
    assert answer.status_code == 201, answer.text
    clients = folder / plan["name"] / "clients"  # type: ignore[operator]
    clients.mkdir(parents=True)
    (clients.parent / "ca.pem").write_bytes(server.pki.ca.read_bytes())
    accounts = answer.json()["accounts"]
    for name, account in accounts.items():
        (clients / f"{name}.pem").write_text(account["cert"])
        (clients / f"{name}.key").write_text(account["key"])
    return Worker(f"w{number}", clients.parent, accounts["constructor"]["xydm"])


def live(server: MockPlatform, script: Any, worker: Worker, lives: int, together: threading.Barrier) -> list[Any]:
    """Play so many lives; the codes are the same in every world."""
    platform = script.Platform(server.url, worker.folder)
    together.wait(60)
    found = []
    for number in range(lives):
        steps = list(script.play(platform, f"3110{number:014}", worker.builder, INSPECTOR))
        assert len(steps) == STEPS
        found.append(steps[-1].answer["data"])
    return found


def play(server: MockPlatform, script: Any, folder: Path, lives: int) -> None:
    workers = [open_world(server, number, folder) for number in range(WORKERS)]
    together = threading.Barrier(WORKERS)
    with ThreadPoolExecutor(WORKERS) as pool:
        played = list(pool.map(lambda worker: live(server, script, worker, lives, together), workers))
    for worker, ends in zip(workers, played, strict=True):
        for end in ends:
            assert end["ZJXX"]["SYZT"] == "SCRAP"
            assert {one["SGXYDM"] for one in end["SGXX"]} == {worker.builder}  # no other world has this builder
        assert lifts_in(server, worker.name) == lives
        told = requests.get(f"{server.admin_url}/_admin/journal?world={worker.name}&limit=1000", timeout=30).json()
        assert {one["world"] for one in told["exchanges"]} == {worker.name}
        if lives * STEPS * WORKERS < 5000:  # the journal is bounded
            assert len(told["exchanges"]) == lives * STEPS
    assert lifts_in(server, "default") == 0


def lifts_in(server: MockPlatform, name: str) -> int:
    with server.database.reading() as connection:
        world = store.find(connection, name)
        assert world is not None
        query = select(func.count()).select_from(schema.lift).where(schema.lift.c.world == world.id)
        return connection.execute(query).scalar_one()


def test_one_life_each(server: MockPlatform, script: ModuleType, tmp_path: Path) -> None:
    play(server, script, tmp_path, 1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_fifty_lives_each(server: MockPlatform, script: ModuleType, tmp_path: Path) -> None:
    play(server, script, tmp_path, 50)


def test_a_revoked_certificate_is_refused_at_once(server: MockPlatform, script: ModuleType, tmp_path: Path) -> None:
    worker = open_world(server, 1, tmp_path)
    platform = script.Platform(server.url, worker.folder)
    platform.call("manufacturer", "GET", "/api/tp/v1/modify_notices")
    requests.delete(f"{server.admin_url}/_admin/worlds/{worker.name}", timeout=30).raise_for_status()
    with pytest.raises(RuntimeError, match="401"):  # over the same connection
        platform.call("manufacturer", "GET", "/api/tp/v1/modify_notices")
    open_world(server, 1, tmp_path / "again")
    with pytest.raises(RuntimeError, match="401"):
        script.Platform(server.url, worker.folder).call("manufacturer", "GET", "/api/tp/v1/modify_notices")
    script.Platform(server.url, tmp_path / "again" / "w1").call("manufacturer", "GET", "/api/tp/v1/modify_notices")


def test_the_certificates_of_the_default_world_can_be_revoked(server: MockPlatform, script: ModuleType) -> None:
    platform = script.Platform(server.url, server.pki.folder)
    platform.call("manufacturer", "GET", "/api/tp/v1/modify_notices")
    answer = requests.delete(f"{server.admin_url}/_admin/accounts/manufacturer", timeout=30)
    assert answer.json() == {"name": "manufacturer", "revoked": 1}
    with pytest.raises(RuntimeError, match="401"):
        platform.call("manufacturer", "GET", "/api/tp/v1/modify_notices")
    again = requests.post(
        f"{server.admin_url}/_admin/accounts", json={"name": "manufacturer", "role": "manufacturer"}, timeout=30
    )
    assert again.status_code == 201
    with pytest.raises(RuntimeError, match="401"):  # the account is there again, the old certificate is not
        platform.call("manufacturer", "GET", "/api/tp/v1/modify_notices")
