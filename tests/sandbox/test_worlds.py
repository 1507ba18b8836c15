"""Worlds: the same seed makes the same world, no world sees another, and reset brings back exactly what there was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from mockplatform.derive.validate import Checked, Validator
from mockplatform.sandbox import resets, seeding, worlds
from mockplatform.sandbox.accounts import DEFAULT, OPENED_BEFORE, Opening, account
from mockplatform.sandbox.journal import Journal
from mockplatform.sandbox.resets import SCOPES
from mockplatform.sandbox.worlds import Plan
from mockplatform.spec.interfaces import ROLES
from mockplatform.spec.tables import TABLES
from mockplatform.store import schema, units
from mockplatform.store import worlds as store
from mockplatform.store.database import Database
from mockplatform.store.rows import LIFTS
from mockplatform.store.templates import RECORDS
from mockplatform.store.worlds import World

Make = Callable[..., World]
DAY = 24 * 3600 * 1000


def contents(database: Database, world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of a world, without the number of the world."""
    found = {}
    with database.reading() as connection:
        for table in (*RECORDS, schema.account):
            columns = [column for column in table.c if column.name != "world"]
            rows = connection.execute(select(*columns).where(table.c.world == world.id).order_by(*columns[:2]))
            found[table.name] = [tuple(row) for row in rows]
    return found


