"""Mutants that show in one mode of a list, or in one way to write: rights (5.2), regions (5.3.5.4), months, intervals (7.16 to
7.20), the national systems (A.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from mockplatform.clock import month_of
from mockplatform.errors import Refused
from mockplatform.hosts.call import Answer, Handler
from mockplatform.hosts.call import Call as Asked
from mockplatform.mutants import ch7_ways as ways
from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.ch6_lists import of_everybody
from mockplatform.mutants.ch7_beside import after, given, on_all_of_the_lift
from mockplatform.mutants.model import Alter, Change, Parts, route, several, wrapper
from mockplatform.mutants.variants.handlers import giving
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around
from mockplatform.rules.rights import Right
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS
from mockplatform.store.schema import construction

TEN_MINUTES = 600_000

# ---- rights


def reaching_all(interface: str, role: str, *keys: str) -> Alter:
    """In one mode a role reaches every record."""

    def make(handler: Handler) -> Handler:
        def serve(call: Asked) -> Answer:
            if call.query.keys() == set(keys):
                rights = (Right(role, "any", interface, ""), *call.platform.rights)
                call = replace(call, platform=replace(call.platform, rights=rights))
            return handler(call)  # type: ignore[call-arg, return-value]

        return serve

    return route(interface, make)


def _of_the_province(call: Asked, item: Any) -> bool:
    return str(item.get("ZCDZ", "")).startswith(call.account.region[:2])


# ---- months, intervals


def picked(interface: str, key: str, keep: Callable[[Asked, Any], bool]) -> Alter:
    """In the mode of one key alone a list leaves items out."""

    def edit(call: Asked, ask: Callable[[], Answer]) -> Answer:
        answer = ask()
        if call.query.keys() != {key}:
            return answer
        return replace(answer, items=[item for item in answer.items or () if keep(call, item)])

    return route(interface, giving(edit))


def by_last_change(interface: str, key: str) -> Alter:
    """A month has what was changed in it last."""

    def keep(call: Asked, item: Any) -> bool:
        at = int(item.get("ZJXX", item)["GXSJ"])
        return str(month_of(at)) == call.query[key]

    return picked(interface, key, keep)


def one_interval(*interfaces: str) -> Alter:
    """Increments of several interfaces share one interval."""

    def change(parts: Parts) -> Parts:
        last: dict[tuple[int, str], tuple[str, int]] = {}

        def make(handler: Handler) -> Handler:
            def serve(call: Asked) -> Answer:
                me = call.world.id, call.account.name
                if call.query.keys() == {"GXSJ"}:
                    before, at = last.get(me, (call.interface.id, 0))
                    if before != call.interface.id and call.now - at < TEN_MINUTES:
                        raise Refused("interval")
                    last[me] = call.interface.id, call.now
                return handler(call)  # type: ignore[call-arg, return-value]

            return serve

        return several(*(route(interface, make) for interface in interfaces))(parts)

    return change


def as_first_read(parts: Parts) -> Parts:
    """ZJXX of a lift in 7.20 is what was read of it first."""
    first: dict[str, Any] = {}

    def edit(item: Any) -> Any:
        return {**item, "ZJXX": first.setdefault(item["ZJBM"], item["ZJXX"])}

    return downlinks.items("7.20", edit)(parts)


# ---- ways to write


def in_parts(interface: str) -> Alter:
    """A batch of any size is taken, a hundred at a time."""

    def serve(call: Call, ask: Ask) -> Came:
        sent = call.json if call.interface == interface else None
        if not isinstance(sent, list) or len(sent) <= BATCH:
            return ask(call)
        came = [ask(call.with_body(orjson.dumps(sent[at : at + BATCH]))) for at in range(0, len(sent), BATCH)]
        refused = next((one for one in came if one.status >= 300), None)
        return refused or came[-1]

    return wrapper(around(serve))


def of_any_form(interface: str, code: str, kind: str) -> Alter:
    """One kind of fault of an element is not seen; its value is lost."""

    def edit(one: Any) -> Any:
        kept = tuple(found for found in one.problems if (found.kind, found.path) != (kind, code))
        if len(kept) == len(one.problems):
            return one
        return replace(one, problems=kept, record={name: value for name, value in one.record.items() if name != code})

    return given(interface, lambda sent: [edit(one) for one in sent])


def _widened(name: str) -> Callable[[Any], Any]:
    """What was converted is stored as it came."""
    wide = str.maketrans("()", "（）")
    return lambda record: {**record, name: str(record[name]).translate(wide)} if name in record else record


def _short(site: object) -> bool:
    return not str(site).partition(",")[0].endswith(("省", "市", "区"))


def _lost_if_short(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "SGDQ": "北京市,市辖区,东城区"} if _short(record.get("SGDQ")) else record


# ---- national systems


def national(place: str, edit: Callable[[Came], Came]) -> Alter:
    """Edit the answers of a national system."""
    return wrapper(answers(lambda call, came: edit(came) if call.environ["PATH_INFO"] == place else came))


def _broken_off(came: Came) -> Came:
    return came.with_body(came.body[: len(came.body) // 2]) if came.status == 200 else came


def _one_for_all(parts: Parts) -> Parts:
    """Every company that is known is the one that was asked for first."""
    first: list[Came] = []

    def edit(came: Came) -> Came:
        if came.status != 200:
            return came
        first[:] = first or [came]
        return first[0]

    return national("/api/corporate_info", edit)(parts)


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- rights
    Change("foreign-lift-by-key-and-time", "5.2.1", ("R-5.2.1-7",),
           Text("6.12 by key and time gives the lift of any manufacturer.", "6.12 按编码及更新时间返回任意制造单位的电梯。"),
           reaching_all("6.12", "manufacturer", "ZJBM", "GXSJ"), kind="isolation"),
    Change("foreign-constructions-by-time", "5.2.1", ("R-5.2.1-7",),
           Text("6.10 by time gives every manufacturer's constructions.", "6.10 按更新时间返回所有制造单位电梯的施工信息。"),
           of_everybody("6.10", "manufacturer", "GXSJ"), kind="isolation"),
    Change("foreign-region-in-updates", "5.2.2", ("R-5.2.2-4",),
           Text("7.20 by time gives the lifts of every region.", "7.20 按更新时间返回所有区域的电梯。"),
           of_everybody("7.20", "province", "GXSJ"), kind="isolation"),
    Change("foreign-region-in-months", "5.2.2", ("R-5.2.2-4",),
           Text("7.20 by month gives the lifts of every region.", "7.20 按月份返回所有区域的电梯。"),
           of_everybody("7.20", "province", "DTCJYF"), kind="isolation"),
    Change("foreign-region-by-key-and-time", "5.2.2", ("R-5.2.2-4",),
           Text("7.20 by key and time gives the lift of any region.", "7.20 按编码及更新时间返回任意区域的电梯。"),
           reaching_all("7.20", "province", "ZJBM", "GXSJ"), kind="isolation"),
    Change("foreign-notices-in-updates", "5.2.2", ("R-5.2.2-4",),
           Text("7.16 by time gives the notices of every region.", "7.16 按更新时间返回所有区域的施工告知信息。"),
           reaching_all("7.16", "province", "GXSJ"), kind="isolation"),
    Change("units-of-the-own-province-in-updates", "7.19.1", ("R-7.19.1-6",),
           Text("7.19 by time gives the units of the province alone.", "7.19 按更新时间仅返回本省的单位。"),
           picked("7.19", "GXSJ", _of_the_province), kind="isolation"),
    Change("units-of-the-own-province-by-key-and-time", "5.2.2", ("R-5.2.2-5",),
           Text("7.19 by code and time gives the units of the province alone.", "7.19 按代码及更新时间仅返回本省的单位。"),
           downlinks.items("7.19", lambda item: item if "浙江" in str(item.get("ZCDZ")) else None, "XYDM GXSJ"), kind="isolation"),
    Change("first-ten-updates-of-units", "7.19.1", ("R-7.19.1-6",),
           Text("7.19 by time gives ten units at most.", "7.19 按更新时间最多返回 10 个单位。"),
           downlinks.data("7.19", lambda found: found[:10], "GXSJ"), kind="limit"),
    Change("first-fifty-units-of-a-month", "7.19.1", ("R-7.19.1-2",),
           Text("7.19 by month gives fifty units at most.", "7.19 按月份最多返回 50 个单位。"),
           downlinks.data("7.19", lambda found: found[:50], "CJYF"), kind="limit"),
    Change("no-pushed-units-in-months", "7.19.1", ("R-7.19.1-2",),
           Text("7.19 by month leaves out what 8.1.1 pushed.", "7.19 按月份不返回 8.1.1 推送的单位。"),
           picked("7.19", "CJYF", lambda call, item: "COMPONENT_MANUFACTURE" not in str(item.get("ZZXX"))), kind="isolation"),

    # ---- months, intervals
    Change("units-in-the-month-of-a-change", "7.19.1", ("R-7.19.1-2",),
           Text("7.19 by month goes by the last change.", "7.19 按月份查询时以最后修改的月份为准。"),
           by_last_change("7.19", "CJYF"), kind="values"),
    Change("lifts-in-the-month-of-a-change", "7.20.1", ("R-7.20.1-2",),
           Text("7.20 by month goes by the last change.", "7.20 按月份查询时以最后修改的月份为准。"),
           by_last_change("7.20", "DTCJYF"), kind="values"),
    Change("maker-lifts-in-the-month-of-a-change", "6.12.1", ("R-6.12.1-2",),
           Text("6.12 by month goes by the last change.", "6.12 按月份查询时以最后修改的月份为准。"),
           by_last_change("6.12", "DTCJYF"), kind="values"),
    Change("lift-as-first-read", "7.20.1", ("R-7.20.1-5",),
           Text("7.20 shows a lift as it was read first, whatever its maker modifies.", "7.20 始终显示首次读取时的电梯整机信息。"),
           as_first_read, kind="full information"),
    Change("first-component-alone", "7.20.1", ("R-7.20.1-5",),
           Text("7.20 shows one component of a lift.", "7.20 仅显示电梯的一个部件。"),
           downlinks.items("7.20", lambda item: {**item, "BJXX": item["BJXX"][:1]}), kind="full information"),
    Change("province-months-without-components", "7.20.1", ("R-7.20.1-2",),
           Text("7.20 by month gives lifts without their components.", "7.20 按月份返回的电梯不含部件信息。"),
           downlinks.items("7.20", downlinks.put(BJXX=[]), "DTCJYF"), kind="full information"),
    Change("months-without-maintenance", "7.20.1", ("R-7.20.1-2",),
           Text("7.20 by month gives lifts without their maintenance.", "7.20 按月份返回的电梯不含维护保养信息。"),
           downlinks.items("7.20", downlinks.put(WBXX=[]), "DTCJYF"), kind="full information"),
    Change("one-interval-for-all-lists", "7.19.1", ("R-7.19.1-8", "R-7.20.1-8", "R-7.16.1-7"),
           Text("The ten minutes count for 7.16, 7.19 and 7.20 together.", "7.16、7.19、7.20 共用 10 分钟的调用间隔。"),
           one_interval("7.16", "7.19", "7.20"), kind="limit"),

    # ---- ways to write
    Change("changes-without-limit", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("7.5 takes batches of any size.", "7.5 不限制批量的记录数。"),
           in_parts("7.5"), kind="batch"),
    Change("pushes-without-limit", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("8.1.1 takes batches of any size.", "8.1.1 不限制批量的记录数。"),
           in_parts("8.1.1"), kind="batch"),
    Change("beginning-of-insurance-in-words", "7.4.2", ("R-7.4.2-1",),
           Text("7.4 takes a date that is none (Table 24, row 7).", "7.4 接受不是日期的保险生效日期(表 24 序号 7)。"),
           of_any_form("7.4", "BXSXRQ", "date"), kind="values"),
    Change("failed-again-refused", "7.10.2", ("R-7.10.2-2",),
           Text("7.10 refuses 复检不合格.", "7.10 拒绝检验结论“复检不合格”。"),
           ways.refused("7.10", "JYJL", lambda value: value == "复检不合格"), kind="values"),
    Change("regular-inspections-refused", "7.10.2", ("R-7.10.2-3",),
           Text("7.10 refuses regular inspections.", "7.10 拒绝定期检验(REGULAR)。"),
           ways.refused("7.10", "JYLB", lambda value: value == "REGULAR"), kind="values"),
    Change("change-to-failed-refused", "7.11.2", ("R-7.11.2-2",),
           Text("7.11 refuses 不合格.", "7.11 拒绝检验结论“不合格”。"),
           ways.refused("7.11", "JYJL", lambda value: value == "不合格"), kind="values"),
    Change("changed-names-kept-wide", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("7.18 keeps the full-width characters of a name.", "7.18 不转换单位名称中的全角字符。"),
           faults.stored("7.18", _widened("DWMC")), kind="width"),
    Change("pushed-names-kept-wide", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("8.1.1 keeps the full-width characters of a name.", "8.1.1 不转换单位名称中的全角字符。"),
           faults.stored("8.1.1", _widened("DWMC")), kind="width"),
    Change("changed-models-kept-wide", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("6.2 keeps the full-width characters of a model.", "6.2 不转换设备型号中的全角字符。"),
           faults.stored("6.2", _widened("SBXH")), kind="width"),
    Change("site-without-suffix-refused", "5.3.5.4", ("R-5.3.5.4-4",),
           Text("6.4 wants the name of the province in full.", "6.4 要求省份使用全称。"),
           ways.refused("6.4", "SGDQ", _short), kind="address"),
    Change("site-without-suffix-nowhere", "5.3.5.4", ("R-5.3.5.4-4",),
           Text("A lift whose site names the province in short is not found in it.", "施工地区省份使用简称的电梯不属于该省。"),
           several(faults.stored("6.4", _lost_if_short), faults.stored("6.5", _lost_if_short)), kind="address"),
    Change("place-of-use-without-separators", "5.3.5.4", ("R-5.3.5.4-1",),
           Text("7.1 takes any text for the place of use.", "7.1 接受任意文本作为设备使用地点。"),
           of_any_form("7.1", "SBSYDD", "address"), kind="address"),
    Change("notice-on-every-work-of-the-lift", "7.21.2", ("R-7.21.2-1",),
           Text("7.21 gives its notice to all constructions of the lift.", "7.21 将施工告知记录到该电梯的全部施工信息。"),
           after("7.21", on_all_of_the_lift(CONSTRUCTIONS, construction, "SGID", "inform")), kind="notice"),

    # ---- national systems
    Change("picture-broken-off", "A.4.1.3", ("R-A.4.1.3-1",),
           Text("Half of the picture is missing.", "证书图片只有一半。"),
           national("/publicity/type_test_certificate", _broken_off), kind="national"),
    Change("one-company-for-all", "A.4.2", ("R-A.4.2-1",),
           Text("8.2 gives the same company for every code that it knows.", "8.2 对所有已知代码返回同一企业。"),
           _one_for_all, kind="national"),
    Change("unknown-company-breaks", "A.4.2", ("R-A.4.2-1",),
           Text("8.2 with a code that names nothing is an error of the server.", "8.2 的统一社会信用代码不存在时服务器出错。"),
           national("/api/corporate_info", lambda came: came.with_status(500) if came.status == 404 else came), kind="national"),
    Change("no-accidents-break", "A.4.3", ("R-A.4.3-1",),
           Text("8.3 with a unit that has no accidents is an error of the server.", "8.3 的单位没有事故时服务器出错。"),
           national("/api/accidents", lambda came: came.with_status(500) if came.json == [] else came), kind="national"),
)
# fmt: on
