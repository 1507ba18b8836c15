"""The same store over SQLite and over PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from mockplatform.clock import Clock
from mockplatform.rules.records import Certificate, Lift, Unit
from mockplatform.store import lifts, templates, units, worlds
from mockplatform.store.database import MEMORY, Database, StoreError
from mockplatform.store.rows import CERTIFICATES, LIFTS, UNITS
from mockplatform.store.worlds import Account

LIFT = Lift("3110310101A0001", "91310101JQ56K661X7", "factory", False, "浙江省,杭州市,西湖区", 1, 202611, 5, 5, 5, "ADD",
            '{"SBXH":"曳引–Ⅲ"}')  # fmt: skip
UNIT = Unit("1000000000000000001", "91310101JQ56K661X7", 1, 202611, 5, 5, "ADD", '{"ZZXX":[{"ZZLB":"MANUFACTURE"}]}')


@pytest.fixture(params=["memory", "file", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    urls = {"memory": lambda: MEMORY, "file": lambda: str(tmp_path / "世界.db")}
    url = urls.get(request.param, lambda: request.getfixturevalue("postgres_database"))()
    found = Database(url)
    yield found
    found.close()


@pytest.fixture
def world(database: Database) -> int:
    with database.writing() as connection:
        return worlds.create(connection, "default", 1, Clock()).id


class TestTransactions:
    def test_what_was_written_is_read_by_others(self, database: Database, world: int) -> None:
        with database.reading() as connection:
            assert worlds.find(connection, "default") is not None

    def test_an_error_undoes_everything(self, database: Database, world: int) -> None:
        def fail() -> None:
            with database.writing() as connection:
                LIFTS.add(connection, world, [LIFT])
                LIFTS.add(connection, world, [LIFT])

        with pytest.raises(IntegrityError):
            fail()
        with database.reading() as connection:
            assert LIFTS.find(connection, world, [LIFT.zjbm]) == {}

    def test_a_reader_keeps_its_state_while_another_writes(self, database: Database, world: int) -> None:
        if not database.sqlite:
            pytest.skip("PostgreSQL reads what was committed last, statement by statement")
        with database.reading() as connection:
            assert LIFTS.find(connection, world, [LIFT.zjbm]) == {}
            with database.writing() as other:
                LIFTS.add(other, world, [LIFT])
            assert LIFTS.find(connection, world, [LIFT.zjbm]) == {}

    def test_writers_wait_for_each_other(self, database: Database, world: int) -> None:
        def count() -> None:
            for _ in range(10):
                with database.writing() as connection:
                    worlds.record_codes(connection, world, 1)

        threads = [threading.Thread(target=count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.writing() as connection:
            later = worlds.record_codes(connection, world, 1)[0]
        with database.writing() as connection:
            fresh = worlds.create(connection, "fresh", 1, Clock()).id
            first = worlds.record_codes(connection, fresh, 1)[0]
        assert int(later) - int(first) == 40

    def test_what_a_writer_found_free_is_free_until_it_has_taken_it(self, database: Database, world: int) -> None:
        """Two requests that add the same ZJBM at the same time: one adds it, the other finds it (E143)."""
        together, added = threading.Barrier(4), []

        def add() -> None:
            together.wait()
            with database.writing() as connection:
                if not LIFTS.find(connection, world, [LIFT.zjbm]):
                    LIFTS.add(connection, world, [LIFT])
                    added.append(threading.get_ident())

        threads = [threading.Thread(target=add) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(added) == 1

    def test_it_goes_on_where_it_ended(self, database: Database, world: int) -> None:
        if database.url.endswith("/world.db"):
            pytest.skip("a private database is gone when it is closed")
        database.close()
        again = Database(database.url)
        with again.reading() as connection:
            assert [found.name for found in worlds.every(connection)] == ["default"]
        again.close()


class TestWorlds:
    def test_a_certificate_signs_in(self, database: Database, world: int) -> None:
        account = Account("province", "province", "11330000K88GQ3H02M", "浙江省", 5)
        with database.writing() as connection:
            worlds.open_accounts(connection, world, [account])
            worlds.revoke(connection, "0a", 5)
        with database.reading() as connection:
            good = worlds.sign_in(connection, "default", "province", "01")
            revoked = worlds.sign_in(connection, "default", "province", "0a")
            assert worlds.sign_in(connection, "other", "province", "01") is None
        assert good is not None
        assert revoked is not None
        assert (good.account, good.revoked, revoked.revoked) == (account, False, True)

    def test_the_clock_is_kept(self, database: Database, world: int) -> None:
        with database.writing() as connection:
            worlds.set_clock(connection, world, Clock(0, 1_795_000_000_000))
        with database.reading() as connection:
            found = worlds.find(connection, "default")
        assert found is not None
        assert found.clock == Clock(0, 1_795_000_000_000)

    def test_the_last_call_of_a_mode(self, database: Database, world: int) -> None:
        key = (world, "province", "7.19", "by_updated")
        with database.writing() as connection:
            assert worlds.last_call(connection, *key) is None
            worlds.accept_call(connection, *key, 5)
            worlds.accept_call(connection, *key, 1_795_000_000_000)
            worlds.accept_call(connection, world, "province", "7.19", "by_month", 7)
            assert worlds.last_call(connection, *key) == 1_795_000_000_000
            worlds.forget_calls(connection, world)
            assert worlds.last_call(connection, *key) is None


class TestLifts:
    def test_a_lift_goes_in_and_comes_out(self, database: Database, world: int) -> None:
        second = replace(LIFT, zjbm="3110310101A0002", old=LIFT.zjbm, locked=True)
        with database.writing() as connection:
            LIFTS.add(connection, world, [LIFT, second])
        with database.reading() as connection:
            assert LIFTS.find(connection, world, [LIFT.zjbm, second.zjbm, "none"]) == {
                LIFT.zjbm: LIFT,
                second.zjbm: second,
            }
            assert LIFTS.find(connection, world + 1, [LIFT.zjbm]) == {}

    def test_a_lift_is_replaced_and_remembered(self, database: Database, world: int) -> None:
        changed = replace(LIFT, version=2, change="DELETE", doc="{}")
        with database.writing() as connection:
            LIFTS.add(connection, world, [LIFT])
            lifts.remember(connection, world, "manufacturer", 6, [LIFT], "DELETE")
            assert lifts.known(connection, world, [LIFT.zjbm, "none"]) == {LIFT.zjbm: True}
            LIFTS.replace(connection, world, [changed])
            assert lifts.known(connection, world, [LIFT.zjbm]) == {LIFT.zjbm: False}
            assert LIFTS.find(connection, world, [LIFT.zjbm]) == {LIFT.zjbm: changed}
            LIFTS.drop(connection, world, [LIFT.zjbm])
            assert lifts.known(connection, world, [LIFT.zjbm]) == {}

    def test_nothing_to_do(self, database: Database, world: int) -> None:
        with database.writing() as connection:
            LIFTS.add(connection, world, [])
            LIFTS.replace(connection, world, [])
            LIFTS.drop(connection, world, [])
            assert LIFTS.find(connection, world, []) == {}


class TestUnits:
    def test_units_and_certificates_are_known(self, database: Database, world: int) -> None:
        gone = replace(UNIT, dwid="1000000000000000002", xydm="913101012RQGFPCK59", change="DELETE")
        with database.writing() as connection:
            UNITS.add(connection, world, [UNIT, gone])
            CERTIFICATES.add(connection, world, [Certificate("TSX311004120238259", UNIT.xydm, "{}")])
        with database.reading() as connection:
            assert units.codes(connection, world) == {UNIT.xydm}
            assert units.numbers(connection, world) == {"TSX311004120238259"}
            assert units.by_code(connection, world, UNIT.xydm) == UNIT
            assert units.by_kind(connection, world) == {"MANUFACTURE": [UNIT.xydm]}

    def test_units_are_read_in_pages(self, database: Database, world: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(units, "PAGE", 2)
        made = [
            replace(UNIT, dwid=str(10**18 + n), xydm=f"{n:018}", updated=at) for n, at in enumerate((9, 5, 5, 5, 8, 20))
        ]
        with database.writing() as connection:
            UNITS.add(connection, world, made)
        found = units.changed_since(database, world, 4, 10, 0)
        assert [(unit.updated, unit.dwid[-1]) for unit in found] == [(5, "1"), (5, "2"), (5, "3"), (8, "4"), (9, "0")]


class TestTemplates:
    def test_a_world_is_copied_and_restored(self, database: Database, world: int) -> None:
        with database.writing() as connection:
            LIFTS.add(connection, world, [LIFT])
            UNITS.add(connection, world, [UNIT])
            before = worlds.create(connection, "copy", 1, Clock(), template=world)
            templates.copy(connection, world, before.id)
        with database.writing() as connection:
            LIFTS.drop(connection, before.id, [LIFT.zjbm])
            LIFTS.add(connection, before.id, [replace(LIFT, zjbm="new")])
            templates.restore(connection, before.id)
            after = worlds.find(connection, "copy")
            assert LIFTS.find(connection, before.id, [LIFT.zjbm, "new"]) == {LIFT.zjbm: LIFT}
            assert units.codes(connection, before.id) == {UNIT.xydm}
        assert after is not None
        assert after.registry > before.registry


class TestRefused:
    def test_a_database_of_another_version(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = str(tmp_path / "old.db")
        Database(path).close()
        monkeypatch.setattr("mockplatform.store.schema.VERSION", -1)
        with pytest.raises(StoreError, match="is of version"):
            Database(path)

    @pytest.mark.parametrize("url", ["/no/such/folder/x.db", "nonsense://x", "postgresql+psycopg://127.0.0.1:1/x"])
    def test_one_that_cannot_be_reached(self, url: str) -> None:
        with pytest.raises(StoreError, match="cannot use the database"):
            Database(url)


def test_a_password_is_not_told() -> None:
    with pytest.raises(StoreError) as raised:
        Database("postgresql+psycopg://me:secret@127.0.0.1:1/nothing")
    assert "me:***@127.0.0.1" in str(raised.value)
    assert "secret" not in str(raised.value)
