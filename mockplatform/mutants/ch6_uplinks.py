"""Mutants of 6.4 to 6.8 and 6.14 to 6.16: constructions, their results and recalls, and their forms in Annex A."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, cast

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call, Handler, Uplink
from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.faults import Record
from mockplatform.mutants.model import Change, cycle, path, remove, route, row, several, wrapper
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.mutants.wrappers import requests
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS

SITE = "浙江省,舟山市,普陀区"
DAY = 86_400_000


# ---- constructions


def _as_the_first(handler: Handler) -> Handler:
    """All constructions of a batch get the person of the first."""

    def serve(call: Call, given: list[Checked]) -> Any:
        first = {"SGLXR": given[0].record["SGLXR"]} if given and "SGLXR" in given[0].record else {}
        same = [replace(one, record={**one.record, **first}, text="") for one in given]
        return cast(Uplink, handler)(call, same)

    return serve


def _repaired(record: Record) -> Record:
    return {**record, "SGLB": "REPAIR"} if record.get("SGLB") == "REFORM" else record


def _sited(call: Asked) -> Asked:
    """A site without its divisions is taken as one that has them."""
    record = call.json
    if call.interface != "6.4" or not isinstance(record, dict) or "," in str(record.get("SGDQ", ",")):
        return call
    return call.with_body(json.dumps({**record, "SGDQ": SITE}).encode())


# ---- results


def _has_result(call: Call, given: list[Any]) -> bool:
    """Whether a result was entered for each of these constructions before."""
    codes = [str(one.record.get("SGID", "")) for one in given]
    with call.platform.database.reading() as connection:
        found = CONSTRUCTIONS.find(connection, call.world.id, codes)
    return all(code in found and found[code].result is not None for code in codes)


def _reformed(handler: Handler) -> Handler:
    """A reform without content gets one."""

    def serve(call: Call, given: list[Checked]) -> Any:
        codes = [str(one.record.get("SGID", "")) for one in given]
        with call.platform.database.reading() as connection:
            found = CONSTRUCTIONS.find(connection, call.world.id, codes)
        reforms = [code for code, one in found.items() if one.kind == "REFORM"]
        filled = [replace(one, record={"GZXLNR": "-", **one.record}, text="") if code in reforms else one
                  for code, one in zip(codes, given, strict=True)]  # fmt: skip
        return cast(Uplink, handler)(call, filled)

    return serve


def _undated(item: Record) -> None:
    """SGXX without the dates of results."""
    for work in item.get("SGXX", []):
        work["SGJGRQ"] = ""


def _unbuilt(item: Record) -> None:
    """SGXX shows the first half of what was done."""
    for work in item.get("SGXX", []):
        work["GZXLNR"] = work["GZXLNR"][:2]


# ---- recalls


def _unrecalled(item: Record) -> None:
    item["ZHXX"] = []


def _unreasoned(item: Record) -> None:
    for recall in item.get("ZHXX", []):
        recall["ZHYY"] = recall["ZHYY"][:2]


def _in_array(call: Asked) -> bool:
    return not isinstance(call.json, list)


def _lists_codes(call: Asked) -> bool:
    """BJYC is taken as an array of objects only (E051 says codes)."""
    record = call.json if isinstance(call.json, dict) else {}
    return all(isinstance(one, dict) for one in record.get("BJYC", []))


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- 6.4
    Change("site-optional", "6.4.2", ("R-6.4.2-1",),
           Text("A construction needs no site (Table 7, row 4).", "施工地区可以不提供(表 7 序号 4)。"),
           row(7, "SGDQ", use="K"), kind="table"),
    Change("contact-unlimited", "6.4.2", ("R-6.4.2-1",),
           Text("SGLXR takes a text of any length (Table 7, row 6).", "施工联系人长度不受限制(表 7 序号 6)。"),
           row(7, "SGLXR", notation="C..5000"), kind="table"),
    Change("contact-demanded", "6.4.2", ("R-6.4.2-1",),
           Text("A construction without SGLXR, which is K, is refused.", "未提供 K 项施工联系人的施工信息被拒绝。"),
           faults.refusing("6.4", lambda record: "SGLXR" not in record, "SGLXR"), kind="table"),
    Change("user-address-lost", "6.4.2", ("R-6.4.2-1",),
           Text("The address of the user is not stored.", "使用单位地址未被存储。"),
           faults.lost("6.4", "SYDWDZ"), kind="effect"),
    Change("installed-a-day-later", "6.4.2", ("R-6.4.2-1",),
           Text("AZRQ comes back a day later than it was sent.", "安装日期比提交值晚一天。"),
           faults.stored("6.4", lambda record: {**record, **({"AZRQ": record["AZRQ"] + DAY} if "AZRQ" in record else {})}),
           kind="values"),
    Change("batch-shares-a-person", "6.4.2", ("R-6.4.2-1",),
           Text("All constructions of a batch get the SGLXR of the first.", "批量施工信息均采用第一条的施工联系人。"),
           route("6.4", _as_the_first), kind="batch"),
    Change("kinds-of-work-unlisted", "6.4.2", ("R-6.4.2-2",),
           Text("SGLB takes any value (note 1).", "施工类别可取任意值(注 1)。"),
           row(7, "SGLB", codes=""), kind="table"),
    Change("relocation-refused", "6.4.2", ("R-6.4.2-2",),
           Text("A relocation is refused (note 1).", "移装被拒绝(注 1)。"),
           faults.refusing("6.4", lambda record: record.get("SGLB") == "RE_INSTALL", "SGLB"), kind="values"),
    Change("reform-taken-as-repair", "6.4.2", ("R-6.4.2-2",),
           Text("A reform is stored as a repair (note 1).", "改造被存储为修理(注 1)。"),
           faults.stored("6.4", _repaired), kind="values"),
    Change("any-site", "6.4.2", ("R-6.4.2-4",),
           Text("A site needs no province and city (note 2).", "施工地区可以不含省、市(注 2)。"),
           wrapper(requests(_sited)), kind="address"),
    Change("construction-forgotten", "6.4.3", ("R-6.4.3-1",),
           Text("6.4 is acknowledged, and nothing is stored.", "6.4 返回成功但未存储数据。"),
           faults.forgotten("6.4"), kind="effect"),
    # ---- 6.5
    Change("modified-site-optional", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 takes a construction without a site (Table 8, row 11).", "6.5 可不提供施工地区(表 8 序号 11)。"),
           row(8, "SGDQ", use="K"), kind="table"),
    Change("construction-version-optional", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 takes a construction without SJBB.", "6.5 可不提供数据版本。"),
           row(8, "SJBB", use="K"), kind="version"),
    Change("notice-not-asked", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 takes a constructor's record without SFGZ (Table 8, row 19).", "施工单位可不提供是否施工告知(表 8 序号 19)。"),
           row(8, "SFGZ", use="K", when=""), kind="table"),
    Change("modified-contact-unlimited", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 takes a SYDWLXR of any length.", "6.5 的使用单位联系人长度不受限制。"),
           row(8, "SYDWLXR", notation="C..5000"), kind="table"),
    Change("modified-user-kept", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 takes another SYDWMC, and shows the first part of it.", "6.5 修改后的使用单位名称只保存前几个字。"),
           faults.stored("6.5", lambda record: {**record, "SYDWMC": record.get("SYDWMC", "")[:3]}), kind="values"),
    Change("modified-mail-lost", "6.5.2", ("R-6.5.2-1",),
           Text("6.5 does not store SGLXRYX.", "6.5 未存储施工联系人邮箱。"),
           faults.lost("6.5", "SGLXRYX"), kind="effect"),
    Change("notice-unheard", "6.5.2", ("R-6.5.2-2",),
           Text("SFGZ=true is taken and forgotten.", "SFGZ=true 被接受但未生效。"),
           faults.stored("6.5", lambda record: {**record, **({"SFGZ": False} if "SFGZ" in record else {})}), kind="notice"),
    Change("construction-change-forgotten", "6.5.3", ("R-6.5.3-1",),
           Text("6.5 is acknowledged, and nothing is changed.", "6.5 返回成功但未修改数据。"),
           faults.forgotten("6.5"), kind="effect"),
    Change("construction-change-missing", "6.5.3", ("R-6.5.3-1",),
           Text("6.5 is not offered.", "未提供 6.5。"),
           remove("6.5"), kind="status"),
    # ---- 6.6
    Change("inspected-work-revoked", "6.6.1", ("R-6.6.1-1",),
           Text("An installation that passed its inspection can be revoked.", "安装监督检验合格的施工记录可被撤销。"),
           cycle("construction", "inspected", "revoke", "revoked"), kind="life cycle"),
    Change("authorised-work-kept", "6.6.1", ("R-6.6.1-1",),
           Text("A construction cannot be revoked before its notice.", "未告知的施工记录无法撤销。"),
           cycle("construction", "authorised", "revoke", None), kind="life cycle"),
    Change("construction-revoked-without-key", "6.6.2", ("R-6.6.2-1",),
           Text("A DELETE without SGID takes away the newest construction.", "未带 SGID 的 DELETE 会撤销最新的施工记录。"),
           faults.without_key("6.6", 1), kind="effect"),
    Change("construction-key-renamed", "6.6.2", ("R-6.6.2-1",),
           Text("6.6 names the record by the query key ID.", "6.6 以查询参数 ID 指定记录。"),
           faults.query_edited("6.6", lambda query: query.replace("SGID=", "XX=").replace("ID=", "SGID=")), kind="address"),
    Change("construction-revoke-forgotten", "6.6.3", ("R-6.6.3-1",),
           Text("6.6 is acknowledged, and the construction is still there.", "6.6 返回成功但施工记录仍存在。"),
           faults.forgotten("6.6"), kind="effect"),
    # ---- 6.7
    Change("first-result-stays", "6.7.1", ("R-6.7.1-1",),
           Text("A second result for an SGID is acknowledged and ignored.", "同一 SGID 的第二次结果返回成功但被忽略。"),
           faults.forgotten("6.7", _has_result), kind="effect"),
    Change("second-result-refused", "6.7.1", ("R-6.7.1-1",),
           Text("A second result for an SGID is refused.", "同一 SGID 的第二次结果被拒绝。"),
           several(cycle("construction", "entered", "enter", None), cycle("construction", "completed", "enter", None)),
           kind="life cycle"),
    Change("result-content-optional", "6.7.2", ("R-6.7.2-1",),
           Text("A repair needs no GZXLNR (Table 10, row 3).", "修理可不提供改造修理内容(表 10 序号 3)。"),
           row(10, "GZXLNR", use="K", when=""), kind="table"),
    Change("reform-content-optional", "6.7.2", ("R-6.7.2-1",),
           Text("A reform needs no GZXLNR.", "改造可不提供改造修理内容。"),
           route("6.7", _reformed), kind="table"),
    Change("new-component-undated", "6.7.2", ("R-6.7.2-1",),
           Text("A new component needs no TBZZRQ (Table 10, row 38).", "更换或加装的部件可不提供制造日期(表 10 序号 38)。"),
           row(10, "TBZZRQ", use="K"), kind="table"),
    Change("result-version-optional", "6.7.2", ("R-6.7.2-1",),
           Text("6.7 takes a result without SJBB.", "6.7 可不提供数据版本。"),
           row(10, "SJBB", use="K"), kind="version"),
    Change("installation-wants-lift", "6.7.2", ("R-6.7.2-1",),
           Text("The result of an installation without ZJXX, which is K, is refused.", "未提供 K 项整机信息的安装结果被拒绝。"),
           faults.refusing("6.7", lambda record: "ZJXX" not in record and "BJGH" not in record, "ZJXX"), kind="table"),
    Change("result-content-shortened", "6.7.2", ("R-6.7.2-1", "R-6.7.1-1"),
           Text("SGXX shows two characters of GZXLNR.", "SGXX 中的改造修理内容只有前两个字。"),
           faults.item_edited("6.12", _unbuilt), kind="full information"),
    Change("result-date-lost", "6.7.3", ("R-6.7.3-1",),
           Text("SGXX shows no SGJGRQ.", "SGXX 中没有施工竣工日期。"),
           faults.item_edited("6.12", _undated), kind="full information"),
    Change("result-forgotten", "6.7.3", ("R-6.7.3-1",),
           Text("6.7 is acknowledged, and nothing is stored.", "6.7 返回成功但未存储数据。"),
           faults.forgotten("6.7"), kind="effect"),
    # ---- 6.8
    Change("results-final", "6.8.1", ("R-6.8.1-1",),
           Text("A result cannot be revoked.", "已录入的结果无法撤销。"),
           several(cycle("construction", "entered", "withdraw", None), cycle("construction", "completed", "withdraw", None)),
           kind="life cycle"),
    Change("unknown-result-breaks", "6.8.2", ("R-6.8.2-1",),
           Text("6.8 with an unknown SGID is answered with 500.", "SGID 不存在时 6.8 返回 500。"),
           faults.unknown_breaks("6.8"), kind="status"),
    Change("result-revoked-without-key", "6.8.2", ("R-6.8.2-1",),
           Text("A DELETE without SGID takes away the newest result.", "未带 SGID 的 DELETE 会撤销最新的结果。"),
           faults.without_key("6.8", 1), kind="effect"),
    Change("result-revoke-forgotten", "6.8.3", ("R-6.8.3-1", "R-6.8.1-1"),
           Text("6.8 is acknowledged, and the result is still shown.", "6.8 返回成功但结果仍显示。"),
           faults.forgotten("6.8"), kind="effect"),
    Change("result-revoke-missing", "6.8.3", ("R-6.8.3-1",),
           Text("6.8 is not offered.", "未提供 6.8。"),
           remove("6.8"), kind="status"),
    # ---- 6.14
    Change("recall-reason-optional", "6.14.2", ("R-6.14.2-1",),
           Text("A recall needs no reason (Table 17, row 5).", "召回原因可以不提供(表 17 序号 5)。"),
           row(17, "ZHYY", use="K"), kind="table"),
    Change("recall-reason-unlimited", "6.14.2", ("R-6.14.2-1",),
           Text("The reason of a recall has no limit (Table 17, row 5).", "召回原因长度不受限制(表 17 序号 5)。"),
           row(17, "ZHYY", notation="C..5000"), kind="table"),
    Change("recall-reason-shortened", "6.14.2", ("R-6.14.2-1",),
           Text("ZHXX shows two characters of the reason.", "ZHXX 中的召回原因只有前两个字。"),
           faults.item_edited("6.12", _unreasoned), kind="full information"),
    Change("recall-not-in-lifts", "6.14.2", ("R-6.14.2-1",),
           Text("Lifts that hold a recalled component don't show the recall.", "含被召回部件的电梯未显示召回信息。"),
           faults.item_edited("6.12", _unrecalled), kind="full information"),
    Change("recall-elsewhere", "6.14.3", ("R-6.14.3-1",),
           Text("6.14 is offered at another path.", "6.14 的路径与标准不同。"),
           path("6.14", "/api/tp/v1/recallInfo"), kind="status"),
    # ---- 6.15
    Change("recall-date-optional", "6.15.2", ("R-6.15.2-1",),
           Text("6.15 takes a recall without a date (Table 18, row 5).", "6.15 可不提供召回日期(表 18 序号 5)。"),
           row(18, "ZHRQ", use="K"), kind="table"),
    Change("recall-date-not-changed", "6.15.2", ("R-6.15.2-1",),
           Text("6.15 takes another date, and stores the day before it.", "6.15 存储的召回日期比提交值早一天。"),
           faults.stored("6.15", lambda record: {**record, "ZHRQ": record["ZHRQ"] - DAY} if "ZHRQ" in record else record),
           kind="values"),
    Change("recall-change-forgotten", "6.15.3", ("R-6.15.3-1",),
           Text("6.15 is acknowledged, and nothing is changed.", "6.15 返回成功但未修改数据。"),
           faults.forgotten("6.15"), kind="effect"),
    # ---- 6.16
    Change("recall-revoked-without-key", "6.16.2", ("R-6.16.2-1",),
           Text("A DELETE without ZHID takes away the newest recall.", "未带 ZHID 的 DELETE 会撤销最新的召回。"),
           faults.without_key("6.16", 1), kind="effect"),
    Change("unknown-recall-breaks", "6.16.2", ("R-6.16.2-1",),
           Text("6.16 with an unknown ZHID is answered with 500.", "ZHID 不存在时 6.16 返回 500。"),
           faults.unknown_breaks("6.16"), kind="status"),
    Change("recall-revoke-forgotten", "6.16.3", ("R-6.16.3-1",),
           Text("6.16 is acknowledged, and the recall is still there.", "6.16 返回成功但召回仍存在。"),
           faults.forgotten("6.16"), kind="effect"),
    Change("second-recall-kept", "6.16.3", ("R-6.16.3-1",),
           Text("Of several ZHID in a DELETE only the first counts.", "DELETE 中有多个 ZHID 时仅处理第一个。"),
           faults.first_key_only("6.16"), kind="batch"),
    # ---- Annex A
    Change("authorised-without-id", "A.2.4", ("R-A.2.4-1",),
           Text("6.4 is answered without an id.", "6.4 的应答中没有 id。"),
           faults.answering("6.4", lambda content: {**content, "data": {}}), kind="envelope"),
    Change("construction-answered-in-gbk", "A.2.5", ("R-A.2.5-1",),
           Text("6.5 names another charset than UTF-8.", "6.5 应答的 charset 不是 UTF-8。"),
           downlinks.typed("6.5", "application/json;charset=GBK"), kind="JSON"),
    Change("constructor-refused", "A.2.5", ("R-A.2.5-1",),
           Text("6.5 refuses SFGZ=true.", "6.5 拒绝 SFGZ=true。"),
           faults.refusing("6.5", lambda record: record.get("SFGZ") is True, "SFGZ"), kind="role"),
    Change("two-constructions-refused", "A.2.6", ("R-A.2.6-1",),
           Text("6.6 takes one SGID at a time.", "6.6 每次只接受一个 SGID。"),
           faults.refused_unless("6.6", lambda call: call.query.count("SGID=") < 2), kind="batch"),
    Change("removed-components-as-objects", "A.2.7", ("R-A.2.7-1",),
           Text("6.7 takes objects in BJYC, and no codes.", "6.7 的 BJYC 只接受对象,不接受编码。"),
           faults.refused_unless("6.7", _lists_codes), kind="JSON"),
    Change("result-answered-as-text", "A.2.7", ("R-A.2.7-1",),
           Text("6.7 is answered as text/plain.", "6.7 的应答类型为 text/plain。"),
           downlinks.typed("6.7", "text/plain;charset=UTF-8"), kind="JSON"),
    Change("two-results-refused", "A.2.8", ("R-A.2.8-1",),
           Text("6.8 takes one SGID at a time.", "6.8 每次只接受一个 SGID。"),
           faults.refused_unless("6.8", lambda call: call.query.count("SGID=") < 2), kind="batch"),
    Change("recall-array-refused", "A.2.14", ("R-A.2.14-1",),
           Text("6.14 refuses the array that Annex A prints.", "6.14 拒绝附录 A 所印的数组。"),
           faults.refused_unless("6.14", _in_array), kind="JSON"),
    Change("recall-without-timestamp", "A.2.14", ("R-A.2.14-1",),
           Text("6.14 is answered without a timestamp.", "6.14 的应答中没有 timestamp。"),
           faults.answering("6.14", lambda content: {"code": content["code"], "data": content["data"]}), kind="envelope"),
    Change("changed-recall-as-html", "A.2.15", ("R-A.2.15-1",),
           Text("6.15 is answered as text/html.", "6.15 的应答类型为 text/html。"),
           downlinks.typed("6.15", "text/html;charset=UTF-8"), kind="JSON"),
    Change("two-recalls-refused", "A.2.16", ("R-A.2.16-1",),
           Text("6.16 takes one ZHID at a time.", "6.16 每次只接受一个 ZHID。"),
           faults.refused_unless("6.16", lambda call: call.query.count("ZHID=") < 2), kind="batch"),
)
# fmt: on
