"""What differs between the five kinds of provincial record."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.rules import reports as rules
from mockplatform.rules.records import Lift, Report
from mockplatform.rules.reports import KIND_OF, KINDS, Kind
from mockplatform.spec.components import REQUIRED
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.tables import TABLES

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
HANGZHOU = "浙江省,杭州市,西湖区"


def lift(**changes: Any) -> Lift:
    made = {"SBPZ": "3110", "BJXX": [{"TBJPZ": kind} for kind in REQUIRED["3110"]]}
    doc = orjson.dumps(changes.pop("made", made)).decode()
    return Lift(
        "A", "m", "factory", changes.pop("locked", True), changes.pop("region", ""), 1, 202611, 1, 1, 1, "ADD", doc
    )


@kinds
def test_a_kind_fits_its_interfaces_and_tables(kind: Kind) -> None:
    add, modify, revoke = (INTERFACES[number] for number in kind.interfaces)
    assert [one.method for one in (add, modify, revoke)] == ["POST", "PUT", "DELETE"]
    assert add.path == modify.path == revoke.path
    assert revoke.key == kind.key
    codes = {number: {row.code for row in TABLES[number or 0].rows} for number in (add.body, modify.body, revoke.body)}
    assert codes[modify.body] - codes[add.body] == {kind.key, "SJBB"}
    assert kind.unit in codes[add.body]
    assert codes[revoke.body] == {kind.key}


def test_the_fifteen_interfaces() -> None:
    assert list(KIND_OF) == [f"7.{number}" for number in range(1, 16)]


@kinds
def test_what_the_platform_keeps_is_not_in_the_record(kind: Kind) -> None:
    record = {kind.key: "1", "SJBB": 3, "ZJBM": "A"}
    assert orjson.loads(rules.content(kind, record)) == {"ZJBM": "A"}
    assert record == {kind.key: "1", "SJBB": 3, "ZJBM": "A"}


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"SJBB": 2, "ZJBM": "A"}, []),
        ({}, []),
        ({"SJBB": 1, "ZJBM": "A"}, [("version", "SJBB", "2", "1")]),
        ({"SJBB": 3, "ZJBM": "B"}, [("version", "SJBB", "2", "3"), ("fixed", "ZJBM", "A", "B")]),
    ],
)
def test_version_and_lift_stay(record: dict[str, object], found: list[tuple[str, ...]]) -> None:
    report = Report("1", "usage", "A", "p", 2, 1, 1, "ADD", "{}")
    problems = rules.modify(TABLES[22], report, record)
    assert [(p.kind, p.path, p.expected, p.got) for p in problems] == found
    assert all(p.fatal and p.requirement == "R-7.2.2-1" for p in problems)


def test_only_a_lift_without_region_takes_that_of_the_record() -> None:
    record: dict[str, object] = {"SBSYDD": "江苏,南京,玄武^中山路1号"}
    assert rules.region_for(lift(region=HANGZHOU), record) == HANGZHOU
    assert rules.region_for(lift(), record) == "江苏省,南京市,玄武区"
    assert rules.region_for(lift(), {}) == rules.region_for(lift(), {"SBSYDD": "here"}) == ""


def test_what_is_odd_in_a_record() -> None:
    def said(area: str, **record: object) -> list[str]:
        problems = rules.worth_saying(TABLES[21], record, area)
        assert not any(problem.fatal for problem in problems)
        return [problem.kind for problem in problems]

    assert said("浙江省", SBSYCSLB="9", SBSYDD=f"{HANGZHOU}^文三路1号") == []
    assert said("浙江省,杭州市", SBSYDD=f"{HANGZHOU}^文三路1号") == []
    assert said("浙江省", SBSYCSLB="10") == ["site"]
    assert said("浙江省,宁波市", SBSYDD=f"{HANGZHOU}^文三路1号") == ["elsewhere"]
    assert said("浙江省", SBSYDD="not an address") == []  # validation says so already


class TestBeforeAnInspection:
    def kinds(self, of: Lift, **record: object) -> list[str]:
        problems = rules.before_inspection(of, record)
        assert not any(problem.fatal for problem in problems)
        return [problem.kind for problem in problems]

    def test_of_an_installation_the_lift_is_locked_and_complete(self) -> None:
        assert self.kinds(lift(), JYLB="INSTALL") == []
        assert self.kinds(lift(locked=False), JYLB="INSTALL") == ["unlocked"]
        assert self.kinds(lift(made={"SBPZ": "3110"}), JYLB="INSTALL") == ["incomplete"]
        few = {"SBPZ": "3310", "BJXX": [{"TBJPZ": "控制柜"}]}
        assert self.kinds(lift(made=few, locked=False), JYLB="INSTALL") == ["unlocked", "incomplete"]

    @pytest.mark.parametrize("kind", ["REPAIR", "REFORM", "REGULAR", "RE_INSTALL", "TEST", None])
    def test_of_anything_else_nothing_is_asked(self, kind: str | None) -> None:
        assert self.kinds(lift(made={"SBPZ": "3110"}, locked=False), JYLB=kind) == []


def test_names() -> None:
    assert rules.name_in(TABLES[33], "ZJBM") == "电梯整机编码"
    assert rules.name_in(TABLES[33], "SJBB") == ""
