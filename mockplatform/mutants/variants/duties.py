"""Variants in what may be done when, and by whom: life cycles, locks, notices, rights, time rules."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import count

from mockplatform.clock import moment, month_of
from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Fault, Refused
from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call, Revoke
from mockplatform.hosts.identity import HEADER
from mockplatform.mutants.model import Change, Parts, cycle, limit, path, right, route, several, view, wrapper
from mockplatform.mutants.variants.handlers import DOWNLINKS, REVOKES, each, giving, judging, refused, revoking
from mockplatform.mutants.wrappers import Ask, Came, around
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.rules import notices
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, NOTICES
from mockplatform.store.schema import construction, notice

_HALF_A_DAY = 12 * 3600

_INTERVALS = {
    (row.id, mode.keys): LIMITS[name].low
    for row in INTERFACES.values() for mode in row.modes for name, _ in mode.limits if LIMITS[name].kind == "interval"
}  # fmt: skip
"""Interface and keys of its limited modes → seconds"""

_ON_LIFTS_OF_PROVINCES = tuple(
    row.id
    for row in INTERFACES.values()
    if row.id.startswith("7.") and row.direction == "uplink" and row.id not in ("7.17", "7.18")
)


# ---- life cycles, locks, notices


def _with_constructions_kept(call: Call, keys: list[str], revoke: Revoke) -> None:
    """6.3 of a lift that has a construction is refused (E177)."""
    with call.platform.database.reading() as connection:
        stand = construction.c.zjbm.in_(keys) & (construction.c.change != "DELETE")
        built = {one.zjbm for one in CONSTRUCTIONS.where(connection, call.world.id, stand)}
    problem = Problem("state", "ZJBM", "电梯整机编码", requirement="R-6.3.1-1")
    faults = [Fault(index, key, (problem,)) for index, key in enumerate(keys) if key in built]
    if faults:
        raise Refused("records", faults=faults)
    revoke(call, keys)


def _inspected_first(call: Call, given: list[Checked]) -> None:
    """6.7 of an installation that no inspection has passed is refused (E250)."""
    codes = [str(one.record.get("SGID", "")) for one in given]
    with call.platform.database.reading() as connection:
        known = CONSTRUCTIONS.find(connection, call.world.id, codes)
    for index, code in enumerate(codes):
        work = known.get(code)
        if work is not None and work.kind == "INSTALL" and work.state not in ("checked", "inspected", "completed"):
            raise refused(
                call, index, given[index], Problem("unnoticed", "SGID", "施工记录编码", requirement="R-6.7.3-1")
            )


def _locked(call: Call, given: list[Checked], *, turned: bool) -> None:
    """Refuse what names a locked lift; `turned`: only if the lock is to be turned to where it is."""
    codes = [str(one.record.get("ZJBM", "")) for one in given]
    with call.platform.database.reading() as connection:
        lifts = LIFTS.find(connection, call.world.id, codes)
    for index, (code, one) in enumerate(zip(codes, given, strict=True)):
        lift = lifts.get(code)
        if lift is not None and (lift.locked if not turned else lift.locked == one.record.get("DTXXSD")):
            raise refused(call, index, one, Problem("locked", "ZJBM", "电梯整机编码", requirement="R-6.2.1-1"))


def _notified_once(call: Call, given: list[Checked]) -> None:
    """7.21 of a construction that has such a notice is refused (E207)."""
    codes = [str(one.record.get("SGID", "")) for one in given]
    with call.platform.database.reading() as connection:
        known = CONSTRUCTIONS.find(connection, call.world.id, codes)
    for index, code in enumerate(codes):
        if code in known and known[code].inform is not None:
            raise refused(
                call, index, given[index], Problem("exists", "SGID", "施工记录编码", requirement="R-7.21.2-1")
            )


def _known_pushed(call: Call, given: list[Checked]) -> None:
    """A push that adds what is known already is refused (E219)."""
    for index, one in enumerate(given):
        known = {"8.1.1": ("XYDM", call.registry.units), "8.1.2": ("XSSYBH", call.registry.certificates)}
        code, registered = known[call.interface.id]
        if one.record.get("SJLX") == "ADD" and one.record.get(code) in registered:
            requirement = call.body_table.requirement
            raise refused(call, index, one, Problem("exists", code, requirement=requirement))


def _gone_already(call: Call, keys: list[str], revoke: Revoke) -> None:
    """A DELETE of what does not exist succeeds (E144); what is somebody else's is refused as ever."""
    try:
        revoke(call, keys)
    except Refused as refusal:
        found = {fault.index: fault.problems for fault in refusal.faults}
        nowhere = all(one.requirement == "R-5.3.5.10-6" for problems in found.values() for one in problems)
        if refusal.reason != "unknown" or not found or not nowhere:
            raise
        left = [key for index, key in enumerate(keys) if index not in found]
        if left:
            revoke(call, left)


