"""8.1.1: units of makers, pushed by the type-test platform."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging.items import NONE
from conformance.judging.phrases import ACCEPTED
from conformance.judging.values import same
from conformance.records import pushes, stages
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

TABLE = uplinks.table_of("8.1.1")
SHOWN = ("DWMC", "TXDZ", "LXRXM", "LXDH")
"""What 7.19 gives back of a push; the unit's category is not judged (E262)"""


@verifies("R-8.1.1.1-1", accounts=("typetest", "manufacturer"))
def test_an_enterprise_pushes_no_units(lab: Lab) -> None:
    """R-8.1.1.1-1: 该接口专为特种设备型式试验公示平台(电梯)开放 (E220)."""
    control = pushes.unit_control(lab)
    pushes.only_typetest(lab.verify("R-8.1.1.1-1"), lab, control, "8.1.1", ("manufacturer", "constructor"))


@verifies("R-8.1.1.1-1", accounts=("typetest", "province"))
def test_a_province_pushes_no_units(lab: Lab) -> None:
    """R-8.1.1.1-1: 该接口专为特种设备型式试验公示平台(电梯)开放 (E220)."""
    control = pushes.unit_control(lab)
    pushes.only_typetest(lab.verify("R-8.1.1.1-1"), lab, control, "8.1.1", ("province",))


@verifies("R-8.1.1.2-1", accounts=("typetest",))
def test_a_pushed_unit_needs_its_mandatory_elements(lab: Lab) -> None:
    """R-8.1.1.2-1: 推送的单位信息应符合表 45 的规定: DWMC, XYDM and SJLX are M, the others K. Refusals with ADD only (E219)."""
    control = pushes.unit_control(lab)
    check = lab.verify("R-8.1.1.2-1")
    pushes.left_out(check, control, "8.1.1")
    for code in (row.code for row in TABLE.members() if row.use == "K"):
        record = without(lab.records.pushed_unit(), code)
        pushes.accepted(check, lab, "8.1.1", record, f"a unit without {code}", f"不含 {code} 的单位")


@verifies("R-8.1.1.2-1", accounts=("typetest",))
def test_the_name_of_a_pushed_unit_is_limited(lab: Lab) -> None:
    """R-8.1.1.2-1: DWMC, C..30 in Table 45."""
    control = pushes.unit_control(lab)
    pushes.too_long(lab.verify("R-8.1.1.2-1"), control, "8.1.1", "DWMC")


@verifies("R-8.1.1.2-1", accounts=("typetest", "province"))
def test_a_pushed_unit_is_stored_as_sent(lab: Lab) -> None:
    """R-8.1.1.2-1: read back by 7.19. The same push again is accepted, or refused with a warning (E219)."""
    record = lab.records.pushed_unit()
    check = lab.verify("R-8.1.1.2-1")
    pushes.repeated(check, lab, "8.1.1", record)
    read = lab.client("province").fetch("7.19", XYDM=record["XYDM"])
    unit = stages.unit(lab, record["XYDM"])
    for code in SHOWN if unit else ():
        row = next(row for row in TABLE.members() if row.code == code)
        what, seen = Text(f"{code} as 7.19 shows it", f"7.19 显示的 {code}"), unit.get(code)
        check.must(same(row, seen, record[code]), what, Text(record[code], record[code]), seen or NONE, read)
    if not unit:
        check.unverified("the unit is not found by 7.19; see R-8.1.1.3-1", "7.19 未返回该单位;参见 R-8.1.1.3-1", read)


@verifies("R-8.1.1.2-2", accounts=("typetest",))
def test_a_unit_is_added_modified_or_deleted(lab: Lab) -> None:
    """R-8.1.1.2-2: 数据类型取 ADD、MODIFY、DELETE. What DELETE does is not judged: the unit may be there for other reasons."""
    control = pushes.unit_control(lab)
    check = lab.verify("R-8.1.1.2-2")
    record = lab.records.pushed_unit()
    for kind in ("ADD", "MODIFY", "DELETE"):
        pushes.accepted(check, lab, "8.1.1", {**record, "SJLX": kind}, f"SJLX={kind}", f"SJLX={kind}")
    pushes.unlisted(check, control, "8.1.1")


@verifies("R-8.1.1.2-2", accounts=("typetest", "province"))
def test_modify_changes_the_unit(lab: Lab) -> None:
    """R-8.1.1.2-2: after MODIFY 7.19 shows the new TXDZ (advisory)."""
    record = lab.records.pushed_unit()
    changed = {**record, "TXDZ": record["TXDZ"].replace("3号", "4号"), "SJLX": "MODIFY"}
    check, client = lab.verify("R-8.1.1.2-2"), lab.client("typetest")
    added, before = client.send("8.1.1", record), stages.unit(lab, record["XYDM"])
    if not added.success or not before:
        return check.unverified("the unit to be modified is not there; see R-8.1.1.3-1",
                                "待修改的单位不存在;参见 R-8.1.1.3-1", added)  # fmt: skip
    modified = client.send("8.1.1", changed)
    what = Text("MODIFY with another TXDZ", "MODIFY,TXDZ 不同")
    if check.must(modified.success, what, ACCEPTED, modified, added, modified):
        row = next(row for row in TABLE.members() if row.code == "TXDZ")
        read = lab.client("province").fetch("7.19", XYDM=record["XYDM"])
        seen = stages.unit(lab, record["XYDM"]).get("TXDZ", NONE)
        what = Text("TXDZ as 7.19 shows it afterwards", "之后 7.19 显示的 TXDZ")
        check.should(
            same(row, seen, changed["TXDZ"]), what, Text(changed["TXDZ"], changed["TXDZ"]), seen, modified, read
        )
    return None


@verifies("R-8.1.1.2-3", accounts=("typetest", "province"))
def test_an_organisation_code_will_do(lab: Lab) -> None:
    """R-8.1.1.2-3: 统一社会信用代码栏可填统一社会信用代码或组织机构代码等: nine characters (advisory, E265)."""
    control = pushes.unit_control(lab)
    code = lab.scene.codes.unit()[8:17]
    record = lab.records.pushed_unit(XYDM=code)
    answer = lab.client("typetest").send("8.1.1", record)
    check = lab.verify("R-8.1.1.2-3")
    what = Text(f"a unit with the organisation code {code}", f"以组织机构代码 {code} 推送单位")
    taken = check.way("E265", answer.outcome, what, control.accepted, answer, seen=answer)
    if taken and not pushes.found(lab, record):
        check.unverified("it can't be found under this code by 7.19", "7.19 未按该代码返回单位", answer)


@verifies("R-8.1.1.3-1", accounts=("typetest", "province"))
def test_a_unit_is_pushed_at_its_path(lab: Lab) -> None:
    """R-8.1.1.3-1: POST /api/typetest/component_unit, without tp and version (E061); a province then finds the unit."""
    record = lab.records.pushed_unit()
    before = lab.client("province").fetch("7.19", XYDM=record["XYDM"])
    check = lab.verify("R-8.1.1.3-1")
    answer = pushes.accepted(check, lab, "8.1.1", record, "ADD of a new unit", "ADD 新单位")
    if answer.success:
        read = lab.client("province").fetch("7.19", XYDM=record["XYDM"])
        what, expected = (
            Text("7.19 with its XYDM afterwards", "之后以其 XYDM 调用 7.19"),
            Text("the unit", "返回该单位"),
        )
        check.must(pushes.found(lab, record), what, expected, read, before, answer, read)
