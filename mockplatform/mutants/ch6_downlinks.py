"""Mutants. Chapter 6: what enterprises fetch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mockplatform.hosts.call import Answer, Call, Handler
from mockplatform.mutants import downlinks
from mockplatform.mutants.downlinks import Item
from mockplatform.mutants.model import Change, limit, mode, path, route, rows, view
from mockplatform.rules import notices as rules
from mockplatform.spec.model import Text
from mockplatform.store import notices as store

LONG_AGO = "1000000000000"
"""2001, in ms"""

LISTS = ("SGXX", "JDXX", "SYDWGLXX", "WBXX", "BXXX", "JYXX", "ZHXX")


def _closed_too(handler: Handler) -> Handler:
    """6.11 shows the notices whose results are entered as well."""

    def read(call: Call) -> Answer:
        after = int(call.query.get("CJSJ", call.now - call.book.span * 1000))
        with call.platform.database.reading() as connection:
            found = store.every(connection, call.world.id, "entry", None)
        mine = [one for one in found if one.builder == call.account.xydm and one.created > after]
        return Answer([rules.item(call.answer_table, one) for one in mine])

    return read


def _of_any_month(handler: Handler) -> Handler:
    """A month is answered by everything that there is."""

    def read(call: Call) -> Answer:
        call = replace(call, query={"GXSJ": "0"}) if "DTCJYF" in call.query else call
        return handler(call)  # type: ignore[call-arg, return-value]  # the route's own kind of handler

    return read


def _new_only(item: Item) -> Item | None:
    """What was modified is no update."""
    change = item.get("ZJXX", item).get("BGLX")
    return None if change == "MODIFY" else item


def _unchanged_only(item: Item) -> Item | None:
    return item if item["CJSJ"] == item["GXSJ"] else None


def _changed_only(item: Item) -> Item | None:
    return item if item["CJSJ"] != item["GXSJ"] else None


def _without(code: str) -> Any:
    return lambda item: {key: value for key, value in item.items() if key != code}


def _bare(item: Item) -> Item:
    """BJXX is left out where there are no components."""
    return item if item.get("BJXX") else _without("BJXX")(item)


def _flat(item: Item) -> Item:
    """What belongs in ZJXX stands beside it."""
    return {**_without("ZJXX")(item), **item.get("ZJXX", {})}


def _keyed(code: str, at: str) -> Any:
    """A list is an object that holds its items by their code."""
    return lambda item: {**item, at: {str(one.get(code)): one for one in item.get(at) or ()}}


def _swallowed(item: Item) -> Item:
    """All lists but that of the components stand in ZJXX."""
    lists = {at: item[at] for at in LISTS if at in item}
    return {**{code: value for code, value in item.items() if code not in lists}, "ZJXX": {**item["ZJXX"], **lists}}


def _iso(code: str) -> Any:
    return lambda item: {**item, code: "2026-11-22T02:00:00+08:00"} if item.get(code) else item


def _made_up_hidden(item: Item) -> Item:
    return {**item, "XYDM": ""} if item.get("DWLB") == "INSTITUTION" else item


_CHINESE = {"ADD": "新增", "MODIFY": "修改", "DELETE": "删除", "USING": "在用", "STOP": "停用", "SCRAP": "注销"}


def _in_chinese(code: str) -> Any:
    return lambda item: {**item, code: _CHINESE.get(str(item[code]), item[code])} if code in item else item


def _contact_in_parts(item: Item) -> Item:
    return {**item, "SGLXR": {"XM": item.get("SGLXR"), "DH": item.get("SGLXRDH")}}


def _first(found: Any) -> Any:
    return found[0] if isinstance(found, list) and found else found


def _twice(found: Any) -> Any:
    return [found] * 2 if found else found


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # 6.9
    Change("modify-notices-untimed", "6.9.1", ("R-6.9.1-1",),
           Text("6.9 takes no notice of CJSJ.", "6.9 忽略 CJSJ。"),
           downlinks.ignoring("6.9", "CJSJ", "CJSJ"), kind="notice"),
    Change("modify-notices-lost-by-time", "6.9.1", ("R-6.9.1-1",),
           Text("6.9 with CJSJ finds nothing.", "6.9 带 CJSJ 时不返回任何通知。"),
           downlinks.data("6.9", lambda found: [], "CJSJ"), kind="notice"),
    Change("modify-notices-of-ever", "6.9.1", ("R-6.9.1-2",),
           Text("6.9 without CJSJ reaches back to the beginning.", "6.9 不带 CJSJ 时返回全部历史通知。"),
           downlinks.given("6.9", "", CJSJ=LONG_AGO), kind="notice"),
    Change("modify-notices-without-content", "6.9.2", ("R-6.9.2-1",),
           Text("Notices of 6.9 have no FKNR (Table 12, row 4).", "6.9 的通知缺少 FKNR(表 12 序号 4)。"),
           rows(12, lambda row: row.code != "FKNR"), kind="table"),
    Change("modify-notices-in-iso-time", "6.9.2", ("R-6.9.2-1",),
           Text("CJSJ of 6.9 is a text in ISO 8601.", "6.9 的 CJSJ 为 ISO 8601 文本。"),
           downlinks.items("6.9", _iso("CJSJ")), kind="values"),
    Change("modify-notices-elsewhere", "6.9.3", ("R-6.9.3-1",),
           Text("6.9 is at /notices/modify.", "6.9 的地址为 /notices/modify。"),
           path("6.9", "/api/tp/v1/notices/modify"), kind="address"),
    Change("modify-notices-want-a-time", "6.9.3", ("R-6.9.3-1",),
           Text("6.9 without CJSJ is refused.", "6.9 不带 CJSJ 时被拒绝。"),
           downlinks.refused("6.9", ""), kind="address"),
    Change("modify-notice-alone", "A.2.9", ("R-A.2.9-1",),
           Text("6.9 gives the oldest notice alone, as an object.", "6.9 仅以对象形式返回最早的一条通知。"),
           downlinks.data("6.9", _first), kind="JSON"),
    Change("modify-notices-as-html", "A.2.9", ("R-A.2.9-1",),
           Text("6.9 answers as text/html.", "6.9 的应答类型为 text/html。"),
           downlinks.typed("6.9", "text/html;charset=UTF-8"), kind="envelope"),
    # 6.10
    Change("constructions-untimed", "6.10.1", ("R-6.10.1-1",),
           Text("6.10 takes no notice of GXSJ.", "6.10 忽略 GXSJ。"),
           downlinks.ignoring("6.10", "GXSJ", "GXSJ"), kind="values"),
    Change("constructions-new-ones-only", "6.10.1", ("R-6.10.1-1",),
           Text("6.10 with GXSJ leaves out what was modified.", "6.10 按 GXSJ 查询时不返回被修改的施工信息。"),
           downlinks.items("6.10", _new_only, "GXSJ"), kind="effect"),
    Change("constructions-of-all-lifts", "6.10.1", ("R-6.10.1-2",),
           Text("6.10 takes no notice of ZJBM.", "6.10 忽略 ZJBM。"),
           downlinks.ignoring("6.10", "ZJBM", "ZJBM"), kind="isolation"),
    Change("constructions-of-ever", "6.10.1", ("R-6.10.1-3",),
           Text("6.10 without parameters reaches back to the beginning.", "6.10 不带参数时返回全部历史数据。"),
           downlinks.given("6.10", "", GXSJ=LONG_AGO), kind="limit"),
    Change("constructions-without-parameters-empty", "6.10.1", ("R-6.10.1-3",),
           Text("6.10 without parameters finds nothing.", "6.10 不带参数时无数据。"),
           downlinks.data("6.10", lambda found: [], ""), kind="effect"),
    Change("constructions-without-region", "6.10.2", ("R-6.10.2-1",),
           Text("6.10 does not give SGDQ (Table 13, row 4).", "6.10 缺少 SGDQ(表 13 序号 4)。"),
           rows(13, lambda row: row.code != "SGDQ"), kind="table"),
    Change("constructions-padded", "6.10.2", ("R-6.10.2-1",),
           Text("SYXYDM of 6.10 is filled up to 40 characters.", "6.10 的 SYXYDM 被补齐为 40 个字符。"),
           downlinks.items("6.10", lambda item: {**item, "SYXYDM": f"{item['SYXYDM']:>40}"}), kind="width"),
    Change("constructions-changed-in-chinese", "6.10.2", ("R-6.10.2-2",),
           Text("BGLX of 6.10 is 新增 or 修改.", "6.10 的 BGLX 为中文。"),
           downlinks.items("6.10", _in_chinese("BGLX")), kind="values"),
    Change("constructions-elsewhere", "6.10.3", ("R-6.10.3-1",),
           Text("6.10 is at /constructions.", "6.10 的地址为 /constructions。"),
           path("6.10", "/api/tp/v1/constructions"), kind="address"),
    Change("constructions-with-another-contact", "6.10.3", ("R-6.10.3-1",),
           Text("6.10 gives the telephone of the user for that of the constructor.", "6.10 的施工联系人电话有误。"),
           downlinks.members("6.10", SGLXRDH="0571-9999999"), kind="effect"),
    Change("constructions-with-nested-contact", "A.2.10", ("R-A.2.10-1",),
           Text("SGLXR of 6.10 is an object.", "6.10 的 SGLXR 为对象。"),
           downlinks.items("6.10", _contact_in_parts), kind="JSON"),
    Change("constructions-as-text", "A.2.10", ("R-A.2.10-1",),
           Text("6.10 answers as text/plain.", "6.10 的应答类型为 text/plain。"),
           downlinks.typed("6.10", "text/plain"), kind="envelope"),
    Change("construction-time-forgotten", "A.2.10", ("R-A.2.10-2",),
           Text("6.10 with ZJBM takes no notice of GXSJ.", "6.10 带 ZJBM 时忽略 GXSJ。"),
           downlinks.ignoring("6.10", "ZJBM GXSJ", "GXSJ"), kind="values"),
    Change("construction-lift-forgotten", "A.2.10", ("R-A.2.10-2",),
           Text("6.10 with GXSJ takes no notice of ZJBM.", "6.10 带 GXSJ 时忽略 ZJBM。"),
           downlinks.ignoring("6.10", "ZJBM GXSJ", "ZJBM"), kind="isolation"),
    # 6.11
    Change("entry-notices-untimed", "6.11.1", ("R-6.11.1-1",),
           Text("6.11 takes no notice of CJSJ.", "6.11 忽略 CJSJ。"),
           downlinks.ignoring("6.11", "CJSJ", "CJSJ"), kind="notice"),
    Change("entry-notices-stay", "6.11.1", ("R-6.11.1-1",),
           Text("The notice of 6.11 stays when the result is entered.", "录入结果后 6.11 的通知仍存在。"),
           route("6.11", _closed_too), kind="notice"),
    Change("entry-notices-of-ever", "6.11.1", ("R-6.11.1-2",),
           Text("6.11 without CJSJ reaches back to the beginning.", "6.11 不带 CJSJ 时返回全部历史通知。"),
           downlinks.given("6.11", "", CJSJ=LONG_AGO), kind="notice"),
    Change("entry-notices-without-lift", "6.11.2", ("R-6.11.2-1",),
           Text("Notices of 6.11 have no ZJBM (Table 14, row 4).", "6.11 的通知缺少 ZJBM(表 14 序号 4)。"),
           rows(14, lambda row: row.code != "ZJBM"), kind="table"),
    Change("entry-notices-unnumbered", "6.11.2", ("R-6.11.2-1",),
           Text("TZID of 6.11 is empty.", "6.11 的 TZID 为空。"),
           downlinks.members("6.11", TZID=""), kind="values"),
    Change("entry-notices-elsewhere", "6.11.3", ("R-6.11.3-1",),
           Text("6.11 is at /notices/entry.", "6.11 的地址为 /notices/entry。"),
           path("6.11", "/api/tp/v1/notices/entry"), kind="address"),
    Change("entry-notices-take-no-time", "6.11.3", ("R-6.11.3-1",),
           Text("6.11 with CJSJ is refused.", "6.11 带 CJSJ 时被拒绝。"),
           downlinks.refused("6.11", "CJSJ"), kind="address"),
    Change("entry-notice-alone", "A.2.11", ("R-A.2.11-1",),
           Text("6.11 gives the oldest notice alone, as an object.", "6.11 仅以对象形式返回最早的一条通知。"),
           downlinks.data("6.11", _first), kind="JSON"),
    Change("entry-notices-in-gbk", "A.2.11", ("R-A.2.11-1",),
           Text("6.11 says that its answer is in GBK.", "6.11 的应答声明为 GBK 编码。"),
           downlinks.typed("6.11", "application/json;charset=GBK"), kind="envelope"),
    # 6.12: the modes
    Change("enterprise-maintenance-left-out", "6.12.1", ("R-6.12.1-1",),
           Text("6.12 shows no maintenance.", "6.12 不返回维护保养信息。"),
           downlinks.items("6.12", lambda item: {**item, "WBXX": []}), kind="full information"),
    Change("components-left-out", "6.12.1", ("R-6.12.1-1",),
           Text("6.12 shows no components.", "6.12 不返回部件信息。"),
           downlinks.items("6.12", lambda item: {**item, "BJXX": []}), kind="full information"),
    Change("enterprise-recalls-left-out", "6.12.1", ("R-6.12.1-1",),
           Text("6.12 shows no recalls (advisory, E055).", "6.12 不返回召回信息(提示项,E055)。"),
           downlinks.items("6.12", lambda item: {**item, "ZHXX": []}), kind="full information"),
    Change("lift-months-one-early", "6.12.1", ("R-6.12.1-2",),
           Text("6.12 by month gives the month before.", "6.12 按月返回上一个月的数据。"),
           downlinks.month_before("6.12", "DTCJYF"), kind="values"),
    Change("lift-months-all-the-same", "6.12.1", ("R-6.12.1-2",),
           Text("6.12 by month gives all lifts, whatever the month.", "6.12 按月返回全部电梯。"),
           route("6.12", _of_any_month), kind="full information"),
    Change("lift-months-at-any-hour", "6.12.1", ("R-6.12.1-3",),
           Text("6.12 by month is open all day.", "6.12 按月获取全天可用。"),
           mode("6.12", "by_month", limits=()), kind="limit"),
    Change("window-in-utc", "6.12.1", ("R-6.12.1-3", "R-6.12.1-9"),
           Text("The window of 6.12 is that of Greenwich: 9:00 to 13:00 in Beijing.", "6.12 的时段按格林尼治时间计算。"),
           limit("window", low=9, high=13), kind="limit"),
    Change("unknown-lift-as-the-last", "6.12.1", ("R-6.12.1-4",),
           Text("6.12 with an unknown ZJBM gives the lift that was asked for before.", "6.12 对未知 ZJBM 返回上次查询的电梯。"),
           downlinks.unknown_as_last("6.12", "ZJBM"), kind="isolation"),
    Change("lift-by-key-five-times", "6.12.1", ("R-6.12.1-5",),
           Text("6.12 with the same ZJBM is refused from the sixth call on.", "6.12 同一 ZJBM 从第六次调用起被拒绝。"),
           downlinks.often_refused("6.12", "ZJBM"), kind="limit"),
    Change("lift-by-key-every-ten-minutes", "6.12.1", ("R-6.12.1-5",),
           Text("6.12 by key may be called every ten minutes, too.", "6.12 按编码获取同样限制 10 分钟间隔。"),
           mode("6.12", "by_code", limits=(("ten_minute", "R-6.12.1-5"),)), kind="limit"),
    Change("lift-increments-of-new-ones", "6.12.1", ("R-6.12.1-6",),
           Text("Increments of 6.12 leave out the lifts that were modified.", "6.12 增量不含被修改的电梯。"),
           downlinks.items("6.12", _new_only, "GXSJ"), kind="effect"),
    Change("lift-increments-an-hour-wide", "6.12.1", ("R-6.12.1-6",),
           Text("Increments of 6.12 begin an hour before GXSJ.", "6.12 增量从 GXSJ 之前一小时开始。"),
           downlinks.hour_before("6.12", "GXSJ"), kind="values"),
    Change("lift-increments-of-any-age", "6.12.1", ("R-6.12.1-7",),
           Text("6.12 takes a GXSJ of any age.", "6.12 接受任意早的 GXSJ。"),
           mode("6.12", "by_updated", limits=(("window", "R-6.12.1-9"), ("daily", "R-6.12.1-8"))), kind="limit"),
    Change("lift-increments-to-come", "6.12.1", ("R-6.12.1-7",),
           Text("6.12 takes a GXSJ to come for now.", "6.12 将未来的 GXSJ 视为当前时间。"),
           downlinks.future_as_now("6.12"), kind="limit"),
    Change("lift-increments-unlimited", "6.12.1", ("R-6.12.1-8",),
           Text("6.12 by GXSJ has no interval.", "6.12 按 GXSJ 获取无调用间隔限制。"),
           mode("6.12", "by_updated", limits=(("lookback", "R-6.12.1-7"), ("window", "R-6.12.1-9"))), kind="limit"),
    Change("lift-increments-every-two-days", "6.12.1", ("R-6.12.1-8",),
           Text("6.12 by GXSJ has an interval of two days.", "6.12 按 GXSJ 获取的间隔为两天。"),
           limit("daily", low=172_800), kind="limit"),
    Change("lift-increments-at-any-hour", "6.12.1", ("R-6.12.1-9",),
           Text("6.12 by GXSJ is open all day.", "6.12 按 GXSJ 获取全天可用。"),
           mode("6.12", "by_updated", limits=(("lookback", "R-6.12.1-7"), ("daily", "R-6.12.1-8"))), kind="limit"),
    Change("lift-time-forgotten", "6.12.1", ("R-6.12.1-10",),
           Text("6.12 with ZJBM takes no notice of GXSJ.", "6.12 带 ZJBM 时忽略 GXSJ。"),
           downlinks.ignoring("6.12", "ZJBM GXSJ", "GXSJ"), kind="values"),
    Change("lift-by-key-within-a-week", "6.12.1", ("R-6.12.1-10",),
           Text("The look-back binds 6.12 by key and time as well.", "6.12 按编码及时间获取同样限制一周。"),
           mode("6.12", "by_code_and_updated", limits=(("lookback", "R-6.12.1-10"),)), kind="limit"),
    Change("lift-by-key-and-time-five-times", "6.12.1", ("R-6.12.1-11",),
           Text("6.12 with ZJBM and GXSJ is refused from the sixth call on.", "6.12 同一 ZJBM 及 GXSJ 从第六次调用起被拒绝。"),
           downlinks.often_refused("6.12", "ZJBM GXSJ"), kind="limit"),
    # 6.12: the data
    Change("lift-without-time-of-creation", "6.12.2", ("R-6.12.2-1",),
           Text("ZJXX of 6.12 has no CJSJ (Table 15, row 4).", "6.12 的 ZJXX 缺少 CJSJ(表 15 序号 4)。"),
           rows(15, lambda row: row.code != "CJSJ"), kind="table"),
    Change("no-components-no-list", "6.12.2", ("R-6.12.2-1",),
           Text("6.12 leaves BJXX out of lifts without components.", "6.12 对无部件的电梯不返回 BJXX。"),
           downlinks.items("6.12", _bare), kind="JSON"),
    Change("components-without-date", "6.12.2", ("R-6.12.2-1",),
           Text("Components of 6.12 have no TBZZRQ.", "6.12 的部件缺少 TBZZRQ。"),
           downlinks.inner("6.12", "BJXX", _without("TBZZRQ")), kind="effect"),
    Change("lift-in-iso-time", "6.12.2", ("R-6.12.2-1",),
           Text("ZZRQ of 6.12 is a text in ISO 8601.", "6.12 的 ZZRQ 为 ISO 8601 文本。"),
           downlinks.inner("6.12", "ZJXX", _iso("ZZRQ")), kind="values"),
    Change("reformed-never-shown", "6.12.2", ("R-6.12.2-2",),
           Text("6.12 takes no notice of BHGZ.", "6.12 忽略 BHGZ。"),
           downlinks.ignoring("6.12", "DTCJYF BHGZ", "BHGZ"), kind="life cycle"),
    Change("reformed-always-shown", "6.12.2", ("R-6.12.2-2",),
           Text("6.12 by month shows reformed lifts unasked.", "6.12 按月默认返回已改造电梯。"),
           downlinks.given("6.12", "DTCJYF", BHGZ="true"), kind="life cycle"),
    Change("state-of-use-in-chinese", "6.12.2", ("R-6.12.2-3",),
           Text("SYZT of 6.12 is 在用, 停用 or 注销.", "6.12 的 SYZT 为中文。"),
           downlinks.inner("6.12", "ZJXX", _in_chinese("SYZT")), kind="values"),
    Change("lift-changed-in-chinese", "6.12.2", ("R-6.12.2-4",),
           Text("BGLX of 6.12 is 新增 or 修改.", "6.12 的 BGLX 为中文。"),
           downlinks.inner("6.12", "ZJXX", _in_chinese("BGLX")), kind="values"),
    Change("always-complete", "6.12.2", ("R-6.12.2-5",),
           Text("DTXXWZ is always true.", "DTXXWZ 恒为 true。"),
           downlinks.inner("6.12", "ZJXX", lambda lift: {**lift, "DTXXWZ": True}), kind="full information"),
    Change("never-complete", "6.12.2", ("R-6.12.2-5",),
           Text("DTXXWZ is always false.", "DTXXWZ 恒为 false。"),
           downlinks.inner("6.12", "ZJXX", lambda lift: {**lift, "DTXXWZ": False}), kind="full information"),
    Change("enterprise-information-elsewhere", "6.12.3", ("R-6.12.3-1",),
           Text("6.12 is at /lifts/full.", "6.12 的地址为 /lifts/full。"),
           path("6.12", "/api/tp/v1/lifts/full"), kind="address"),
    Change("key-gives-a-list", "A.2.12", ("R-A.2.12-1",),
           Text("6.12 by key gives a list of two, the lift twice.", "带电梯整机编码调用 6.12 时返回含两条的数组。"),
           downlinks.data("6.12", _twice, "ZJBM"), kind="JSON"),
    Change("increments-give-an-object", "A.2.12", ("R-A.2.12-1",),
           Text("6.12 by GXSJ gives the first lift alone, as an object.", "6.12 按 GXSJ 仅以对象形式返回第一台电梯。"),
           downlinks.data("6.12", _first, "GXSJ"), kind="JSON"),
    Change("enterprise-lift-flat", "A.2.12", ("R-A.2.12-2",),
           Text("The members of ZJXX stand at the top of the items.", "ZJXX 的成员直接位于条目层。"),
           downlinks.items("6.12", _flat), kind="JSON"),
    Change("components-by-code", "A.2.12", ("R-A.2.12-2",),
           Text("BJXX is an object that holds the components by their codes.", "BJXX 为以部件编码为键的对象。"),
           downlinks.items("6.12", _keyed("TBJBM", "BJXX")), kind="JSON"),
    Change("life-within-the-lift", "A.2.12", ("R-A.2.12-2",),
           Text("The lists of a lift's life stand in ZJXX.", "电梯全生命周期各列表位于 ZJXX 之内。"),
           downlinks.items("6.12", _swallowed), kind="JSON"),
    # 6.13
    Change("enterprise-users-hidden", "6.13.1", ("R-6.13.1-1",),
           Text("6.13 shows no users.", "6.13 不返回使用单位。"),
           view("COMPONENT_MANUFACTURE", "INSTALL", "REFORM", "REPAIR"), kind="isolation"),
    Change("component-makers-hidden", "6.13.1", ("R-6.13.1-1",),
           Text("6.13 shows no component makers.", "6.13 不返回部件制造单位。"),
           view("USER", "INSTALL", "REFORM", "REPAIR"), kind="isolation"),
    Change("unit-months-one-early", "6.13.1", ("R-6.13.1-2",),
           Text("6.13 by month gives the month before.", "6.13 按月返回上一个月的数据。"),
           downlinks.month_before("6.13", "CJYF"), kind="values"),
    Change("enterprise-unit-months-for-ever", "6.13.1", ("R-6.13.1-3",),
           Text("6.13 by month is open to accounts of any age.", "6.13 按月获取不限账户开通时间。"),
           mode("6.13", "by_month", limits=()), kind="limit"),
    Change("unit-months-for-nobody", "6.13.1", ("R-6.13.1-3",),
           Text("6.13 by month is refused to young accounts too.", "6.13 按月获取对新账户同样拒绝。"),
           downlinks.refused("6.13", "CJYF"), kind="limit"),
    Change("unknown-unit-as-the-last", "6.13.1", ("R-6.13.1-5",),
           Text("6.13 with an unknown XYDM gives the unit that was asked for before.", "6.13 对未知 XYDM 返回上次查询的单位。"),
           downlinks.unknown_as_last("6.13", "XYDM"), kind="isolation"),
    Change("unit-by-key-five-times", "6.13.1", ("R-6.13.1-5",),
           Text("6.13 with the same XYDM is refused from the sixth call on.", "6.13 同一 XYDM 从第六次调用起被拒绝。"),
           downlinks.often_refused("6.13", "XYDM"), kind="limit"),
    Change("unit-increments-of-new-ones", "6.13.1", ("R-6.13.1-6",),
           Text("Increments of 6.13 leave out the units that were modified.", "6.13 增量不含被修改的单位。"),
           downlinks.items("6.13", _unchanged_only, "GXSJ"), kind="effect"),
    Change("unit-increments-of-old-ones", "6.13.1", ("R-6.13.1-6",),
           Text("Increments of 6.13 leave out the units that were added.", "6.13 增量不含新增的单位。"),
           downlinks.items("6.13", _changed_only, "GXSJ"), kind="effect"),
    Change("unit-increments-an-hour-wide", "6.13.1", ("R-6.13.1-6",),
           Text("Increments of 6.13 begin an hour before GXSJ.", "6.13 增量从 GXSJ 之前一小时开始。"),
           downlinks.hour_before("6.13", "GXSJ"), kind="values"),
    Change("unit-increments-of-any-age", "6.13.1", ("R-6.13.1-7",),
           Text("6.13 takes a GXSJ of any age.", "6.13 接受任意早的 GXSJ。"),
           mode("6.13", "by_updated", limits=(("ten_minute", "R-6.13.1-8"),)), kind="limit"),
    Change("unit-increments-to-come", "6.13.1", ("R-6.13.1-7",),
           Text("6.13 takes a GXSJ to come for now.", "6.13 将未来的 GXSJ 视为当前时间。"),
           downlinks.future_as_now("6.13"), kind="limit"),
    Change("unit-increments-unlimited", "6.13.1", ("R-6.13.1-8",),
           Text("6.13 by GXSJ has no interval.", "6.13 按 GXSJ 获取无调用间隔限制。"),
           mode("6.13", "by_updated", limits=(("lookback", "R-6.13.1-7"),)), kind="limit"),
    Change("unit-increments-daily", "6.13.1", ("R-6.13.1-8",),
           Text("6.13 by GXSJ has an interval of a day.", "6.13 按 GXSJ 获取的间隔为一天。"),
           mode("6.13", "by_updated", limits=(("lookback", "R-6.13.1-7"), ("daily", "R-6.13.1-8"))), kind="limit"),
    Change("unit-time-forgotten", "6.13.1", ("R-6.13.1-9",),
           Text("6.13 with XYDM takes no notice of GXSJ.", "6.13 带 XYDM 时忽略 GXSJ。"),
           downlinks.ignoring("6.13", "XYDM GXSJ", "GXSJ"), kind="values"),
    Change("unit-by-key-and-time-five-times", "6.13.1", ("R-6.13.1-9",),
           Text("6.13 with XYDM and GXSJ is refused from the sixth call on.", "6.13 同一 XYDM 及 GXSJ 从第六次调用起被拒绝。"),
           downlinks.often_refused("6.13", "XYDM GXSJ"), kind="limit"),
    Change("units-without-number", "6.13.2", ("R-6.13.2-1",),
           Text("6.13 does not give DWID (Table 16, row 1).", "6.13 缺少 DWID(表 16 序号 1)。"),
           rows(16, lambda row: row.code != "DWID"), kind="table"),
    Change("units-without-categories", "6.13.2", ("R-6.13.2-1",),
           Text("The qualifications of 6.13 do not say of what kind they are.", "6.13 的资质信息缺少 ZZLB。"),
           downlinks.inner("6.13", "ZZXX", _without("ZZLB")), kind="effect"),
    Change("made-up-codes-hidden", "6.13.2", ("R-6.13.2-2",),
           Text("The code that is made up for a unit is not shown.", "不显示平台为单位生成的编码。"),
           downlinks.items("7.19", _made_up_hidden), kind="effect"),
    Change("unit-categories-in-chinese", "6.13.2", ("R-6.13.2-3",),
           Text("DWLB of 6.13 is 企业.", "6.13 的 DWLB 为中文。"),
           downlinks.members("6.13", DWLB="企业"), kind="values"),
    Change("units-of-another-category", "6.13.2", ("R-6.13.2-3",),
           Text("Every unit of 6.13 is an INSPECT.", "6.13 的单位资质类别均为 INSPECT。"),
           downlinks.inner("6.13", "ZZXX", lambda one: {**one, "ZZLB": "INSPECT"}), kind="values"),
    Change("units-elsewhere", "6.13.3", ("R-6.13.3-1",),
           Text("6.13 is at /orgs/enterprise.", "6.13 的地址为 /orgs/enterprise。"),
           path("6.13", "/api/tp/v1/orgs/enterprise"), kind="address"),
    Change("unit-key-gives-a-list", "A.2.13", ("R-A.2.13-1",),
           Text("6.13 by key gives a list of two, the unit twice.", "带 XYDM 调用 6.13 时返回含两条的数组。"),
           downlinks.data("6.13", _twice, "XYDM"), kind="JSON"),
    Change("unit-increments-give-an-object", "A.2.13", ("R-A.2.13-1",),
           Text("6.13 by GXSJ gives the first unit alone, as an object.", "6.13 按 GXSJ 仅以对象形式返回第一个单位。"),
           downlinks.data("6.13", _first, "GXSJ"), kind="JSON"),
    Change("qualification-alone", "A.2.13", ("R-A.2.13-2",),
           Text("ZZXX of 6.13 is an object.", "6.13 的 ZZXX 为对象。"),
           downlinks.items("6.13", lambda item: {**item, "ZZXX": _first(item.get("ZZXX"))}), kind="JSON"),
)
# fmt: on
