"""6.5: modifying the base data of a construction."""

from __future__ import annotations

from typing import Any

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import rows
from conformance.judging.refusal import Control
from conformance.records import stages, works
from conformance.records.stages import Work
from conformance.records.valid import DAY, Record, without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[8]


@verifies("R-6.5.3-1")
def test_a_construction_is_modified(lab: Lab) -> None:
    """R-6.5.3-1: change SGLXR with the SJBB from 6.10 and read it back; as its creator (E122, E212)."""
    check, work = lab.verify("R-6.5.3-1"), stages.authorised(lab)
    what = Text("PUT with another SGLXR", "PUT 修改 SGLXR")
    answer = uplinks.accepted(check, lab.maker, "6.5", _changed(lab, work, SGLXR="吴工"), what)
    if answer.success:
        seen = stages.construction(lab, work).get("SGLXR")
        check.must(seen == "吴工", Text("SGLXR as read back", "读回的 SGLXR"), Text("吴工", "吴工"), seen, answer)
        usual_status(check, "6.5", answer)


@verifies("R-6.5.2-1")
def test_each_element_that_every_reading_demands(lab: Lab) -> None:
    """R-6.5.2-1: SGID, ZJBM (printed TZJBM, E001), SGXYDM, SGLB, SGDQ and SJBB, each left out in turn."""
    uplinks.left_out(lab.verify("R-6.5.2-1"), _control(lab), "6.5")


@verifies("R-6.5.2-1", accounts=("manufacturer", "constructor"))
def test_a_constructor_has_to_say_whether_it_gave_notice(lab: Lab) -> None:
    """R-6.5.2-1: SFGZ is M for constructors only (E117)."""
    work = stages.authorised(lab, by=stages.authoriser(lab))
    control = uplinks.control(lab, "6.5", "constructor", lambda: stages.declaration(lab, work))
    what = Text("PUT of a constructor without SFGZ", "施工单位 PUT 时不含 SFGZ")
    control.refuses(lab.verify("R-6.5.2-1"), what, uplinks.dropping(TABLE, "SFGZ"), names=rows.names(TABLE, "SFGZ"))


@verifies("R-6.5.2-1", "R-6.4.2-2", "R-6.4.2-4")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.5.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit (E080 to E083), letters in numbers and dates. R-6.4.2-2,
    -4: notes 1 and 2 of Table 8 say the same as those of Table 7 (E096, E211)."""
    control = _control(lab)
    uplinks.out_of_form(lab.verify("R-6.5.2-1"), control, "6.5", every=True)
    uplinks.not_in_list(lab.verify("R-6.4.2-2"), control, "6.5", "SGLB")
    uplinks.not_in_list(lab.verify("R-6.4.2-4"), control, "6.5", "SGDQ", "普陀")


@verifies("R-6.5.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.5.2-1: of two constructions the second lacks an element. What was refused is not stored."""
    check, made = lab.verify("R-6.5.2-1"), [stages.authorised(lab), stages.authorised(lab)]
    control = uplinks.control(lab, "6.5", "manufacturer", lambda: [_changed(lab, work) for work in made])
    uplinks.left_out_of(check, control, "6.5", "SGDQ")
    refused = lab.maker.send("6.5", without(_changed(lab, made[0], SGLXR="郑工"), "SGLB"))
    if refused.refused:
        seen, kept = stages.construction(lab, made[0]).get("SGLXR"), made[0].record["SGLXR"]
        what = Text("SGLXR by 6.10 after a PUT that was refused", "PUT 被拒绝后 6.10 中的 SGLXR")
        check.must(seen == kept, what, Text(kept, kept), seen, refused)


@verifies("R-6.5.2-1")
def test_each_record_of_a_batch_keeps_its_own_data(lab: Lab) -> None:
    """R-6.5.2-1: two works in one array, one of them at another place and by another constructor."""
    check, made = lab.verify("R-6.5.2-1"), [stages.authorised(lab), stages.authorised(lab)]
    place = next(site for site in ("浙江省,杭州市,西湖区", "浙江省,宁波市,海曙区") if site != lab.records.site())
    builder = lab.records.xydm("constructor-other" if "constructor-other" in lab.target.accounts else "constructor")
    first = _changed(lab, made[0], SGDQ=place, SGXYDM=builder, SGLXR="孙工")
    second = _changed(lab, made[1], SGLXR="李工", AZRQ=lab.records.made + 37 * DAY)
    what = Text("PUT of two works, each with other data", "PUT 两条施工信息,各有不同修改")
    answer = uplinks.accepted(check, lab.maker, "6.5", [first, second], what)
    for work, record in zip(made, (first, second), strict=True) if answer.success else ():
        uplinks.read_back(check, TABLE, record, stages.construction(lab, work), answer)


