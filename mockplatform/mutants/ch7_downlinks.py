"""Mutants. Chapter 7: what provinces fetch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mockplatform.hosts.call import Answer, Handler
from mockplatform.hosts.call import Call as Asked
from mockplatform.mutants import downlinks
from mockplatform.mutants.downlinks import Item
from mockplatform.mutants.model import Change, Wrapper, limit, mode, path, reason, remove, route, rows, several, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around
from mockplatform.spec.model import Text

DAY = 86_400

Edit = Callable[[Any], Any]


# ---- other questions


def _of_any_month(handler: Handler) -> Handler:
    """A month is answered by everything that there is."""

    def serve(call: Asked) -> Answer:
        by_month = {"CJYF", "DTCJYF"} & call.query.keys()
        return handler(replace(call, query={"GXSJ": "0"}) if by_month else call)  # type: ignore[call-arg, return-value]

    return serve


# ---- other answers


def _other(code: object) -> str:
    """A code that differs in its last digit."""
    text = str(code)
    return text[:-1] + ("0" if text.endswith("1") else "1")


def _with_another(key: str) -> Edit:
    """A second record beside the one that was asked for."""

    def edit(data: Any) -> Any:
        found = data if isinstance(data, list) else [data] if data else []
        return [*found, *({**one, key: _other(one.get(key))} for one in found)]

    return edit


def _unknown_found(interface: str, key: str, item: Item) -> Wrapper:
    """A key that names nothing gives a record all the same."""

    def change(call: Call, came: Came) -> Came:
        if not downlinks.asks(call, interface, key) or came.status != 404:
            return came
        return came.with_json({"timestamp": 0, "code": 1, "data": {**item, key: call.asked[key]}}, status=200)

    return answers(change)


def _hidden(interface: str, kind: str) -> Wrapper:
    """Units of a kind are not given by their code."""

    def serve(call: Call, ask: Ask) -> Came:
        came = ask(call)
        content = came.json
        if not downlinks.asks(call, interface, "XYDM") or not isinstance(content, dict) or content.get("code") != 1:
            return came
        kinds = [one.get("ZZLB") for one in (content.get("data") or {}).get("ZZXX", [])]
        return came.with_json({**content, "data": {}}) if kind in kinds else came

    return around(serve)


def _two_lifts(data: Any) -> Any:
    """The lift that was asked for, and one like it under another code."""
    if not data:
        return data
    code = _other(data["ZJXX"]["ZJBM"])
    return [data, {**data, "ZJBM": code, "ZJXX": {**data["ZJXX"], "ZJBM": code}}]


def _flat(item: Item) -> Item:
    return {**{code: value for code, value in item.items() if code != "ZJXX"}, **item.get("ZJXX", {})}


def _limited(interface: str, name: str) -> Any:
    """One call every ten minutes, and a refusal that nobody takes for a server that is busy."""
    return several(
        mode(interface, name, limits=(("ten_minute", f"R-{interface}.1-1"),)), reason("interval", status=403, code=403)
    )


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # 7.16
    Change("notices-of-month-before", "7.16.1", ("R-7.16.1-1",),
           Text("7.16 by month gives the notices of the month before.", "7.16 按月份返回的是上一个月的施工告知。"),
           downlinks.month_before("7.16", "CJYF"), kind="notice"),
    Change("notice-months-for-ever", "7.16.1", ("R-7.16.1-2",),
           Text("7.16 by month is open to old accounts.", "7.16 按月份获取对开通已久的账户仍可用。"),
           mode("7.16", "by_month", limits=()), kind="limit"),
    Change("notice-by-code-limited", "7.16.1", ("R-7.16.1-4",),
           Text("7.16 by SGID is taken every ten minutes only.", "7.16 按施工记录编码获取限制为 10 分钟一次。"),
           _limited("7.16", "by_code"), kind="limit"),
    Change("notice-with-another", "7.16.1", ("R-7.16.1-4",),
           Text("7.16 by SGID gives a notice of another construction as well.", "7.16 按施工记录编码还返回另一施工的告知。"),
           downlinks.data("7.16", _with_another("SGID"), "SGID"), kind="notice"),
    Change("notices-since-ever", "7.16.1", ("R-7.16.1-5",),
           Text("7.16 by time gives notices of the hour before it too.", "7.16 按更新时间还返回该时间之前一小时的告知。"),
           downlinks.hour_before("7.16", "GXSJ"), kind="notice"),
    Change("notices-never-new", "7.16.1", ("R-7.16.1-5",),
           Text("7.16 by time gives nothing.", "7.16 按更新时间不返回数据。"),
           downlinks.data("7.16", lambda data: [], "GXSJ"), kind="effect"),
    Change("notices-of-five-days", "7.16.1", ("R-7.16.1-6", "R-7.19.1-7", "R-7.20.1-7"),
           Text("Increments look back five days only.", "增量获取只能回溯 5 天。"),
           limit("lookback", low=5 * DAY), kind="limit"),
    Change("notices-of-all-times", "7.16.1", ("R-7.16.1-6",),
           Text("7.16 takes any time.", "7.16 的更新时间不受限制。"),
           mode("7.16", "by_updated", limits=(("ten_minute", "R-7.16.1-7"),)), kind="limit"),
    Change("notices-at-any-time", "7.16.1", ("R-7.16.1-7",),
           Text("7.16 by time can be called without a pause.", "7.16 按更新时间的调用没有间隔限制。"),
           mode("7.16", "by_updated", limits=(("lookback", "R-7.16.1-6"),)), kind="limit"),
    Change("notice-by-code-looks-back-a-week", "7.16.1", ("R-7.16.1-8",),
           Text("7.16 by SGID and time refuses a time older than a week.", "7.16 按施工记录编码及更新时间获取时,拒绝一周以前的时间。"),
           mode("7.16", "by_code_and_updated", limits=(("lookback", "R-7.16.1-6"),)), kind="limit"),
    Change("notice-by-code-ignores-time", "7.16.1", ("R-7.16.1-8",),
           Text("7.16 by SGID and time gives the notice though nothing is newer.", "7.16 按施工记录编码及更新时间获取时忽略时间。"),
           downlinks.ignoring("7.16", "SGID GXSJ", "GXSJ"), kind="notice"),
    Change("notice-without-declaration", "7.16.2", ("R-7.16.2-1",),
           Text("Notices lack SFGZ (Table 36, row 27).", "施工告知信息没有是否施工告知(表 36 序号 27)。"),
           rows(36, lambda row: row.code != "SFGZ"), kind="table"),
    Change("notice-contact-endless", "7.16.2", ("R-7.16.2-1",),
           Text("The name of a contact is far too long (Table 36, row 14).", "施工联系人超长(表 36 序号 14)。"),
           downlinks.members("7.16", SGLXR="王" * 200), kind="values"),
    Change("notice-place-in-chinese", "7.16.2", ("R-7.16.2-1",),
           Text("The place of a construction bears its Chinese name.", "施工地区以中文名称返回。"),
           downlinks.items("7.16", downlinks.renamed("SGDQ", "施工地区")), kind="values"),
    Change("notice-kind-in-words", "7.16.2", ("R-7.16.2-2",),
           Text("SGLB of a notice is a Chinese word.", "施工类别以中文返回。"),
           downlinks.members("7.16", SGLB="安装"), kind="values"),
    Change("notice-declared-by-number", "7.16.2", ("R-7.16.2-2",),
           Text("SFGZ of a notice is 2.", "是否施工告知为 2。"),
           downlinks.members("7.16", SFGZ=2), kind="values"),
    Change("notices-elsewhere", "7.16.3", ("R-7.16.3-1",),
           Text("Notices are at /constructions/notices.", "待阅施工告知的路径为 /constructions/notices。"),
           path("7.16", "/api/tp/v1/constructions/notices"), kind="address"),
    Change("notices-unseen", "7.16.3", ("R-7.16.3-1",),
           Text("What a constructor declares is not found by its SGID.", "施工单位已告知的施工按施工记录编码查不到。"),
           downlinks.data("7.16", lambda data: [], "SGID"), kind="effect"),
    # 7.19
    Change("inspection-bodies-hidden", "7.19.1", ("R-7.19.1-1",),
           Text("Inspection bodies are not given.", "不返回检验检测机构。"),
           wrapper(_hidden("7.19", "INSPECT")), kind="isolation"),
    Change("users-hidden", "7.19.1", ("R-7.19.1-1",),
           Text("Users are not given.", "不返回使用单位。"),
           wrapper(_hidden("7.19", "USER")), kind="isolation"),
    Change("units-of-any-month", "7.19.1", ("R-7.19.1-2",),
           Text("7.19 by month gives the units of all months.", "7.19 按月份返回所有月份的单位。"),
           route("7.19", _of_any_month), kind="effect"),
    Change("unit-months-for-ever", "7.19.1", ("R-7.19.1-3",),
           Text("7.19 by month is open to old accounts.", "7.19 按月份获取对开通已久的账户仍可用。"),
           mode("7.19", "by_month", limits=()), kind="limit"),
    Change("unit-months-for-a-week", "7.19.1", ("R-7.19.1-3", "R-7.16.1-2", "R-7.20.1-3"),
           Text("Months are open to accounts of a week's age only.", "按月份获取仅对开通一周内的账户可用。"),
           limit("initial", low=0), kind="limit"),
    Change("unit-by-code-limited", "7.19.1", ("R-7.19.1-5",),
           Text("7.19 by XYDM is taken every ten minutes only.", "7.19 按统一社会信用代码获取限制为 10 分钟一次。"),
           _limited("7.19", "by_code"), kind="limit"),
    Change("unknown-unit-found", "7.19.1", ("R-7.19.1-5",),
           Text("7.19 gives a unit for any XYDM.", "7.19 对任意统一社会信用代码均返回单位。"),
           wrapper(_unknown_found("7.19", "XYDM", {"DWID": "1", "DWMC": "某单位", "SJBB": 1})), kind="effect"),
    Change("units-since-ever", "7.19.1", ("R-7.19.1-6",),
           Text("7.19 by time gives units of the hour before it too.", "7.19 按更新时间还返回该时间之前一小时的单位。"),
           downlinks.hour_before("7.19", "GXSJ"), kind="effect"),
    Change("units-never-change", "7.19.1", ("R-7.19.1-6",),
           Text("7.19 by time gives new units, and none that was changed.", "7.19 按更新时间只返回新增单位,不返回被修改的单位。"),
           downlinks.data("7.19", lambda data: [one for one in data if one["CJSJ"] == one["GXSJ"]], "GXSJ"), kind="effect"),
    Change("units-of-all-times", "7.19.1", ("R-7.19.1-7",),
           Text("7.19 takes any time.", "7.19 的更新时间不受限制。"),
           mode("7.19", "by_updated", limits=(("ten_minute", "R-7.19.1-8"),)), kind="limit"),
    Change("units-every-twenty-minutes", "7.19.1", ("R-7.19.1-8", "R-7.16.1-7", "R-7.20.1-8"),
           Text("Increments are taken every twenty minutes only.", "增量获取的间隔为 20 分钟。"),
           limit("ten_minute", low=1200), kind="limit"),
    Change("units-at-any-time", "7.19.1", ("R-7.19.1-8",),
           Text("7.19 by time can be called without a pause.", "7.19 按更新时间的调用没有间隔限制。"),
           mode("7.19", "by_updated", limits=(("lookback", "R-7.19.1-7"),)), kind="limit"),
    Change("unit-by-code-never-newer", "7.19.1", ("R-7.19.1-9",),
           Text("7.19 by XYDM and time gives nothing, though there is something newer.", "7.19 按代码及时间获取时,有新数据也不返回。"),
           downlinks.data("7.19", lambda data: {}, "XYDM GXSJ"), kind="effect"),
    Change("unit-without-version", "7.19.2", ("R-7.19.2-1",),
           Text("Units lack SJBB (Table 39, row 19).", "单位信息没有数据版本(表 39 序号 19)。"),
           rows(39, lambda row: row.code != "SJBB"), kind="version"),
    Change("unit-without-times", "7.19.2", ("R-7.19.2-1",),
           Text("Units lack GXSJ (Table 39, row 3).", "单位信息没有更新时间(表 39 序号 3)。"),
           downlinks.items("7.19", downlinks.renamed("GXSJ", "gxsj"), "XYDM"), kind="values"),
    Change("unit-kind-by-number", "7.19.2", ("R-7.19.2-2",),
           Text("ZZLB of a unit is a number.", "资质类别为数字。"),
           downlinks.inner("7.19", "ZZXX", downlinks.put(ZZLB="07")), kind="values"),
    Change("unit-class-unlisted", "7.19.2", ("R-7.19.2-2",),
           Text("DWLB of a unit is not in its list.", "单位类别不在编码列表中。"),
           downlinks.members("7.19", DWLB="COMPANY"), kind="values"),
    Change("units-unreadable", "7.19.3", ("R-7.19.3-1",),
           Text("GET /orgs does not exist.", "没有 GET /orgs。"),
           remove("7.19"), kind="address"),
    # 7.20
    Change("maintenance-left-out", "7.20.1", ("R-7.20.1-1",),
           Text("Full information lacks the maintenance (Table 40, row 71).", "完整信息没有维护保养信息(表 40 序号 71)。"),
           rows(40, lambda row: row.code != "WBXX"), kind="full information"),
    Change("construction-left-out", "7.20.1", ("R-7.20.1-1",),
           Text("Full information has no results of construction.", "完整信息的施工信息为空。"),
           downlinks.members("7.20", SGXX=[]), kind="full information"),
    Change("recalls-left-out", "7.20.1", ("R-7.20.1-1",),
           Text("Full information has no recalls.", "完整信息的召回信息为空。"),
           downlinks.members("7.20", ZHXX=[]), kind="full information"),
    Change("lifts-of-month-before", "7.20.1", ("R-7.20.1-2",),
           Text("7.20 by month gives the lifts of the month before.", "7.20 按月份返回的是上一个月的电梯。"),
           downlinks.month_before("7.20", "DTCJYF"), kind="full information"),
    Change("lifts-of-any-month", "7.20.1", ("R-7.20.1-2",),
           Text("7.20 by month gives the lifts of all months.", "7.20 按月份返回所有月份的电梯。"),
           route("7.20", _of_any_month), kind="full information"),
    Change("lift-months-for-ever", "7.20.1", ("R-7.20.1-3",),
           Text("7.20 by month is open to old accounts.", "7.20 按月份获取对开通已久的账户仍可用。"),
           mode("7.20", "by_month", limits=()), kind="limit"),
    Change("lift-with-another", "7.20.1", ("R-7.20.1-5",),
           Text("7.20 by ZJBM gives another lift as well.", "7.20 按电梯整机编码还返回另一电梯。"),
           downlinks.data("7.20", _two_lifts, "ZJBM"), kind="isolation"),
    Change("lift-by-code-limited", "7.20.1", ("R-7.20.1-5",),
           Text("7.20 by ZJBM is taken every ten minutes only.", "7.20 按电梯整机编码获取限制为 10 分钟一次。"),
           _limited("7.20", "by_code"), kind="limit"),
    Change("lifts-since-ever", "7.20.1", ("R-7.20.1-6",),
           Text("7.20 by time gives lifts of the hour before it too.", "7.20 按更新时间还返回该时间之前一小时的电梯。"),
           downlinks.hour_before("7.20", "GXSJ"), kind="full information"),
    Change("lifts-never-new", "7.20.1", ("R-7.20.1-6",),
           Text("7.20 by time gives no lift that is new.", "7.20 按更新时间不返回新增电梯。"),
           downlinks.data("7.20", lambda data: [one for one in data if one["ZJXX"]["BGLX"] != "ADD"], "GXSJ"), kind="effect"),
    Change("lifts-of-all-times", "7.20.1", ("R-7.20.1-7",),
           Text("7.20 takes any time.", "7.20 的更新时间不受限制。"),
           mode("7.20", "by_updated", limits=(("ten_minute", "R-7.20.1-8"),)), kind="limit"),
    Change("lifts-to-come", "7.20.1", ("R-7.20.1-7",),
           Text("The look-back has two days of tolerance at both ends.", "回溯期两端各有两天宽限。"),
           limit("lookback", high=2 * DAY), kind="limit"),
    Change("lifts-at-any-time", "7.20.1", ("R-7.20.1-8",),
           Text("7.20 by time can be called without a pause.", "7.20 按更新时间的调用没有间隔限制。"),
           mode("7.20", "by_updated", limits=(("lookback", "R-7.20.1-7"),)), kind="limit"),
    Change("lift-by-code-ignores-time", "7.20.1", ("R-7.20.1-9",),
           Text("7.20 by ZJBM and time gives the lift though nothing is newer.", "7.20 按整机编码及更新时间获取时忽略时间。"),
           downlinks.ignoring("7.20", "ZJBM GXSJ", "GXSJ"), kind="full information"),
    Change("lift-by-code-looks-back-a-week", "7.20.1", ("R-7.20.1-9",),
           Text("7.20 by ZJBM and time refuses a time older than a week.", "7.20 按整机编码及更新时间获取时,拒绝一周以前的时间。"),
           mode("7.20", "by_code_and_updated", limits=(("lookback", "R-7.20.1-7"),)), kind="limit"),
    Change("lift-without-maker", "7.20.2", ("R-7.20.2-1",),
           Text("ZJXX lacks the maker of the lift (Table 40).", "整机信息没有制造单位统一社会信用代码(表 40)。"),
           rows(40, lambda row: row.code != "ZJZZXYDM"), kind="table"),
    Change("component-date-in-words", "7.20.2", ("R-7.20.2-1",),
           Text("TBZZRQ of a component is written 2026年1月1日.", "部件制造日期写作“2026年1月1日”。"),
           downlinks.inner("7.20", "BJXX", downlinks.put(TBZZRQ="2026年1月1日")), kind="values"),
    Change("completeness-untold", "7.20.2", ("R-7.20.2-1",),
           Text("Full information lacks DTXXWZ (Table 40, row 126).", "完整信息没有电梯信息是否完整(表 40 序号 126)。"),
           rows(40, lambda row: row.code != "DTXXWZ"), kind="full information"),
    Change("component-kind-unlisted", "7.20.2", ("R-7.20.2-2",),
           Text("TBJLB of a component is not in its list.", "电梯部件类别不在编码列表中。"),
           downlinks.inner("7.20", "BJXX", downlinks.put(TBJLB="9999")), kind="values"),
    Change("reformed-lifts-included", "7.20.2", ("R-7.20.2-2",),
           Text("7.20 includes reformed lifts unless told otherwise.", "7.20 默认包含已被改造的电梯。"),
           downlinks.given("7.20", "DTCJYF", BHGZ="true"), kind="full information"),
    Change("full-information-elsewhere", "7.20.3", ("R-7.20.3-1",),
           Text("Full information is at /lifts/province.", "完整信息的路径为 /lifts/province。"),
           path("7.20", "/api/tp/v1/lifts/province"), kind="address"),
    # A.3
    Change("notice-of-many-lifts", "A.3.16", ("R-A.3.16-1",),
           Text("ZJBM of a notice is an array.", "施工告知信息的电梯整机编码为数组。"),
           downlinks.items("7.16", lambda item: {**item, "ZJBM": [item.get("ZJBM")]}), kind="JSON"),
    Change("notices-as-text", "A.3.16", ("R-A.3.16-1",),
           Text("7.16 is answered as text/plain.", "7.16 的 Content-Type 为 text/plain。"),
           downlinks.typed("7.16", "text/plain"), kind="JSON"),
    Change("notices-by-code", "A.3.16", ("R-A.3.16-1",),
           Text("A list of notices is an object, each under its SGID.", "施工告知列表为以施工记录编码为键的对象。"),
           downlinks.data("7.16", lambda data: {one["SGID"]: one for one in data}, "GXSJ"), kind="JSON"),
    Change("unit-twice", "A.3.19", ("R-A.3.19-1",),
           Text("7.19 by XYDM gives an array with the unit twice.", "7.19 按代码返回含两条相同单位的数组。"),
           downlinks.data("7.19", lambda data: [data] * 2 if data else data, "XYDM"), kind="JSON"),
    Change("units-as-object", "A.3.19", ("R-A.3.19-1",),
           Text("A list of units is its first unit, as an object.", "单位列表仅为第一条数据的对象。"),
           downlinks.data("7.19", lambda data: data[0] if data else data, "GXSJ"), kind="JSON"),
    Change("qualification-as-object", "A.3.19", ("R-A.3.19-2",),
           Text("ZZXX of a unit is an object.", "单位的资质信息为对象而非数组。"),
           downlinks.items("7.19", lambda item: {**item, "ZZXX": item["ZZXX"][0]} if item.get("ZZXX") else item), kind="JSON"),
    Change("lift-twice", "A.3.20", ("R-A.3.20-1",),
           Text("7.20 by ZJBM gives an array with the lift twice.", "7.20 按整机编码返回含两条相同电梯的数组。"),
           downlinks.data("7.20", lambda data: [data] * 2 if data else data, "ZJBM"), kind="JSON"),
    Change("lifts-as-object", "A.3.20", ("R-A.3.20-1",),
           Text("A list of lifts is its first lift, as an object.", "电梯列表仅为第一条数据的对象。"),
           downlinks.data("7.20", lambda data: data[0] if data else data, "GXSJ"), kind="JSON"),
    Change("lift-flat", "A.3.20", ("R-A.3.20-2",),
           Text("The elements of ZJXX stand beside the lists.", "整机信息的数据元与各列表同层。"),
           downlinks.items("7.20", _flat), kind="full information"),
    Change("components-as-object", "A.3.20", ("R-A.3.20-2",),
           Text("BJXX is an object, each component under its code.", "部件信息为以部件编码为键的对象。"),
           downlinks.items("7.20", lambda item: {**item, "BJXX": {one["TBJBM"]: one for one in item.get("BJXX", [])}}), kind="JSON"),
)
# fmt: on
