"""Mutants of 7.17 to 7.23, as far as provinces write there: units, construction notices, locks."""

from __future__ import annotations

from typing import Any

from mockplatform.hosts.call import Call, Handler
from mockplatform.mutants import ch7_ways as ways
from mockplatform.mutants import faults
from mockplatform.mutants.model import Change, route, row, wrapper
from mockplatform.mutants.wrappers import Ask, Came, around
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS
from mockplatform.store.schema import construction


def _codeless(item: Any) -> Any:
    return {**item, "XYDM": ""} if item.get("DWLB") == "INSTITUTION" else item


def _not_found(call: Asked, ask: Ask) -> Came:
    """7.19 by code finds no institution."""
    came = ask(call)
    by_code = call.interface == "7.19" and "XYDM" in call.asked and isinstance(came.json, dict)
    data = came.json.get("data") if by_code else None
    hidden = isinstance(data, dict) and data.get("DWLB") == "INSTITUTION"
    return came.with_json({**came.json, "data": {}}) if hidden else came


def _all_notices(handler: Handler) -> Handler:
    """7.22 revokes every notice that stands."""

    def serve(call: Call, given: list[Any]) -> Any:
        with call.platform.database.reading() as connection:
            stand = CONSTRUCTIONS.where(connection, call.world.id, construction.c.inform.is_not(None))
        every: list[Any] = [*given, *(one.sgid for one in stand if not one.revoked and one.sgid not in given)]
        return handler(call, every)  # type: ignore[call-arg]

    return serve


