"""5.1: what the platform keeps. Facts: another choice than the one described is NON-STRICT."""

from __future__ import annotations

from conformance.judging import reading
from conformance.judging.phrases import MISSING, THERE
from conformance.judging.verify import Check, unverified
from conformance.records import effects, tour
from conformance.records.reports import KINDS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

SECTIONS = {
    "ZJXX": "manufacture", "SGXX": "construction", "JDXX": "supervision", "JYXX": "inspection",
    "SYDWGLXX": "use", "WBXX": "maintenance", "BXXX": "insurance",
}  # fmt: skip
"""Where 7.20 shows what was added"""


@verifies("R-5.1-1", accounts=("manufacturer", "constructor", "province"))
def test_full_information_holds_every_kind_of_record(lab: Lab) -> None:
    """R-5.1-1: 全生命周期信息. A lift to which all kinds were added, by 7.20; without JYXX it is DISPUTED (E055)."""
    check, client = lab.verify("R-5.1-1"), lab.client("province")
    for row in KINDS:
        lab.accepted(tour.pair(lab, row.add).batch, row.add, f"R-{row.add}.3-1")
        effects.effect(lab, row.add)  # all kinds are added before it is read
    zjbm = tour.works(lab)[1].zjbm
    answer = client.fetch("7.20", ZJBM=zjbm)
    whole = reading.lift("7.20", answer, zjbm)
    if not whole:
        raise unverified("the lift can't be read by 7.20", "无法通过 7.20 读取该电梯")
    for at, kind in SECTIONS.items():
        there = bool(reading.live(reading.section("7.20", whole, at)))
        what = Text(f"{at} ({kind}) of a lift in 7.20", f"7.20 中电梯的 {at}")
        if at == "JYXX":
            check.way("E055", "there" if there else "left out", what, answer)
        else:
            check.must(there, what, Text("what was added", "已添加的数据"), THERE if there else MISSING, answer)


@verifies("R-5.1-1")
def test_a_recall_stands_in_full_information(lab: Lab) -> None:
    """R-5.1-1: 召回完成信息, by 6.12; a missing ZHXX is only advice (E055, E195)."""
    found = effects.effect(lab, "6.14")
    what = Text("ZHXX of a lift with a recalled component in 6.12", "6.12 中含被召回部件的电梯的 ZHXX")
    taken = "shown" if found.single else "not shown"
    lab.verify("R-5.1-1").way("E195", taken, what, tour.pair(lab, "6.14").single)


@verifies("R-5.1-2", accounts=("province",))
def test_units_of_every_kind(lab: Lab) -> None:
    """R-5.1-2: 各类单位. 7.19 with XYDM for a unit of each category that [data.organisations] names."""
    check = lab.verify("R-5.1-2")
    kinds = lab.target.organisations
    for kind, units in kinds.items():
        if units:
            _shown(lab, check, kind, units[0])
    _shown(lab, check, "USER (7.17)", str(tour.pair(lab, "7.17").records[0]["XYDM"]))
    if not kinds:
        check.unverified("name units in [data.organisations]", "请在 [data.organisations] 中给出各类单位")


def _shown(lab: Lab, check: Check, kind: str, xydm: str) -> None:
    answer = lab.client("province").fetch("7.19", XYDM=xydm)
    found = reading.item("7.19", answer, XYDM=xydm)
    what = Text(f"7.19 for a unit of the kind {kind}", f"以 7.19 查询 {kind} 类单位")
    named = kind.startswith("USER") or _of_kind(found, kind)
    check.must(bool(found) and named, what, Text("the unit, of that kind", "该类单位"), answer, answer)


def _of_kind(unit: reading.Item, kind: str) -> bool:
    """ZZXX names the category, or is not shown (K)."""
    kinds = [one.get("ZZLB") for one in reading.section("7.19", unit, "ZZXX")]
    return not kinds or kind in kinds
