"""Variants of the envelope do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.mutants.variants import answers


def two(made: Any) -> list[dict[str, Any]]:
    return [made.record(), made.record()]


def ids(made: Any) -> tuple[list[Any], list[str]]:
    """The ids of two lifts, and their codes."""
    records = two(made)
    return made.post("/lifts", records).json["data"]["ids"], [one["ZJBM"] for one in records]


def bad_part(made: Any) -> list[str]:
    """The fields that the errors name: of the lift, and of its second component."""
    record = made.record(ZJBM="3" * 21)
    record["BJXX"] = [record["BJXX"][0], {**record["BJXX"][1], "TBJZZXYDM": 7}]
    return [row["field"] for row in made.post("/lifts", record).json["data"]["errors"]]


def one_bad(made: Any) -> list[Any]:
    return made.post("/lifts", [made.record(), made.record(SBLB="9")]).json["data"]


def refusal(made: Any) -> Any:
    return made.post("/lifts", made.record(SBLB="9"))


def push(made: Any) -> dict[str, Any]:
    return made.post("/api/typetest/component_unit", made.maker.pushed_unit(), "typetest").json


def statuses(made: Any) -> set[int]:
    """Of refusals of each kind."""
    again = [made.call("province", "GET", "/orgs", GXSJ=made.wall - 1000) for _ in range(2)]
    return {
        refusal(made).status,
        made.call("nobody", "GET", "/lifts").status,
        made.call("province", "GET", "/modify_notices").status,
        made.call("manufacturer", "GET", "/nowhere").status,
        made.call("manufacturer", "PATCH", "/lifts").status,
        made.call("manufacturer", "GET", "/lifts/enterprise", ZJBM="3110").status,
        again[1].status,
    }


def first_read(made: Any) -> dict[str, Any]:
    return made.get("manufacturer", "/modify_notices")


CHECKS: dict[str, Callable[[Any], bool]] = {
    "post-200-number-ids": lambda made: made.post("/lifts", made.record()).status == 200,
    "put-201": lambda made: made.put("/lifts", {**(one := stored(made)), "SJBB": 1}).status == 201 and bool(one),
    "ids-of-messages": lambda made: all(
        id not in codes and len(id) <= 19 for found in [ids(made)] for codes in [found[1]] for id in found[0]
    ),
    "ids-backwards": lambda made: (found := ids(made))[0] == found[1][::-1],
    "array-of-one-gets-id": lambda made: "id" in made.post("/lifts", [made.record()]).json["data"],
    "delete-without-data": lambda made: "data" not in made.delete("/lifts", ZJBM=made.lift()).json,
    "push-code-only": lambda made: push(made) == {"code": 1},
    "msg-on-success": lambda made: "msg" in first_read(made),
    "failure-lists-all": lambda made: [bool(one["errors"]) for one in one_bad(made)] == [False, True],
    "msg-empty": lambda made: refusal(made).json["msg"] == "",
    "fields-without-index": lambda made: "BJXX.TBJZZXYDM" in bad_part(made),
    "fields-from-one": lambda made: "BJXX[2].TBJZZXYDM" in bad_part(made),
    "fields-in-chinese": lambda made: "部件信息[1].电梯部件制造单位统一社会信用代码" in bad_part(made),
    "fields-by-synonym": lambda made: "设备代码" in bad_part(made),
    "fields-by-other-code": lambda made: set(bad_part(made)) == {"TZJBM", "BJXX[1].BJZZXYDM"},
    "fields-in-an-object": lambda made: "电梯整机信息.ZJBM" in bad_part(made),
    "codes-of-its-own": lambda made: refusal(made).json["code"] not in (1, 5001, 6001),
    "code-as-text": lambda made: first_read(made)["code"] == "1",
    "timestamp-as-text": lambda made: first_read(made)["timestamp"] == str(made.wall),
    "unidentified-403": lambda made: made.call("nobody", "GET", "/lifts").status == 403,
    "refusals-400": lambda made: statuses(made) == {400},
    "refusals-200": lambda made: statuses(made) == {200},
}


def stored(made: Any) -> dict[str, Any]:
    """A lift that is there."""
    record = made.record()
    assert made.post("/lifts", record).accepted
    return record


@pytest.mark.parametrize("name", [row.name for row in answers.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_ids_of_digits_become_numbers(emulator: Callable[..., Any]) -> None:
    made = emulator("post-200-number-ids")
    zjbm = made.lift()
    sgid = made.build(zjbm)
    assert made.post("/constructions/authorize", made.work(zjbm), "constructor").json["data"]["id"] == int(sgid) + 1


def test_a_refusal_with_200_still_says_why(emulator: Callable[..., Any]) -> None:
    assert refusal(emulator("refusals-200")).json["data"]["errors"][0]["field"] == "SBLB"
