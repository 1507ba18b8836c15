"""Variants in what an uplink takes: elements, versions, batches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

import orjson

from mockplatform.derive import width
from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts.call import Call, Handler, Revoke
from mockplatform.mutants.model import Alter, Change, Parts, route, row, several, wrapper
from mockplatform.mutants.variants.handlers import (
    CHANGES,
    REVOKES,
    UPLINKS,
    changed,
    each,
    judging,
    refused,
    revoking,
    taking,
    without,
)
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.mutants.wrappers import requests
from mockplatform.rules.reports import KINDS
from mockplatform.spec import credit
from mockplatform.spec.codes import SBPZ
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES
from mockplatform.store.rows import LIFTS

_M_IN_ANY_READING = frozenset({"ZJBM", "CPBH", "XSSYBH", "SBLB", "SBPZ", "SBXH", "ZZRQ"})  # E103
_M_OF_AN_INSPECTION = frozenset({"ZJBM", "JYJL", "JYXYDM", "JYLB", "JYID", "SJBB"})  # E110


# ---- tables


def _optional(table: int, keep: frozenset[str]) -> Iterable[Alter]:
    """The M rows of a table, at its top level, become K, save those to keep."""
    for one in TABLES[table].members():
        if one.use == "M" and one.code not in keep:
            yield row(table, one.code, use="K")


def _required(*tables: int, when: str) -> Iterable[Alter]:
    """What these tables require under a condition is always required."""
    for table in tables:
        yield from (row(table, one.code, when="") for one in TABLES[table].rows if one.when == when)


def _no_rules(table: int) -> Alter:
    """No rule between elements holds for a table."""

    def change(parts: Parts) -> Parts:
        new = replace(parts.book.tables[table], rules=())
        return replace(parts, book=replace(parts.book, tables={**parts.book.tables, table: new}))

    return change


def _as_printed() -> Iterable[Alter]:
    """Lengths are those that the table itself prints, not those of its sisters."""
    for table in TABLES.values():
        for one in table.rows:
            if one.accept and one.notation.startswith("C") and one.code != "ZZLB":
                yield row(table.no, one.code, accept="")


# ---- records


def _known_elements(call: Call, one: Checked) -> Checked:
    return replace(one, problems=tuple(problem for problem in one.problems if problem.kind != "unknown"))


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {code: _folded(inner) for code, inner in value.items()}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    return width.fold(value) if isinstance(value, str) else value


def _keeping(call: Call, one: Checked) -> Checked:
    """6.2: what the record leaves out of the lift's own elements stays as it is stored (E123)."""
    code = str(one.record.get("ZJBM", ""))
    with call.platform.database.reading() as connection:
        lift = LIFTS.find(connection, call.world.id, [code]).get(code)
    stored = orjson.loads(lift.doc) if lift is not None and not lift.revoked else {}
    return changed(one, {**{code: value for code, value in stored.items() if code != "BJXX"}, **one.record})


def _checking(handler: Handler) -> Handler:
    """The handler of a server that refuses references it does not know."""

    def serve(call: Call, given: list[Any]) -> Any:
        strict = replace(call.platform, strict=True)
        return handler(replace(call, platform=strict), given)  # type: ignore[call-arg]  # only uplinks are given

    return serve


_UNITS = {
    "6.4": "SYXYDM", "6.5": "SYXYDM", "7.1": "SYXYDM", "7.2": "SYXYDM", "7.4": "BXJGXYDM", "7.5": "BXJGXYDM",
    "7.7": "WBXYDM", "7.8": "WBXYDM", "7.10": "JYXYDM", "7.11": "JYXYDM", "7.13": "JCXYDM", "7.14": "JCXYDM",
}  # fmt: skip
"""Uplink → the unit that a record names"""


_BEGINNING = {"JYXYDM": credit.INSTITUTION, "JCXYDM": credit.GOVERNMENT}
"""How the credit codes of inspection bodies and of authorities begin"""


