"""Variants in what a downlink gives: one or many, nothing, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.hosts import scan
from mockplatform.hosts.call import Answer, Call
from mockplatform.mutants.model import Alter, Change, reason, route, row, rows, several, tombstones, wrapper
from mockplatform.mutants.variants.handlers import DOWNLINKS, each, giving
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.mutants.wrappers import Came, answers, contents
from mockplatform.spec.limits import DAY, WEEK
from mockplatform.spec.model import Text

_WHOLE = ("6.12", "7.20")
_BY_KEY = ("6.12", "6.13", "7.19", "7.20")
"""Downlinks that give an object with a key (E150)"""
_KEYS = ("ZJBM", "XYDM", "SGID")

Ask = Callable[[], Answer]


# ---- nothing found


def _empty_object(call: Call, ask: Ask) -> Answer:
    try:
        return ask()
    except Refused as refusal:
        if refusal.reason != "unknown":
            raise
        return Answer({}, bare=call.interface.id == "8.2")


def _nothing_is_unknown(call: Call, ask: Ask) -> Answer:
    answer = ask()
    if answer.items is None:
        if answer.data in ({}, []):
            raise _nothing(call)
        return answer
    items = iter(answer.items)
    first = next(items, None)
    if first is None:
        raise _nothing(call)
    return Answer(items=chain((first,), items))


def _nothing(call: Call) -> Refused:
    return Refused("unknown", problem=Problem("absent", "", "数据", requirement=f"R-{call.interface.annex}-1"))


def _null(call: Asked, content: Any) -> Any:
    nothing = call.of("GET") and str(content.get("code")) == "1" and content.get("data") in ({}, [])
    return {**content, "data": None} if nothing else content


def _no_data(call: Asked, content: Any) -> Any:
    nothing = call.of("GET") and str(content.get("code")) == "1" and content.get("data") in ({}, [], None)
    return {name: value for name, value in content.items() if name != "data"} if nothing else content


def _placeholder(call: Call, ask: Ask) -> Answer:
    try:
        return ask()
    except Refused as refusal:
        if refusal.reason != "unknown":
            raise
        return Answer(scan.plain(), bare=True)


def _no_parameter(call: Asked, came: Came) -> Came:
    content = came.json
    if call.interface not in DOWNLINKS or call.query or not isinstance(content, dict) or content.get("code") != 6001:
        return came
    return came.with_json({"timestamp": content["timestamp"], "code": 1, "data": []}, status=200)


# ---- one or many


def _array_of_one(call: Asked, content: Any) -> Any:
    one = call.interface in _BY_KEY and isinstance(content.get("data"), dict) and content["data"]
    return {**content, "data": [content["data"]]} if one else content


def _one_as_object(call: Asked, content: Any) -> Any:
    """Notices that are asked for by key: one of them is no array (E151)."""
    data = content.get("data")
    by_key = call.interface in ("6.10", "7.16") and any(key in call.asked for key in _KEYS)
    return {**content, "data": data[0]} if by_key and isinstance(data, list) and len(data) == 1 else content


def _first_hundred(call: Asked, content: Any) -> Any:
    data = content.get("data")
    return {**content, "data": data[:100]} if call.of("GET") and isinstance(data, list) else content


def _revoked_shown(call: Call, ask: Ask) -> Answer:
    """By key, a revoked lift is there with BGLX=DELETE (E156): as it is for those who ask with a time."""
    try:
        return ask()
    except Refused as refusal:
        if refusal.reason != "unknown" or "GXSJ" in call.query or "ZJBM" not in call.query:
            raise
        asked, call.query = call.query, {**call.query, "GXSJ": str(call.now - (WEEK + DAY) * 1000)}
        try:
            return ask()
        finally:
            call.query = asked


def _of_makers_only(call: Asked, content: Any) -> Any:
    """An increment has the lifts of which the maker's data changed (E056)."""
    data, since = content.get("data"), call.asked.get("GXSJ", "")
    if call.interface not in _WHOLE or "ZJBM" in call.asked or not since.isdigit() or not isinstance(data, list):
        return content
    return {**content, "data": [one for one in data if int(one["ZJXX"]["GXSJ"]) > int(since)]}


def _lift_and_components(call: Asked, content: Any) -> Any:
    """The items of an increment hold the lift and its components, and no other part (E056)."""
    data = content.get("data")
    if call.interface not in _WHOLE or "GXSJ" not in call.asked or "ZJBM" in call.asked or not isinstance(data, list):
        return content
    kept = ("ZJBM", "GXSJ", "ZJXX", "BJXX")
    return {**content, "data": [{code: one[code] for code in kept} for one in data]}


