"""A.2.7: the form of 6.7."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.judging.excuses import excuse
from conformance.judging.verify import Check
from conformance.records import stages, works
from conformance.records.stages import Work
from conformance.records.valid import Record, without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.tables import TABLES

BUILT = ("manufacturer", "constructor")


@verifies("R-A.2.7-1", accounts=BUILT)
def test_the_form_of_6_7_for_an_installation(lab: Lab) -> None:
    """R-A.2.7-1: an installation has no changes of lift or components to tell (E183)."""
    work = stages.inspected(lab)
    _entered(lab.verify("R-A.2.7-1"), lab, work, stages.result(lab, work))


@verifies("R-A.2.7-1", accounts=(*BUILT, "province"))
def test_the_form_of_6_7_for_a_reform(lab: Lab) -> None:
    """R-A.2.7-1: the printed headers, ZJXX an object, BJGH and BJJZ arrays of components, BJYC an array of codes (E051, E052).

    The lift keeps its code: ZJBMNEW is left out.
    """
    lift = works.brought_into_use(lab)
    work = works.begun(lab, "REFORM", lift)
    parts = {part["TBJPZ"]: part for part in lift["BJXX"]}
    old, gone = parts["安全钳"], parts["缓冲器"]
    new = [lab.records.component(old["TBJPZ"], TBJLB=old["TBJLB"]), lab.records.component("限速器", TBJLB="3520")]
    record = works.outcome(
        lab, work, GZXLNR="更换安全钳,加装限速器,移除缓冲器", ZJXX={**without(lift, "BJXX"), "SBXH": "TKJ1000/2.0"},
        BJGH=[{**new[0], "BJBMOLD": old["TBJBM"]}], BJJZ=[new[1]], BJYC=[gone["TBJBM"]],
    )  # fmt: skip
    _entered(lab.verify("R-A.2.7-1"), lab, work, record)


def _entered(check: Check, lab: Lab, work: Work, record: Record) -> None:
    works.version(lab, work, "constructor")
    answer = lab.client("constructor").send("6.7", record)
    if not answer.success and "province" not in lab.target.accounts:
        return check.unverified(f"refused ({answer}), perhaps since the lift was not inspected (E250): see R-6.7.3-1",
                                f"被拒绝({answer}),可能因为电梯未经检验(E250):参见 R-6.7.3-1", answer)  # fmt: skip
    excuse(answer)
    forms.answered(check, "6.7", answer)
    if answer.success:
        sent = {code: record[code] for code in ("SGJGRQ", "GZXLNR")}
        uplinks.read_back(check, TABLES[15], sent, works.shown(lab, work), answer, at="SGXX")
    return None