def _units_known(call: Call, given: list[Checked]) -> None:
    """Refuse what names a unit that the world does not know, or one of another kind (E199)."""
    code = _UNITS[call.interface.id]
    for index, one in enumerate(given):
        unit = str(one.record.get(code, ""))
        if unit and not (unit in call.registry.units and unit.startswith(_BEGINNING.get(code, ""))):
            raise refused(call, index, one, Problem("unit", code, requirement=call.body_table.requirement))


def _device_codes(call: Call, given: list[Checked]) -> None:
    """Refuse a ZJBM that is not built like a 设备代码: variety, maker, year, serial (E244)."""
    for index, one in enumerate(given):
        kind = SBPZ.value(str(one.record.get("SBPZ", "")))
        if not re.fullmatch(f"{kind}[0-9A-Z]{{5}}20[0-9]{{2}}[0-9]{{4,5}}", str(one.record.get("ZJBM", ""))):
            raise refused(call, index, one, Problem("code", "ZJBM", requirement=call.body_table.requirement))


def _names_only(call: Call, given: list[Checked]) -> None:
    """Refuse the codes of the catalogue (E090)."""
    for index, one in enumerate(given):
        code = next((code for code in ("SBLB", "SBPZ") if str(one.record.get(code, "")).isdigit()), "")
        if code:
            raise refused(call, index, one, Problem("code", code, requirement=call.body_table.requirement))


_ADDED = ("6.4", *(kind.interfaces[0] for kind in KINDS))
_REVOKED = ("6.6", *(kind.interfaces[2] for kind in KINDS))
"""What is added to a lift, and is revoked by its own record code"""


def _lifts_to_come(parts: Parts) -> Parts:
    """What is reported of lifts that nobody added is kept until they come, and can be revoked."""
    kept: set[str] = set()

    def adding(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Checked]) -> Any:
            codes = [str(one.record.get("ZJBM", "")) for one in given]
            with call.platform.database.reading() as connection:
                known = LIFTS.find(connection, call.world.id, codes)
            if known or any(one.problems for one in given):
                return handler(call, given)  # type: ignore[call-arg, arg-type]  # an uplink
            ids = [f"{len(kept) + number:019}" for number, _ in enumerate(given, start=1)]
            kept.update(ids)
            return ids

        return cast(Handler, serve)

    def revoke(call: Call, keys: list[str], own: Revoke) -> None:
        others = [key for key in keys if key not in kept]
        if others:
            own(call, others)

    return several(each(_ADDED, adding), each(_REVOKED, revoking(revoke)))(parts)


# ---- batches


def _stores_the_good(handler: Handler) -> Handler:
    """The good records of a refused batch are stored, and the answer is the same."""

    def serve(call: Call, given: list[Any]) -> Any:
        try:
            return handler(call, given)  # type: ignore[call-arg]  # an uplink or a DELETE: both take a list
        except Refused as refusal:
            bad = {fault.index for fault in refusal.faults}
            good = [one for index, one in enumerate(given) if index not in bad]
            if bad and good:
                with suppress(Refused):
                    handler(call, good)  # type: ignore[call-arg]
            raise

    return serve


def _first_hundred(call: Asked) -> Asked:
    records = call.json if call.of("POST", "PUT") else None
    return call.with_body(orjson.dumps(records[:BATCH])) if isinstance(records, list) and records[BATCH:] else call


def _one_at_a_time(handler: Handler) -> Handler:
    """No batches: more than one record or key is refused."""

    def serve(call: Call, given: list[Any]) -> Any:
        if len(given) > 1:
            problem = Problem("empty", "", expected="1", got=str(len(given)), requirement="R-5.3.5.6-1")
            raise Refused("records", problem=problem)
        return handler(call, given)  # type: ignore[call-arg]

    return serve


def _arrays_only(call: Call, given: list[Checked]) -> None:
    if call.single:
        raise Refused("records", problem=Problem("record", "", requirement="R-5.3.5.6-2"))


