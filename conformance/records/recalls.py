"""Recalls (6.14 to 6.16): added with a lift of the caller that holds such a component, and seen in its ZHXX (E195)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conformance.judging import reading
from conformance.judging.reading import Item
from conformance.judging.verify import unverified
from conformance.records import stages
from conformance.records.valid import Record
from conformance.running.lab import Lab


@dataclass(frozen=True)
class Recalled:
    """A recall, and a lift of the caller that holds such a component."""

    lift: Record
    record: Record
    zhid: str


def model(lab: Lab) -> Record:
    """A component of the caller's own make (E196), and of a model of its own, of at most 18 characters (E085)."""
    return lab.records.component(TBJXH=lab.records.codes.named("ZH"), TBJZZXYDM=lab.records.xydm("manufacturer"))


def added(lab: Lab) -> Recalled:
    """A lift with a component whose model is then recalled. One array of one is sent: its form is printed so (E050)."""
    part = model(lab)
    others = stages.components(lab).get("BJXX", [])
    lift = lab.new_lift(BJXX=[part, *(one for one in others if one["TBJPZ"] != part["TBJPZ"])])
    record = lab.records.recall(part)
    answer = lab.accepted(lab.maker.send("6.14", [record]), "6.14", "R-6.14.3-1")
    return Recalled(lift, record, zhid_of(lab, lift, answer.ids))


def zhid_of(lab: Lab, lift: Record, ids: list[str]) -> str:
    """The code of a recall: as the answer told it, unless ZHXX of its lift shows another one (E023, E134)."""
    told = [str(one["ZHID"]) for one in of_lift(lab, lift) if one.get("ZHID") not in (None, "")]
    if ids and (ids[0] in told or not told):
        return ids[0]
    if told:
        return told[-1]
    raise unverified("the code of the recall is told neither by 6.14 nor by 6.12; see R-5.3.5.7-1",
                     "6.14 与 6.12 均未给出召回编码;参见 R-5.3.5.7-1")  # fmt: skip


def seen(lab: Lab, found: Recalled) -> Item:
    """The recall in ZHXX of its lift, under the codes of 6.14, {} if it isn't shown."""
    item = next((one for one in of_lift(lab, found.lift) if str(one.get("ZHID")) == found.zhid), {})
    date = item.get("ZHRQ") or item.get("ZGWCRQ")  # E009: ZHWCRQ reads as another element there
    return {**item, "ZHXXH": item.get("ZHXH"), "ZHRQ": date} if item else {}


def changed(lab: Lab, found: Recalled, **changes: Any) -> Record:
    """6.15 of a recall, with the version that ZHXX shows now, or the first one where it shows none (E249)."""
    return {"ZHID": found.zhid, **found.record, "SJBB": 1, **reading.version(seen(lab, found)), **changes}


def has_version(lab: Lab, found: Recalled) -> None:
    """Stop where the version of a recall can't be read: 6.15 demands one that has no other source (E249)."""
    if not reading.version(seen(lab, found)):
        raise unverified("6.12 shows no SJBB of the recall in ZHXX, and 6.15 demands it (E249)",
                         "6.12 的 ZHXX 未给出召回的数据版本(SJBB),而 6.15 要求该项(E249)")  # fmt: skip


def of_lift(lab: Lab, lift: Record) -> list[Item]:
    """The recalls in ZHXX of a lift, under canonical codes."""
    return stages.part(lab, lift["ZJBM"], "ZHXX", "manufacturer")
