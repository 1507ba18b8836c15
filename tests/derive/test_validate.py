"""A record against its table: spellings, objects within objects, what the platform sets itself, and the client's id."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.derive.validate import Checked, Validator
from mockplatform.fixtures.maker import Maker
from mockplatform.spec.codes import SBPZ, SGLB
from mockplatform.spec.tables import TABLES

Record = dict[str, Any]
Full = Callable[..., Record]


@cache
def validator(no: int, strict: bool = False) -> Validator:
    return Validator(TABLES[no], strict=strict)


def kinds(checked: Checked) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in checked.problems]


def oddities(checked: Checked) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in checked.oddities]


def both(no: int, record: Record) -> None:
    """The record passes unchanged, by the fast and by the slow way, in the default reading."""
    for suspect in (False, True):
        assert validator(no)(record, suspect=suspect) == Checked(record)


class TestMadeRecords:
    @settings(max_examples=30)
    @given(st.integers(0, 10**6), st.sampled_from(sorted(SBPZ.values)))
    def test_lifts(self, seed: int, variety: str) -> None:
        record = Maker(seed).lift(variety)
        both(4, record)
        both(5, {**record, "SJBB": seed})
        assert validator(4, True)(record) == Checked(record)

    @settings(max_examples=30)
    @given(st.integers(0, 10**6), st.sampled_from(sorted(SGLB.values)))
    def test_constructions(self, seed: int, kind: str) -> None:
        maker = Maker(seed)
        construction = maker.construction(kind=kind)
        both(7, construction)
        both(10, maker.result(construction, "1234567890123456789", 1))
        both(41, maker.construction_notice(construction))

    @settings(max_examples=30)
    @given(st.integers(0, 10**6))
    def test_what_a_province_sends(self, seed: int) -> None:
        maker = Maker(seed)
        lift = maker.lift()
        for no, record in (
            (17, maker.recall()),
            *((21, maker.usage(lift, state=state)) for state in ("USING", "STOP", "SCRAP")),
            (24, maker.insurance(lift)),
            (27, maker.maintenance(lift)),
            *((30, maker.inspection(lift, kind=kind)) for kind in ("INSTALL", "REPAIR", "REFORM", "REGULAR")),
            (33, maker.supervision(lift)),
            (37, maker.unit("MANUFACTURE")),
            (45, maker.pushed_unit()),
            (46, maker.certificate()),
        ):
            both(no, record)


class TestSpellings:
    def test_a_misprint_is_taken_and_said(self, full: Full) -> None:  # E001, E002
        record = full(TABLES[4])
        given = {"TZJBM" if code == "ZJBM" else "CCBH" if code == "CPBH" else code: v for code, v in record.items()}
        checked = validator(4)(given)
        assert checked.problems == ()
        assert oddities(checked) == [("alias", "CPBH"), ("alias", "ZJBM")]
        assert [one.got for one in checked.oddities] == ["CCBH", "TZJBM"]
        assert checked.record == record

    def test_strict_takes_what_the_interface_s_own_table_prints(self, full: Full) -> None:
        record = full(TABLES[8])
        assert "TZJBM" in full(TABLES[8], True)
        assert kinds(validator(8, True)(record)) == [("unknown", "ZJBM"), ("missing", "ZJBM")]
        assert kinds(validator(4, True)({**full(TABLES[4], True), "CCBH": "A"})) == [("unknown", "CCBH")]

    @pytest.mark.parametrize("spelling", ["ZHYY", "ZHYZ", "ZHYE", "ZHY Y"])
    @pytest.mark.parametrize("no", [17, 18])
    def test_the_reason_of_a_recall(self, spelling: str, no: int, full: Full) -> None:  # E006
        record = full(TABLES[no])
        given = {spelling if code == "ZHYY" else code: value for code, value in record.items()}
        assert validator(no)(given).record == record
        assert kinds(validator(no)(given)) == []

    @pytest.mark.parametrize("value", ["A", "ＡＢ", 5])
    def test_two_spellings_that_agree_are_one(self, value: object, full: Full) -> None:
        record = {**full(TABLES[7]), "ZJBM": value, "TZJBM": value}
        assert [kind for kind, _ in kinds(validator(7)(record))] == (["type"] if value == 5 else [])

    def test_two_spellings_that_differ(self, full: Full) -> None:
        checked = validator(7)({**full(TABLES[7]), "TZJBM": "B"})
        assert kinds(checked) == [("twice", "ZJBM")]
        assert checked.problems[0].requirement == "R-6.4.2-1"

    @pytest.mark.parametrize("absent", ["", None])
    @pytest.mark.parametrize("first", [True, False])
    def test_the_second_spelling_may_be_empty(self, absent: object, first: bool, full: Full) -> None:  # E073
        record = full(TABLES[7])
        given = {"TZJBM": absent, **record} if first else {**record, "TZJBM": absent}
        assert validator(7)(given) == Checked(record)

    def test_a_spelling_within_a_component(self, full: Full) -> None:  # E004, E005
        record = full(TABLES[4])
        part = record["BJXX"][0]
        part["BJLB"], part["BJZZXYDM"] = part.pop("TBJLB"), part.pop("TBJZZXYDM")
        checked = validator(4)(record)
        assert oddities(checked) == [("alias", "BJXX[0].TBJLB"), ("alias", "BJXX[0].TBJZZXYDM")]
        assert "TBJLB" in checked.record["BJXX"][0]  # type: ignore[index]


class TestAbsent:
    @pytest.mark.parametrize("absent", ["", None])
    def test_empty_is_absent(self, absent: object, full: Full) -> None:  # E073
        record = full(TABLES[4])
        assert validator(4)({**record, "GZHJ": absent, "BJXX": absent, "TSD": absent}).record == {
            code: value for code, value in record.items() if code not in ("GZHJ", "BJXX", "TSD")
        }

    def test_an_empty_list_is_a_list(self, full: Full) -> None:
        assert validator(4)({**full(TABLES[4]), "BJXX": []}) == Checked({**full(TABLES[4]), "BJXX": []})

    @pytest.mark.parametrize("record", [None, [], "a", 5, True, 1.5])
    def test_what_is_no_object(self, record: object) -> None:
        assert kinds(validator(4)(record)) == [("record", "")]
        assert validator(4)(record).problems[0].requirement == "R-5.3.5.6-2"

    def test_all_that_is_missing_is_said_at_once(self) -> None:
        checked = validator(7)({})
        assert kinds(checked) == [("missing", code) for code in ("ZJBM", "SGXYDM", "SGLB", "SGDQ")]


class TestWrittenByThePlatform:
    @pytest.mark.parametrize("code", ["BGLX", "SJBB", "GXSJ", "CJSJ"])
    def test_is_ignored_in_the_default_reading(self, code: str, full: Full) -> None:  # E047
        record = {**full(TABLES[4]), code: "anything"}
        checked = validator(4)(record)
        assert (kinds(checked), oddities(checked)) == ([], [("ignored", code)])
        assert code not in checked.record
        assert kinds(validator(4, True)(record)) == [("unknown", code)]

    def test_also_within_a_component(self, full: Full) -> None:
        record = full(TABLES[4])
        record["BJXX"][0]["SJBB"] = 5
        assert oddities(validator(4)(record)) == [("ignored", "BJXX[0].SJBB")]

    def test_unless_the_table_has_it(self, full: Full) -> None:
        checked = validator(5)({**full(TABLES[5]), "SJBB": "7"})
        assert checked.record["SJBB"] == 7
        assert oddities(checked) == [("as_text", "SJBB")]  # E087
        assert kinds(validator(5)({**full(TABLES[5]), "SJBB": "x"})) == [("type", "SJBB")]


class TestClientId:  # 5.3.5.6, E134
    @pytest.mark.parametrize(
        ("given", "named"), [("a1", "a1"), (7, "7"), (True, ""), (None, ""), (1.5, ""), ([], ""), ({}, "")]
    )
    @pytest.mark.parametrize("strict", [False, True])
    def test_is_taken_apart(self, given: object, named: str, strict: bool, full: Full) -> None:
        record = full(TABLES[4], strict)
        assert validator(4, strict)({**record, "id": given}) == Checked(record, client_id=named)

    def test_stands_at_the_top_only(self, full: Full) -> None:
        record = full(TABLES[4])
        record["BJXX"][0]["id"] = "a1"
        assert kinds(validator(4)(record)) == [("unknown", "BJXX[0].id")]


class TestNesting:
    def test_paths_name_the_place(self, full: Full) -> None:
        record = full(TABLES[4])
        record["BJXX"] = [record["BJXX"][0], {**record["BJXX"][0], "TBJXSSYBH": "A" * 19}, {}]
        missing = ["TBJBM", "TBJXSSYBH", "TBJPZ", "TBJXH", "TBJZZXYDM", "TBZZRQ"]
        assert kinds(validator(4)(record)) == [
            ("length", "BJXX[1].TBJXSSYBH"),
            *(("missing", f"BJXX[2].{code}") for code in missing),
        ]

    def test_elements_of_a_component_are_strangers_at_the_top(self, full: Full) -> None:
        assert kinds(validator(4)({**full(TABLES[4]), "TBJBM": "A"})) == [("unknown", "TBJBM")]

    def test_removed_components_are_bare_codes(self, full: Full) -> None:  # E051
        record = {**full(TABLES[10]), "BJYC": ["A1", {"TBJBM": "A2"}]}
        assert validator(10)(record).record["BJYC"] == ["A1", "A2"]
        assert kinds(validator(10, True)({**full(TABLES[10], True), "BJYC": ["A1", {"TBJBM": "A2"}]})) == [
            ("type", "BJYC[1]")
        ]

    @pytest.mark.parametrize("item", ["", "A" * 21, 5, None, {}, {"TBJBM": 5}, []])
    def test_what_is_no_code_of_a_component(self, item: object, full: Full) -> None:
        assert kinds(validator(10)({**full(TABLES[10]), "BJYC": ["A1", item]})) == [("type", "BJYC[1]")]


def test_the_default_reading_takes_more_than_the_print(full: Full) -> None:  # E089
    record = {**full(TABLES[4]), "SBPZ": "3210", "YYDTGZYL": 2.5}
    assert kinds(validator(4)(record)) == []
    assert kinds(validator(4, True)(record)) == [("number", "YYDTGZYL")]


def test_the_record_that_came_is_left_alone(full: Full) -> None:
    record = full(TABLES[4])
    given = {**record, "TZZL": "630", "id": "a", "BJXX": [{**record["BJXX"][0], "TBZZRQ": "20180628"}]}
    copy = {**given, "BJXX": [dict(given["BJXX"][0])]}
    validator(4)(given)
    assert given == copy
