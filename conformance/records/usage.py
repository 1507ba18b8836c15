"""The conditions of Tables 21 and 22, notes 3 to 6: what a user is named by, and what a lift that is not in use needs (E112)."""

from __future__ import annotations

from collections.abc import Callable

from conformance.claims import uplinks
from conformance.judging import reading, rows
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.values import same_text
from conformance.judging.verify import Check
from conformance.records import reports
from conformance.records.reports import Seen
from conformance.records.valid import DAY, Record
from conformance.running.lab import Lab
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

IN_USE = tuple(row.code for row in TABLES[21].rows if 2 <= row.no <= 12)
"""Rows 2 to 12 of Table 21 (3 to 13 of Table 22): for a lift in use"""


def scrap(lab: Lab) -> Record:
    """What changes when a lift that was in use is scrapped."""
    return {"SBSYZT": "SCRAP", "ZTBGRQ": lab.records.made + 89 * DAY}


def users(check: Check, interface: str, control: Callable[..., Control]) -> None:
    """SYDWLB is of its list; SYXYDM stands with ORG, SYDWMC with PERSONAL. `control` makes the control of a record with
    changes."""
    organisation = control()
    uplinks.not_in_list(check, organisation, interface, "SYDWLB")
    _needs(check, organisation, interface, "ORG", "SYXYDM")
    _needs(check, control(SYDWLB="PERSONAL"), interface, "PERSONAL", "SYDWMC")


def _needs(check: Check, control: Control, interface: str, kind: str, code: str) -> None:
    table, name = uplinks.table_of(interface), uplinks.name(interface)
    what = Text(f"{name} with SYDWLB={kind} without {code}", f"{name},SYDWLB={kind},不含 {code}")
    control.refuses(check, what, uplinks.dropping(table, code), names=rows.names(table, code))


def stop(lab: Lab, zjbm: str) -> Record:
    """The use of a lift stops: all that is demanded then."""
    return {"ZJBM": zjbm, "SBSYZT": "STOP", "ZTBGRQ": lab.records.made + 89 * DAY}


def stopped(check: Check, interface: str, seen: Seen) -> None:
    """A record of use with SBSYZT=STOP and without the rows of a lift in use is accepted, and shown."""
    name = uplinks.name(interface)
    what = Text(f"{name}: STOP with ZJBM, SBSYZT and ZTBGRQ alone", f"{name}:STOP,仅含 ZJBM、SBSYZT、ZTBGRQ")
    answer = seen.answer
    if check.way("E112", answer.outcome, what, answer, seen=answer):
        there = bool(reading.lift("7.20", seen.read, seen.zjbm))
        check.must(
            there, Text("7.20 afterwards", "之后调用 7.20"), Text("the lift", "返回该电梯"), seen.read, *seen.answers
        )
        state = reports.shown(seen).item.get("SBSYZT")
        back = Text("SBSYZT as read back by 7.20", "通过 7.20 读回的 SBSYZT")
        check.must(same_text(state, "STOP"), back, Text("STOP", "STOP"), state, *seen.answers)


def scrapped(check: Check, interface: str, seen: Seen) -> None:
    """A record of use with SBSYZT=SCRAP is accepted, and the lift shown with it."""
    what = Text(f"{uplinks.name(interface)}: SCRAP after USING", f"{uplinks.name(interface)}:USING 之后 SCRAP")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, seen.answer):
        state = seen.item.get("SBSYZT")
        back = Text("SBSYZT as read back by 7.20", "通过 7.20 读回的 SBSYZT")
        check.must(same_text(state, "SCRAP"), back, Text("SCRAP", "SCRAP"), state, *seen.answers)
