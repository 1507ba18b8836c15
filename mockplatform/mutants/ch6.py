"""Mutants of 6.1 to 6.3, the manufacture data of lifts, and of their forms in Annex A."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, cast

from mockplatform.hosts.call import Call, Handler, Revoke, Uplink
from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.faults import Record
from mockplatform.mutants.model import Alter, Change, Parts, cycle, path, route, row, wrapper
from mockplatform.mutants.wrappers import Ask, Came, around, contents
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS

DAY = 86_400_000


# ---- 6.1


def _rounded(record: Record) -> Record:
    return {**record, "TSD": round(record["TSD"])} if "TSD" in record else record


def _dated(record: Record) -> Record:
    """Components lose a day."""
    parts = [{**part, "TBZZRQ": part["TBZZRQ"] - DAY} for part in record.get("BJXX", [])]
    return {**record, "BJXX": parts} if parts else record


def _eight(record: Record) -> Record:
    return {**record, "BJXX": record["BJXX"][:8]} if "BJXX" in record else record


def _no_speed_needed(parts: Parts) -> Parts:
    tables = {**parts.book.tables, 4: replace(parts.book.tables[4], rules=())}
    return replace(parts, book=replace(parts.book, tables=tables))


def _unnamed(call: Asked, content: Any) -> Any:
    """The errors of a refused lift tell no element."""
    data = content.get("data")
    if call.interface != "6.1" or content.get("code") == 1 or not isinstance(data, dict):
        return content
    return {**content, "data": {**data, "errors": [{**one, "field": "record"} for one in data.get("errors", [])]}}


def _twice(parts: Parts) -> Parts:
    """A lift that is added again stands twice in 6.12."""
    added: Counter[str] = Counter()

    def serve(call: Asked, ask: Ask) -> Came:
        came, content = ask(call), call.json
        if call.interface == "6.1" and isinstance(content, dict):
            added[str(content.get("ZJBM"))] += 1
        if call.interface == "6.12" and added[call.asked.get("ZJBM", "")] > 1 and came.status == 200:
            return came.with_json({**came.json, "data": [came.json["data"]] * 2})
        return came

    return wrapper(around(serve))(parts)


# ---- 6.2


def _unlocked(handler: Handler) -> Handler:
    """6.2 as if no lift were locked; what it stores is locked no more."""

    def serve(call: Call, given: list[Any]) -> Any:
        codes = [str(one.record.get("ZJBM", "")) for one in given]
        with call.platform.database.writing() as connection:
            found = LIFTS.find(connection, call.world.id, codes)
            LIFTS.replace(connection, call.world.id, [replace(lift, locked=False) for lift in found.values()])
        return cast(Uplink, handler)(call, given)

    return serve


def _shows_what_was_refused() -> Alter:
    """6.12 shows the model of a lift's refused PUT from then on."""

    def change(parts: Parts) -> Parts:
        models: dict[str, str] = {}

        def serve(call: Asked, ask: Ask) -> Came:
            came = ask(call)
            record, content = call.json, came.json
            if call.interface == "6.2" and came.status == 400 and isinstance(record, dict) and "SBXH" in record:
                models[str(record.get("ZJBM"))] = record["SBXH"]
            data = content.get("data") if isinstance(content, dict) else None
            if call.interface == "6.12" and isinstance(data, dict) and data.get("ZJBM") in models:
                data["ZJXX"]["SBXH"] = models[data["ZJBM"]]
                return came.with_json(content)
            return came

        return wrapper(around(serve))(parts)

    return change


def _merged(handler: Handler) -> Handler:
    """Components that 6.2 leaves out stay."""

    def serve(call: Call, given: list[Any]) -> Any:
        codes = [str(one.record.get("ZJBM", "")) for one in given]
        with call.platform.database.reading() as connection:
            found = LIFTS.find(connection, call.world.id, codes)
        merged = [replace(one, record=_with_old(one.record, found.get(code)), text="")
                  for code, one in zip(codes, given, strict=True)]  # fmt: skip
        return cast(Uplink, handler)(call, merged)

    return serve


def _with_old(record: Record, lift: Any) -> Record:
    before = faults.content_of(lift).get("BJXX", []) if lift is not None else []
    sent = {part.get("TBJBM") for part in record.get("BJXX", [])}
    kept = [part for part in before if part["TBJBM"] not in sent]
    return {**record, "BJXX": [*record.get("BJXX", []), *kept]}


# ---- 6.3