def _lifts(edit: Callable[[Any], Any]) -> Callable[[Asked, Any], Any]:
    """An edit of every lift that 6.12 and 7.20 give."""

    def change(call: Asked, content: Any) -> Any:
        data = content.get("data")
        if call.interface not in _WHOLE or not data:
            return content
        return {**content, "data": [edit(one) for one in data] if isinstance(data, list) else edit(data)}

    return change


def _whole_above(lift: Any) -> Any:
    if "DTXXWZ" not in lift["ZJXX"]:
        return lift
    inner = {code: value for code, value in lift["ZJXX"].items() if code != "DTXXWZ"}
    return {**lift, "ZJXX": inner, "DTXXWZ": lift["ZJXX"]["DTXXWZ"]}


def _one_time(lift: Any) -> Any:
    return {**lift, "ZJXX": {**lift["ZJXX"], "GXSJ": lift["GXSJ"]}}


def _works_with_results(lift: Any) -> Any:
    return {**lift, "SGXX": [one for one in lift.get("SGXX", ()) if one.get("SGJGRQ") not in (None, "")]}


def _newest_usage(lift: Any) -> Any:
    found = sorted(lift.get("SYDWGLXX", ()), key=lambda one: str(one.get("SYDWGLID")))
    return {**lift, "SYDWGLXX": found[-1:]}


def _no_empty_lists(lift: Any) -> Any:
    return {code: None if value == [] and code != "BJXX" else value for code, value in lift.items()}


def _each_change(call: Asked, content: Any) -> Any:
    """An increment tells of each change: a record that was modified is there as it was added, too."""
    data = content.get("data")
    if call.interface not in _BY_KEY or "GXSJ" not in call.asked or not isinstance(data, list):
        return content
    return {**content, "data": [*data, *data]}


def _informed_left_out(call: Asked, content: Any) -> Any:
    data = content.get("data")
    if call.interface != "7.16" or not isinstance(data, list):
        return content
    return {**content, "data": [one for one in data if one.get("SGGZRQ") in (None, "")]}


def _crowded(call: Asked, content: Any) -> Any:
    """Lists of a hundred, of an account that has a hundred older items."""
    data = content.get("data")
    if call.interface not in ("6.9", "6.10", "6.11") or call.query or not isinstance(data, list) or not data:
        return content
    older = [_older(data[0], number) for number in range(100)]
    return {**content, "data": [*older, *data][:100]}


def _older(item: Any, number: int) -> Any:
    code = f"9{number:018}"
    times = {name: item[name] - 3_600_000 for name in ("CJSJ", "GXSJ") if isinstance(item.get(name), int)}
    return {**item, **{name: code for name in ("TZID", "SGID") if name in item}, "ZJBM": f"3110{code[-15:]}", **times}


def _shown_as_modified(call: Asked, content: Any) -> Any:
    return _modified(content) if call.interface in (*_WHOLE, "6.10") else content


