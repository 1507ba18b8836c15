"""What is prepared for the increments and months of 7.16, 7.19 and 7.20, and the records that provinces fetch there."""

from __future__ import annotations

from conformance.claims import increments, modes, months
from conformance.claims.observed import KEYS
from conformance.judging import reading
from conformance.judging.verify import Check, Stop, unverified
from conformance.records import plans, stages
from conformance.records.stages import Work
from conformance.records.valid import NINE, Record
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

ENTERPRISES = ("manufacturer", "constructor")
"""Accounts that are needed for a lift in the region with a notice: the maker's, and that of who sets SFGZ=true (E190)"""

EVERYBODY = (*ENTERPRISES, "province")

# ---- 7.16


def declared(lab: Lab) -> str:
    """The SGID of a new construction that 7.16 shows with its own lift; stops the test if it does not."""
    work = stages.declared(lab)
    if work.zjbm not in str(stages.pending(lab, work).get("ZJBM")):
        raise unverified("7.16 does not show a declared construction with its ZJBM; see R-7.16.3-1",
                         "7.16 未返回已告知的施工及其电梯整机编码;参见 R-7.16.3-1")  # fmt: skip
    return work.sgid


def _two_notices(lab: Lab) -> dict[str, str]:
    """One is declared, the other one only authorised: whether that is shown is open (E190)."""
    kept, changed = declared(lab), stages.authorised(lab, by=stages.authoriser(lab))
    return {"kept": kept, "changed": changed.sgid, "lift": changed.zjbm}


def _declare(lab: Lab, made: dict[str, str]) -> dict[str, str]:
    """6.5 with SFGZ=true of the second one, and a third one from its beginning."""
    zjbm = made["lift"]
    work = Work({"ZJBM": zjbm}, made["changed"], lab.records.construction(zjbm))
    record = stages.declaration(lab, work)
    lab.accepted(lab.client("constructor").send("6.5", record), "6.5", "R-6.5.3-1")
    return {"added": declared(lab)} | _foreign(lab, "sgid")


def _foreign(lab: Lab, code: str) -> dict[str, str]:
    """A declared construction in the region of another province, {} if there is none."""
    site = lab.records.site("province-other")
    if "province-other" not in lab.target.accounts or site.startswith(lab.target.accounts["province"].region):
        return {}  # of two accounts one may hold a city of the other's province (E206)
    try:
        work = stages.authorised(lab, SGDQ=site)
        declared = lab.client("constructor").send("6.5", stages.declaration(lab, work))
        lab.accepted(declared, "6.5", "R-6.5.3-1")
    except Stop:  # the rest can be judged without it
        return {}
    return {"foreign": work.sgid if code == "sgid" else work.zjbm}


NOTICES = increments.Plan("7.16", "province", _two_notices, _declare, needs=ENTERPRISES)


def _notices_of_a_month(lab: Lab) -> dict[str, str]:
    return {"added": declared(lab)} | _foreign(lab, "sgid")


NOTICE_MONTHS = months.Plan("7.16", ("province",), _notices_of_a_month, needs=ENTERPRISES)


def installation(lab: Lab) -> Work:
    """A declared installation, shared by those who only look."""
    return lab.shared("a declared installation", stages.declared)


def repair(lab: Lab) -> Work:
    """A declared repair of an installed lift."""
    return lab.shared("a declared repair", lambda own: stages.declared(own, "REPAIR", lift=stages.entered(own).lift))


# ---- 7.19


def _two_units(lab: Lab) -> dict[str, str]:
    return {name: str(plans.new_unit(lab)["XYDM"]) for name in ("kept", "changed")}


def _change_unit(lab: Lab, made: dict[str, str]) -> dict[str, str]:
    plans.change_unit(lab, lab.records.unit(XYDM=made["changed"]))
    return _units_of_all_sources(lab)


def _units_of_all_sources(lab: Lab) -> dict[str, str]:
    """A unit of the province; where there are such accounts one that another province adds, and one that is pushed (5.2.2)."""
    made = {"added": str(plans.new_unit(lab)["XYDM"])}
    if "province-other" in lab.target.accounts:
        site = f"{lab.records.site('province-other')}^测试路9号"
        abroad = lab.records.unit(ZCDZ=site, TXDZ=site)
        if lab.client("province-other").send("7.17", abroad).success:
            made["abroad"] = str(abroad["XYDM"])
    if "typetest" in lab.target.accounts:
        pushed = lab.records.pushed_unit()
        if lab.client("typetest").send("8.1.1", pushed).success:
            made["pushed"] = str(pushed["XYDM"])
    if lab.scene.own:  # elsewhere they would stay
        many = [lab.records.unit() for _ in range(MANY)]
        if lab.client("province").send("7.17", many).success:
            made["many"] = str(many[-1]["XYDM"])
    return made


