"""What a world knows of units and certificates is remembered, and never stale."""

from __future__ import annotations

from typing import Any

import pytest

from mockplatform.hosts import registry
from mockplatform.hosts.registry import Registries
from mockplatform.rules.records import Certificate
from mockplatform.sandbox.worlds import Plan, make
from mockplatform.store import units, worlds
from mockplatform.store.database import Database
from mockplatform.store.rows import CERTIFICATES


def world_of(database: Database, name: str = "default") -> Any:
    with database.reading() as connection:
        return worlds.find(connection, name)


def add(database: Database, number: str) -> None:
    with database.writing() as connection:
        world = worlds.find(connection, "default")
        assert world is not None
        CERTIFICATES.add(connection, world.id, [Certificate(number, "", "{}")])
        worlds.registry_changed(connection, world.id)


def test_it_is_what_the_store_holds(sandbox: Any) -> None:
    found = Registries(sandbox.database).of(world_of(sandbox.database))
    with sandbox.database.reading() as connection:
        world = world_of(sandbox.database)
        assert found.units == units.codes(connection, world.id)
        assert found.certificates == units.numbers(connection, world.id)
    assert found.units
    assert found.certificates


def test_it_is_read_once_until_it_changes(sandbox: Any) -> None:
    registries = Registries(sandbox.database)
    before = registries.of(world_of(sandbox.database))
    assert registries.of(world_of(sandbox.database)) is before
    add(sandbox.database, "NEW")
    after = registries.of(world_of(sandbox.database))
    assert after.certificates == before.certificates | {"NEW"}


def test_another_process_sees_the_change(sandbox: Any) -> None:
    here, there = Registries(sandbox.database), Registries(sandbox.database)
    assert "NEW" not in there.of(world_of(sandbox.database)).certificates
    add(sandbox.database, "NEW")
    assert "NEW" in here.of(world_of(sandbox.database)).certificates
    assert "NEW" in there.of(world_of(sandbox.database)).certificates


def test_worlds_are_apart(sandbox: Any) -> None:
    with sandbox.database.writing() as connection:
        make(connection, Plan("other", records=0), sandbox.wall)
    add(sandbox.database, "NEW")
    registries = Registries(sandbox.database)
    assert "NEW" in registries.of(world_of(sandbox.database)).certificates
    assert "NEW" not in registries.of(world_of(sandbox.database, "other")).certificates


def test_only_some_worlds_are_remembered(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "REMEMBERED", 2)
    registries = Registries(sandbox.database)
    with sandbox.database.writing() as connection:
        made = [make(connection, Plan(f"w{n}", records=0), sandbox.wall) for n in range(4)]
    first = registries.of(made[0])
    for world in made:
        registries.of(world)
    assert len(registries._known) == 2
    assert registries.of(made[0]) is not first
    assert registries.of(made[0]) == first


@pytest.mark.parametrize(
    ("account", "method", "path", "kind"),
    [("province", "POST", "/orgs", "unit"), ("typetest", "POST", "/api/typetest/component_unit", "pushed_unit")],
)
def test_a_new_unit_is_known_at_once(sandbox: Any, account: str, method: str, path: str, kind: str) -> None:
    sandbox.platform.registries.of(world_of(sandbox.database))
    record = getattr(sandbox.maker, kind)()
    assert sandbox.call(account, method, path, [record]).status_code == 201
    assert record["XYDM"] in sandbox.platform.registries.of(world_of(sandbox.database)).units


def test_of_many_threads_none_fails(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Registries are shared by the threads of a server."""
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr(registry, "REMEMBERED", 1)
    registries = Registries(sandbox.database)
    with sandbox.database.writing() as connection:
        made = [make(connection, Plan(f"w{n}", records=0), sandbox.wall) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: registries.of(made[n % 4]), range(200)))
    assert {len(one.units) for one in found} == {len(found[0].units)}
