"""A.4.1.1: the push of units."""

from __future__ import annotations

from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.judging.verify import Check
from conformance.records import pushes, stages
from conformance.records.valid import Record, without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text


@verifies("R-A.4.1.1-1", accounts=("typetest",))
def test_a_push_with_an_error_is_discarded_as_a_whole(lab: Lab) -> None:
    """R-A.4.1.1-1: 可接收批量推送数据,如遇信息错误导致失败,则本次推送的数据均丢弃 (E217)。"""
    check, client = lab.verify("R-A.4.1.1-1"), lab.client("typetest")
    both = [lab.records.pushed_unit() for _ in range(2)]
    good, bad = lab.records.pushed_unit(), lab.records.pushed_unit()
    control = client.send("8.1.1", both)
    check.must(
        control.success, Text("two good units as an array", "以数组推送两个合法单位"), ACCEPTED, control, control
    )
    broken = client.send("8.1.1", [good, without(bad, "DWMC")])
    what = Text("a good unit, and one without DWMC, as an array", "以数组推送一个合法单位和一个不含 DWMC 的单位")
    if not control.success or not check.must(broken.refused, what, REFUSED, broken, control, broken):
        return
    if "province" not in lab.target.accounts:
        check.unverified("what was stored can be seen with a province account only",
                         "只有配置 province 账户才能看到存储结果", control, broken)  # fmt: skip
    elif not all(pushes.found(lab, one) for one in both):
        check.unverified("the units of the good push are not found by 7.19; see R-8.1.1.3-1",
                         "7.19 未返回合法推送的单位;参见 R-8.1.1.3-1", control)  # fmt: skip
    else:
        _discarded(check, lab, good, control, broken)
        _modification_discarded(check, lab, both[0], control)


def _discarded(check: Check, lab: Lab, good: Record, *answers: Answer) -> None:
    read = lab.client("province").fetch("7.19", XYDM=good["XYDM"])
    what = Text("7.19 with the good unit of the refused push", "以被拒绝推送中合法单位的 XYDM 调用 7.19")
    check.must(not pushes.found(lab, good), what, Text("not found", "查无此单位"), read, *answers, read)


def _modification_discarded(check: Check, lab: Lab, known: Record, control: Answer) -> None:
    """The same with the error in the first place, and a MODIFY of what is known among the good ones."""
    before, good = stages.unit(lab, known["XYDM"]).get("LXRXM"), lab.records.pushed_unit()
    changed = {**known, "LXRXM": "孙工", "SJLX": "MODIFY"}
    broken = lab.client("typetest").send("8.1.1", [without(lab.records.pushed_unit(), "DWMC"), changed, good])
    what = Text(
        "a unit without DWMC, a MODIFY and a good unit, as an array", "以数组推送不含 DWMC 的单位、MODIFY 和合法单位"
    )
    if check.must(broken.refused, what, REFUSED, broken, control, broken):
        _discarded(check, lab, good, control, broken)
        after = stages.unit(lab, known["XYDM"]).get("LXRXM")
        what = Text("LXRXM of the unit in the MODIFY, by 7.19", "7.19 显示的 MODIFY 单位的 LXRXM")
        check.must(after == before, what, Text(str(before), str(before)), after, control, broken)


@verifies("R-A.4.1.1-2", accounts=("typetest",))
def test_a_push_of_units_is_answered_with_a_code(lab: Lab) -> None:
    """R-A.4.1.1-2: 响应体含 timestamp、code("1" 为数据接收成功,其他为接收失败)和 msg; the other two may be missing (E216)."""
    pushes.acknowledged(lab.verify("R-A.4.1.1-2"), lab, "8.1.1", lab.records.pushed_unit)
