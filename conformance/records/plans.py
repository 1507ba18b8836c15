"""What is prepared for the increments and months of 6.12 and 6.13."""

from __future__ import annotations

from typing import Any

from conformance.claims import increments, months
from conformance.judging import reading
from conformance.judging.verify import Stop, unverified
from conformance.records import lifts, stages
from conformance.records.valid import NINE, Record
from conformance.running import moment
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

THEIRS = "manufacturer-other"
OTHER = "TKJ1600/2.0"
"""Another SBXH than that of the suite's lifts"""


def _some_lifts(lab: Lab) -> dict[str, str]:
    """Lifts to be kept, changed, changed again, changed in a component, and revoked."""
    names = ("kept", "changed", "again", "revoked")
    made = {name: str(lab.new_lift()["ZJBM"]) for name in names} | {"part": str(lifts.fitted(lab)["ZJBM"])}
    change_lift(lab, made["again"])
    return made | _foreign(lab)


def _foreign(lab: Lab) -> dict[str, str]:
    """A lift of another manufacturer, if the target file has one."""
    return {"foreign": str(lab.new_lift(THEIRS)["ZJBM"])} if THEIRS in lab.target.accounts else {}


def _change_lifts(lab: Lab, made: dict[str, str]) -> dict[str, str]:
    """6.2 of three lifts, 6.3 of another. New lifts are left out: whether they are updates of lifts 6.12.1 does not say."""
    change_lift(lab, made["changed"], SBXH=OTHER)
    change_lift(lab, made["again"], SBXH=OTHER)
    parts = [lab.records.component(NINE[4], TBJLB="3520")]
    change_lift(lab, made["part"], BJXX=parts)
    lab.accepted(lab.maker.revoke("6.3", made["revoked"]), "6.3", "R-6.3.3-1")
    if "foreign" in made:
        zjbm = made["foreign"]
        record = {**lab.records.lift(ZJBM=zjbm, CPBH=zjbm[4:], SBXH=OTHER), **lifts.version(lab, zjbm, THEIRS)}
        lab.accepted(lab.client(THEIRS).send("6.2", record), "6.2", "R-6.2.3-1")
    return {}


def change_lift(lab: Lab, zjbm: str, **changes: Any) -> None:
    """6.2 of a lift."""
    record = lab.records.lift(ZJBM=zjbm, CPBH=zjbm[4:], **changes)
    lab.accepted(lab.maker.send("6.2", lifts.changed(lab, record)), "6.2", "R-6.2.3-1")


def new_unit(lab: Lab, kind: str = "USER") -> Record:
    """7.17: a unit that the server has accepted."""
    record = lab.records.unit(kind)
    lab.accepted(lab.client("province").send("7.17", record), "7.17", "R-7.17.3-1")
    return record


def change_unit(lab: Lab, record: Record) -> None:
    """7.18: another contact."""
    shown = stages.unit(lab, record["XYDM"])
    if "DWID" not in shown:
        raise unverified("7.19 does not show the unit with its DWID; see R-7.19.2-1",
                         "7.19 未显示该单位及其 DWID;参见 R-7.19.2-1")  # fmt: skip
    changed = {"DWID": shown["DWID"], **record, **reading.version(shown), "LXRXM": "郑工"}
    lab.accepted(lab.client("province").send("7.18", changed), "7.18", "R-7.18.3-1")


def _two_units(lab: Lab) -> dict[str, str]:
    return {"kept": str(new_unit(lab)["XYDM"]), "changed": str(new_unit(lab)["XYDM"])}


def _change_and_add(lab: Lab, made: dict[str, str]) -> dict[str, str]:
    change_unit(lab, lab.records.unit(XYDM=made["changed"]))
    return {"added": str(new_unit(lab)["XYDM"])}


def _lift_and_reform(lab: Lab) -> dict[str, str]:
    """A lift; where there is a constructor, another one with two codes after a reform."""
    added = {"added": str(lifts.fitted(lab)["ZJBM"]), "modified": str(lab.new_lift()["ZJBM"])} | _foreign(lab)
    added["revoked"] = str(lab.new_lift()["ZJBM"])
    lab.accepted(lab.maker.revoke("6.3", added["revoked"]), "6.3", "R-6.3.3-1")
    if "constructor" not in lab.target.accounts:
        return added
    try:
        return added | _reform(lab)
    except Stop:  # the months of lifts can be judged without it
        return added