def _buried_alive(call: Asked, ask: Ask, seen: dict[str, Any]) -> Came:
    """Of a revoked lift the components are still shown."""
    came = ask(call)
    content, code = came.json, call.asked.get("ZJBM", "")
    if call.interface != "6.12" or not code or not isinstance(content, dict):
        return came
    if content.get("code") == 1 and isinstance(content.get("data"), dict):
        seen[code] = content
    elif code in seen:
        data = {member: value for member, value in seen[code]["data"].items() if member != "ZJXX"}
        return came.with_json({**seen[code], "data": data}, status=200)
    return came


def _with_components_alive(parts: Parts) -> Parts:
    seen: dict[str, Any] = {}
    return wrapper(around(lambda call, ask: _buried_alive(call, ask, seen)))(parts)


def _and_the_next(handler: Handler) -> Handler:
    """6.3 takes the next older lift of the same maker as well."""

    def serve(call: Call, keys: list[str]) -> Any:
        with call.platform.database.reading() as connection:
            stand = [lift for lift in LIFTS.where(connection, call.world.id) if not lift.revoked]
        older = [lift.zjbm for lift in stand if lift.owner == call.account.xydm and lift.state == "factory"]
        before = [code for code in older if code < keys[0]]
        cast(Revoke, handler)(call, [*keys, *(before[-1:] if len(keys) == 1 else [])])

    return serve


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- 6.1
    Change("eight-components", "6.1.1", ("R-6.1.1-1",),
           Text("Of the components of a lift only eight are stored.", "每台电梯仅存储 8 个部件。"),
           faults.stored("6.1", _eight), kind="effect"),
    Change("certificate-optional", "6.1.2", ("R-6.1.2-1",),
           Text("A lift needs no type-test certificate (Table 4, row 3).", "电梯型式试验证书编号可以不提供(表 4 序号 3)。"),
           row(4, "XSSYBH", use="K"), kind="table"),
    Change("component-maker-optional", "6.1.2", ("R-6.1.2-1",),
           Text("A component needs no maker (Table 4, row 35).", "部件制造单位统一社会信用代码可以不提供(表 4 序号 35)。"),
           row(4, "TBJZZXYDM", use="K"), kind="table"),
    Change("model-unlimited", "6.1.2", ("R-6.1.2-1",),
           Text("A lift model of any length is accepted (Table 4, row 6).", "设备型号长度不受限制(表 4 序号 6)。"),
           row(4, "SBXH", notation="C..5000"), kind="table"),
    Change("surroundings-demanded", "6.1.2", ("R-6.1.2-1",),
           Text("A lift without GZHJ, which is K, is refused (Table 4, row 28).", "未提供 K 项工作环境的电梯被拒绝(表 4 序号 28)。"),
           faults.refusing("6.1", lambda record: "GZHJ" not in record and "TCS" in record, "GZHJ"), kind="table"),
    Change("speed-rounded", "6.1.2", ("R-6.1.2-1",),
           Text("The speed of a lift is stored as a whole number.", "电梯额定速度被取整存储。"),
           faults.stored("6.1", _rounded), kind="values"),
    Change("component-a-day-older", "6.1.2", ("R-6.1.2-1",),
           Text("The dates of components lie a day before those that were sent.", "部件制造日期比提交值早一天。"),
           faults.stored("6.1", _dated), kind="values"),
    Change("escalator-height-lost", "6.1.2", ("R-6.1.2-1",),
           Text("The height of an escalator is not stored.", "自动扶梯提升高度未被存储。"),
           faults.lost("6.1", "FGD"), kind="effect"),
    Change("refusal-names-nothing", "6.1.2", ("R-6.1.2-1",),
           Text("The errors of a refused lift don't name the element.", "电梯被拒绝时 errors 未指明数据元。"),
           wrapper(contents(_unnamed)), kind="envelope"),
    Change("no-speed-needed", "6.1.2", ("R-6.1.2-2",),
           Text("A lift needs none of the three speeds (note 8).", "3 项速度均可不提供(注 8)。"),
           _no_speed_needed, kind="values"),
    Change("duty-unlisted", "6.1.2", ("R-6.1.2-3",),
           Text("FTGZLX takes any value (note 10).", "自动扶梯工作类型可取任意值(注 10)。"),
           row(4, "FTGZLX", codes=""), kind="table"),
    Change("public-transit-refused", "6.1.2", ("R-6.1.2-3",),
           Text("An escalator for public transport is refused (note 10).", "公共交通型自动扶梯被拒绝(注 10)。"),
           faults.refusing("6.1", lambda record: record.get("FTGZLX") == "PUBLIC_TRANSIT", "FTGZLX"), kind="values"),
    Change("surroundings-unlisted", "6.1.2", ("R-6.1.2-4",),
           Text("GZHJ takes any value (note 11).", "工作环境可取任意值(注 11)。"),
           row(4, "GZHJ", codes=""), kind="table"),
    Change("outdoors-refused", "6.1.2", ("R-6.1.2-4",),
           Text("A lift in the open is refused (note 11).", "室外电梯被拒绝(注 11)。"),
           faults.refusing("6.1", lambda record: record.get("GZHJ") == "OUTDOOR", "GZHJ"), kind="values"),
    Change("component-category-unlisted", "6.1.2", ("R-6.1.2-5",),
           Text("TBJLB takes any value (note 13).", "电梯部件类别可取任意值(注 13)。"),
           row(4, "TBJLB", codes=""), kind="table"),
    Change("car-door-lock-refused", "6.1.2", ("R-6.1.2-5",),
           Text("A component of category 3550 is refused (note 13).", "类别为 3550 的部件被拒绝(注 13)。"),
           faults.refusing("6.1", lambda record: any(part.get("TBJLB") == "3550" for part in record.get("BJXX", [])), "TBJLB"),
           kind="values"),
    Change("catalogue-ignored", "6.1.2", ("R-6.1.2-6",),
           Text("SBLB and SBPZ take any value (notes 3 and 4).", "设备类别、设备品种可取任意值(注 3、注 4)。"),
           row(4, "SBLB", codes=""), kind="table"),
    Change("add-forgotten", "6.1.3", ("R-6.1.3-1",),
           Text("6.1 is acknowledged, and nothing is stored.", "6.1 返回成功但未存储数据。"),
           faults.forgotten("6.1"), kind="effect"),
    Change("add-elsewhere", "6.1.3", ("R-6.1.3-1",),
           Text("6.1 is offered at another path.", "6.1 的路径与标准不同。"),
           path("6.1", "/api/tp/v1/lift"), kind="status"),
    Change("added-again-stands-twice", "6.1.3", ("R-6.1.3-1",),
           Text("A lift that is added again stands twice.", "重复添加的电梯存在两份。"),
           _twice, kind="effect"),
    # ---- 6.2
    Change("lock-ignored", "6.2.1", ("R-6.2.1-1",),
           Text("A locked lift is modified.", "锁定的电梯仍可修改。"),
           route("6.2", _unlocked), kind="lock"),
    Change("lock-refuses-and-changes", "6.2.1", ("R-6.2.1-1",),
           Text("A locked lift refuses 6.2, and shows the new model all the same.", "锁定的电梯拒绝修改,但型号已变更。"),
           _shows_what_was_refused(), kind="lock"),
    Change("locked-for-good", "6.2.1", ("R-6.2.1-1",),
           Text("A lift that was locked once stays locked.", "电梯一经锁定便无法解锁。"),
           faults.forgotten("7.23", lambda call, given: all(one.record.get("DTXXSD") is False for one in given)), kind="lock"),
    Change("modified-certificate-optional", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 takes a lift without a type-test certificate (Table 5, row 3).", "6.2 可不提供型式试验证书编号(表 5 序号 3)。"),
           row(5, "XSSYBH", use="K"), kind="table"),
    Change("modified-number-unlimited", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 takes a CPBH of any length (Table 5, row 1).", "6.2 的设备出厂编号长度不受限制(表 5 序号 1)。"),
           row(5, "CPBH", notation="C..5000"), kind="table"),
    Change("three-speeds-demanded", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 demands each of the three speeds.", "6.2 要求 3 项速度均提供。"),
           faults.refusing("6.2", lambda record: "TSXSD" not in record and "TCS" in record, "TSXSD"), kind="table"),
    Change("load-not-modified", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 stores another load than the one that was sent.", "6.2 存储的额定载重量与提交值不同。"),
           faults.stored("6.2", lambda record: {**record, "TZZL": 1000}), kind="effect"),
    Change("modified-models-shortened", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 stores the models of components up to their third character.", "6.2 仅存储部件型号的前 3 个字符。"),
           faults.stored("6.2", lambda record: {**record, "BJXX": [
               {**part, "TBJXH": part["TBJXH"][:3]} for part in record.get("BJXX", [])]}), kind="values"),
    Change("modify-forgotten", "6.2.3", ("R-6.2.3-1",),
           Text("6.2 is acknowledged, and nothing is changed.", "6.2 返回成功但未修改数据。"),
           faults.forgotten("6.2"), kind="effect"),
    # ---- 6.3
    Change("lift-in-use-revoked", "6.3.1", ("R-6.3.1-1",),
           Text("A lift in use can be revoked.", "在用电梯可被撤销。"),
           cycle("lift", "in_use", "revoke", "revoked"), kind="life cycle"),
    Change("fresh-lift-kept", "6.3.1", ("R-6.3.1-1",),
           Text("A lift that has just left the factory cannot be revoked.", "出厂状态的电梯无法撤销。"),
           cycle("lift", "factory", "revoke", None), kind="life cycle"),
    Change("components-outlive-their-lift", "6.3.1", ("R-6.3.1-2",),
           Text("The components of a revoked lift are shown as live.", "已撤销电梯的部件仍显示为有效。"),
           _with_components_alive, kind="effect"),
    Change("lift-revoked-without-key", "6.3.2", ("R-6.3.2-1",),
           Text("A DELETE without ZJBM takes away the newest lift.", "未带 ZJBM 的 DELETE 会撤销最新的电梯。"),
           faults.without_key("6.3", 1), kind="effect"),
    Change("neighbour-revoked", "6.3.2", ("R-6.3.2-1",),
           Text("6.3 takes away another lift of the maker as well.", "6.3 同时撤销了该单位的另一台电梯。"),
           route("6.3", _and_the_next), kind="isolation"),
    Change("unknown-lift-breaks", "6.3.2", ("R-6.3.2-1",),
           Text("6.3 with an unknown ZJBM is answered with 500.", "ZJBM 不存在时 6.3 返回 500。"),
           faults.unknown_breaks("6.3"), kind="status"),
    Change("revoke-forgotten", "6.3.3", ("R-6.3.3-1",),
           Text("6.3 is acknowledged, and the lift is still there.", "6.3 返回成功但电梯仍存在。"),
           faults.forgotten("6.3"), kind="effect"),
    Change("second-lift-kept", "6.3.3", ("R-6.3.3-1",),
           Text("Of several ZJBM in a DELETE only the first counts.", "DELETE 中有多个 ZJBM 时仅处理第一个。"),
           faults.first_key_only("6.3"), kind="batch"),
    # ---- Annex A
    Change("chinese-names", "A.1", ("R-A.1-1",),
           Text("6.12 names the lift's own data in Chinese, as Annex A prints it.", "6.12 以附录 A 的中文名称输出整机信息。"),
           faults.item_edited("6.12", lambda item: item.update({"电梯整机基础信息": item.pop("ZJXX", {})})), kind="JSON"),
    Change("charset-refused", "A.2.1", ("R-A.2.1-1",),
           Text("6.1 refuses a Content-Type with a charset.", "6.1 拒绝带 charset 的 Content-Type。"),
           faults.refused_unless("6.1", lambda call: "charset" not in call.environ.get("CONTENT_TYPE", ""), 415), kind="JSON"),
    Change("components-ignored", "A.2.1", ("R-A.2.1-1",),
           Text("6.1 takes no components from BJXX.", "6.1 不处理 BJXX 中的部件。"),
           faults.lost("6.1", "BJXX"), kind="effect"),
    Change("components-merged", "A.2.2", ("R-A.2.2-1",),
           Text("Components that 6.2 leaves out stay in the lift.", "6.2 未提交的部件仍保留在电梯中。"),
           route("6.2", _merged), kind="effect"),
    Change("modified-as-html", "A.2.2", ("R-A.2.2-2",),
           Text("6.2 is answered as text/html.", "6.2 的应答类型为 text/html。"),
           downlinks.typed("6.2", "text/html"), kind="JSON"),
    Change("modified-without-id", "A.2.2", ("R-A.2.2-2",),
           Text("6.2 is answered without an id.", "6.2 的应答中没有 id。"),
           faults.answering("6.2", lambda content: {**content, "data": {}}), kind="envelope"),
    Change("two-lifts-refused", "A.2.3", ("R-A.2.3-1",),
           Text("6.3 takes one ZJBM at a time.", "6.3 每次只接受一个 ZJBM。"),
           faults.refused_unless("6.3", lambda call: call.query.count("ZJBM=") < 2), kind="batch"),
    Change("revoked-without-timestamp", "A.2.3", ("R-A.2.3-1",),
           Text("6.3 is answered without a timestamp.", "6.3 的应答中没有 timestamp。"),
           faults.answering("6.3", lambda content: {"code": content["code"], "data": content["data"]}), kind="envelope"),
)
# fmt: on
