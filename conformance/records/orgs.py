"""Units as a province adds and modifies them (7.17, 7.18), and as 7.19 shows them by their credit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conformance.claims import uplinks
from conformance.judging import reading
from conformance.judging.excuses import excuse
from conformance.judging.reading import Item
from conformance.judging.verify import Check, unverified
from conformance.records.valid import Record, without
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Table

ACCOUNTS = ("province",)
BARE = ("DWYB", "DWCZ")
BARE_INNER = ("ZZBH", "XKZKSSJ", "XKZJSSJ")
"""K rows of a unit, and of an item of its ZZXX"""
CHANGE = {"LXRXM": "郑工"}
"""What a modification changes"""


@dataclass(frozen=True)
class Seen:
    """A call that adds or modifies a unit, and what 7.19 shows of it afterwards ({} if nothing)."""

    sent: Record
    answer: Answer
    read: Answer
    item: Item

    @property
    def answers(self) -> tuple[Answer, Answer]:
        """The evidence."""
        return self.answer, self.read


def add(lab: Lab, sent: Record) -> Seen:
    """Add a unit and look for it. A refusal for its code alone shows nothing: a register may not know it (E199)."""
    answer = lab.client("province").send("7.17", sent)
    excuse(answer)
    return _look(lab, sent, answer)


def put(lab: Lab, sent: Record) -> Seen:
    """Modify a unit and look at it."""
    return _look(lab, sent, lab.client("province").send("7.18", sent))


def sample(lab: Lab) -> Seen:
    """A unit with every row that is added in a scene, whatever came of it."""
    return lab.shared("a unit", lambda lab: add(lab, lab.records.unit()))


def bare(lab: Lab) -> Record:
    """A unit without its K rows."""
    unit = without(lab.records.unit(), *BARE)
    return {**unit, "ZZXX": [without(one, *BARE_INNER) for one in unit["ZZXX"]]}


def qualified(lab: Lab) -> Record:
    """A unit that uses lifts and maintains them."""
    both = [lab.records.unit(kind)["ZZXX"][0] for kind in ("USER", "MAINTENANCE")]
    return lab.records.unit(ZZXX=[both[0], {**both[1], "ZZBH": "TS3310003-2028"}])


def shown(seen: Seen) -> Seen:
    """The unit, if it was accepted and 7.19 shows it."""
    if not seen.answer.success:
        raise unverified(f"it is not accepted ({seen.answer})", f"未被接受({seen.answer})")
    if not seen.item:
        raise unverified(f"accepted, but 7.19 does not show the unit ({seen.read}); see R-7.19.1-5",
                         f"已接受,但 7.19 未显示该单位({seen.read});参见 R-7.19.1-5")  # fmt: skip
    return seen


def change(seen: Seen, **changes: Any) -> Record:
    """What modifies a unit: all of it, its XYDM too (E264), with the DWID and the version that 7.19 shows, and with changes."""
    if not seen.item.get("DWID") or not reading.version(seen.item):
        raise unverified("7.19 shows the unit without DWID or SJBB, which its modification needs; see R-7.19.2-1",
                         "7.19 显示的单位没有 DWID 或 SJBB,而修改时需要;参见 R-7.19.2-1")  # fmt: skip
    return {"DWID": seen.item["DWID"], **seen.sent, **reading.version(seen.item), **changes}


def changed(lab: Lab) -> Seen:
    """A unit that is modified in a scene: what came of the modification."""

    def make(lab: Lab) -> Seen:
        before = shown(add(lab, lab.records.unit()))
        return put(lab, change(before, **CHANGE))

    return lab.shared("a modified unit", make)


def again(lab: Lab, seen: Seen) -> Seen:
    """A unit as 7.19 shows it now."""
    return shown(_look(lab, seen.sent, seen.answer))


def read_back(check: Check, table: Table, seen: Seen) -> None:
    """7.19 shows what was sent, its qualifications included."""
    uplinks.read_back(check, table, seen.sent, seen.item, *seen.answers)
    inner = reading.section("7.19", seen.item, "ZZXX")
    for sent in seen.sent["ZZXX"]:
        found = next((one for one in inner if str(one.get("ZZLB")) == sent["ZZLB"]), {})
        uplinks.read_back(check, table, sent, found, *seen.answers, at="ZZXX")


def _look(lab: Lab, sent: Record, answer: Answer) -> Seen:
    read = lab.client("province").fetch("7.19", XYDM=sent["XYDM"])
    return Seen(sent, answer, read, reading.item("7.19", read, XYDM=sent["XYDM"]))
