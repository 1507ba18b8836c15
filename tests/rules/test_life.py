"""States and regions, made from the records that stand."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import orjson
import pytest

from mockplatform.rules import life
from mockplatform.rules.records import Construction, Lift, Report

HANGZHOU = "浙江省,杭州市,西湖区"
NANJING = "江苏省,南京市,玄武区"
NINGBO = "浙江省,宁波市,海曙区"


def lift(**changes: Any) -> Lift:
    whole = {"zjbm": "A", "owner": "m", "state": "factory", "locked": False, "region": "", "version": 1, "month": 202611,
             "created": 1, "updated": 1, "changed": 1, "change": "ADD", "doc": "{}"}  # fmt: skip
    return Lift(**{**whole, **changes})


def work(sgid: str = "1", **changes: Any) -> Construction:
    whole = {"sgid": sgid, "zjbm": "A", "builder": "b", "creator": "m", "kind": "INSTALL", "region": "", "state": "authorised",
             "declared": False, "inform": None, "result": None, "result_no": 0, "version": 1, "month": 202611, "created": 1,
             "updated": 1, "change": "ADD", "doc": "{}"}  # fmt: skip
    return Construction(**{**whole, **changes})


def report(kind: str, id: str = "1", at: int = 5, change: str = "ADD", created: int = 5, **content: Any) -> Report:
    return Report(id, kind, "A", "p", 1, created, at, change, orjson.dumps(content).decode())


def usage(status: str, month: int, id: str = "1", at: int = 5, change: str = "ADD", **content: Any) -> Report:
    return report("usage", id, at, change, SBSYZT=status, ZTBGRQ=month, **content)


class TestLiftState:
    def test_alone_it_is_in_the_factory(self) -> None:
        assert life.lift_state(lift(), [], []) == "factory"

    def test_after_a_reform_it_stands_on_its_site(self) -> None:  # E155
        assert life.lift_state(lift(old="B"), [], []) == "notified"

    def test_an_authorised_construction_leaves_it_in_the_factory(self) -> None:  # E176
        assert life.lift_state(lift(), [work()], []) == "factory"

    @pytest.mark.parametrize("notice", [{"declared": True}, {"inform": "{}"}])
    def test_a_notice_takes_it_out_of_the_factory(self, notice: dict[str, Any]) -> None:  # E191
        assert life.lift_state(lift(), [work(**notice)], []) == "notified"
        assert life.lift_state(lift(), [work(**notice, change="DELETE")], []) == "factory"

    @pytest.mark.parametrize("kind", ["insurance", "maintenance", "inspection", "supervision"])
    def test_any_record_takes_it_out_of_the_factory(self, kind: str) -> None:  # E176
        assert life.lift_state(lift(), [], [report(kind)]) == "notified"
        assert life.lift_state(lift(), [], [report(kind, change="DELETE")]) == "factory"

    @pytest.mark.parametrize(("status", "state"), [("USING", "in_use"), ("STOP", "stopped"), ("SCRAP", "scrapped")])
    def test_a_usage_decides_over_everything_else(self, status: str, state: str) -> None:
        others = [report("insurance", "9", at=99), usage(status, 1)]
        assert life.lift_state(lift(old="B"), [work(declared=True)], others) == state
        assert life.lift_state(lift(), [], [usage(status, 1, change="DELETE")]) == "factory"


class TestUsages:
    def test_the_newest_month_counts_in_whatever_order_they_came(self) -> None:  # E024, E197
        found = [usage("USING", 1, "3"), usage("STOP", 3, "1"), usage("SCRAP", 2, "2")]
        for order in permutations(found):
            assert life.use_status(order) == "STOP"
            assert [one.id for one in life.usages(order)] == ["3", "2", "1"]

    def test_of_one_month_the_later_change_counts(self) -> None:
        found = [usage("USING", 1, "1", at=9), usage("STOP", 1, "2", at=8)]
        for order in permutations(found):
            assert life.use_status(order) == "USING"

    def test_of_one_change_the_later_record_counts(self) -> None:  # both came in one request
        for order in permutations([usage("USING", 1, "1"), usage("STOP", 1, "2")]):
            assert life.use_status(order) == "STOP"

    def test_what_is_revoked_does_not_count(self) -> None:
        assert life.use_status([usage("USING", 1), usage("STOP", 2, "2", change="DELETE")]) == "USING"
        assert life.use_status([usage("STOP", 2, change="DELETE")]) == ""
        assert life.use_status([report("insurance")]) == ""


class TestLiftRegion:
    def test_none_at_first(self) -> None:
        assert life.lift_region(lift(region=HANGZHOU), [], []) == ""

    def test_the_newest_use_that_names_a_place(self) -> None:  # E205
        used = [
            usage("USING", 1, "1", SBSYDD=f"{NANJING}^中山路1号"),
            usage("USING", 2, "2", SBSYDD="浙江,杭州,西湖^文三路1号"),
            usage("STOP", 3, "3"),
        ]
        for order in permutations(used):
            assert life.lift_region(lift(), [work(region=NINGBO)], order) == HANGZHOU

    def test_else_the_newest_construction(self) -> None:
        works = [work("1", region=NANJING), work("2", region=HANGZHOU, created=2), work("3", created=3)]
        for order in permutations(works):
            assert life.lift_region(lift(), order, [usage("STOP", 1)]) == HANGZHOU
        assert life.lift_region(lift(), [work("2", region=HANGZHOU, change="DELETE")], []) == ""

    def test_else_where_it_was_before_a_reform(self) -> None:
        after = lift(old="B", region=NANJING)
        assert life.lift_region(after, [], [usage("STOP", 1)], HANGZHOU) == HANGZHOU
        assert life.lift_region(after, [work(region=NINGBO)], [], HANGZHOU) == NINGBO

    def test_records_that_name_no_place_leave_it_where_it_was(self) -> None:
        was = lift(region=HANGZHOU)
        assert life.lift_region(was, [], [usage("STOP", 1)]) == HANGZHOU
        assert life.lift_region(was, [], [report("insurance")]) == HANGZHOU
        assert life.lift_region(was, [], [report("insurance", change="DELETE")]) == ""

    @pytest.mark.parametrize(
        ("text", "region"),
        [
            ("浙江,杭州,西湖", HANGZHOU),
            (f"{HANGZHOU}^文三路1号", HANGZHOU),
            ("", ""),
            ("文三路1号", ""),
            ("浙江省,,", ""),
        ],
    )
    def test_the_region_of_an_address(self, text: str, region: str) -> None:
        assert life.region_of(text) == region


def inspection(kind: str, conclusion: str, id: str = "1", created: int = 5, change: str = "ADD") -> Report:
    return report("inspection", id, change=change, created=created, JYLB=kind, JYJL=conclusion)


class TestInspections:
    @pytest.mark.parametrize(("conclusion", "passed"), [
        ("合格", True), ("复检合格", True), ("不合格", False), ("复检不合格", False),
    ])  # fmt: skip
    def test_what_is_passed(self, conclusion: str, passed: bool) -> None:
        assert life.passed(work(), [inspection("INSTALL", conclusion)]) is passed

    @pytest.mark.parametrize(("kind", "by"), [
        ("INSTALL", {"INSTALL"}), ("REFORM", {"REFORM"}), ("REPAIR", {"REPAIR"}), ("RE_INSTALL", {"INSTALL", "RE_INSTALL"}),
    ])  # fmt: skip
    def test_which_inspection_is_of_which_work(self, kind: str, by: set[str]) -> None:  # E094, E178
        every = ("INSTALL", "RE_INSTALL", "REFORM", "REPAIR", "REGULAR", "TEST")
        assert {one for one in every if life.passed(work(kind=kind), [inspection(one, "合格")])} == by

    def test_one_from_before_the_construction_does_not_count(self) -> None:
        done = [inspection("INSTALL", "合格", created=5)]
        assert life.passed(work(created=5), done)
        assert not life.passed(work(created=6), done)

    def test_a_revoked_one_does_not_count(self) -> None:
        gone = inspection("INSTALL", "合格", change="DELETE")
        assert not life.passed(work(), [gone])
        assert life.failed_last([gone]) is None

    def test_other_records_are_no_inspections(self) -> None:
        assert not life.passed(work(), [report("supervision", JYLB="INSTALL", JYJL="合格")])
        assert life.failed_last([report("supervision", JYJL="不合格")]) is None

    def test_the_newest_one_decides_whether_the_lift_failed(self) -> None:
        failed, passed = inspection("INSTALL", "不合格", "2"), inspection("INSTALL", "复检合格", "3")
        again = inspection("REGULAR", "复检不合格", "1", created=6)
        for order in permutations([failed, passed]):
            assert life.failed_last(order) is None
        for order in permutations([failed, passed, again]):
            found = life.failed_last(order)
            assert found is not None
            assert found["JYJL"] == "复检不合格"
        assert life.failed_last([inspection("INSTALL", "合格", "1", created=9), failed]) is None
        assert life.failed_last([]) is None


class TestConstructionState:
    @pytest.mark.parametrize(
        ("changes", "inspected", "state"),
        [
            ({}, False, "authorised"),
            ({"declared": True}, False, "notified"),
            ({"inform": "{}"}, False, "notified"),
            ({"declared": True, "result": "{}"}, False, "entered"),
            ({}, True, "checked"),
            ({"declared": True}, True, "inspected"),
            ({"inform": "{}", "result": "{}"}, True, "completed"),
        ],
    )
    def test_it_follows_from_notice_result_and_inspection(
        self, changes: dict[str, Any], inspected: bool, state: str
    ) -> None:
        reports = [inspection("INSTALL", "合格" if inspected else "不合格")]
        assert life.construction_state(work(**changes), reports) == state