def _modified(value: Any) -> Any:
    if isinstance(value, list):
        return [_modified(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {code: "MODIFY" if inner == "ADD" and code == "BGLX" else _modified(inner) for code, inner in value.items()}


def _left_out(table: int, *codes: str) -> Alter:
    return rows(table, lambda one: one.code not in codes)


_ASKED_FOR = ("R-6.12.1-4", "R-6.13.1-5", "R-7.16.1-4", "R-7.19.1-5", "R-7.20.1-5", "R-5.3.5.8-1")

# fmt: off
VARIANTS: tuple[Change, ...] = (
    # Nothing found
    Change("nothing-unknown", "5.3.5.8", ("R-5.3.5.8-2", "R-5.3.5.10-6"),
           Text("Where nothing is found a list is refused with 404 too (E152).", "查询无结果时,列表查询同样返回 404(E152)。"),
           each(DOWNLINKS, giving(_nothing_is_unknown))),
    Change("nothing-empty", "5.3.5.8", _ASKED_FOR,
           Text("An unknown key is answered with 200 and {} (E152, E226).", "键不存在时返回 200 和 {}(E152、E226)。"),
           each((*DOWNLINKS, "8.2"), giving(_empty_object))),
    Change("nothing-null", "5.3.5.8", _ASKED_FOR,
           Text("Where nothing is found data is null (E152).", "查询无结果时 data 为 null(E152)。"),
           wrapper(contents(_null))),
    Change("nothing-said", "5.3.5.8", _ASKED_FOR,
           Text("Where nothing is found there is no data (E152).", "查询无结果时没有 data(E152)。"),
           wrapper(contents(_no_data))),
    Change("unknown-forbidden", "5.3.5.10", ("R-5.3.5.10-5", "R-5.3.5.10-6", "R-5.2.1-7", "R-5.2.2-4"),
           Text("What is unknown, or somebody else's, is answered with 403 (E129, E204).",
                "数据不存在或属于其他单位时返回 403(E129、E204)。"),
           reason("unknown", status=403, code=403, on_downlink=403)),
    Change("certificate-placeholder", "8.1.3.3", ("R-8.1.3.3-1",),
           Text("An unknown certificate gets a picture all the same (E227).", "证书编号不存在时也返回图片(E227)。"),
           route("8.1.3", giving(_placeholder))),
    Change("no-parameter-nothing", "5.3.5.8", ("R-5.3.5.8-2",),
           Text("A query without parameters finds nothing, where one is needed (E153).", "缺少必要参数的查询返回空数组(E153)。"),
           wrapper(answers(_no_parameter))),
    # One or many
    Change("notices-by-key-one", "A.3.16", ("R-A.3.16-1", "R-A.2.10-1"),
           Text("6.10 and 7.16 by key give an object where there is one (E151).", "按键查询 6.10、7.16 仅有一条时返回对象(E151)。"),
           wrapper(contents(_one_as_object))),
    Change("array-of-one", "A.2.12", ("R-A.2.12-1", "R-A.2.13-1", "R-A.3.19-1", "R-A.3.20-1"),
           Text("What is asked for by key comes as an array of one (E150).", "按键查询时返回仅含一条的数组(E150)。"),
           wrapper(contents(_array_of_one))),
    Change("lists-of-a-hundred", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("A downlink gives a hundred records at most (E139).", "下行每次至多返回 100 条(E139)。"),
           wrapper(contents(_first_hundred))),
    # Revoked, changed
    Change("revoked-shown", "6.3.3", ("R-6.3.3-1", "R-6.12.1-4", "R-7.20.1-5"),
           Text("By key, a revoked lift is shown with BGLX=DELETE (E156).", "按编码查询时,已撤销的电梯以 BGLX=DELETE 返回(E156)。"),
           each(_WHOLE, giving(_revoked_shown))),
    Change("revoked-absent", "6.12.2", ("R-6.12.2-4", "R-6.10.2-2"),
           Text("What was revoked is in no answer any more (E156).", "已撤销的数据不再出现在任何响应中(E156)。"),
           tombstones(-1)),
    Change("always-modified", "6.12.2", ("R-6.12.2-4", "R-6.10.2-2", "R-7.20.2-2"),
           Text("BGLX is MODIFY from the first read on (E157).", "首次读取时 BGLX 即为 MODIFY(E157)。"),
           wrapper(contents(_shown_as_modified))),
    Change("increments-of-makers", "6.12.1", ("R-6.12.1-6", "R-7.20.1-6"),
           Text("What provinces add makes no increment (E056).", "省级系统添加的数据不产生增量(E056)。"),
           wrapper(contents(_of_makers_only))),
    Change("increments-without-parts", "6.12.1", ("R-6.12.1-6", "R-7.20.1-6"),
           Text("Increments hold lifts and components only (E056).", "增量仅含整机和部件信息(E056)。"),
           wrapper(contents(_lift_and_components))),
    Change("one-time-of-change", "6.12.2", ("R-6.12.2-1", "R-7.20.2-1"),
           Text("GXSJ inside ZJXX is that of the item (E048).", "ZJXX 内的 GXSJ 与条目的 GXSJ 相同(E048)。"),
           wrapper(contents(_lifts(_one_time)))),
    Change("increments-of-changes", "6.12.1", ("R-6.12.1-6", "R-6.13.1-6", "R-7.19.1-6", "R-7.20.1-6"),
           Text("An increment has an item for each change, so that a record may stand in it twice (E056, E158).",
                "增量对每次变更各给出一条,同一记录可能出现两次(E056、E158)。"),
           wrapper(contents(_each_change))),
    Change("lists-are-crowded", "6.10.1", ("R-6.9.1-2", "R-6.9.3-1", "R-6.10.1-3", "R-6.11.1-2", "R-6.11.3-1"),
           Text("Lists hold a hundred items at most, and the account has a hundred older ones (E139).",
                "列表至多返回 100 条,而该账户已有 100 条更早的数据(E139)。"),
           wrapper(contents(_crowded))),
    Change("informed-no-more-pending", "7.16.1", ("R-7.16.1-5", "R-7.21.3-1", "R-7.22.3-1"),
           Text("7.16 has the notices that 7.21 has not recorded yet (E190).", "7.16 仅返回尚未经 7.21 登记的施工告知(E190)。"),
           wrapper(contents(_informed_left_out))),
    # Elements
    Change("works-with-results", "7.20.1", ("R-7.20.1-1", "R-7.21.2-1", "R-7.21.3-1", "R-7.22.3-1"),
           Text("SGXX holds the works that have a result, as the prose says (E055).", "SGXX 仅含已录入结果的施工,按正文所述(E055)。"),
           wrapper(contents(_lifts(_works_with_results)))),
    Change("newest-usage", "7.1.3", ("R-7.1.3-1", "R-7.1.2-1", "R-7.3.2-1", "R-7.3.3-1"),
           Text("SYDWGLXX holds the newest usage record of a lift (E197).", "SYDWGLXX 仅含最新一条使用管理信息(E197)。"),
           wrapper(contents(_lifts(_newest_usage)))),
    Change("empty-lists-are-null", "6.12.2", ("R-6.12.2-1", "R-7.20.2-1", "R-A.2.12-1", "R-A.3.20-1"),
           Text("A list of a lift without an item is null (E073).", "电梯信息中没有数据的数组为 null(E073)。"),
           wrapper(contents(_lifts(_no_empty_lists)))),
    Change("whole-beside-lift", "7.20.2", ("R-7.20.2-2", "R-6.12.2-5"),
           Text("DTXXWZ stands beside ZJXX, not in it (E039).", "DTXXWZ 位于 ZJXX 之外的条目层(E039)。"),
           wrapper(contents(_lifts(_whole_above)))),
    Change("whole-for-provinces", "6.12.2", ("R-6.12.2-5",),
           Text("6.12 has no DTXXWZ (E039).", "6.12 不返回 DTXXWZ(E039)。"),
           _left_out(15, "DTXXWZ")),
    Change("parts-of-the-prose", "6.12.1", ("R-6.12.1-1", "R-7.20.1-1"),
           Text("Lifts come without inspections and recalls, which the prose leaves out (E055).",
                "电梯信息不含正文未列举的检验检测和召回信息(E055)。"),
           several(_left_out(15, "JYXX", "ZHXX"), _left_out(40, "JYXX", "ZHXX"))),
    Change("versions-of-lifts-only", "6.12.2", ("R-6.12.2-1", "R-6.12.2-4", "R-7.20.2-1"),
           Text("BGLX and SJBB stand in ZJXX only (E047).", "BGLX 和 SJBB 仅位于 ZJXX 内(E047)。"),
           several(*(row(table, code, at="ZJXX") for table in (15, 40) for code in ("BGLX", "SJBB")))),
    Change("members-of-the-annex", "6.10.2", ("R-6.10.2-1", "R-6.13.2-1", "R-7.16.2-1", "R-7.19.2-1"),
           Text("6.10, 6.13, 7.16 and 7.19 give what Annex A shows, where the tables have more (E037, E038, E041, E049).",
                "6.10、6.13、7.16、7.19 仅返回附录 A 所列成员(E037、E038、E041、E049)。"),
           several(_left_out(13, "SJBB"), _left_out(16, "CJSJ", "GXSJ"), _left_out(39, "CJSJ", "GXSJ"),
                   row(16, "SJBB", at="."), row(39, "SJBB", at="."),
                   _left_out(36, "CJYF", "SGGZRQ", "GZXLNR", "SYDWMC"))),
    Change("declarations-not-shown", "6.10.2", ("R-6.10.2-1", "R-5.3.5.7-8"),
           Text("6.10 gives no SFGZ (E116, E117).", "6.10 不返回 SFGZ(E116、E117)。"),
           _left_out(13, "SFGZ")),
    Change("notices-without-time", "7.16.2", ("R-7.16.2-1",),
           Text("7.16 gives no GXSJ, which is K (E263).", "7.16 不返回 GXSJ,该行为 K(E263)。"),
           _left_out(36, "GXSJ")),
)
# fmt: on
