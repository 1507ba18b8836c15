"""The downlinks: 6.9–6.13, 7.16, 7.19 and 7.20, with what 6.12.1 and its like say about modes and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lifthost.answers import ABSENT, Answer, Refusal, Shape, failure, success
from lifthost.check import SHANGHAI, Values, is_month, moment
from lifthost.full import administrative, enterprise, system
from lifthost.rights import BUILDER, MAKER, PROVINCE, province_of, regions
from lifthost.world import Account, Record, World

MINUTE, DAY = 60_000, 86_400_000
SOME_UNITS = {"COMPONENT_MANUFACTURE", "USER", "INSTALL", "REFORM", "REPAIR"}
"""Kinds of units that enterprises may fetch (6.13.1, note 4 of Table 16)"""


@dataclass(frozen=True)
class Downlink:
    """A downlink: who may ask, what there is to see, and in which ways it can be asked for."""

    roles: tuple[str, ...]
    kind: str
    sees: Callable[[World, Account, Record], bool]
    """Whether an account has the right to a record, and the record is of the sort that is asked for"""
    write: Callable[[World, Record], Values]
    key: str = ""
    """Query key of one record"""
    month: str = ""
    """Query key of the month of creation"""
    since: str = "GXSJ"
    """Query key of a time"""
    at: Callable[[Record], int] = lambda row: row.updated
    """The time of a record"""
    interval: int = 0
    """Between two calls for increments, in ms"""
    window: bool = False
    """Months and increments from 1:00 to 5:00 only (6.12.1)"""
    young: bool = False
    """Months only within three months of the opening of the account"""
    week: bool = False
    """Without a parameter: the last 7 days (6.9–6.11)"""
    list_always: bool = False
    """A key may name several records"""


def answer(world: World, account: Account, name: str, link: Downlink, query: dict[str, list[str]]) -> Answer:
    """Answer a GET."""
    given = {code: values[-1] for code, values in query.items() if values[-1] != ""}
    rows: Iterable[Record] = world.ever(link.kind)
    if link.key in given:
        rows = [row for row in rows if given[link.key] == (row.id if link.key == "SGID" else row.values.get(link.key))]
        rows = _after(link, rows, _time(given[link.since])) if link.since in given else rows
    elif link.month and link.month in given:
        rows = _month(world, account, link, rows, given)
    elif link.since in given:
        at = _time(given[link.since])
        _limits(world, account, name, link, at)
        rows = _after(link, rows, at)
    elif link.week:
        rows = _after(link, rows, world.clock.now() - 7 * DAY)
    else:
        raise Refusal(400, 6001, "请求参数有误")
    seen = [row for row in rows if (row.live or world.style.tombstones) and link.sees(world, account, row)]
    return _one(world, link, seen) if link.key in given and not link.list_always else _many(world, link, seen)


def _one(world: World, link: Downlink, rows: list[Record]) -> Answer:
    style = world.style
    if rows:
        item = link.write(world, rows[-1])
        return success(world, [item] if style.one_in_array else item)
    if style.nothing is ABSENT:
        return failure(world, 404, 4004, "没有符合条件的数据")
    return success(world, style.nothing)


def _many(world: World, link: Downlink, rows: Iterable[Record]) -> Answer:
    style = world.style
    oldest_first = sorted(rows, key=lambda row: row.updated)
    items = [link.write(world, row) for row in oldest_first[: style.list_limit]]
    return success(world, items or ([] if style.nothing is ABSENT else style.nothing))


def _after(link: Downlink, rows: Iterable[Record], at: int) -> list[Record]:
    return [row for row in rows if link.at(row) > at]


def _month(
    world: World, account: Account, link: Downlink, rows: Iterable[Record], given: dict[str, str]
) -> list[Record]:
    """What was added in a month: for a lift's manufacturer in the window, for others with a young account."""
    month = given[link.month]
    if not is_month(month):
        raise Refusal(400, 6001, "请求参数有误: 月份")
    if link.window:
        _window(world)
    if link.young and (world.clock.local().date() - account.opened) > timedelta(days=90):
        raise Refusal(403, 4003, "单位账户开通已超过 3 个月")
    reformed = given.get("BHGZ") == "true"
    return [
        row
        for row in rows
        if row.live and (reformed or not row.state.get("reformed")) and _month_of(row.created) == month
    ]


