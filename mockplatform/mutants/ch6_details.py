"""Mutants of chapters 5 and 6 that break a rule for some records only: the second of a batch, one variety, one change."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call, Handler, Uplink
from mockplatform.mutants import faults
from mockplatform.mutants.faults import Record
from mockplatform.mutants.model import Alter, Change, right, roles, route, row, several, wrapper
from mockplatform.mutants.variants.handlers import changed, taking
from mockplatform.mutants.wrappers import Ask, Came, around
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS

YEAR_2001 = 10**12
"""Times before it have 12 digits in ms"""


# ---- batches


def first_alone(**filled: object) -> Callable[[Handler], Handler]:
    """What is wrong with the records of a batch is looked for in the first one; what the others lack is `filled` in."""

    def make(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Checked]) -> Any:
            rest = [replace(changed(one, {**filled, **one.record}), problems=()) for one in given[1:]]
            return cast(Uplink, handler)(call, [given[0], *rest])

        return serve

    return make


def date_not_judged(code: str) -> Callable[[Call, Checked], Checked]:
    """A date that is none is taken, as if it had not been sent."""

    def edit(call: Call, one: Checked) -> Checked:
        return replace(one, problems=tuple(p for p in one.problems if p.kind != "date" or not p.path.endswith(code)))

    return edit


def _parts_of_the_first(handler: Handler) -> Handler:
    """All lifts of a batch get the components of the first."""

    def serve(call: Call, given: list[Checked]) -> Any:
        parts = {"BJXX": given[0].record["BJXX"]} if "BJXX" in given[0].record else {}
        return cast(Uplink, handler)(call, [changed(one, {**one.record, **parts}) for one in given])

    return serve


def _stored_though_refused(call: Asked, ask: Ask) -> Came:
    """More than a hundred lifts are refused, and stored."""
    records = call.json
    came = ask(call)
    if call.interface == "6.1" and isinstance(records, list) and len(records) > BATCH:
        for part in (records[:BATCH], records[BATCH:]):
            ask(call.with_body(json.dumps(part).encode()))
    return came


def _any_number(call: Asked, ask: Ask) -> Came:
    """Constructions are taken a hundred at a time, however many come."""
    records = call.json
    if call.interface != "6.4" or not isinstance(records, list) or len(records) <= BATCH:
        return ask(call)
    first = ask(call.with_body(json.dumps(records[:BATCH]).encode()))
    ask(call.with_body(json.dumps(records[BATCH:]).encode()))
    return first


# ---- refusals


def _breaking(interface: str, broken: Callable[[Asked], bool]) -> Alter:
    """A request is an error of the server."""
    return faults.refused_unless(interface, lambda call: not broken(call), 500)


def _unknown_entered(handler: Handler) -> Handler:
    """The result of a construction that is not there is acknowledged."""

    def serve(call: Call, given: list[Checked]) -> Any:
        codes = [str(one.record.get("SGID", "")) for one in given]
        with call.platform.database.reading() as connection:
            known = CONSTRUCTIONS.find(connection, call.world.id, codes)
        return cast(Uplink, handler)(call, given) if known else codes

    return serve


# ---- lifts


def _kept(*codes: str) -> Callable[[Handler], Handler]:
    """6.2 leaves elements of the lift, or of its components, as they were."""

    def make(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Checked]) -> Any:
            with call.platform.database.reading() as connection:
                known = LIFTS.find(connection, call.world.id, [str(one.record.get("ZJBM", "")) for one in given])
            olds = {code: faults.content_of(lift) for code, lift in known.items()}
            kept = [_keeping(one, olds.get(str(one.record.get("ZJBM", "")), {}), codes) for one in given]
            return cast(Uplink, handler)(call, kept)

        return serve

    return make


def _keeping(one: Checked, old: Record, codes: tuple[str, ...]) -> Checked:
    record: Record = {**one.record, **{code: old[code] for code in codes if code in old}}
    was = {part.get("TBJBM"): part for part in old.get("BJXX", [])}
    if "BJXX" in record:
        record["BJXX"] = [
            {**part, **{code: was[part["TBJBM"]][code] for code in codes if code in was.get(part.get("TBJBM"), {})}}
            for part in record["BJXX"]
        ]
    return changed(one, record)


def _locked_passed_over(handler: Handler) -> Handler:
    def serve(call: Call, given: list[Checked]) -> Any:
        codes = [str(one.record.get("ZJBM", "")) for one in given]
        with call.platform.database.reading() as connection:
            locked = {code for code, one in LIFTS.find(connection, call.world.id, codes).items() if one.locked}
        free = [one for code, one in zip(codes, given, strict=True) if code not in locked]
        cast(Uplink, handler)(call, free or given)
        return codes

    return serve


def _bare_stay_bare(handler: Handler) -> Handler:
    """A lift that was added without components gets none by 6.2."""

    def serve(call: Call, given: list[Checked]) -> Any:
        with call.platform.database.reading() as connection:
            known = LIFTS.find(connection, call.world.id, [str(one.record.get("ZJBM", "")) for one in given])
        bare = {code for code, lift in known.items() if not faults.content_of(lift).get("BJXX")}
        return cast(Uplink, handler)(
            call,
            [
                changed(one, {**one.record, "BJXX": []})
                if one.record.get("ZJBM") in bare and "BJXX" in one.record
                else one
                for one in given
            ],
        )

    return serve


def _third_lost(handler: Handler) -> Handler:
    """From the third version on a load stays as it is."""
    loads: dict[tuple[int, str], object] = {}
    count: Counter[tuple[int, str]] = Counter()

    def serve(call: Call, given: list[Checked]) -> Any:
        edited = []
        for one in given:
            key = call.world.id, str(one.record.get("ZJBM", ""))
            count[key] += not one.problems
            if count[key] < 3:
                loads[key] = one.record.get("TZZL")
            edited.append(
                changed(one, {**one.record, "TZZL": loads[key]}) if count[key] > 2 and loads.get(key) else one
            )
        return cast(Uplink, handler)(call, edited)

    return serve


def _escaped(item: Record) -> None:
    for code in ("SGLXR", "SYDWMC"):
        item[code] = html.escape(str(item.get(code, "")))


def short(code: str, most: int) -> Callable[[Call, Checked], Checked]:
    def edit(call: Call, one: Checked) -> Checked:
        text = one.record.get(code)
        return changed(one, {**one.record, code: text[:most]}) if isinstance(text, str) else one

    return edit


def _rare(one: Record) -> Record:
    name = "".join("?" if sign > "\uffff" else sign for sign in str(one.get("SGLXR", "")))
    return {**one, "SGLXR": name} if "SGLXR" in one else one


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- chapter 5
    Change("signs-escaped", "5.3.3", ("R-5.3.3-1",),
           Text("Texts come back with & < > and quotes as HTML.", "文本中的 & < > 及引号以 HTML 转义形式返回。"),
           faults.item_edited("6.10", _escaped), kind="values"),
    Change("rare-characters-lost", "5.3.3", ("R-5.3.3-1",),
           Text("A character beyond the first 65,536 is stored as a question mark.", "基本平面以外的汉字被存储为问号。"),
           faults.stored("6.4", _rare), kind="values"),
    Change("component-date-in-letters", "5.3.3", ("R-5.3.3-1",),
           Text("The date of a component may be letters.", "部件制造日期可以是字母。"),
           route("6.1", taking(date_not_judged("TBZZRQ"))), kind="values"),
    Change("full-length-refused", "5.3.3", ("R-5.3.3-2",),
           Text("A SGLXR of 20 characters, the longest allowed, is refused.", "恰为最大长度 20 位的施工联系人被拒绝。"),
           faults.refusing("6.4", lambda record: len(str(record.get("SGLXR", ""))) == 20, "SGLXR"), kind="values"),
    Change("full-length-cut", "5.3.3", ("R-5.3.3-2",),
           Text("Of a CPBH of 20 characters 19 are stored.", "长度为 20 的设备出厂编号只存储 19 位。"),
           route("6.1", taking(short("CPBH", 19))), kind="values"),
    Change("early-dates-refused", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("A date before September 2001, which has 12 digits, is refused.", "2001 年 9 月以前的日期(12 位数字)被拒绝。"),
           faults.refusing("6.1", lambda record: 0 < record.get("ZZRQ", 0) < YEAR_2001, "ZZRQ"), kind="values"),
    Change("constructions-unlimited", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("6.4 takes any number of records in a request.", "6.4 每次请求的记录数不受限制。"),
           wrapper(around(_any_number)), kind="batch"),
    Change("refused-batch-stored", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("101 lifts are refused, and stored all the same.", "101 条电梯数据被拒绝但仍全部存储。"),
           wrapper(around(_stored_though_refused)), kind="batch"),
    Change("ids-of-the-first", "5.3.5.7", ("R-5.3.5.7-2",),
           Text("A batch of 6.4 is answered with the id of its first record alone.", "6.4 批量应答的 ids 均为第一条的 id。"),
           faults.answering("6.4", lambda content: {**content, "data": {"ids": content["data"]["ids"][:1] * 2}}
                            if "ids" in content["data"] else content), kind="batch"),
    Change("full-information-for-constructors", "5.3.5.10", ("R-5.3.5.10-5",),
           Text("Constructors may ask 7.20.", "施工单位可以调用 7.20。"),
           several(roles("7.20", "province", "constructor"), right("constructor", "7.20", "any")), kind="role"),
    Change("unknown-result-entered", "5.3.5.10", ("R-5.3.5.10-6",),
           Text("6.7 for an unknown SGID is acknowledged.", "对不存在的 SGID 调用 6.7 返回成功。"),
           route("6.7", _unknown_entered), kind="status"),
    Change("nothing-breaks", "5.3.5.10", ("R-5.3.5.10-10",),
           Text("An empty array is answered with 500.", "空数组返回 500。"),
           _breaking("6.1", lambda call: call.json == []), kind="status"),
    Change("time-of-notices-breaks", "5.3.5.10", ("R-5.3.5.10-10",),
           Text("A CJSJ that is no time is answered with 500.", "CJSJ 不是时间时返回 500。"),
           _breaking("6.9", lambda call: call.asked.get("CJSJ", "0").isalpha()), kind="status"),
    # ---- 6.1
    Change("walks-refused", "6.1.2", ("R-6.1.2-1",),
           Text("A moving walk is refused.", "自动人行道被拒绝。"),
           faults.refusing("6.1", lambda record: "RSD" in record, "RSD"), kind="table"),
    Change("level-walks-refused", "6.1.2", ("R-6.1.2-1",),
           Text("A RQXJ of 0 counts as missing.", "自动人行道倾斜角为 0 时视为缺失。"),
           faults.refusing("6.1", lambda record: record.get("RQXJ") == 0, "RQXJ"), kind="values"),
    Change("directions-alone-refused", "6.1.2", ("R-6.1.2-1",),
           Text("A lift with the speeds of both directions needs TSD all the same.", "已有上、下行额定速度的电梯仍须提供额定速度。"),
           faults.refusing("6.1", lambda record: "TSD" not in record and "TSXSD" in record, "TSD"), kind="table"),
    Change("explosion-protection-lost", "6.1.2", ("R-6.1.2-1",),
           Text("FBDJ is not stored.", "防爆等级未被存储。"),
           faults.lost("6.1", "FBDJ"), kind="effect"),
    Change("pressure-lost", "6.1.2", ("R-6.1.2-1",),
           Text("YYDTGZYL is not stored.", "液压驱动电梯满载工作压力未被存储。"),
           faults.lost("6.1", "YYDTGZYL"), kind="effect"),
    Change("heavy-loads-refused", "6.1.2", ("R-6.1.2-1",),
           Text("A load of five digits is refused.", "五位数的额定载重量被拒绝。"),
           faults.refusing("6.1", lambda record: record.get("TZZL", 0) >= 10000, "TZZL"), kind="values"),
    Change("batch-shares-components", "6.1.2", ("R-6.1.2-1",),
           Text("All lifts of a batch get the components of the first.", "批量电梯均采用第一台的部件。"),
           route("6.1", _parts_of_the_first), kind="batch"),
    Change("second-lift-not-judged", "6.1.2", ("R-6.1.2-1",),
           Text("Of the lifts in a batch only the first is judged.", "批量电梯仅校验第一台。"),
           route("6.1", first_alone()), kind="batch"),
    # ---- 6.2
    Change("landings-kept", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 leaves TZS as it was.", "6.2 不修改电梯站数。"),
           route("6.2", _kept("TZS")), kind="effect"),
    Change("component-dates-kept", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 leaves TBZZRQ of a known component as it was.", "6.2 不修改已有部件的制造日期。"),
           route("6.2", _kept("TBZZRQ")), kind="effect"),
    Change("walks-kept", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 leaves RCD of a moving walk as it was.", "6.2 不修改自动人行道使用区段长度。"),
           route("6.2", _kept("RCD")), kind="effect"),
    Change("third-change-lost", "6.2.2", ("R-6.2.2-1",),
           Text("The third modification of a load is not stored.", "额定载重量的第三次修改未被存储。"),
           route("6.2", _third_lost), kind="effect"),
    Change("components-by-adding-alone", "6.2.2", ("R-6.2.2-1",),
           Text("A lift that was added without components gets none by 6.2.", "添加时无部件的电梯不能通过 6.2 增加部件。"),
           route("6.2", _bare_stay_bare), kind="effect"),
    Change("changed-components-not-judged", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 takes a component without its certificate (Table 5, row 31).",
                "6.2 的部件可不提供型式试验证书编号(表 5 序号 31)。"),
           row(5, "TBJXSSYBH", use="K"), kind="table"),
    Change("changed-component-categories-unlisted", "6.2.2", ("R-6.1.2-5", "R-6.2.2-1"),
           Text("6.2 takes any TBJLB (note 13).", "6.2 的部件类别可取任意值(注 13)。"),
           row(5, "TBJLB", codes=""), kind="table"),
    Change("changed-surroundings-unlisted", "6.2.2", ("R-6.1.2-4", "R-6.2.2-1"),
           Text("6.2 takes any GZHJ (note 11).", "6.2 的工作环境可取任意值(注 11)。"),
           row(5, "GZHJ", codes=""), kind="table"),
    Change("changed-duty-unlisted", "6.2.2", ("R-6.1.2-3", "R-6.2.2-1"),
           Text("6.2 takes any FTGZLX (note 10).", "6.2 的工作类型可取任意值(注 10)。"),
           row(5, "FTGZLX", codes=""), kind="table"),
    Change("changed-kinds-unlisted", "6.2.2", ("R-6.1.2-6", "R-6.2.2-1"),
           Text("6.2 takes any SBLB (note 3).", "6.2 的设备类别可取任意值(注 3)。"),
           row(5, "SBLB", codes=""), kind="table"),
    Change("second-change-not-judged", "6.2.2", ("R-6.2.2-1",),
           Text("Of the lifts that an array modifies only the first is judged.", "批量修改电梯仅校验第一台。"),
           route("6.2", first_alone()), kind="batch"),
    Change("lock-of-the-first", "6.2.1", ("R-6.2.1-1",),
           Text("A locked lift that stands second in an array is passed over, and the call acknowledged.",
                "批量修改中排在第二的已锁定电梯被跳过,并返回成功。"),
           route("6.2", _locked_passed_over), kind="lock"),
)
# fmt: on