MANY = 60
"""So many units are added at once: a list has them all, up to a hundred (E139)"""


UNITS = increments.Plan("7.19", "province", _two_units, _change_unit)


def _units_of_a_month(lab: Lab) -> dict[str, str]:
    return {"modified": str(plans.new_unit(lab)["XYDM"])} | _units_of_all_sources(lab)


UNIT_MONTHS = months.Plan("7.19", ("province",), _units_of_a_month, later=plans.modify_unit)


def unit(lab: Lab, kind: str) -> Record:
    """A unit added by 7.17, shared by those who only look."""
    return lab.shared(f"a unit {kind}", lambda own: plans.new_unit(own, kind))


# ---- 7.20


def _two_lifts(lab: Lab) -> dict[str, str]:
    return {name: stages.declared(lab).zjbm for name in ("kept", "changed")}


def _change_lift(lab: Lab, made: dict[str, str]) -> dict[str, str]:
    """6.2 of the second lift: what provinces add may not make a lift appear (E056). And a new lift."""
    plans.change_lift(lab, made["changed"], SBXH=plans.OTHER)
    return {"added": stages.declared(lab).zjbm} | _foreign(lab, "zjbm")


def _lift_and_reform(lab: Lab) -> dict[str, str]:
    """A lift in the region with a component and a report on it, another one that is modified later, and one that gets a new
    code by a reform."""
    work = stages.declared(lab, lift=stages.complete_lift(lab))
    report = lab.client("province").send("7.7", lab.records.maintenance(work.zjbm))
    made = {"report": work.zjbm} if report.success and stages.part(lab, work.zjbm, "WBXX") else {}
    made |= {name: zjbm for name, zjbm in plans.LIFT_MONTHS.add(lab).items() if name in ("old", "new")}
    return {**made, "added": work.zjbm, "modified": stages.declared(lab).zjbm} | _foreign(lab, "zjbm")


def fitted(lab: Lab) -> Work:
    """A lift in the region with a component of a category (TBJLB), shared by those who only look."""

    def make(own: Lab) -> Work:
        return stages.declared(own, lift=own.new_lift(BJXX=[own.records.component(NINE[7], TBJLB="3510")]))

    return lab.shared("a fitted lift in the region", make)


LIFTS = increments.Plan("7.20", "province", _two_lifts, _change_lift, needs=ENTERPRISES)
LIFT_MONTHS = months.Plan("7.20", ("province",), _lift_and_reform, needs=ENTERPRISES, later=plans.modify_lift)


def nothing_elsewhere(check: Check, lab: Lab) -> None:
    """Lists of a province hold nothing whose SGDQ is elsewhere: 7.20, and as advice 7.16 (5.2.2, E205)."""
    for updates, over, advice in ((LIFTS, LIFT_MONTHS, False), (NOTICES, NOTICE_MONTHS, True)):
        month = months.Months.of(lab, over)
        account = month.young() if month.settled else ""
        modes.nothing_elsewhere(check, increments.Increments.of(lab, updates), month, account, advice=advice)


# ---- by key


def read(lab: Lab, interface: str, value: object) -> Answer:
    """One record by its key, for the province."""
    return lab.client("province").fetch(interface, **{KEYS[interface]: value})


def alone(check: Check, lab: Lab, interface: str, value: str) -> None:
    """A key gives no other record than its own; its own is there by another judgement."""
    answer = read(lab, interface, value)
    keys = {_key(interface, item) for item in reading.items(interface, answer)}
    others = keys - {value, "None", ""}
    what = Text(f"{interface} with one {KEYS[interface]}", f"以单个 {KEYS[interface]} 调用 {interface}")
    check.must(not others, what, Text("no other record", "不含其他记录"), ", ".join(sorted(others)) or answer, answer)


def nothing(check: Check, lab: Lab, interface: str, value: str) -> None:
    """A key that names nothing gives no record, however that is said (E152)."""
    answer = read(lab, interface, value)
    what = Text(f"{interface} with a {KEYS[interface]} that names nothing", f"{interface},{KEYS[interface]} 不存在")
    none = answer.refused or (answer.success and not any(reading.told(interface, one) for one in answer.items))
    check.must(none, what, modes.NOTHING, answer, answer)


def _key(interface: str, item: reading.Item) -> str:
    inner = reading.section(interface, item, "ZJXX") if interface in reading.WHOLE else []
    return str(next((one[KEYS[interface]] for one in (item, *inner) if KEYS[interface] in one), None))