@verifies("R-6.5.2-2", accounts=("manufacturer", "constructor"))
def test_a_constructor_may_say_that_it_gave_no_notice(lab: Lab) -> None:
    """R-6.5.2-2, note 5: true/false. SFGZ=false is a value, and not a missing one."""
    check, work = lab.verify("R-6.5.2-2"), stages.authorised(lab, by=stages.authoriser(lab))
    works.version(lab, work, "constructor")
    what = Text("PUT of a constructor with SFGZ=false", "施工单位 PUT,SFGZ=false")
    record = stages.declaration(lab, work, SFGZ=False)
    uplinks.accepted(check, lab.client("constructor"), "6.5", record, what)


@verifies("R-6.5.2-1")
def test_what_may_be_left_out(lab: Lab) -> None:
    """R-6.5.2-1: without the K elements but SYXYDM and SYDWMC (E113); whether they are kept or cleared is open (E123)."""
    check, work = lab.verify("R-6.5.2-1"), stages.authorised(lab)
    record = without(_changed(lab, work, SYDWMC="另一使用单位"), "AZRQ", "SGLXR", "SGLXRDH")
    what = Text("PUT without K elements but SYXYDM and SYDWMC", "PUT 时除 SYXYDM、SYDWMC 外不含 K 数据元")
    answer = uplinks.accepted(check, lab.maker, "6.5", record, what)
    if answer.success:
        uplinks.read_back(check, TABLE, record, stages.construction(lab, work), answer)


@verifies("R-6.5.2-1")
def test_every_element_is_read_back(lab: Lab) -> None:
    """R-6.5.2-1: other values of all elements but the lift come back by 6.10 (E069 to E073, E097, E098)."""
    check, work, site = lab.verify("R-6.5.2-1"), stages.authorised(lab), f"{lab.records.site()}^测试路6号"
    record = _changed(
        lab, work, AZRQ=lab.records.made + 33 * DAY, SGLXR="吴工", SGLXRDH="0580-3000011", SGLXRCZ="0580-3000016",
        SGLXRYX="wu@example.cn", SGLXRDZ=site, SYDWMC="另一使用单位", SYDWLXR="陈工", SYDWLXRDH="0580-3000017",
        SYDWCZ="0580-3000018", SYDWDZ=site, SYDWYB="316101",
    )  # fmt: skip
    what = Text("PUT with every element of Table 8", "PUT 含表 8 全部数据元")
    answer = uplinks.accepted(check, lab.maker, "6.5", record, what)
    if answer.success:
        uplinks.read_back(check, TABLE, record, stages.construction(lab, work), answer)


@verifies("R-6.5.2-2", accounts=("manufacturer", "constructor", "province"))
def test_a_constructor_gives_notice(lab: Lab) -> None:
    """R-6.5.2-2, note 5: 表示施工单位是否发出施工告知。With SFGZ=true 7.16 finds the construction by its SGID (E190)."""
    check, work = lab.verify("R-6.5.2-2"), stages.authorised(lab, by=stages.authoriser(lab))
    works.version(lab, work, "constructor")
    what = Text("PUT of a constructor with SFGZ=true", "施工单位 PUT,SFGZ=true")
    answer = uplinks.accepted(check, lab.client("constructor"), "6.5", stages.declaration(lab, work), what)
    if answer.success:
        found = stages.pending(lab, work)
        live = str(found.get("ZJBM")) == work.zjbm and found.get("BGLX") != "DELETE"
        what, expected = Text("7.16 by SGID", "按 SGID 调用 7.16"), Text("the construction", "该施工信息")
        check.must(live, what, expected, found, answer)


def _changed(lab: Lab, work: Work, **changes: Any) -> Record:
    """6.5 by the manufacturer, with the version that 6.10 shows now; it sends false (E117)."""
    return {"SGID": work.sgid, **work.record, "SFGZ": False, **works.version(lab, work), **changes}


def _control(lab: Lab) -> Control:
    work = stages.authorised(lab)
    return uplinks.control(lab, "6.5", "manufacturer", lambda: _changed(lab, work))