def _month_of(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, SHANGHAI).strftime("%Y%m")


def _limits(world: World, account: Account, name: str, link: Downlink, at: int) -> None:
    """Window, interval and look-back of the increments."""
    if link.window:
        _window(world)
    if not link.interval:
        return
    now = world.clock.now()
    last = world.calls.get((account.name, name))
    early = last is not None and now - last < link.interval
    outside = not now - 7 * DAY <= at <= now + MINUTE
    if world.style.count_every_call or not (early or outside):
        world.calls[account.name, name] = now
    if early:
        raise Refusal(429, 4029, "调用过于频繁")
    if outside:
        raise Refusal(400, 6001, "最后更新时间必须在过去的一周内至当前时间")


def _window(world: World) -> None:
    now = world.clock.local()
    seconds = now.hour * 3600 + now.minute * 60 + now.second
    end = 5 * 3600
    if not (3600 <= seconds < end or (seconds == end and world.style.window_end_included)):
        raise Refusal(403, 4003, "该接口调用时间限制为 1:00 至 5:00")


def _time(text: str) -> int:
    try:
        return moment(text)
    except ValueError:
        raise Refusal(400, 6001, "请求参数有误: 时间") from None


# --------------------------------------------------------------------------------------------------- what there is to see


def _own_lift(world: World, account: Account, lift: Record) -> bool:
    """5.2.1: lifts of the own unit."""
    return lift.owner == account.xydm


def _local_lift(world: World, account: Account, lift: Record) -> bool:
    """5.2.2: lifts of the own region."""
    return province_of(account.region) in regions(world, lift.id)


def _construction_of(world: World, account: Account, row: Record) -> bool:
    """6.10: constructions by the own unit, and of the own lifts."""
    lift = world.find("lift", row.values["ZJBM"])
    return row.values["SGXYDM"] == account.xydm or (lift is not None and lift.owner == account.xydm)


def _announced(world: World, account: Account, row: Record) -> bool:
    """7.16: constructions of the region that are announced. Table 36 has no BGLX, so that none is shown once revoked."""
    announced = row.values["SFGZ"] or "inform" in row.state or world.style.notices_for_all
    return row.live and announced and province_of(row.values["SGDQ"]) == province_of(account.region)


def _to_enter(world: World, account: Account, row: Record) -> bool:
    """6.11: announced installations whose result is missing."""
    of_kind = row.values["SGLB"] in ("INSTALL", "RE_INSTALL") or world.style.notices_for_all
    missing = row.live and "announced" in row.state and "result" not in row.state
    return of_kind and missing and row.values["SGXYDM"] == account.xydm


def _to_modify(world: World, account: Account, row: Record) -> bool:
    """6.9: notices to the own unit."""
    return row.live and row.owner == account.xydm


def _some_units(world: World, account: Account, row: Record) -> bool:
    """6.13: units of some kinds."""
    return row.live and not SOME_UNITS.isdisjoint(one["ZZLB"] for one in row.values.get("ZZXX", []))


def _all_units(world: World, account: Account, row: Record) -> bool:
    """7.19: units of every kind."""
    return row.live


# ----------------------------------------------------------------------------------------------------- how it is written

