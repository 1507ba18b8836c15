"""6.4: adding the base data of a construction."""

from __future__ import annotations

from typing import Any

from conformance.claims import uplinks
from conformance.claims.forms import usual_status
from conformance.judging import reading, rows
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.verify import Check
from conformance.records import stages, works
from conformance.records.valid import DAY, Record, without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[7]
BARE = ("AZRQ", "SGLXR", "SGLXRDH")
"""K elements that the suite's constructions have, but for SYXYDM and SYDWMC, which some lifts may need (E113)"""


@verifies("R-6.4.3-1")
def test_a_construction_is_added_and_can_be_read(lab: Lab) -> None:
    """R-6.4.3-1: 添加电梯施工基础信息使用 POST /api/tp/v1/constructions/authorize。Read back by 6.10."""
    check, record = lab.verify("R-6.4.3-1"), _record(lab)
    what = Text("POST of an installation", "POST 安装施工信息")
    answer = uplinks.accepted(check, lab.maker, "6.4", record, what)
    if answer.success:
        lifts = [str(one.get("ZJBM")) for one in stages.constructions(lab, record["ZJBM"])]
        expected = Text(f"a construction of {record['ZJBM']}", f"{record['ZJBM']} 的施工信息")
        check.must(record["ZJBM"] in lifts, Text("read it back by 6.10", "通过 6.10 读回"), expected, lifts, answer)
        usual_status(check, "6.4", answer)


@verifies("R-6.4.2-1")
def test_each_element_that_every_reading_demands(lab: Lab) -> None:
    """R-6.4.2-1: ZJBM, SGXYDM, SGLB and SGDQ, each left out in turn."""
    uplinks.left_out(lab.verify("R-6.4.2-1"), _control(lab), "6.4")


@verifies("R-6.4.2-1")
def test_a_construction_of_an_unknown_lift(lab: Lab) -> None:
    """R-6.4.2-1, E199: whether ZJBM has to name a lift is not said."""
    control = lab.accepted(lab.maker.send("6.4", _record(lab)), "6.4", "R-6.4.3-1")
    answer = lab.maker.send("6.4", lab.records.construction(lab.records.codes.lift()))
    uplinks.unknown_lift(lab.verify("R-6.4.2-1"), control, "6.4", answer)


@verifies("R-6.4.2-1")
def test_values_out_of_form(lab: Lab) -> None:
    """R-6.4.2-1 by R-5.3.3-1 and R-5.3.3-2: texts far over every limit (E080 to E083), letters in numbers and dates."""
    uplinks.out_of_form(lab.verify("R-6.4.2-1"), _control(lab), "6.4", every=True)


@verifies("R-6.4.2-1")
def test_each_record_of_a_batch_is_judged(lab: Lab) -> None:
    """R-6.4.2-1: of two constructions the second lacks an element."""
    control = uplinks.control(lab, "6.4", "manufacturer", lambda: [_record(lab), _record(lab)])
    uplinks.left_out_of(lab.verify("R-6.4.2-1"), control, "6.4", "SGLB")


@verifies("R-6.4.2-1")
def test_what_is_refused_is_not_stored(lab: Lab) -> None:
    """R-6.4.2-1: a construction that was refused since it lacks SGLB is not shown by 6.10; complete, it is accepted then."""
    check, record = lab.verify("R-6.4.2-1"), _record(lab)
    refused = lab.maker.send("6.4", without(record, "SGLB"))
    left = reading.live(stages.constructions(lab, record["ZJBM"]))
    added = lab.accepted(lab.maker.send("6.4", record), "6.4", "R-6.4.3-1")
    if refused.refused:
        what = Text("6.10 after a POST that was refused", "POST 被拒绝后调用 6.10")
        check.must(not left, what, Text("no construction", "无施工信息"), left, refused, added)
    else:
        check.unverified("the POST without SGLB was not refused", "不含 SGLB 的 POST 未被拒绝", refused)


@verifies("R-6.4.2-1")
def test_what_may_be_left_out(lab: Lab) -> None:
    """R-6.4.2-1: without the K elements, but with SYXYDM and SYDWMC (E113)."""
    check, record = lab.verify("R-6.4.2-1"), without(_record(lab), *BARE)
    what = Text("POST without K elements but SYXYDM and SYDWMC", "POST 时除 SYXYDM、SYDWMC 外不含 K 数据元")
    _added(check, lab, record, what)