def _adding_or_changing(parts: Parts) -> Parts:
    """6.1 of a lift that is there already is a 6.2."""
    add, modify = parts.routes["6.1"], parts.routes["6.2"]

    def serve(call: Call, given: list[Checked]) -> Any:
        try:
            return add(call, given)  # type: ignore[call-arg, arg-type]
        except Refused as refusal:
            kinds = {problem.kind for fault in refusal.faults for problem in fault.problems}
            if kinds != {"exists"} or len(refusal.faults) != len(given):
                raise
        return modify(replace(call, interface=call.book.interfaces["6.2"]), given)  # type: ignore[call-arg, arg-type]

    return replace(parts, routes={**parts.routes, "6.1": cast(Handler, serve)})


# fmt: off
VARIANTS: tuple[Change, ...] = (
    # Which elements must be there
    Change("lift-rows-optional", "6.1.2", ("R-6.1.2-1", "R-6.2.2-1"),
           Text("Of Tables 4 and 5 only the rows that are M under every reading are required (E103).",
                "表 4、表 5 中仅任何理解下均为 M 的行为必填(E103)。"),
           several(*_optional(4, _M_IN_ANY_READING), *_optional(5, _M_IN_ANY_READING))),
    Change("speeds-optional", "6.1.2", ("R-6.1.2-2",),
           Text("A lift may come without any of the three speeds (E104).", "三项速度可以均不填(E104)。"),
           several(_no_rules(4), _no_rules(5))),
    Change("component-kind-required", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 wants TBJLB of every component, as Table 5 prints it (E106).", "6.2 要求每个部件均有 TBJLB,按表 5 所印(E106)。"),
           row(5, "TBJLB", when="")),
    Change("environment-required", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 wants GZHJ, as Table 5 prints it (E105).", "6.2 要求 GZHJ,按表 5 所印(E105)。"),
           row(5, "GZHJ", when="")),
    Change("lift-version-required", "6.2.2", ("R-6.2.2-1",),
           Text("6.2 without SJBB is refused (E036).", "6.2 缺少 SJBB 时拒绝(E036)。"),
           row(5, "SJBB", when="")),
    Change("result-content-required", "6.7.2", ("R-6.7.2-1",),
           Text("6.7 wants GZXLNR of installations too (E108).", "安装施工的结果也要求 GZXLNR(E108)。"),
           row(10, "GZXLNR", when="")),
    Change("stop-wants-all", "7.1.2", ("R-7.1.2-4", "R-7.2.2-2"),
           Text("A lift that is out of use needs all M rows as well (E112).", "停用时各 M 行也均为必填(E112)。"),
           several(*_required(21, 22, when="using"))),
    Change("inspection-rows-optional", "7.10.2", ("R-7.10.2-1",),
           Text("Of an inspection only the lift, the body, the kind and the conclusion are required (E110).",
                "检验信息仅要求整机编码、检验机构、检验类别和结论(E110)。"),
           several(*_optional(30, _M_OF_AN_INSPECTION), *_optional(31, _M_OF_AN_INSPECTION))),
    Change("conclusion-in-other-words", "7.10.2", ("R-7.10.2-1",),
           Text("JYJL takes any words (E093).", "JYJL 接受任意文字(E093)。"),
           several(row(30, "JYJL", codes=""), row(31, "JYJL", codes=""))),
    Change("unit-code-required", "7.17.2", ("R-7.17.2-2",),
           Text("7.17 without XYDM is refused, and no code is made up (E114).", "7.17 缺少 XYDM 时拒绝,不自动生成代码(E114)。"),
           row(37, "XYDM", when="")),
    Change("lengths-as-printed", "5.3.3", ("R-5.3.3-2",),
           Text("Each table has its own printed lengths, also where another allows more (E080–E086).",
                "各表按自身所印长度,即使其他表更长(E080–E086)。"),
           several(*_as_printed())),
    # How they are taken
    Change("strangers-ignored", "5.3.5.1", ("R-5.3.5.1-1",),
           Text("Members that are no elements are ignored; the text is silent.", "忽略不属于数据元的成员;条文未作规定。"),
           each(UPLINKS, taking(_known_elements))),
    Change("width-everywhere", "5.3.5.3", ("R-5.3.5.3-1", "R-5.3.5.3-2"),
           Text("Full-width characters become half-width in every element (E098).", "所有元素的全角字符均转换为半角(E098)。"),
           each(UPLINKS, taking(lambda call, one: changed(one, _folded(one.record))))),
    Change("references-checked", "6.1.2", ("R-6.1.2-1",),
           Text("Numbers of certificates and codes of makers must be known (E199).", "证书编号和部件制造单位代码须已登记(E199)。"),
           each(("6.1", "6.2", "6.7"), _checking)),
    Change("units-checked", "7.1.2", ("R-7.1.2-1", "R-7.4.2-1", "R-7.7.2-1", "R-7.10.2-1", "R-7.13.2-1"),
           Text("Units that records name must be known, and of the right kind (E199).", "记录所引用的单位须已登记且类别相符(E199)。"),
           each(_UNITS, judging(_units_known))),
    Change("lift-may-come-later", "6.4.2",
           ("R-6.4.2-1", "R-7.1.2-1", "R-7.4.2-1", "R-7.7.2-1", "R-7.10.2-1", "R-7.13.2-1"),
           Text("What is reported of lifts that nobody added is accepted (E199).", "接受不存在的电梯的施工和监管记录(E199)。"),
           _lifts_to_come),
    Change("device-codes-checked", "6.1.2", ("R-6.1.2-1", "R-6.1.3-1"),
           Text("ZJBM must be built like a 设备代码 (E244).", "ZJBM 须按设备代码的结构编制(E244)。"),
           route("6.1", judging(_device_codes))),
    Change("names-of-the-catalogue", "6.1.2", ("R-6.1.2-1", "R-6.1.3-1", "R-5.2.1-1", "R-5.3.4.2.2-2", "R-5.3.5.5-1"),
           Text("SBLB and SBPZ are names of the catalogue, not its codes (E090).", "SBLB、SBPZ 采用目录名称而非代码(E090)。"),
           each(("6.1", "6.2"), judging(_names_only))),
    Change("stale-version-taken", "6.2.2", ("R-6.2.2-1", "R-6.5.2-1", "R-7.2.2-1"),
           Text("A PUT with an old SJBB is accepted (E122).", "SJBB 过期的 PUT 也被接受(E122)。"),
           each(CHANGES, taking(lambda call, one: without(one, "SJBB")))),
    Change("put-keeps", "6.2.2", ("R-6.2.2-1",),
           Text("What 6.2 leaves out of the lift's own elements stays as it was (E123).", "6.2 未提交的整机元素保持原值(E123)。"),
           route("6.2", taking(_keeping))),
    Change("add-changes", "6.1.3", ("R-6.1.3-1",),
           Text("6.1 of a lift that is there already modifies it (E143).", "6.1 添加已存在的电梯时按修改处理(E143)。"),
           _adding_or_changing),
    # Batches
    Change("batch-stores-the-good", "5.3.5.7", ("R-5.3.5.7-4",),
           Text("The good records of a refused batch are stored (E132).", "批量失败时,其中正确的记录仍被存储(E132)。"),
           each((*UPLINKS, *REVOKES), _stores_the_good)),
    Change("certificates-store-the-good", "8.1.2.2", ("R-8.1.2.2-1",),
           Text("The good certificates of a refused push are stored (E217).", "证书推送失败时,其中正确的证书仍被存储(E217)。"),
           route("8.1.2", _stores_the_good)),
    Change("batch-first-hundred", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("Of more than a hundred records the first hundred are taken (E138).", "超过 100 条时只接收前 100 条(E138)。"),
           wrapper(requests(_first_hundred))),
    Change("notices-and-locks-singly", "7.21.3", ("R-7.21.3-1", "R-7.22.3-1", "R-7.23.3-1"),
           Text("7.21, 7.22 and 7.23 take no batches (E141).", "7.21、7.22、7.23 不支持批量(E141)。"),
           each(("7.21", "7.22", "7.23"), _one_at_a_time)),
    Change("recalls-as-arrays", "6.14.3", ("R-6.14.3-1", "R-6.15.3-1", "R-5.3.5.6-2"),
           Text("6.14 and 6.15 take arrays only, as they are printed (E050).", "6.14、6.15 只接受数组,按原文所印(E050)。"),
           each(("6.14", "6.15"), judging(_arrays_only))),
)
# fmt: on