MODIFY_NOTICE = Shape("TZID! SGID! CJSJ! FKNR! ZJBM! SGXYDM!", {})
ENTRY_NOTICE = Shape("TZID! SGID! CJSJ! ZJBM! SGXYDM!", {})
CONSTRUCTION = Shape(
    "SGID! ZJBM! SGLB! SGDQ! AZRQ! SGXYDM! SGXKZBH! XKZKSSJ! XKZJSSJ! SGLXR! SGLXRDH! SGLXRCZ! SGLXRDZ! SGLXRYX! SYXYDM! "
    "SYDWMC! SYDWLXR! SYDWLXRDH! SYDWCZ! SYDWDZ! SYDWYB! SFGZ! SJBB! GXSJ! BGLX!",
    {},
)
ANNOUNCED = Shape(
    "SGID! GXSJ ZJBM! AZRQ SGLB! SGGZRQ GZXLNR SGDQ! SGXYDM! XKZKSSJ XKZJSSJ SGXKZBH SGLXR SGLXRDH SGLXRCZ SGLXRDZ SGLXRYX "
    "SYXYDM SYDWMC SYDWLXR SYDWLXRDH SYDWCZ SYDWDZ SYDWYB SJBB! SFGZ!",
    {},
)
UNIT = Shape(
    "DWID! CJSJ! GXSJ! DWMC! XYDM ZCDZ TXDZ FRXM LXRXM LXDH DWYB DWCZ DWLB ZZXX! SJBB!", {}
)  # fmt: skip
QUALIFICATION = Shape("ZZLB! ZZBH XKZKSSJ XKZJSSJ", {})


def _modify_notice(world: World, row: Record) -> Values:
    return MODIFY_NOTICE.write({**row.values, **system(row, "TZID", world.style)}, world.style)


def _entry_notice(world: World, row: Record) -> Values:
    own = {**system(row, "SGID", world.style), "TZID": f"TZ-{row.number}", "CJSJ": row.state["announced"]}
    return ENTRY_NOTICE.write({**row.values, **own}, world.style)


def _when_announced(row: Record) -> int:
    return int(row.state.get("announced", row.created))


def _construction(world: World, row: Record) -> Values:
    return CONSTRUCTION.write({**row.values, **system(row, "SGID", world.style)}, world.style)


def _announcement(world: World, row: Record) -> Values:
    notice = {"SGGZRQ": row.state.get("inform", {}).get("SGGZRQ")}
    return ANNOUNCED.write({**row.values, **notice, **system(row, "SGID", world.style)}, world.style)


def _unit(world: World, row: Record) -> Values:
    rows = [QUALIFICATION.write(one, world.style) for one in row.values.get("ZZXX", [])]
    return UNIT.write({**row.values, "ZZXX": rows, **system(row, "DWID", world.style)}, world.style)


TEN_MINUTES = 10 * MINUTE
ENTERPRISE = (MAKER, BUILDER)

# fmt: off
DOWNLINKS: dict[str, Downlink] = {
    "/modify_notices": Downlink((MAKER,), "notice", _to_modify, _modify_notice, since="CJSJ", at=lambda row: row.created, week=True),
    "/entry_notices": Downlink((BUILDER,), "construction", _to_enter, _entry_notice, since="CJSJ", at=_when_announced, week=True),
    "/notices_info": Downlink(ENTERPRISE, "construction", _construction_of, _construction, key="ZJBM", week=True, list_always=True),
    "/construction_notices": Downlink((PROVINCE,), "construction", _announced, _announcement, key="SGID", month="CJYF",
                                      interval=TEN_MINUTES, young=True),
    "/lifts/enterprise": Downlink((MAKER,), "lift", _own_lift, enterprise, key="ZJBM", month="DTCJYF", interval=DAY, window=True),
    "/lifts/administrative": Downlink((PROVINCE,), "lift", _local_lift, administrative, key="ZJBM", month="DTCJYF",
                                      interval=TEN_MINUTES, young=True),
    "/lifts/orgs": Downlink(ENTERPRISE, "unit", _some_units, _unit, key="XYDM", month="CJYF", interval=TEN_MINUTES, young=True),
    "/orgs": Downlink((PROVINCE,), "unit", _all_units, _unit, key="XYDM", month="CJYF", interval=TEN_MINUTES, young=True),
}
# fmt: on
