"""7.17: adding a unit (a user, a maintenance company)."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging import reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.verify import unverified
from conformance.records import orgs
from conformance.records.orgs import ACCOUNTS
from conformance.records.valid import without
from conformance.running import moment
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.running.story import Facts
from conformance.wire.client import Client
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

ADDED = Text("POST /orgs with every row", "POST /orgs,含全部数据元")
HOUR = 3_600_000
MONTHS = 80
"""Days that are less than three months in any reading (E170)"""


@verifies("R-7.17.3-1", accounts=ACCOUNTS)
def test_a_unit_is_added_and_found_by_its_code(lab: Lab) -> None:
    """R-7.17.3-1: 添加单位(使用、维护保养)基础信息使用 POST /api/tp/v1/orgs; 7.19 with XYDM finds it (E199)."""
    check, seen = lab.verify("R-7.17.3-1"), orgs.sample(lab)
    if check.must(seen.answer.success, ADDED, ACCEPTED, seen.answer, seen.answer):
        back = Text("7.19 with its XYDM", "以其 XYDM 调用 7.19")
        check.must(bool(seen.item), back, Text("the unit", "该单位"), seen.read, *seen.answers)
        check.usual(201, ADDED, seen.answer)
        other = orgs.add(lab, lab.records.unit("MAINTENANCE"))
        what = Text("POST /orgs of a maintenance company", "POST /orgs,维护保养单位")
        check.must(bool(other.answer.success and other.item), what, ACCEPTED, other.answer, seen.answer, *other.answers)


@verifies("R-7.17.2-1", accounts=ACCOUNTS)
def test_what_table_37_demands(lab: Lab) -> None:
    """R-7.17.2-1, E114: every M row but XYDM, and ZZLB in ZZXX, left out in turn; texts too long, letters in dates (R-5.3.3)."""
    check, control = lab.verify("R-7.17.2-1"), _control(lab)
    uplinks.left_out(check, control, "7.17", but=("XYDM",))
    uplinks.left_out(check, control, "7.17", at="ZZXX")
    uplinks.out_of_form(check, control, "7.17")
    uplinks.out_of_form(check, control, "7.17", at="ZZXX")
    uplinks.one_of_two(check, control.client, "7.17", "LXDH", lambda: [lab.records.unit() for _ in range(2)])


@verifies("R-7.17.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_unit(lab: Lab) -> None:
    """R-7.17.2-1, E069 to E072, E097, E098: 7.19 shows what was sent, and both of two qualifications (ZZXX is an array)."""
    check, seen = lab.verify("R-7.17.2-1"), orgs.shown(orgs.sample(lab))
    orgs.read_back(check, TABLES[37], seen)
    both = orgs.add(lab, orgs.qualified(lab))
    what = Text(
        "POST /orgs of a USER that is a MAINTENANCE company too", "POST /orgs,单位兼具 USER 与 MAINTENANCE 资质"
    )
    if check.must(both.answer.success, what, ACCEPTED, both.answer, seen.answer, both.answer):
        orgs.read_back(check, TABLES[37], orgs.shown(both))


@verifies("R-7.17.2-1", accounts=ACCOUNTS)
def test_a_unit_without_its_k_rows(lab: Lab) -> None:
    """R-7.17.2-1: DWYB, DWCZ, ZZBH, XKZKSSJ, XKZJSSJ left out → SUCCESS."""
    check, seen = lab.verify("R-7.17.2-1"), orgs.add(lab, orgs.bare(lab))
    left = (*orgs.BARE, *orgs.BARE_INNER)
    what = Text(f"POST /orgs without {', '.join(left)}", f"POST /orgs 不含 {'、'.join(left)}")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, seen.answer):
        orgs.read_back(check, TABLES[37], orgs.shown(seen))


@verifies("R-7.17.2-3", accounts=ACCOUNTS)
def test_kinds_of_units_and_of_qualifications_that_are_in_no_list(lab: Lab) -> None:
    """R-7.17.2-3, E209: DWLB 取 4 类编码之一, ZZLB 取 11 类编码之一; the control is a USER."""
    check, control = lab.verify("R-7.17.2-3"), _control(lab)
    uplinks.not_in_list(check, control, "7.17", "DWLB")
    uplinks.not_in_list(check, control, "7.17", "ZZLB", at="ZZXX")


@verifies("R-7.17.2-2", accounts=ACCOUNTS, limited=True)
def test_a_unit_without_a_code_gets_one(lab: Lab) -> None:
    """R-7.17.2-2, E114: 平台自动生成一个编码; refused is no verdict. Read by 7.19 with a time, and by the code it shows."""
    check = lab.verify("R-7.17.2-2")
    story, there = lab.story("7.17 without XYDM")
    reader, query = _listing(there)
    made = story.step("add a unit without XYDM", lambda: _without_code(there))
    what = Text("POST /orgs of an INSTITUTION without XYDM", "POST /orgs,DWLB=INSTITUTION,不含 XYDM")
    if not made["accepted"]:
        check.way("E114", "refused", what)
        return
    found = story.step("look for its XYDM", lambda: _code(there.client(reader), made, query))
    if not found["listed"] and not there.scene.own:
        raise unverified("7.19 by the month that is not over does not give the unit, as it may (E173)",
                         "按尚未结束的月份调用 7.19 未返回该单位,这是允许的(E173)")  # fmt: skip
    code, what = (
        found["code"],
        Text(f"XYDM of the unit by 7.19 with {query[0]}", f"以 {query[0]} 调用 7.19 返回的该单位 XYDM"),
    )
    if check.way("E114", "made up" if code else f"XYDM {code!r}", what):
        back = Text("7.19 with the XYDM that was made up", "以生成的 XYDM 调用 7.19")
        seen = Text("the unit", "该单位") if found["found"] else Text("not the unit", "不是该单位")
        check.must(found["found"], back, Text("the unit", "该单位"), seen)


def _control(lab: Lab) -> Control:
    return uplinks.control(lab, "7.17", "province", lab.records.unit)


def _without_code(lab: Lab) -> Facts:
    """A unit with a code is accepted first; else a refusal says nothing of the code."""
    orgs.shown(orgs.sample(lab))
    unit = without(lab.records.unit(DWLB="INSTITUTION"), "XYDM")
    answer = lab.client("province").send("7.17", unit)
    return {"accepted": answer.success, "id": next(iter(answer.ids), ""), "name": unit["DWMC"]}


def _listing(there: Lab) -> tuple[str, tuple[str, object]]:
    """Who lists units, and by what: the last hour in a world of its own. Elsewhere that mode is for 7.19 to ask, once in
    ten minutes, and the month goes as well, which is open to a young account."""
    if there.scene.own:
        return "province", ("GXSJ", there.now() - HOUR)
    young = there.scene.opened("province", high=MONTHS)
    if young is None:
        raise unverified("7.19 by time is asked once in ten minutes, for R-7.19.1-8, and by month it takes a province whose "
                         "account was opened less than three months ago",
                         "7.19 按时间查询十分钟一次,已用于 R-7.19.1-8;按月份查询需要开通不足三个月的省级账户")  # fmt: skip
    return young, ("CJYF", moment.month(there.now()))


def _code(client: Client, made: Facts, query: tuple[str, object]) -> Facts:
    """The code of the unit that is listed (DWID, else DWMC: E134), and whether 7.19 finds the unit by it."""
    listed = reading.items("7.19", client.fetch("7.19", **dict([query])))
    own = next((one for one in listed if _is(one, made)), {})
    code = str(own.get("XYDM") or "")
    found = bool(code) and _is(reading.item("7.19", client.fetch("7.19", XYDM=code), XYDM=code), made)
    return {"listed": bool(own), "code": code, "found": found}


def _is(item: reading.Item, made: Facts) -> bool:
    return str(made["id"]) == str(item.get("DWID")) or str(made["name"]) == str(item.get("DWMC"))
