"""The tables of provincial reports that the suite's tests go by: they must fit the standard's own tables."""

from __future__ import annotations

import pytest

from conformance.records import orgs, reports, usage
from conformance.records.codes import Codes
from conformance.records.reports import INSPECTION, INSURANCE, KINDS, USAGE, Kind
from conformance.records.valid import Records
from conformance.running.target import Account, Target
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP
from mockplatform.spec.tables import TABLES

ids = [kind.at for kind in KINDS]


@pytest.fixture
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.getbasetemp()
    accounts = {name: Account(name, folder, folder, "91330900MA2DK00001") for name in ("manufacturer", "constructor")}
    return Records(Target("test", {}, accounts, folder), Codes())


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_a_kind_is_reported_by_three_interfaces_on_one_path(kind: Kind) -> None:
    rows = [INTERFACES[id] for id in (kind.add, kind.modify, kind.revoke)]
    assert [row.method for row in rows] == ["POST", "PUT", "DELETE"]
    assert len({row.path for row in rows}) == 1
    assert rows[2].key == kind.key


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_its_elements_stand_in_its_tables_and_in_the_full_information(kind: Kind) -> None:
    shown = {row.code for row in TABLES[40].members(kind.at)}
    for code in (kind.key, kind.mark, *kind.change):
        assert code in shown
    for table in kind.tables:
        assert {kind.mark, *kind.change, *kind.excused} <= {row.code for row in table.members(TOP)}


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_a_record_holds_every_row_and_a_change_is_one(kind: Kind, records: Records) -> None:
    record = kind.make(records, "31100000000000001")
    demanded = {row.code for row in kind.tables[0].members() if row.use == "M"}
    assert demanded | {kind.mark} <= record.keys()
    assert all(record[code] != value for code, value in kind.change.items())
    assert not set(kind.spare) & demanded


def test_what_is_demanded_of_a_lift_in_use_alone() -> None:
    assert USAGE.met_by(TABLES[21]) == [code for code in usage.IN_USE if code not in USAGE.given]
    assert INSURANCE.met_by(TABLES[24]) == []
    assert INSPECTION.spare == ["JCBGBH", "JCRQ", "JYBHGX", "JCBHGX"]


def test_what_a_unit_can_do_without() -> None:
    assert set(orgs.BARE) == {row.code for row in TABLES[37].members(TOP) if row.use == "K"}
    assert set(orgs.BARE_INNER) == {row.code for row in TABLES[37].members("ZZXX") if row.use == "K"}


def test_a_record_is_found_by_its_code_or_else_by_its_mark() -> None:
    sent = {"BXXZ": "电梯责任保险７", "ZJBM": "1"}
    items = [{"BXID": "1", "BXXZ": "x"}, {"BXID": "2", "BXXZ": "电梯责任保险7"}, {"BXID": "3"}]
    assert reports.own(INSURANCE, items, sent, ["1"]) == items[0]
    assert reports.own(INSURANCE, items, sent, ["9"]) == items[1]
    assert reports.own(INSURANCE, items, {"ZJBM": "1"}, []) == items[2]
    assert reports.own(INSURANCE, items, {}, ["9"]) == {}
