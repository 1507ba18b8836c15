"""Lifts as their maker reports them (6.1, 6.2): to prepare them, and to compare them with what 6.12 shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conformance.claims import uplinks
from conformance.judging import reading
from conformance.judging.reading import Item
from conformance.judging.verify import Check, unverified
from conformance.records.valid import NINE, Record
from conformance.running.lab import Lab, lift_of
from conformance.wire.client import Answer
from conformance.wire.dialect import CATALOGUE
from mockplatform.spec.model import Table, Text


def fitted(lab: Lab, **changes: Any) -> Record:
    """A new lift with two components, of which each has a TBJLB: by the letter of Table 5 it is M in 6.2 (E106)."""
    parts = [lab.records.component(NINE[1], TBJLB="3520"), lab.records.component(NINE[2], TBJLB="3530")]
    return lab.new_lift(**{"BJXX": parts} | changes)


def version(lab: Lab, zjbm: object, account: str = "manufacturer") -> Record:
    """SJBB that 6.12 shows of a lift now (E122); {} where none is shown."""
    return reading.version(lift_of(lab.read(zjbm, account), zjbm))


def changed(lab: Lab, lift: Record, **changes: Any) -> Record:
    """6.2 of a lift: its complete data under its own ZJBM (E124), with the version that 6.12 shows now (E122)."""
    shown = lift_of(lab.read(lift["ZJBM"]), lift["ZJBM"])
    if not shown:
        raise unverified("the lift can't be read by 6.12, nor its version; see R-6.12.1-4",
                         "无法通过 6.12 读取该电梯及其数据版本;参见 R-6.12.1-4")  # fmt: skip
    return {**lift, **reading.version(shown), **changes}


def components(answer: Answer, zjbm: object) -> list[Item]:
    """The live components of a lift in an answer of 6.12."""
    return reading.live(reading.section("6.12", reading.lift("6.12", answer, zjbm), "BJXX"))


def named(parts: Iterable[Item]) -> set[str]:
    """The codes of components."""
    return {str(part.get("TBJBM")) for part in parts}


def read_back(check: Check, lab: Lab, table: Table, sent: Record, answer: Answer) -> None:
    """The lift and its components are read as they were sent: dates by day, texts after folding (E069 to E073, E098)."""
    read = lab.read(sent["ZJBM"])
    found = lift_of(read, sent["ZJBM"])
    if not found:
        raise unverified("what was sent can't be read back by 6.12; see R-6.12.1-4",
                         "无法通过 6.12 读回所提交的数据;参见 R-6.12.1-4")  # fmt: skip
    uplinks.read_back(check, table, sent, found, answer, read, but=CATALOGUE)
    for code, catalogue in CATALOGUE.items():
        seen, expected = found.get(code), str(sent[code])
        what = Text(f"{code} as read back", f"读回的 {code}")
        check.must(catalogue.value(str(seen)) == catalogue.value(expected), what, Text(expected, expected), seen, read)
    shown = {str(part.get("TBJBM")): part for part in components(read, sent["ZJBM"])}
    for part in sent.get("BJXX", ()):
        uplinks.read_back(check, table, part, shown.get(part["TBJBM"], {}), answer, read, at="BJXX")