def _reform(lab: Lab) -> dict[str, str]:
    """A reform that gives its lift a new code (E052: sent inside ZJXX)."""
    work = stages.entered(lab)
    reform, code = stages.declared(lab, "REFORM", lift=work.lift), lab.records.codes.lift()
    data = {"ZJBMNEW": code, "TCS": 13}
    record = stages.result(lab, reform, GZXLNR="改造控制柜", SGJGRQ=lab.records.made + 100 * increments.DAY, ZJXX=data)
    lab.accepted(lab.client("constructor").send("6.7", record), "6.7", "R-6.7.3-1")
    return {"old": work.zjbm, "new": code}


def _touch_lift(lab: Lab, zjbm: str) -> None:
    change_lift(lab, zjbm, SBXH=f"TKJ{lab.records.codes.number()}")


def _touch_unit(lab: Lab, xydm: str) -> None:
    change_unit(lab, lab.records.unit(XYDM=xydm))


def _two_new_units(lab: Lab) -> dict[str, str]:
    return {"added": str(new_unit(lab)["XYDM"]), "modified": str(new_unit(lab)["XYDM"])}


def modify_unit(lab: Lab, made: dict[str, str]) -> None:
    """7.18 of the unit that is to be modified after its month."""
    change_unit(lab, lab.records.unit(XYDM=made["modified"]))


def modify_lift(lab: Lab, made: dict[str, str]) -> None:
    """6.2 of the lift that is to be modified after its month."""
    change_lift(lab, made["modified"], SBXH=OTHER)


LIFTS = increments.Plan(
    "6.12", "manufacturer", _some_lifts, _change_lifts, seconds=increments.DAILY, window=True, touch=_touch_lift
)
UNITS = increments.Plan("6.13", "manufacturer", _two_units, _change_and_add, needs=("province",), touch=_touch_unit)
LIFT_MONTHS = months.Plan("6.12", ("manufacturer",), _lift_and_reform, window=True, later=modify_lift)
UNIT_MONTHS = months.Plan(
    "6.13", ("manufacturer", "constructor"), _two_new_units, needs=("province",), later=modify_unit
)


def unit_of_this_month(lab: Lab, **named: object) -> tuple[reading.Item, Answer]:
    """A unit in the current month of 7.19 by one of its members, {} if it isn't there; asked with a young account."""
    account = lab.scene.opened("province", high=months.YOUNG)
    if account is None:
        raise unverified("the target file has no provincial account younger than 2 months; give `opened` of one",
                         "目标文件中没有开通不足 2 个月的省级账户;请配置其 opened")  # fmt: skip
    answer = lab.client(account).fetch("7.19", CJYF=moment.month(lab.now()))
    return reading.item("7.19", answer, **named), answer


def units_at_hand(lab: Lab) -> dict[str, str]:
    """Units that 6.13 shows (6.13.1), kind → XYDM: what the target file names, a user that the province adds, and the constructor
    that has an account, if 6.13 shows it: to have an account a unit need not have been reported."""
    named = {kind: codes[0] for kind in KINDS if (codes := lab.target.organisations.get(kind, ()))}
    builder = lab.target.accounts.get("constructor")
    if builder and builder.xydm and stages.unit(lab, builder.xydm, "manufacturer"):
        named["INSTALL"] = builder.xydm
    if "province" in lab.target.accounts:
        named["USER"] = str(lab.shared("a unit of the province", new_unit)["XYDM"])
    return named


def a_unit(lab: Lab) -> str:
    """XYDM of one of them; stops the test if there is none."""
    found = units_at_hand(lab)
    if not found:
        raise unverified("no unit is at hand: it takes the account constructor or province, or [data.organisations]",
                         "没有可供查询的单位:需要 constructor 或 province 账户,或配置 [data.organisations]")  # fmt: skip
    return next(found[kind] for kind in KINDS if kind in found)


KINDS: dict[str, Text] = {
    "INSTALL": Text("a constructor", "施工单位"),
    "USER": Text("a user", "使用单位"),
    "COMPONENT_MANUFACTURE": Text("a component maker", "部件制造单位"),
}
"""The kinds of unit that 6.13.1 names, by ZZLB"""