def _handled_too(call: Call, ask: Callable[[], Answer]) -> Answer:
    """6.9 with the notices that were handled (E189)."""
    after = query.moment(call.interface, "CJSJ", call.query["CJSJ"]) if "CJSJ" in call.query else None
    since = call.now - call.book.span * 1000 - 1 if after is None else after
    with call.platform.database.reading() as connection:
        mine = (notice.c.kind == "modify", notice.c.owner == call.account.xydm, notice.c.created > since)
        found = NOTICES.where(connection, call.world.id, *mine)
    return Answer([notices.item(call.answer_table, one) for one in found])


def _no_notices(call: Call, ask: Callable[[], Answer]) -> Answer:
    """No entry notice has arisen yet (E189), and a list without items is refused (E152)."""
    raise Refused("unknown", problem=Problem("absent", "", "数据", requirement=f"R-{call.interface.annex}-1"))


# ---- time rules, queries


def _this_month(call: Call, ask: Callable[[], Answer], *, empty: bool) -> Answer:
    """The current month is refused, or empty (E173)."""
    for code in ("DTCJYF", "CJYF"):
        if code in call.query and query.month(call.interface, code, call.query[code]) == month_of(call.now):
            if empty:
                return Answer(items=())
            raise Refused("query", problem=Problem("month", code, "创建月份", requirement=f"R-{call.interface.id}.1-2"))
    return ask()


def _reformed_by_month(call: Call, ask: Callable[[], Answer]) -> Answer:
    if "BHGZ" in call.query and "GXSJ" in call.query:
        raise Refused("query", problem=Problem("query_unknown", "BHGZ", requirement=f"R-{call.interface.annex}-1"))
    return ask()


def _counting_any_call(parts: Parts) -> Parts:
    """Intervals count from the last call, refused or not (E162)."""
    last: dict[tuple[object, ...], float] = {}

    def serve(call: Asked, ask: Ask) -> Came:
        came, keys = ask(call), tuple(code for code in call.asked if code != "BHGZ")
        interval, now = _INTERVALS.get((call.interface, keys)), _now(came)
        if interval is None or now is None:
            return came
        who = (*_caller(call), call.interface)
        before, last[who] = last.get(who, 0.0), now
        early = came.status == 200 and before <= now < before + interval
        return _refusal(came, now, 429) if early else came

    return wrapper(around(serve))(parts)


def _within_the_window(call: Asked, ask: Ask) -> Came:
    """A call in the first or the last second of the window is refused (E161)."""
    came = ask(call)
    now = _now(came)
    modes = INTERFACES[call.interface].modes if call.interface in DOWNLINKS else ()
    limited = any(set(mode.keys) == set(call.asked) - {"BHGZ"} and "window" in dict(mode.limits) for mode in modes)
    at = moment(int(now * 1000)).strftime("%H:%M:%S") if now is not None else ""
    return _refusal(came, now, 403) if now is not None and limited and at in ("01:00:00", "05:00:00") else came


_TURN = 25  # of so many calls one meets a server that is busy


