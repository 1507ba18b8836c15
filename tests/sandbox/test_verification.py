"""Expectations: counts, order, near misses, values in bodies."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.sandbox.filters import Unfit
from mockplatform.sandbox.verification import at, parse, verify


def entry(id: str, body: Any = None, **given: Any) -> dict[str, Any]:
    """An accepted 6.1 of the manufacturer."""
    request = {"method": "POST", "target": "/api/tp/v1/lifts?x=1"}
    if body is not None:
        request["body"] = orjson.dumps(body).decode()
    return {"id": id, "at": "2026-11-20T12:00:00.000+08:00", "account": "manufacturer", "interface": "6.1", "mode": "",
            "status": 201, "code": 1, "request": request, "findings": [], **given}  # fmt: skip


def told(expectation: dict[str, Any], *entries: dict[str, Any]) -> dict[str, Any]:
    """The result of one expectation."""
    [result] = verify([parse(expectation)], entries)["results"]
    return result  # type: ignore[no-any-return]


class TestCounts:
    @pytest.mark.parametrize(
        ("bounds", "number", "ok"),
        [({}, 0, False), ({}, 1, True), ({}, 9, True), ({"at_least": 2}, 1, False), ({"at_least": 0, "at_most": 0}, 0, True),
         ({"at_least": 0, "at_most": 0}, 1, False), ({"at_most": 1}, 2, False), ({"at_most": None}, 2, True)],
    )  # fmt: skip
    def test_bounds(self, bounds: dict[str, Any], number: int, ok: bool) -> None:
        result = told({"interface": "6.1", **bounds}, *(entry(str(n)) for n in range(number)))
        assert (result["ok"], result["found"], len(result["ids"])) == (ok, number, number)
        assert ("text" in result) is not ok

    def test_nothing_expected_of_it_means_any(self) -> None:
        assert told({}, entry("1"))["found"] == 1
        assert told({})["text"]["en"] == "expected at least 1 with anything; found 0"


@pytest.mark.parametrize(
    "expectation",
    [{"account": "manufacturer"}, {"status": 201}, {"status": "201"}, {"code": "1"}, {"code": 1}, {"method": "post"},
     {"path": "/api/tp/v1/lifts"}, {"refused": False}, {"since": "2026-11-20T12:00:00+08:00"}, {"mode": None},
     {"until": "2026-11-20T12:00:00.001+08:00"}, {"requirement": "R-6.1.2-1"}, {"rule": "type"}],
)  # fmt: skip
def test_each_member(expectation: dict[str, Any]) -> None:
    findings = [{"requirement": "R-6.1.2-1", "rule": "type"}]
    other = {"account": "province", "status": 400, "code": 5001, "request": {"method": "PUT", "target": "/"}}
    before = (
        {"at": "2026-11-20T11:59:59.999+08:00"} if "since" in expectation else {"at": "2026-11-20T12:00:00.001+08:00"}
    )
    assert told(expectation, entry("1", findings=findings))["ok"]
    if expectation != {"mode": None}:
        assert not told(expectation, entry("1", **other, **before))["ok"]


class TestOrder:
    def order(self, *expected: dict[str, Any], entries: list[dict[str, Any]]) -> list[bool]:
        return [one["ok"] for one in verify([*map(parse, expected)], entries, ordered=True)["results"]]

    def test_by_arrival_not_by_writing(self) -> None:
        entries = [entry("2", status=400), entry("1")]
        assert self.order({"status": 201}, {"status": 400}, entries=entries) == [True, True]
        assert self.order({"status": 400}, {"status": 201}, entries=entries) == [True, False]

    def test_one_exchange_does_not_stand_for_two(self) -> None:
        assert self.order({"status": 201}, {"status": 201}, entries=[entry("1")]) == [True, False]
        assert self.order({"status": 201}, {"status": 201}, entries=[entry("1"), entry("2")]) == [True, True]

    def test_so_many_first(self) -> None:
        entries = [entry("1"), entry("2", status=400), entry("3")]
        assert self.order({"status": 201, "at_least": 2}, {"status": 400}, entries=entries) == [True, False]
        assert self.order({"status": 201, "at_least": 0}, {"status": 400}, entries=entries) == [True, True]

    def test_the_sentence(self) -> None:
        result = verify(
            [*map(parse, [{"status": 400}, {"status": 201}])], [entry("1"), entry("2", status=400)], ordered=True
        )
        text = result["results"][1]["text"]
        assert text["en"] == "expected at least 1 with status 201; found 1, but not all after 2"
        assert text["zh"] == "预期至少1次(状态码 201),实际1次,但未全部晚于 2"


class TestNearMisses:
    def test_the_three_that_have_most_in_common(self) -> None:
        expectation = {"interface": "6.1", "status": 201, "account": "constructor", "method": "POST"}
        entries = [
            entry("1"),
            entry("2", status=400),
            entry("3", interface="6.2", status=400),
            entry("4"),
            entry("5", status=500),
        ]
        result = told(expectation, *entries)
        assert [one["id"] for one in result["near_misses"]] == ["4", "1", "5"]
        assert result["near_misses"][0]["differs"] == {"account": ["constructor", "manufacturer"]}

    def test_nothing_in_common_is_not_near(self) -> None:
        assert told({"interface": "6.2"}, entry("1"))["near_misses"] == []

    def test_none_where_enough_came(self) -> None:
        assert told({"interface": "6.1", "status": 201}, entry("1"), entry("2", status=400))["near_misses"] == []

    @pytest.mark.parametrize(
        ("expectation", "entries", "en", "zh"),
        [
            ({"account": "constructor"}, {}, "but from manufacturer instead of constructor", "来自 manufacturer("),
            ({"refused": True}, {}, "came from manufacturer, but it was accepted", "但被接受"),
            ({"rule": "type"}, {}, "without a finding of type (it has none)", "没有 type 的结论(实有 none)"),
            ({"since": "2027-01-01"}, {}, "at 2026-11-20T12:00:00.000+08:00", "时间为 2026-11-20T12:00:00.000+08:00"),
            ({"code": "5001", "mode": "by_month"}, {}, "with code 1 instead of 5001", "返回码为 1(应为 5001)"),
        ],
    )  # fmt: skip
    def test_sentences(self, expectation: dict[str, Any], entries: dict[str, Any], en: str, zh: str) -> None:
        text = told({"interface": "6.1", **expectation}, entry("1", **entries))["text"]
        assert en in text["en"]
        assert zh in text["zh"]


class TestBodies:
    def test_in_any_record(self) -> None:
        one = {"ZJBM": "1", "BJXX": [{"TBJBM": "x"}]}
        assert told({"body": {"BJXX[0].TBJBM": "x", "ZJBM": "1"}}, entry("1", [{"ZJBM": "2"}, one]))["ok"]
        assert told({"body": {"BJXX[0].TBJBM": "x"}}, entry("1", one))["ok"]
        assert not told({"body": {"ZJBM": "2", "BJXX[0].TBJBM": "x"}}, entry("1", [{"ZJBM": "2"}, one]))["ok"]

    def test_the_nearest_record(self) -> None:
        records = [{"a": 1, "b": 9}, {"a": 1, "b": 2, "c": 9}]
        result = told({"interface": "6.1", "body": {"a": 1, "b": 2, "c": 3, "d.e": 4}}, entry("1", records))
        assert result["near_misses"] == [{"id": "1", "differs": {"body c": [3, 9], "body d.e": [4, None]}}]
        assert result["text"]["en"].endswith("but with c = 9 instead of 3 and without d.e (expected 4)")
        assert result["text"]["zh"].endswith("但c 为 9(应为 3),缺少 d.e(应为 4)")

    @pytest.mark.parametrize("body", [None, "no JSON {", [], 5])
    def test_none_to_look_at(self, body: Any) -> None:
        assert not told({"body": {"a": 1}}, entry("1", body))["ok"]

    @pytest.mark.parametrize(
        ("path", "value"),
        [("a.b", 1), ("c[1]", 3), ("c[1].d", None), ("c[9]", None), ("a[0]", None), ("中", "文"), ("d[0][0]", 4)],
    )
    def test_paths(self, path: str, value: Any) -> None:
        assert at({"a": {"b": 1}, "c": [2, 3], "中": "文", "d": [[4]]}, path) == value


@pytest.mark.parametrize(
    "given",
    [
        5,
        {"colour": 1},
        {"body": []},
        {"at_least": "x"},
        {"at_most": -1},
        {"since": "noon"},
        {"refused": 1},
        {"account": {}},
    ],
)
def test_what_can_t_be_expected(given: Any) -> None:
    with pytest.raises(Unfit) as caught:
        parse(given)
    assert caught.value.text.zh