class TestMaking:
    def test_a_world_has_records_of_each_kind(self, make: Make, database: Database) -> None:
        found = contents(database, make(records=6))
        assert len(found["lift"]) == 6
        assert found["unit"]
        assert found["certificate"]
        assert [row[0] for row in found["account"]] == sorted(opening.name for opening in DEFAULT)

    def test_the_seed_decides(self, make: Make, database: Database, wall: Any) -> None:
        with_one = contents(database, make("a", seed=1))
        with_two = contents(database, make("b", seed=2))
        assert with_one["lift"] != with_two["lift"]
        assert with_one["account"] != with_two["account"]
        another = Database(":memory:")
        with another.writing() as connection:
            again = worlds.make(connection, Plan("c", 1, 3), wall())
        assert contents(another, again) == with_one
        another.close()

    def test_no_records(self, make: Make, database: Database) -> None:
        assert contents(database, make(records=0))["lift"] == []

    def test_a_template_is_made_once(self, make: Make, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        first = make("a")
        monkeypatch.setattr(seeding, "fill", None)  # would fail if it were called
        assert contents(database, make("b")) == contents(database, first)
        with database.reading() as connection:
            names = connection.execute(select(schema.world.c.name)).scalars().all()
            assert len(names) == 3
            assert [world.name for world in store.every(connection)] == ["a", "b"]  # templates are not shown

    def test_worlds_of_one_hour_share_a_template(self, make: Make, database: Database, wall: Any) -> None:
        wall.now += 59 * 60 * 1000
        late = make("late")
        wall.now -= 58 * 60 * 1000
        early = make("early")
        assert contents(database, early)["lift"] == contents(database, late)["lift"]
        with database.reading() as connection:
            assert all(lift.changed <= wall() for lift in LIFTS.where(connection, early.id))

    def test_templates_that_nobody_uses_are_forgotten(
        self, make: Make, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(worlds, "SPARE", 2)
        for seed in range(6):
            world = make(f"w{seed}", seed=seed, records=0)
            if seed:  # the first world stays, and so does its template
                with database.writing() as connection:
                    store.remove(connection, world.id)
        with database.reading() as connection:
            names = connection.execute(select(schema.world.c.name).order_by(schema.world.c.id)).scalars().all()
        assert [name.partition("-")[0] for name in names] == ["~0", "w0", "~3", "~4", "~5"]

    def test_companies_of_its_own_are_registered(self, database: Database, wall: Any) -> None:
        openings = [Opening("a", "manufacturer"), Opening("b", "constructor"), Opening("c", "province", "浙江省")]
        with database.writing() as connection:
            world = worlds.make(connection, Plan("own", records=0, accounts=openings), wall())
            codes = {one.name: one.xydm for one in store.accounts(connection, world.id)}
            known = units.by_codes(connection, world.id, list(codes.values()))
        assert set(known) == {codes["a"], codes["b"]}
        check = Validator(TABLES[37], strict=True)
        for unit in known.values():
            record = orjson.loads(unit.doc)
            assert check(record, suspect=True) == Checked(record)
            assert unit.updated <= wall()

    def test_no_certificate_names_a_template(self, make: Make, database: Database) -> None:
        make()
        with database.reading() as connection:
            names = connection.execute(select(schema.world.c.name)).scalars().all()
            template = next(name for name in names if name.startswith(store.TEMPLATE))
            assert store.sign_in(connection, template, "manufacturer", "0") is None

    def test_lifts_are_valid_and_lie_in_the_past(self, make: Make, database: Database, wall: Any) -> None:
        world = make(records=6)
        check = Validator(TABLES[4], strict=False)
        with database.reading() as connection:
            numbers, codes = units.numbers(connection, world.id), units.codes(connection, world.id)
            for lift in LIFTS.where(connection, world.id):
                record = orjson.loads(lift.doc)
                assert check(record, suspect=True) == Checked(record)
                assert lift.created <= wall()
                assert record["ZZRQ"] <= lift.created
                parts = record["BJXX"]
                assert {record["XSSYBH"], *(part["TBJXSSYBH"] for part in parts)} <= numbers
                assert {lift.owner, *(part["TBJZZXYDM"] for part in parts)} <= codes

    def test_the_clock(self, make: Make, wall: Any) -> None:
        assert make("real").clock.at(wall()) == wall()
        began = wall() + 30 * DAY
        world = make("ahead", began=began)
        assert world.clock.at(wall()) == began
        assert world.clock.at(wall() + 5) == began + 5


class TestAccounts:
    def test_every_role_is_there(self) -> None:
        assert {opening.role for opening in DEFAULT} == set(ROLES)
        assert len({opening.name for opening in DEFAULT}) == len(DEFAULT)

    def test_codes_are_all_different(self) -> None:
        codes = [account(opening, seed, 0).xydm for opening in DEFAULT for seed in range(5)]
        assert len(set(codes)) == len(codes)
        assert all(len(code) == 18 for code in codes)

    def test_opened_twenty_days_before(self, make: Make, database: Database, wall: Any) -> None:
        assert OPENED_BEFORE == 20 * DAY
        world = make()
        with database.reading() as connection:
            found = store.accounts(connection, world.id)
        assert {one.opened for one in found} == {wall() - 20 * DAY}

    def test_a_city(self) -> None:
        assert account(Opening("city", "province", region="浙江省,舟山市"), 1, 0).region == "浙江省,舟山市"


class TestIsolation:
    def test_what_one_world_loses_the_other_keeps(self, make: Make, database: Database) -> None:
        one, other = make("a"), make("b")
        before = contents(database, other)
        with database.writing() as connection:
            LIFTS.drop(connection, one.id, [lift.zjbm for lift in LIFTS.where(connection, one.id)])
            store.set_clock(connection, one.id, one.clock.set(0, now=5 * DAY))
            store.accept_call(connection, one.id, "manufacturer", "6.12", "by_month", 1)
        assert contents(database, other) == before
        with database.reading() as connection:
            found = store.find(connection, "b")
            assert found is not None
            assert found.clock == other.clock
            assert store.last_call(connection, other.id, "manufacturer", "6.12", "by_month") is None


class TestReset:
    def test_records_come_back_exactly(self, make: Make, database: Database, journal: Journal, wall: Any) -> None:
        world = make()
        before = contents(database, world)
        with database.writing() as connection:
            lifts = LIFTS.where(connection, world.id)
            LIFTS.drop(connection, world.id, [lifts[0].zjbm])
            LIFTS.replace(connection, world.id, [replace(lifts[1], locked=True, doc="{}")])
            connection.execute(schema.unit.delete().where(schema.unit.c.world == world.id))
        assert contents(database, world) != before
        resets.reset(database, journal, world, frozenset({"state"}), wall())
        assert contents(database, world) == before

    def test_record_codes_start_anew(self, make: Make, database: Database, journal: Journal, wall: Any) -> None:
        world = make()
        with database.writing() as connection:
            first = store.record_codes(connection, world.id, 2)
        resets.reset(database, journal, world, frozenset({"state"}), wall())
        with database.writing() as connection:
            assert store.record_codes(connection, world.id, 2) == first

    def test_whoever_remembers_units_is_told(self, make: Make, database: Database, journal: Journal, wall: Any) -> None:
        world = make()
        with database.reading() as connection:
            before = store.find(connection, "default")
        resets.reset(database, journal, world, frozenset({"state"}), wall())
        with database.reading() as connection:
            after = store.find(connection, "default")
        assert before is not None
        assert after is not None
        assert after.registry > before.registry

    def test_a_clock_that_was_set_begins_again_where_it_began(
        self, make: Make, database: Database, journal: Journal, wall: Any
    ) -> None:
        began = wall() + 30 * DAY
        world = make(began=began)
        with database.writing() as connection:
            store.set_clock(connection, world.id, world.clock.set(wall(), now=began + 9 * DAY, rate=0))
        wall.now += DAY
        resets.reset(database, journal, world, frozenset({"clock"}), wall())
        with database.reading() as connection:
            found = store.find(connection, "default")
        assert found is not None
        assert (found.clock.at(wall()), found.clock.rate) == (began, 1)

    def test_the_scopes(self) -> None:
        assert SCOPES == ("state", "journal", "clock", "limits")