def _inverted(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "DTXXSD": not record["DTXXSD"]} if "DTXXSD" in record else record


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- 7.17, 7.18: units
    Change("unit-add-forgotten", "7.17.3", ("R-7.17.3-1",),
           Text("7.17 is acknowledged, and nothing is stored.", "7.17 返回成功但未存储数据。"),
           faults.forgotten("7.17"), kind="effect"),
    Change("representative-optional", "7.17.2", ("R-7.17.2-1",),
           Text("A unit needs no representative (Table 37, row 5).", "单位可以不提供法定代表人姓名(表 37 序号 5)。"),
           row(37, "FRXM", use="K"), kind="table"),
    Change("qualification-of-no-kind", "7.17.2", ("R-7.17.2-1",),
           Text("A qualification needs no kind (Table 37, row 12).", "资质信息可以不提供资质类别(表 37 序号 12)。"),
           row(37, "ZZLB", use="K"), kind="table"),
    Change("licence-not-shown", "7.17.2", ("R-7.17.2-1",),
           Text("7.19 shows qualifications without the number of the licence.", "7.19 的资质信息缺少许可证编号。"),
           ways.shown("7.19", "ZZXX", ways.element("ZZBH", ways.lost)), kind="values"),
    Change("unit-made-up-without-code", "7.17.2", ("R-7.17.2-2",),
           Text("A unit that has no credit code gets none.", "未为暂无统一社会信用代码的单位生成编码。"),
           ways.shown("7.19", "", _codeless), kind="values"),
    Change("made-up-code-unknown", "7.17.2", ("R-7.17.2-2",),
           Text("7.19 does not find a unit by the code that was made up.", "7.19 无法以平台生成的编码查到该单位。"),
           wrapper(around(_not_found)), kind="values"),
    Change("unit-of-any-kind", "7.17.2", ("R-7.17.2-3",),
           Text("Any kind of unit is accepted.", "接受任意单位类别。"),
           ways.taken_as("7.17", "DWLB", "OTHER"), kind="values"),
    Change("qualification-of-any-kind", "7.17.2", ("R-7.17.2-3",),
           Text("Any kind of qualification is accepted.", "接受任意资质类别。"),
           ways.taken_as("7.17", "ZZLB", "USER", at="ZZXX"), kind="values"),
    Change("unit-modify-forgotten", "7.18.3", ("R-7.18.3-1",),
           Text("7.18 is acknowledged, and nothing is changed.", "7.18 返回成功但未修改数据。"),
           faults.forgotten("7.18"), kind="effect"),
    Change("unit-phone-optional", "7.18.2", ("R-7.18.2-1",),
           Text("7.18 needs no telephone (Table 38, row 8).", "7.18 可以不提供联系人电话(表 38 序号 8)。"),
           row(38, "LXDH", use="K"), kind="table"),
    Change("unit-fax-demanded", "7.18.2", ("R-7.18.2-1",),
           Text("7.18 needs a fax number (Table 38, row 10).", "7.18 必须提供单位传真(表 38 序号 10)。"),
           row(38, "DWCZ", use="M"), kind="table"),
    Change("unit-name-cut", "7.18.2", ("R-7.18.2-1",),
           Text("A text that is too long is cut and accepted (7.18, DWMC).", "7.18 将超长的单位名称截断后接受。"),
           ways.cut("7.18", "DWMC", 30), kind="values"),
    Change("changed-unit-of-any-kind", "7.18.2", ("R-7.18.2-2",),
           Text("7.18 takes any kind of unit.", "7.18 接受任意单位类别。"),
           ways.taken_as("7.18", "DWLB", "OTHER"), kind="values"),
    Change("changed-qualification-of-any-kind", "7.18.2", ("R-7.18.2-2",),
           Text("7.18 takes any kind of qualification.", "7.18 接受任意资质类别。"),
           ways.taken_as("7.18", "ZZLB", "USER", at="ZZXX"), kind="values"),

    # ---- 7.21, 7.22: construction notices
    Change("inform-forgotten", "7.21.3", ("R-7.21.3-1",),
           Text("7.21 is acknowledged, and nothing is stored.", "7.21 返回成功但未存储数据。"),
           faults.forgotten("7.21"), kind="notice"),
    Change("contact-optional", "7.21.2", ("R-7.21.2-1",),
           Text("A construction notice needs no contact (Table 41, row 11).", "施工告知单可以不提供施工联系人(表 41 序号 11)。"),
           row(41, "SGLXR", use="K"), kind="table"),
    Change("inform-version-optional", "7.21.2", ("R-7.21.2-1",),
           Text("7.21 with SGID needs no SJBB (Table 41, row 5).", "带施工记录编码的 7.21 可以不提供数据版本(表 41 序号 5)。"),
           row(41, "SJBB", use="K"), kind="table"),
    Change("authority-of-notice-lost", "7.21.2", ("R-7.21.2-1",),
           Text("7.20 does not show the authority that took the notice.", "7.20 不显示施工告知接收机关。"),
           ways.shown("7.20", "SGXX", ways.element("SGGZSLJG", ways.lost)), kind="notice"),
    Change("noticed-work-of-any-kind", "7.21.2", ("R-7.21.2-4",),
           Text("7.21 takes any kind of work.", "7.21 接受任意施工类别。"),
           ways.taken_as("7.21", "SGLB", "INSTALL"), kind="values"),
    Change("site-with-detail", "7.21.2", ("R-7.21.2-4",),
           Text("7.21 refuses a site without a detailed address.", "7.21 拒绝不含详细地址的施工地区。"),
           ways.refused("7.21", "SGDQ", lambda value: "^" not in str(value)), kind="address"),
    Change("inform-revoke-forgotten", "7.22.3", ("R-7.22.3-1",),
           Text("7.22 is acknowledged, and the notice stands.", "7.22 返回成功但施工告知仍存在。"),
           faults.forgotten("7.22"), kind="notice"),
    Change("inform-revoked-with-all-others", "7.22.2", ("R-7.22.2-1",),
           Text("7.22 revokes every notice there is.", "7.22 撤销全部施工告知单。"),
           route("7.22", _all_notices), kind="isolation"),
    Change("inform-revoked-without-key", "7.22.2", ("R-7.22.2-1",),
           Text("7.22 without a key is acknowledged.", "7.22 不带编码时返回成功。"),
           ways.no_key_needed("7.22"), kind="envelope"),
    Change("inform-unknown-key-breaks", "7.22.2", ("R-7.22.2-1",),
           Text("7.22 with a key that names nothing is an error of the server.", "7.22 的编码不存在时服务器出错。"),
           faults.unknown_breaks("7.22"), kind="status"),

    # ---- 7.23: locks
    Change("lock-without-effect", "7.23.1", ("R-7.23.1-2", "R-7.23.2-2", "R-7.23.3-1"),
           Text("A lock is acknowledged, and the maker can still modify the lift.", "锁定返回成功,但制造单位仍可修改。"),
           ways.lock_ignored(True), kind="lock"),
    Change("unlock-without-effect", "7.23.1", ("R-7.23.1-4", "R-7.23.2-2", "R-7.23.3-1"),
           Text("An unlocking is acknowledged, and the lift stays locked.", "解除锁定返回成功,但电梯仍处于锁定状态。"),
           ways.lock_ignored(False), kind="lock"),
    Change("stored-though-locked", "7.23.1", ("R-7.23.1-2", "R-7.23.2-2"),
           Text("6.2 on a locked lift is refused, and the data change all the same.", "锁定期间 6.2 被拒绝,但数据仍被修改。"),
           route("6.2", ways.stored_though_locked), kind="lock"),
    Change("lock-inverted", "7.23.2", ("R-7.23.2-2",),
           Text("DTXXSD=true unlocks, false locks.", "DTXXSD 为 true 时解除锁定,为 false 时锁定。"),
           ways.sent("7.23", _inverted), kind="lock"),
    Change("lock-by-default", "7.23.2", ("R-7.23.2-1",),
           Text("Without DTXXSD the lift is locked.", "未提供 DTXXSD 时按锁定处理。"),
           ways.filled("7.23", "DTXXSD", True), kind="lock"),
    Change("no-unlocking", "7.23.3", ("R-7.23.3-1",),
           Text("7.23 refuses to unlock.", "7.23 拒绝解除锁定。"),
           ways.refused("7.23", "DTXXSD", lambda value: value is False), kind="lock"),
)
# fmt: on
