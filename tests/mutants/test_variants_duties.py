"""Variants in what may be done when do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.clock import month_of
from mockplatform.mutants.variants import duties

DAY = 86_400


def built(made: Any) -> tuple[str, str]:
    zjbm = made.lift()
    return zjbm, made.build(zjbm)


def declared(made: Any) -> tuple[str, str]:
    zjbm, sgid = built(made)
    made.declare(sgid, zjbm)
    return zjbm, sgid


def result(made: Any, zjbm: str, sgid: str, sjbb: int) -> Any:
    record = {"SGID": sgid, "SGJGRQ": made.wall, "GZXLNR": "安装", "SJBB": sjbb}
    return made.put("/constructions/entry", record, "constructor")


def lock(made: Any, zjbm: str, locked: bool = True) -> Any:
    return made.put("/lifts/lock", {"ZJBM": zjbm, "DTXXSD": locked}, "province")


def locked_once(made: Any) -> str:
    zjbm: str = made.standing()
    assert lock(made, zjbm).accepted
    return zjbm


def built_while_locked(made: Any) -> Any:
    return made.post("/constructions/authorize", made.work(locked_once(made)), "constructor")


def informed(made: Any, zjbm: str, sgid: str, sjbb: int) -> Any:
    record = made.maker.construction_notice(made.work(zjbm))
    return made.put("/constructions/inform", {**record, "SGID": sgid, "SJBB": sjbb}, "province")


def informed_twice(made: Any) -> Any:
    zjbm, sgid = declared(made)
    assert informed(made, zjbm, sgid, 2).accepted
    return informed(made, zjbm, sgid, 3)


def pushed_twice(made: Any) -> Any:
    unit = made.maker.pushed_unit()
    pushes = [made.post("/api/typetest/component_unit", unit, "typetest") for _ in range(2)]
    assert pushes[0].accepted
    return pushes[1]


def noticed(made: Any) -> int:
    """Modification notices that are left after the lift was modified."""
    record = made.record()
    zjbm = record["ZJBM"]
    assert made.post("/lifts", record).accepted
    made.declare(made.build(zjbm), zjbm)
    lock(made, zjbm)
    inspection = made.maker.inspection({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    assert made.report("/examine_infos", inspection, zjbm, JYJL="不合格").accepted
    lock(made, zjbm, locked=False)
    assert made.put("/lifts", {**record, "SJBB": 1}).accepted
    return len(made.get("manufacturer", "/modify_notices")["data"])


def far_away(made: Any) -> Any:
    zjbm = made.standing()
    record = {**made.maker.maintenance({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}), "ZJBM": zjbm}
    return made.post("/maintenances", record, "province-other")


def increments(made: Any, *pauses: int, path: str = "/orgs", account: str = "province") -> list[int]:
    """Statuses of increments, the first one now, each other so many seconds after the one before."""
    found = []
    for pause in (0, *pauses):
        made.advance(pause)
        found.append(made.call(account, "GET", path, GXSJ=made.wall - 1000).status)
    return found


def at_five(made: Any) -> Any:
    made.advance(3 * 3600)
    return made.call("manufacturer", "GET", "/lifts/enterprise", GXSJ=made.wall - 1000)


def back(made: Any, seconds: int) -> Any:
    return made.call("province", "GET", "/lifts/administrative", GXSJ=made.wall - (7 * DAY + seconds) * 1000)


def this_month(made: Any) -> Any:
    made.lift()
    return made.call("manufacturer", "GET", "/lifts/enterprise", DTCJYF=month_of(made.wall))


def maintainer(made: Any) -> Any:
    """A maintenance company, as a manufacturer asks for it."""
    unit = made.maker.unit("MAINTENANCE")
    assert made.post("/orgs", unit, "province").accepted
    return made.call("manufacturer", "GET", "/lifts/orgs", XYDM=unit["XYDM"])


CHECKS: dict[str, Callable[[Any], bool]] = {
    "notified-lift-revoked": lambda made: made.delete("/lifts", ZJBM=made.standing()).accepted,
    "authorised-lift-kept": lambda made: made.delete("/lifts", ZJBM=built(made)[0]).refused,
    "delete-again": lambda made: made.delete("/lifts", ZJBM="3110").accepted,
    "result-before-notice": lambda made: result(made, *built(made), 1).accepted,
    "result-after-inspection": lambda made: result(made, *declared(made), 2).refused,
    "lock-stops-constructions": lambda made: built_while_locked(made).refused,
    "lock-once": lambda made: lock(made, locked_once(made)).refused,
    "notice-once": lambda made: informed_twice(made).refused,
    "notices-stay": lambda made: noticed(made) == 1,
    "known-push-refused": lambda made: pushed_twice(made).refused,
    "provinces-write-anywhere": lambda made: far_away(made).accepted,
    "every-unit-shown": lambda made: maintainer(made).accepted,
    "constructions-below-lifts": lambda made: made.call("constructor", "GET", "/notices_info").status == 404,
    "intervals-from-any-call": lambda made: increments(made, 300, 400, 700) == [200, 429, 429, 200],
    "intervals-exceeded": lambda made: increments(made, 600) == [200, 429],
    "window-without-ends": lambda made: at_five(made).refused,
    "lookback-exact": lambda made: back(made, 10).refused,
    "lookback-wide": lambda made: back(made, 6 * 3600).accepted,
    "this-month-empty": lambda made: this_month(made).json["data"] == [],
    "busy-at-times": lambda made: 429 in [made.call("manufacturer", "GET", "/modify_notices").status for _ in range(30)],
    "no-entry-notices": lambda made: made.call("constructor", "GET", "/entry_notices").status == 404,
    "this-month-refused": lambda made: this_month(made).refused,
    "reformed-by-month-only": lambda made: made.call(
        "manufacturer", "GET", "/lifts/enterprise", GXSJ=made.wall - 1000, BHGZ="true").refused,
}  # fmt: skip


@pytest.mark.parametrize("name", [row.name for row in duties.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_a_foreign_lift_is_not_said_to_be_gone(emulator: Callable[..., Any]) -> None:
    made = emulator("delete-again")
    mine, other = made.lift(), made.record()
    assert made.delete("/lifts", "manufacturer-other", ZJBM=mine).refused
    assert made.delete("/lifts", ZJBM=[mine, other["ZJBM"]]).accepted
    assert made.call("manufacturer", "GET", "/lifts/enterprise", ZJBM=mine).status == 404


def test_a_passed_inspection_lets_the_result_in(emulator: Callable[..., Any]) -> None:
    made = emulator("result-after-inspection")
    zjbm, sgid = declared(made)
    inspection = made.maker.inspection({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    assert made.report("/examine_infos", inspection, zjbm, JYJL="合格").accepted
    assert result(made, zjbm, sgid, 2).accepted


def test_each_account_and_interface_has_its_own_interval(emulator: Callable[..., Any]) -> None:
    made = emulator("intervals-from-any-call")
    assert increments(made) + increments(made, path="/lifts/administrative") == [200, 200]
    assert increments(made, account="province-other") == [200]