def _busy_at_times(parts: Parts) -> Parts:
    """Of the calls that no time rule binds, some are answered with 429; the same is taken when it is sent again (E238)."""
    calls = count(1)

    def serve(call: Asked, ask: Ask) -> Came:
        interval = _INTERVALS.get((call.interface, tuple(code for code in call.asked if code != "BHGZ")))
        if interval is not None or next(calls) % _TURN:
            return ask(call)
        return Came(429, [("Retry-After", "0")])

    return wrapper(around(serve))(parts)


def _now(came: Came) -> float | None:
    """The world's time, as the answer tells it."""
    date = came.header("Date")
    return parsedate_to_datetime(date).timestamp() if date else None


def _caller(call: Asked) -> tuple[object, object]:
    peer = call.environ.get("mockplatform.peer")
    named = call.environ.get("HTTP_" + HEADER.upper().replace("-", "_"))
    return (getattr(peer, "world", None), getattr(peer, "account", named))


def _refusal(came: Came, now: float, status: int) -> Came:
    return came.with_json({"timestamp": int(now * 1000), "code": status, "msg": "请求过多"}, status=status)


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("notified-lift-revoked", "6.3.1", ("R-6.3.1-1",),
           Text("A lift whose construction was notified can still be revoked (E176).", "已施工告知的电梯仍可撤销(E176)。"),
           cycle("lift", "notified", "revoke", "revoked")),
    Change("authorised-lift-kept", "6.3.1", ("R-6.3.1-1",),
           Text("A lift that has a construction cannot be revoked (E177).", "已有施工记录的电梯不可撤销(E177)。"),
           route("6.3", revoking(_with_constructions_kept))),
    Change("delete-again", "5.3.5.10", ("R-5.3.5.10-6",),
           Text("A DELETE of what does not exist succeeds (E144).", "撤销不存在的数据返回成功(E144)。"),
           each(REVOKES, revoking(_gone_already))),
    Change("result-before-notice", "6.7.3", ("R-6.7.3-1",),
           Text("A result can be entered before the construction notice (E250).", "施工告知之前即可录入施工结果(E250)。"),
           cycle("construction", "authorised", "enter", "entered")),
    Change("result-after-inspection", "6.7.3", ("R-6.7.3-1",),
           Text("The result of an installation can be entered once its inspection is passed (E250).",
                "安装监督检验合格后方可录入安装结果(E250)。"),
           route("6.7", judging(_inspected_first))),
    Change("lock-stops-constructions", "6.2.1", ("R-6.2.1-1", "R-7.23.2-2"),
           Text("A locked lift takes no new construction either (E184).", "已锁定的电梯也不能添加施工信息(E184)。"),
           route("6.4", judging(partial(_locked, turned=False)))),
    Change("lock-once", "7.23.2", ("R-7.23.2-2",),
           Text("Locking a locked lift is refused, and so is unlocking an unlocked one (E186).", "重复锁定或重复解锁被拒绝(E186)。"),
           route("7.23", judging(partial(_locked, turned=True)))),
    Change("notice-once", "7.21.2", ("R-7.21.2-1",),
           Text("A second 7.21 for the same construction is refused (E207).", "同一施工记录再次调用 7.21 被拒绝(E207)。"),
           route("7.21", judging(_notified_once))),
    Change("notices-stay", "6.9.1", ("R-6.9.1-1", "R-6.9.1-2"),
           Text("A modification notice stays after 6.2 (E189).", "数据修改通知在 6.2 之后仍保留(E189)。"),
           route("6.9", giving(_handled_too))),
    Change("no-entry-notices", "6.11.1", ("R-6.11.1-1", "R-5.2.1-5", "R-A.2.11-1"),
           Text("6.11 has no entry notice to show: 404 (E152, E189).", "没有录入通知时 6.11 返回 404(E152、E189)。"),
           route("6.11", giving(_no_notices))),
    Change("known-push-refused", "8.1.1.2", ("R-8.1.1.2-1", "R-8.1.2.2-1"),
           Text("A push that adds what is known already is refused (E219).", "推送添加已存在的数据被拒绝(E219)。"),
           each(("8.1.1", "8.1.2"), judging(_known_pushed))),
    # Rights, paths
    Change("provinces-write-anywhere", "5.2.2", ("R-5.2.2-4",),
           Text("Provinces report on lifts of other regions too (E261).", "省级系统也可上报其他区域电梯的数据(E261)。"),
           several(*(right("province", id, "any") for id in _ON_LIFTS_OF_PROVINCES))),
    Change("every-unit-shown", "6.13.1", ("R-6.13.1-1",),
           Text("6.13 shows units of every category (E208).", "6.13 返回所有类别的单位(E208)。"),
           view(*CODE_LISTS["ZZLB"].values)),
    Change("constructions-below-lifts", "6.10.3", ("R-6.10.3-1",),
           Text("6.10 is at /lifts/notices_info only (E057).", "6.10 仅在 /lifts/notices_info 提供(E057)。"),
           path("6.10", "/api/tp/v1/lifts/notices_info")),
    # Time rules
    Change("intervals-from-any-call", "6.12.1", ("R-6.12.1-8", "R-6.13.1-8", "R-7.16.1-7", "R-7.19.1-8", "R-7.20.1-8"),
           Text("Intervals count from the last call, accepted or refused (E162).", "间隔自上一次调用起算,无论其是否被接受(E162)。"),
           _counting_any_call),
    Change("intervals-exceeded", "6.12.1", ("R-6.12.1-8", "R-6.13.1-8", "R-7.16.1-7", "R-7.19.1-8", "R-7.20.1-8"),
           Text("Calls lie more than 24 h or 10 min apart, not exactly so much (E162).",
                "间隔须大于 24 小时或 10 分钟,等于不可(E162)。"),
           several(limit("daily", low=LIMITS["daily"].low + 1), limit("ten_minute", low=LIMITS["ten_minute"].low + 1))),
    Change("busy-at-times", "5.3.5.10", ("R-5.3.5.10-9", "R-6.12.1-5", "R-5.3.5.7-1", "R-A.2.4-1"),
           Text("Some calls get 429, and are taken when they are sent again (E238).", "部分调用返回 429,重新发送即被接受(E238)。"),
           _busy_at_times),
    Change("window-without-ends", "6.12.1", ("R-6.12.1-3", "R-6.12.1-9"),
           Text("1:00:00 and 5:00:00 lie outside the window (E161).", "1:00:00 和 5:00:00 不在调用时段内(E161)。"),
           wrapper(around(_within_the_window))),
    Change("lookback-exact", "6.12.1", ("R-6.12.1-7", "R-6.13.1-7", "R-7.16.1-6", "R-7.19.1-7", "R-7.20.1-7"),
           Text("The look-back has no tolerance (E165).", "回溯期没有宽限(E165)。"),
           limit("lookback", high=0)),
    Change("lookback-wide", "6.12.1", ("R-6.12.1-7", "R-6.13.1-7", "R-7.16.1-6", "R-7.19.1-7", "R-7.20.1-7"),
           Text("The look-back has half a day of tolerance at both ends (E165).", "回溯期两端各有半天宽限(E165)。"),
           limit("lookback", high=_HALF_A_DAY)),
    Change("this-month-empty", "6.12.1", ("R-6.12.1-2", "R-6.13.1-2", "R-7.16.1-1", "R-7.19.1-2", "R-7.20.1-2"),
           Text("A month is empty until it is over (E173).", "当月结束之前按月查询返回空(E173)。"),
           each(("6.12", "6.13", "7.16", "7.19", "7.20"), giving(partial(_this_month, empty=True)))),
    Change("this-month-refused", "6.12.1", ("R-6.12.1-2", "R-6.13.1-2", "R-7.16.1-1", "R-7.19.1-2", "R-7.20.1-2"),
           Text("The current month cannot be asked for (E173).", "不能查询当月(E173)。"),
           each(("6.12", "6.13", "7.16", "7.19", "7.20"), giving(partial(_this_month, empty=False)))),
    Change("reformed-by-month-only", "6.12.2", ("R-6.12.2-2",),
           Text("BHGZ is refused in an increment (E154).", "增量查询中带 BHGZ 被拒绝(E154)。"),
           each(("6.12", "7.20"), giving(_reformed_by_month))),
)
# fmt: on
