"""Mutants of the downlinks of chapter 6 in their lists and in time: ends of windows, other months, what was changed or revoked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, cast

from mockplatform.errors import Refused
from mockplatform.hosts.call import Answer, Call, Downlink, Handler
from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.downlinks import Item
from mockplatform.mutants.faults import Record
from mockplatform.mutants.model import Alter, Change, limit, route, wrapper
from mockplatform.mutants.variants.handlers import giving
from mockplatform.mutants.wrappers import Ask, Came, around
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.rules import limits, notices
from mockplatform.spec.limits import DAY
from mockplatform.spec.model import Text
from mockplatform.store import worlds
from mockplatform.store.rows import NOTICES
from mockplatform.store.schema import notice

MS = 1000


# ---- whose


def of_everybody(interface: str, role: str, *keys: str) -> Alter:
    """A list that is asked for with these keys holds what every account of the role would get."""

    def make(handler: Handler) -> Handler:
        read = cast(Downlink, handler)

        def serve(call: Call) -> Answer:
            if call.query.keys() != set(keys):
                return read(call)
            with call.platform.database.reading() as connection:
                accounts = worlds.accounts(connection, call.world.id)
            everybody = sorted({(one.xydm, one.region) for one in accounts if role in one.roles})
            asked = [replace(call.account, xydm=xydm, region=region) for xydm, region in everybody]
            return Answer(items=[item for me in asked for item in _items(read(replace(call, account=me)))])

        return serve

    return route(interface, make)


def _items(answer: Answer) -> Iterable[Any]:
    if answer.items is not None:
        return answer.items
    return answer.data if isinstance(answer.data, list) else []


# ---- since when


def _span(seconds: int) -> Callable[[Handler], Handler]:
    """What is given without a time goes back so far."""

    def edit(call: Call, handler: Downlink) -> Answer:
        platform = replace(call.platform, book=replace(call.platform.book, span=seconds))
        return handler(replace(call, platform=platform))

    return lambda handler: lambda call: edit(call, cast(Downlink, handler))


def _capped(code: str) -> Callable[[Handler], Handler]:
    """A time of more than seven days ago is taken for seven days ago."""

    def edit(call: Call, ask: Callable[[], Answer]) -> Answer:
        least = call.now - 7 * DAY * MS
        if int(call.query.get(code, least)) < least:
            call.query = {**call.query, code: str(least)}
        return ask()

    return giving(edit)


def _with_entered(call: Call, ask: Callable[[], Answer]) -> Answer:
    """With CJSJ, notices are given whose result was entered."""
    answer = ask()
    if "CJSJ" not in call.query:
        return answer
    since = notice.c.created > int(call.query["CJSJ"])
    with call.platform.database.reading() as connection:
        mine = (notice.c.kind == "entry", notice.c.builder == call.account.xydm, since)
        found = NOTICES.where(connection, call.world.id, *mine)
    return Answer([notices.item(call.answer_table, one) for one in found])


def _in_the_window(call: Call, ask: Callable[[], Answer]) -> Answer:
    """Calls by key and time are bound by the window as lists are."""
    shut = limits.window(call.book.limits["window"], call.now) is not None
    if shut and set(call.query) == {"ZJBM", "GXSJ"}:
        raise Refused("window", requirement="R-6.12.1-9")
    return ask()


# ---- what


def _first_seen(interface: str, key: str, keys: str, code: str) -> Alter:
    """In answers to queries with these keys an element stays as it was first shown."""

    def change(parts: Any) -> Any:
        first: dict[str, Any] = {}

        def serve(call: Asked, ask: Ask) -> Came:
            came = ask(call)
            content = came.json
            if call.interface != interface or not isinstance(content, dict) or content.get("code") != 1:
                return came
            data = content.get("data")
            for item in data if isinstance(data, list) else [data]:
                inner = item.get("ZJXX", item) if isinstance(item, dict) else {}
                name = str(inner.get(key))
                shown = first.setdefault(name, inner.get(code))
                if code in inner and set(call.asked) == set(keys.split()):
                    inner[code] = shown
            return came.with_json(content)

        return wrapper(around(serve))(parts)

    return change


def _resurrected(item: Item) -> Item:
    """What was revoked is told as modified."""
    inner = item.get("ZJXX")
    if isinstance(inner, dict) and inner.get("BGLX") == "DELETE":
        return {**item, "ZJXX": {**inner, "BGLX": "MODIFY"}}
    return {**item, "BGLX": "MODIFY"} if item.get("BGLX") == "DELETE" else item


def _reports_of_one_kind(item: Record) -> None:
    for at in ("BXXX", "WBXX", "JDXX"):
        if at in item:
            item[at] = item[at][-1:]


def _unmodified(item: Item) -> Item | None:
    return None if item.get("SJBB", 1) != 1 else item


def _lift_unmodified(item: Item) -> Item | None:
    return None if item["ZJXX"]["SJBB"] != 1 else item


def _added_when_changed(item: Item) -> Item:
    return {**item, "CJSJ": item["GXSJ"]}


def _lift_changed_when_added(item: Record) -> None:
    item["GXSJ"] = item["ZJXX"]["GXSJ"] = item["ZJXX"]["CJSJ"]


def _without_parts(item: Item) -> Item:
    return {**item, "BJXX": []}


def _without_changed_parts(item: Item) -> Item | None:
    """A lift of which components changed alone is left out."""
    plain = item["ZJXX"].get("BGLX") == "MODIFY" and item["BJXX"] and item["ZJXX"].get("SBXH") == "TKJ1000/1.75"
    return None if plain else item


def _without_rewritten(item: Item) -> Item | None:
    """A lift that was modified twice is left out."""
    return None if item["ZJXX"]["SJBB"] > 2 and item["ZJXX"]["BGLX"] == "MODIFY" else item


def _reformed_alone(item: Item) -> Item | None:
    return None if not item.get("SGXX") else item


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("foreign-lifts-in-increments", "5.2.1", ("R-5.2.1-7",),
           Text("The increments of 6.12 hold the lifts of all manufacturers.", "6.12 的增量数据含所有制造单位的电梯。"),
           of_everybody("6.12", "manufacturer", "GXSJ"), kind="isolation"),
    Change("foreign-lifts-by-month", "5.2.1", ("R-5.2.1-7",),
           Text("The months of 6.12 hold the lifts of all manufacturers.", "6.12 按月数据含所有制造单位的电梯。"),
           of_everybody("6.12", "manufacturer", "DTCJYF"), kind="isolation"),
    Change("foreign-lifts-with-the-reformed", "5.2.1", ("R-5.2.1-7",),
           Text("With BHGZ 6.12 holds the lifts of all manufacturers.", "带 BHGZ 时 6.12 含所有制造单位的电梯。"),
           of_everybody("6.12", "manufacturer", "DTCJYF", "BHGZ"), kind="isolation"),
    Change("foreign-notices-by-time", "5.2.1", ("R-5.2.1-7",),
           Text("With CJSJ 6.9 holds the notices of all manufacturers.", "带 CJSJ 时 6.9 含所有制造单位的通知。"),
           of_everybody("6.9", "manufacturer", "CJSJ"), kind="isolation"),
    # ---- 6.9 to 6.11
    Change("six-days-of-modify-notices", "6.9.1", ("R-6.9.1-2",),
           Text("Without CJSJ 6.9 goes back five days.", "不带 CJSJ 时 6.9 只返回 5 天内的通知。"),
           route("6.9", _span(5 * DAY)), kind="notice"),
    Change("modify-notices-of-a-week-at-most", "6.9.1", ("R-6.9.1-1",),
           Text("A CJSJ of more than seven days ago is taken for seven days ago.", "早于 7 天的 CJSJ 按 7 天处理。"),
           route("6.9", _capped("CJSJ")), kind="notice"),
    Change("modified-constructions-as-they-were", "6.10.1", ("R-6.10.1-1",),
           Text("By GXSJ 6.10 shows SGLXR as it was added.", "按 GXSJ 查询时 6.10 返回修改前的施工联系人。"),
           _first_seen("6.10", "SGID", "GXSJ", "SGLXR"), kind="effect"),
    Change("revoked-constructions-live-by-time", "6.10.1", ("R-6.10.1-3",),
           Text("By GXSJ 6.10 gives revoked constructions with BGLX=MODIFY.", "按 GXSJ 查询时 6.10 将已撤销的施工标为 MODIFY。"),
           downlinks.items("6.10", _resurrected, "GXSJ"), kind="effect"),
    Change("five-days-of-constructions", "6.10.1", ("R-6.10.1-3",),
           Text("Without parameters 6.10 goes back five days.", "不带参数时 6.10 只返回 5 天内的数据。"),
           route("6.10", _span(5 * DAY)), kind="limit"),
    Change("constructions-of-a-week-at-most", "6.10.1", ("R-6.10.1-1",),
           Text("A GXSJ of more than seven days ago is taken for seven days ago.", "早于 7 天的 GXSJ 按 7 天处理。"),
           route("6.10", _capped("GXSJ")), kind="limit"),
    Change("entered-notices-by-time", "6.11.1", ("R-6.11.1-1",),
           Text("With CJSJ 6.11 gives notices whose result was entered.", "带 CJSJ 时 6.11 返回已录入结果的通知。"),
           route("6.11", giving(_with_entered)), kind="notice"),
    Change("five-days-of-entry-notices", "6.11.1", ("R-6.11.1-2",),
           Text("Without CJSJ 6.11 goes back five days.", "不带 CJSJ 时 6.11 只返回 5 天内的通知。"),
           route("6.11", _span(5 * DAY)), kind="notice"),
    # ---- 6.12
    Change("one-report-of-a-kind", "6.12.1", ("R-6.12.1-1",),
           Text("6.12 shows one record of each kind of report.", "6.12 的保险、维保、监督信息各只有一条。"),
           faults.item_edited("6.12", _reports_of_one_kind), kind="full information"),
    Change("months-without-changed-lifts", "6.12.1", ("R-6.12.1-2",),
           Text("A month does not hold lifts that were modified since.", "按月查询不含之后修改过的电梯。"),
           downlinks.items("6.12", _lift_unmodified, "DTCJYF"), kind="full information"),
    Change("months-without-components", "6.12.1", ("R-6.12.1-2",),
           Text("The lifts of a month come without components.", "按月查询的电梯不含部件。"),
           downlinks.items("6.12", _without_parts, "DTCJYF"), kind="full information"),
    Change("window-to-nine", "6.12.1", ("R-6.12.1-3", "R-6.12.1-9"),
           Text("The window of 6.12 closes at 9:00.", "6.12 的允许时段到 9:00 才结束。"),
           limit("window", high=9), kind="limit"),
    Change("window-from-two", "6.12.1", ("R-6.12.1-3", "R-6.12.1-9"),
           Text("The window of 6.12 opens at 2:00.", "6.12 的允许时段从 2:00 开始。"),
           limit("window", low=2), kind="limit"),
    Change("increments-without-changed-components", "6.12.1", ("R-6.12.1-6",),
           Text("A lift of which components changed makes no increment.", "仅修改部件的电梯不在增量数据中。"),
           downlinks.items("6.12", _without_changed_parts, "GXSJ"), kind="full information"),
    Change("increments-without-second-changes", "6.12.1", ("R-6.12.1-6",),
           Text("A lift that is modified again makes no increment.", "再次修改的电梯不在增量数据中。"),
           downlinks.items("6.12", _without_rewritten, "GXSJ"), kind="full information"),
    Change("increments-of-old-data", "6.12.1", ("R-6.12.1-6",),
           Text("Increments show SBXH as it was first read.", "增量数据中的设备型号为最初读取的值。"),
           _first_seen("6.12", "ZJBM", "GXSJ", "SBXH"), kind="full information"),
    Change("revoked-lifts-live-in-increments", "6.12.1", ("R-6.12.1-6",),
           Text("Increments give revoked lifts with BGLX=MODIFY.", "增量数据将已撤销的电梯标为 MODIFY。"),
           downlinks.items("6.12", _resurrected, "GXSJ"), kind="full information"),
    Change("lookback-of-six-days-and-a-half", "6.12.1", ("R-6.12.1-7", "R-6.13.1-7"),
           Text("The look-back ends after six days and a half.", "最后更新时间只允许过去 6 天半。"),
           limit("lookback", low=6 * DAY + DAY // 2), kind="limit"),
    Change("increments-after-half-a-day", "6.12.1", ("R-6.12.1-8",),
           Text("Increments of 6.12 may be asked for every 12 hours.", "6.12 的增量调用间隔仅 12 小时。"),
           limit("daily", low=DAY // 2), kind="limit"),
    Change("window-for-keys-too", "6.12.1", ("R-6.12.1-11",),
           Text("6.12 by key and time is refused outside 1:00 to 5:00.", "1:00 至 5:00 之外按编码及时间调用 6.12 被拒绝。"),
           route("6.12", giving(_in_the_window)), kind="limit"),
    Change("revoked-lifts-live-by-key-and-time", "6.12.1", ("R-6.12.1-10",),
           Text("By key and time a revoked lift is given with BGLX=MODIFY.", "按编码及时间查询时已撤销的电梯标为 MODIFY。"),
           downlinks.items("6.12", _resurrected, "ZJBM GXSJ"), kind="full information"),
    Change("changed-when-added", "6.12.2", ("R-6.12.2-1",),
           Text("GXSJ of a lift stays at its CJSJ.", "电梯的更新时间始终为创建时间。"),
           faults.item_edited("6.12", _lift_changed_when_added), kind="values"),
    Change("reformed-lifts-alone", "6.12.2", ("R-6.12.2-2",),
           Text("With BHGZ=true only lifts with constructions are given.", "BHGZ=true 时只返回有施工信息的电梯。"),
           downlinks.items("6.12", _reformed_alone, "DTCJYF BHGZ"), kind="full information"),
    Change("reformed-lifts-anyway", "6.12.2", ("R-6.12.2-2",),
           Text("BHGZ=false counts as true.", "BHGZ=false 视为 true。"),
           downlinks.given("6.12", "DTCJYF BHGZ", BHGZ="true"), kind="full information"),
    # ---- 6.13
    Change("months-without-changed-units", "6.13.1", ("R-6.13.1-2",),
           Text("A month does not hold units that were modified since.", "按月查询不含之后修改过的单位。"),
           downlinks.items("6.13", _unmodified, "CJYF"), kind="effect"),
    Change("units-added-when-changed", "6.13.1", ("R-6.13.1-5",),
           Text("CJSJ of a unit follows its GXSJ.", "单位的创建时间随更新时间变化。"),
           downlinks.items("6.13", _added_when_changed), kind="values"),
    Change("unit-increments-after-nine-minutes", "6.13.1", ("R-6.13.1-8",),
           Text("Increments of 6.13 may be asked for every nine minutes.", "6.13 的增量调用间隔仅 9 分钟。"),
           limit("ten_minute", low=540), kind="limit"),
)
# fmt: on
