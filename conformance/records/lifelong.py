"""A lift with a record of every kind, for full information (6.12.1): each is told by a member that the suite made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.judging.values import folded, same_day
from conformance.records import recalls, stages
from conformance.records.valid import Record
from conformance.running.lab import Lab

ACCOUNTS = ("manufacturer", "constructor", "province")

MARKS = {
    "JDXX": "JCTSJB", "SYDWGLXX": "SBSYDJZBH", "WBXX": "ZYWTCLQK", "BXXX": "BXXZ", "JYXX": "JDJYBGBH",
}  # fmt: skip
"""List of the full information → the member by which a record of it is recognised"""


@dataclass(frozen=True)
class Lifelong:
    """The lift, the recall of its component, and what was sent: list → record."""

    zjbm: str
    zhid: str
    sent: dict[str, Record]


def known(lab: Lab) -> Lifelong:
    """The lift that all tests share."""
    return lab.shared("a lift with a record of every kind", _make)


def richest(lab: Lab) -> str:
    """ZJBM of that lift, where there are the accounts for it, else of a new one."""
    if set(ACCOUNTS) <= set(lab.target.accounts):
        return known(lab).zjbm
    return str(lab.new_lift()["ZJBM"])


def _make(lab: Lab) -> Lifelong:
    recall = recalls.added(lab)
    records, province = lab.records, lab.client("province")
    work = stages.declared(lab, lift=recall.lift)
    mark = str(records.codes.number())
    sent = {
        "JYXX": records.inspection(work.zjbm),
        "SYDWGLXX": records.usage(work.zjbm),
        "BXXX": records.insurance(work.zjbm, BXXZ=f"电梯责任保险{mark}"),
        "WBXX": records.maintenance(work.zjbm, ZYWTCLQK=f"已调整{mark}"),
        "JDXX": records.supervision(work.zjbm, JCTSJB=f"困人投诉{mark}"),
    }
    stages.inspect(lab, sent["JYXX"])
    result = stages.result(lab, work, GZXLNR=f"安装{mark}")
    lab.accepted(lab.client("constructor").send("6.7", result), "6.7", "R-6.7.3-1")
    for interface, at in (("7.1", "SYDWGLXX"), ("7.4", "BXXX"), ("7.7", "WBXX"), ("7.13", "JDXX")):
        lab.accepted(province.send(interface, sent[at]), interface, f"R-{interface}.3-1")
    return Lifelong(work.zjbm, recall.zhid, {**sent, "SGXX": result})


def told(records: Iterable[Mapping[str, Any]], code: str, sent: Mapping[str, Any]) -> bool:
    """Whether a list holds the record that was sent, by one of its members."""
    wanted = folded(str(sent[code])).strip()
    return any(folded(str(one.get(code))).strip() == wanted for one in records)


def entered(works: Iterable[Mapping[str, Any]], sent: Mapping[str, Any]) -> bool:
    """Whether SGXX holds a result: its content, or its date (5.1 c) names no more of an installation, E108)."""
    found = list(works)
    return told(found, "GZXLNR", sent) or any(same_day(one.get("SGJGRQ"), int(sent["SGJGRQ"])) for one in found)
