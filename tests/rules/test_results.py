"""What a result does to the data of a lift."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.rules import components
from mockplatform.rules.records import Construction, Lift
from mockplatform.rules.results import apply, content, enter, new_code, next_number, replayed, successor, taken, without
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES

Item = dict[str, Any]
NOW = 2_000


def part(code: str, model: int = 0) -> Item:
    return {"TBJBM": code, "TBJPZ": "层门", "TBJXH": str(model)}


def bare(code: str, model: int = 0) -> Item:
    """A component as a result names it: without what it may leave out."""
    return {"TBJBM": code, "TBJXH": str(model)}


def lift_of(data: Item) -> Lift:
    doc = orjson.dumps(data).decode()
    return Lift("L1", "owner", "in_use", False, "", 5, 202601, 1, 1, 1, "ADD", doc)


def work(sgid: str, result: Item | None, number: int = 0, kind: str = "REFORM") -> Construction:
    text = None if result is None else orjson.dumps(result).decode()
    return Construction(
        sgid, "L1", "b", "c", kind, "", "notified", True, None, text, number, 3, 202601, 1, 1, "ADD", "{}"
    )


def codes(data: Item) -> list[str]:
    return [part["TBJBM"] for part in data["BJXX"]]


# ---- apply

LIFT: Item = {"ZJBM": "L1", "TCS": 5, "BJXX": [part("A"), part("B"), part("C")]}


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ({"SGJGRQ": 1}, "A B C"),
        ({"BJGH": [{**bare("X"), "BJBMOLD": "B"}]}, "A X C"),
        ({"BJGH": [{**bare("B", 7), "BJBMOLD": "B"}]}, "A B C"),
        ({"BJGH": [{**bare("B"), "BJBMOLD": "A"}, {**bare("A"), "BJBMOLD": "B"}]}, "A B C"),  # they change places
        ({"BJGH": [{**bare("X"), "BJBMOLD": "A"}, {**bare("A"), "BJBMOLD": "C"}]}, "X A B"),
        ({"BJGH": [bare("X")]}, "A B C X"),
        ({"BJGH": [{"TBJXH": "9"}]}, "A B C"),
        ({"BJJZ": [bare("X"), bare("Y")]}, "A B C X Y"),
        ({"BJJZ": [bare("B", 7)]}, "A B C"),
        ({"BJYC": ["A", "C"]}, "B"),
        ({"BJYC": ["A"], "BJJZ": [bare("A")]}, "A B C"),
        ({"BJYC": ["A", "B", "C"]}, ""),
    ],
)
def test_components(result: Item, expected: str) -> None:
    assert codes(apply(LIFT, result)) == expected.split()


def test_what_comes_bears_what_was_said_of_it() -> None:
    after = apply(LIFT, {"BJGH": [{**bare("X", 7), "BJBMOLD": "B"}], "BJJZ": [bare("Y", 8)]})
    assert after["BJXX"][1] == part("X", 7)  # of the kind of the one that it replaces
    assert after["BJXX"][3] == {"TBJBM": "Y", "TBJXH": "8", "TBJPZ": ""}
    assert "BJBMOLD" not in str(after)


def test_data_are_changed_but_not_the_code() -> None:
    after = apply(LIFT, {"ZJXX": {"TCS": 9, "ZJBM": "L1", "ZJBMNEW": "L2"}})
    assert after == {**LIFT, "TCS": 9}


def test_a_lift_without_components_may_get_some() -> None:
    assert codes(apply({"ZJBM": "L1"}, {"BJJZ": [bare("X")]})) == ["X"]


CODES = st.sampled_from("ABCDEFG")
BROUGHT = st.fixed_dictionaries({"TBJXH": st.sampled_from("12")}, optional={"TBJBM": CODES, "BJBMOLD": CODES})
RESULTS = st.fixed_dictionaries(
    {},
    optional={
        "BJGH": st.lists(BROUGHT, max_size=3),
        "BJJZ": st.lists(BROUGHT.map(lambda one: {k: v for k, v in one.items() if k != "BJBMOLD"}), max_size=3),
        "BJYC": st.lists(CODES, max_size=3),
        "ZJXX": st.fixed_dictionaries({"TCS": st.integers(1, 9)}),
    },
)
LIFTS = st.lists(CODES, unique=True, max_size=5).map(lambda found: {"TCS": 5, "BJXX": [part(code) for code in found]})


@settings(max_examples=150)
@given(LIFTS, RESULTS)
def test_applied_twice_is_applied_once(lift: Item, result: Item) -> None:
    before = orjson.dumps(lift)
    once = apply(lift, result)
    assert apply(once, result) == once
    assert orjson.dumps(lift) == before
    brought = {one.get("TBJBM", one.get("BJBMOLD")) for code in ("BJGH", "BJJZ") for one in result.get(code, ())}
    assert set(codes(once)) == set(codes(lift)) - set(taken(result).values()) | brought - {None}
    assert len(codes(once)) == len(set(codes(once)))


# ---- replay


@settings(max_examples=60)
@given(LIFTS, st.lists(st.tuples(st.integers(0, 1), st.none() | RESULTS), max_size=8))
def test_when_all_is_revoked_the_base_is_back(data: Item, steps: list[tuple[int, Item | None]]) -> None:
    lift, works = lift_of(data), [work("1", None), work("2", None)]
    for which, result in steps:
        number = 0 if result is None else works[which].result_no or next_number(works)
        works[which] = work(works[which].sgid, result, number)
        lift = replayed(lift, works, NOW)
        applied = sorted((one for one in works if one.result_no), key=lambda one: one.result_no)
        expected = data
        for one in applied:
            expected = apply(expected, orjson.loads(one.result or ""))
        found = orjson.loads(lift.doc)
        assert [components.plain(part) for part in found["BJXX"]] == expected["BJXX"]
        assert replayed(lift, works, NOW + 1) is lift
    lift = replayed(lift, [work("1", None), work("2", None)], NOW)
    assert [components.plain(part) for part in orjson.loads(lift.doc)["BJXX"]] == data["BJXX"]
    assert lift.base is None


def test_a_change_is_a_new_version_of_the_lift() -> None:
    lift = lift_of(LIFT)
    after = replayed(lift, [work("1", {"ZJXX": {"TCS": 6}}, 1)], NOW)
    assert (after.version, after.updated, after.changed, after.change) == (6, NOW, NOW, "MODIFY")
    assert after.base == lift.doc
    assert replayed(lift, [work("1", {"SGJGRQ": 1, "ZJXX": {"TCS": 5}}, 1)], NOW) is lift


def test_results_apply_in_their_order_and_not_those_of_the_revoked() -> None:
    works = [work("1", {"ZJXX": {"TCS": 1}}, 2), work("2", {"ZJXX": {"TCS": 2}}, 1), work("3", {"ZJXX": {"TCS": 3}}, 3)]
    assert orjson.loads(replayed(lift_of(LIFT), works, NOW).doc)["TCS"] == 3
    works[2] = replace(works[2], change="DELETE")
    assert orjson.loads(replayed(lift_of(LIFT), works, NOW).doc)["TCS"] == 1
    assert without(lift_of(LIFT), works, "1")["TCS"] == 2


def test_a_component_that_comes_back_unchanged_keeps_its_version() -> None:
    first = {**part("A"), "SJBB": 4, "BGLX": "MODIFY"}
    lift = lift_of({**LIFT, "BJXX": [first]})
    swapped = replayed(lift, [work("1", {"BJGH": [{**bare("X"), "BJBMOLD": "A"}]}, 1)], NOW)
    assert orjson.loads(swapped.doc)["BJXX"] == [{**bare("X"), "TBJPZ": "层门"}]
    assert orjson.loads(replayed(swapped, [work("1", None)], NOW).doc)["BJXX"] == [first]


def test_the_lift_under_the_new_code_begins_anew() -> None:
    lift = {**LIFT, "BJXX": [{**part("A"), "SJBB": 4, "BGLX": "MODIFY"}]}
    made = orjson.loads(successor(lift, {"ZJXX": {"TCS": 9, "ZJBMNEW": "L2"}, "BJJZ": [bare("X")]}, "L2"))
    assert (made["ZJBM"], made["TCS"], made["BJXX"][0]) == ("L2", 9, part("A"))


# ---- what a record says


def test_a_new_code_may_stand_in_two_places() -> None:  # E052
    for record in ({"SGID": "1", "ZJBMNEW": "L2", "SJBB": 1}, {"SGID": "1", "ZJXX": {"ZJBMNEW": "L2"}, "SJBB": 1}):
        assert content(record) == {"ZJXX": {"ZJBMNEW": "L2"}}
        assert new_code(record)[0] == "L2"
    assert new_code({"SGID": "1", "ZJXX": {}})[0] == ""


@pytest.mark.parametrize(
    ("kind", "record", "found"),
    [
        ("INSTALL", {}, []),
        ("REPAIR", {}, ["missing"]),
        ("REFORM", {"GZXLNR": "x"}, []),
        ("REFORM", {"GZXLNR": "x", "SJBB": 2}, ["version"]),
        ("REFORM", {"GZXLNR": "x", "ZJXX": {"ZJBM": "L2"}}, ["fixed"]),
        ("REFORM", {"GZXLNR": "x", "ZJXX": {"ZJBM": "L1", "ZJBMNEW": "L2"}}, []),
        ("REFORM", {"GZXLNR": "x", "ZJXX": {"ZJBMNEW": "L2"}, "ZJBMNEW": "L3"}, ["twice"]),
        ("INSTALL", {"ZJBMNEW": "L2"}, ["reform"]),
        ("INSTALL", {"BJYC": ["A", "X"], "BJGH": [{"TBJBM": "Q", "BJBMOLD": "Y"}]}, ["component", "component"]),
        ("INSTALL", {"BJYC": [3], "BJGH": ["A"], "ZJXX": 5}, []),  # validation said so
    ],
)
def test_what_forbids_a_result(kind: str, record: Item, found: list[str]) -> None:
    problems = enter(work("1", None, kind=kind), LIFT, {"SJBB": 3, **record})
    assert [problem.kind for problem in problems] == found
    assert all(problem.requirement in REQUIREMENTS and problem.text.zh for problem in problems)


@pytest.mark.parametrize("state", ["authorised", "checked", "revoked"])
def test_only_after_the_notice(state: str) -> None:  # E250
    one = replace(work("1", None, kind="INSTALL"), state=state)
    assert [problem.kind for problem in enter(one, LIFT, {"SJBB": 3})] == ["unnoticed"]


def test_what_the_overwritten_result_took_out_may_be_named_again() -> None:
    one = work("1", {"BJYC": ["X"]}, kind="INSTALL")
    assert enter(one, LIFT, {"SJBB": 3, "BJYC": ["X"]}) == []


def test_what_was_altered_is_told_as_the_table_says() -> None:  # E108
    free = replace(TABLES[10], rows=tuple(replace(row, use="K") for row in TABLES[10].rows))
    lift = {"BJXX": [part("A")]}
    assert enter(replace(work("1", None, kind="REPAIR"), state="notified"), lift, {}, free) == []