@verifies("R-6.4.2-1")
def test_every_element_is_read_back(lab: Lab) -> None:
    """R-6.4.2-1: all 17 elements of Table 7 come back by 6.10 as they were sent (E069 to E073, E097, E098)."""
    site = f"{lab.records.site()}^测试路5号"
    record = _record(lab, SGLXRCZ="0580-3000006", SGLXRYX="wang@example.cn", SGLXRDZ=site, SYDWLXR="陈工",
                     SYDWLXRDH="0580-3000007", SYDWCZ="0580-3000008", SYDWDZ=site, SYDWYB="316100")  # fmt: skip
    _added(lab.verify("R-6.4.2-1"), lab, record, Text("POST with every element of Table 7", "POST 含表 7 全部数据元"))


@verifies("R-6.4.2-1")
def test_each_construction_of_a_lift_keeps_its_own_data(lab: Lab) -> None:
    """R-6.4.2-1: what is read of two lifts' constructions is what was sent of each."""
    check = lab.verify("R-6.4.2-1")
    first, second = _record(lab, SGLXR="甲"), _record(lab, SGLXR="乙")
    second["AZRQ"] += 3 * DAY
    answer = lab.accepted(lab.maker.send("6.4", [first, second]), "6.4", "R-5.3.5.7-2")
    for record in (first, second):
        uplinks.read_back(check, TABLE, record, _of(lab, record), answer)


@verifies("R-6.4.2-2")
def test_a_kind_of_work_that_is_not_in_the_list(lab: Lab) -> None:
    """R-6.4.2-2, note 1: INSTALL is accepted for a fresh lift, X is refused (E211)."""
    uplinks.not_in_list(lab.verify("R-6.4.2-2"), _control(lab), "6.4", "SGLB")


@verifies("R-6.4.2-2", accounts=("manufacturer", "constructor", "province"))
def test_each_kind_of_work_on_a_lift_in_use(lab: Lab) -> None:
    """R-6.4.2-2, note 1: REFORM, REPAIR and RE_INSTALL; each is taken away before the next, where the server lets it."""
    check, zjbm = lab.verify("R-6.4.2-2"), str(works.in_use(lab)["ZJBM"])
    for kind in ("REFORM", "REPAIR", "RE_INSTALL"):
        before = reading.live(stages.constructions(lab, zjbm))
        answer = lab.maker.send("6.4", lab.records.construction(zjbm, kind))
        open_work = any(one.get("SGLB") not in ("INSTALL", None, "") for one in before)
        if not answer.success and open_work:
            check.unverified(f"{kind} is refused ({answer}), while another work on the lift is open",
                             f"{kind} 被拒绝({answer}),该电梯尚有其他施工未完成", answer)  # fmt: skip
            continue
        what = Text(f"POST with SGLB={kind} for a lift in use", f"POST 在用电梯,SGLB={kind}")
        if check.must(answer.success, what, ACCEPTED, answer, answer):
            seen = [one.get("SGLB") for one in reading.live(stages.constructions(lab, zjbm))]
            what = Text("SGLB as read back by 6.10", "通过 6.10 读回的 SGLB")
            check.must(kind in seen, what, Text(kind, kind), seen, answer)
            lab.maker.revoke("6.6", stages.sgid_of(lab, zjbm, answer.ids))


@verifies("R-6.4.2-4")
def test_a_site_without_its_divisions(lab: Lab) -> None:
    """R-6.4.2-4, note 2: 省、市、县（区）; a county alone is refused, the three are accepted (E096)."""
    check = lab.verify("R-6.4.2-4")
    control = _control(lab)
    what = Text("POST with SGDQ=普陀", "POST,SGDQ=普陀")
    control.refuses(check, what, uplinks.setting(TABLE, "SGDQ", "普陀"), names=rows.names(TABLE, "SGDQ"))


def _record(lab: Lab, **changes: Any) -> Record:
    """An installation of a new lift."""
    return lab.records.construction(str(lab.new_lift()["ZJBM"]), **changes)


def _control(lab: Lab) -> Control:
    return uplinks.control(lab, "6.4", "manufacturer", lambda: _record(lab))


def _of(lab: Lab, record: Record) -> Record:
    return next(iter(stages.constructions(lab, record["ZJBM"])), {})


def _added(check: Check, lab: Lab, record: Record, what: Text) -> None:
    answer = uplinks.accepted(check, lab.maker, "6.4", record, what)
    if answer.success:
        uplinks.read_back(check, TABLE, record, _of(lab, record), answer)
