"""Variants in what a downlink gives do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.mutants.variants import reading
from mockplatform.mutants.wrappers import Call
from mockplatform.spec.interfaces import INTERFACES

WHOLE = "/lifts/enterprise"


def unknown(made: Any, path: str = WHOLE, account: str = "manufacturer", **key: Any) -> Any:
    return made.call(account, "GET", path, **(key or {"ZJBM": "3110"}))


def stood(made: Any) -> tuple[str, str]:
    """A lift and its construction."""
    zjbm = made.lift()
    return zjbm, made.build(zjbm)


def increment(made: Any) -> list[dict[str, Any]]:
    """A lift that was added a minute ago, and of which a province has just reported."""
    since = made.wall
    zjbm = made.standing()
    made.advance(60)
    assert made.report(
        "/maintenances", made.maker.maintenance({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}), zjbm
    ).accepted
    return made.get("manufacturer", WHOLE, GXSJ=since + 30_000)["data"]


def inspected(made: Any) -> dict[str, Any]:
    zjbm = made.standing()
    record = made.maker.inspection({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    assert made.report("/examine_infos", record, zjbm).accepted
    return made.whole(zjbm)


def gone(made: Any) -> tuple[str, Any]:
    """A lift that was revoked: its code, and the increment."""
    since, zjbm = made.wall, made.lift()
    made.advance(1)
    assert made.delete("/lifts", ZJBM=zjbm).accepted
    return zjbm, made.get("manufacturer", WHOLE, GXSJ=since - 1)["data"]


def notice(made: Any) -> Any:
    zjbm = made.standing()
    sgid = made.whole(zjbm)["SGXX"][0]["SGID"]
    return made.get("province", "/construction_notices", SGID=sgid)["data"]


def informed(made: Any) -> Any:
    """A construction by 7.16 when 7.21 has recorded its notice."""
    zjbm = made.standing()
    (pending,) = made.get("province", "/construction_notices", SGID=made.whole(zjbm)["SGXX"][0]["SGID"])["data"]
    notice = made.maker.construction_notice(made.work(zjbm))
    named = {"SGID": pending["SGID"], "ZJBM": zjbm, "SJBB": pending["SJBB"], "SGXYDM": made.xydm("constructor")}
    put = made.put("/constructions/inform", {**notice, **named, "SGDQ": "浙江省,杭州市,西湖区"}, "province")
    assert put.accepted, put.json
    return made.get("province", "/construction_notices", SGID=pending["SGID"])["data"]


def used_twice(made: Any) -> Any:
    """A lift with two records of use."""
    zjbm = made.standing()
    for _ in range(2):
        record = made.maker.usage({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000})
        came = made.report("/usage_companies", record, zjbm, SBSYDD="浙江省,杭州市,西湖区^文三路1号")
        assert came.accepted, came.json
    return made.whole(zjbm)


def members(made: Any) -> set[str]:
    """Of 6.10."""
    zjbm, _ = stood(made)
    return set(made.get("constructor", "/notices_info", ZJBM=zjbm)["data"][0])


CHECKS: dict[str, Callable[[Any], bool]] = {
    "nothing-unknown": lambda made: made.call("manufacturer", "GET", "/modify_notices").status == 404,
    "nothing-empty": lambda made: unknown(made).json.get("data") == {} and (
        unknown(made, "/api/corporate_info", "platform", XYDM="x").json == {}),
    "nothing-null": lambda made: made.get("manufacturer", "/modify_notices")["data"] is None,
    "nothing-said": lambda made: "data" not in made.get("manufacturer", "/modify_notices"),
    "unknown-forbidden": lambda made: unknown(made).status == 403,
    "certificate-placeholder": lambda made: unknown(
        made, "/publicity/type_test_certificate", "platform", XSSYBH="x").data[:2] == b"\xff\xd8",
    "no-parameter-nothing": lambda made: made.get("manufacturer", WHOLE).get("data") == [],
    "notices-by-key-one": lambda made: isinstance(notice(made), dict),
    "array-of-one": lambda made: isinstance(made.whole(made.lift()), list),
    "lists-of-a-hundred": lambda made: cut(made) == 100,
    "revoked-shown": lambda made: (made.whole(gone(made)[0]) or {"ZJXX": {}})["ZJXX"].get("BGLX") == "DELETE",
    "revoked-absent": lambda made: gone(made)[1] == [],
    "always-modified": lambda made: made.whole(made.lift())["ZJXX"]["BGLX"] == "MODIFY",
    "increments-of-makers": lambda made: increment(made) == [],
    "increments-without-parts": lambda made: set(increment(made)[0]) == {"ZJBM", "GXSJ", "ZJXX", "BJXX"},
    "one-time-of-change": lambda made: (one := increment(made)[0])["GXSJ"] == one["ZJXX"]["GXSJ"],
    "whole-beside-lift": lambda made: "DTXXWZ" in made.whole(made.lift()),
    "whole-for-provinces": lambda made: "DTXXWZ" not in made.whole(made.lift())["ZJXX"],
    "parts-of-the-prose": lambda made: "JYXX" not in inspected(made),
    "versions-of-lifts-only": lambda made: "SJBB" not in inspected(made)["JYXX"][0],
    "members-of-the-annex": lambda made: "SJBB" not in members(made),
    "lists-are-crowded": lambda made: len(installations(made)) == 100,
    "increments-of-changes": lambda made: len(increment(made)) == 2,
    "informed-no-more-pending": lambda made: informed(made) == [],
    "works-with-results": lambda made: made.whole(made.standing())["SGXX"] == [],
    "newest-usage": lambda made: len(used_twice(made)["SYDWGLXX"]) == 1,
    "empty-lists-are-null": lambda made: made.whole(made.lift())["BXXX"] is None,
    "declarations-not-shown": lambda made: "SFGZ" not in installations(made)[0],
    "notices-without-time": lambda made: "GXSJ" not in notice(made)[0],
}  # fmt: skip


def installations(made: Any) -> list[Any]:
    """What 6.10 gives of a week in which a lift was built."""
    made.build(made.lift())
    return list(made.get("constructor", "/notices_info")["data"])


def cut(made: Any) -> int:
    """How many of 101 records are given, each with one member."""
    edit = reading._first_hundred
    call = Call({"REQUEST_METHOD": "GET", "PATH_INFO": INTERFACES["6.12"].path}, b"")
    return len(edit(call, {"data": [{}] * 101})["data"]) if made.names else 101


@pytest.mark.parametrize("name", [row.name for row in reading.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_all_ways_of_finding_nothing_agree(emulator: Callable[..., Any]) -> None:
    made = emulator("nothing-unknown", "nothing-empty", "nothing-said")
    assert unknown(made).json == {"timestamp": made.wall, "code": 1}


def test_what_an_answer_holds_is_kept_by_the_others(emulator: Callable[..., Any]) -> None:
    made = emulator("versions-of-lifts-only", "whole-beside-lift", "one-time-of-change")
    one = made.whole(made.lift())
    assert one["ZJXX"]["SJBB"] == 1
    assert one["DTXXWZ"] in (True, False)
