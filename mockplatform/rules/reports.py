"""What provinces report on lifts, 7.1–7.15: five kinds of record that travel in one way, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from mockplatform.derive.problems import Problem
from mockplatform.rules import life, versions
from mockplatform.rules.records import Lift, Report
from mockplatform.rules.rights import in_area
from mockplatform.spec.codes import SITE_KINDS
from mockplatform.spec.components import complete
from mockplatform.spec.model import Table

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One row: a kind of record, the element that is its code, the element that names a unit, its three interfaces."""

    name: str
    """`Report.kind`"""
    key: str
    unit: str
    interfaces: tuple[str, str, str]
    """Add, modify, revoke"""
    registered: bool = True
    """Whether there is a category of units (ZZLB) for such a unit"""


KINDS: tuple[Kind, ...] = (
    #    kind           code        unit         add     modify  revoke
    Kind("usage",       "SYDWGLID", "SYXYDM",   ("7.1",  "7.2",  "7.3")),
    Kind("insurance",   "BXID",     "BXJGXYDM", ("7.4",  "7.5",  "7.6"), registered=False),
    Kind("maintenance", "WBID",     "WBXYDM",   ("7.7",  "7.8",  "7.9")),
    Kind("inspection",  "JYID",     "JYXYDM",   ("7.10", "7.11", "7.12")),
    Kind("supervision", "JDID",     "JCXYDM",   ("7.13", "7.14", "7.15")),
)  # fmt: skip

KIND_OF: dict[str, Kind] = {interface: kind for kind in KINDS for interface in kind.interfaces}
"""Interface → the kind of record that it reports."""


def content(kind: Kind, record: Record) -> str:
    """A record as it is stored: all of it (E123), but for its code and version, which the platform keeps."""
    return orjson.dumps({code: value for code, value in record.items() if code not in (kind.key, "SJBB")}).decode()


def modify(table: Table, report: Report, record: Record) -> list[Problem]:
    """What forbids to replace `report` by `record`: another version (E122), another lift (E124).

    Looks only at the elements that `record` has.
    """
    problems = versions.differs(report.version, record.get("SJBB", report.version), table.requirement)
    lift = record.get("ZJBM", report.zjbm)
    if lift != report.zjbm:
        name = name_in(table, "ZJBM")
        problems.append(Problem("fixed", "ZJBM", name, report.zjbm, str(lift), table.requirement))
    return problems


def region_for(lift: Lift, record: Record) -> str:
    """The region by which an added record is judged: the lift's; without one, where its use is reported to be (E205).

    Only a usage record has SBSYDD, so no other kind can bring a lift without region into an account's reach.
    """
    return lift.region or site(record)


def site(record: Record) -> str:
    """The region that a usage record names (SBSYDD), "" if it names none."""
    return life.region_of(str(record.get("SBSYDD", "")))


def worth_saying(table: Table, record: Record, area: str) -> list[Problem]:
    """What is accepted and odd in a record by itself: a kind of site that 7.1.2 doesn't list, a site outside `area`."""
    found = []
    kind = record.get("SBSYCSLB")
    if kind is not None and kind not in SITE_KINDS:
        requirement = "R-7.1.2-5"  # a recommendation (E092)
        found.append(Problem("site", "SBSYCSLB", name_in(table, "SBSYCSLB"), "1..9", str(kind), requirement, False))
    place = site(record)
    if place and not in_area(place, area):
        requirement = "R-5.2.2-4"  # whose lift it is from now on is E205's matter
        found.append(Problem("elsewhere", "SBSYDD", name_in(table, "SBSYDD"), area, place, requirement, False))
    return found


def before_inspection(lift: Lift, record: Record) -> list[Problem]:
    """What should have been done before an installation is inspected; never a reason to refuse (E187, E194)."""
    if record.get("JYLB") != "INSTALL":
        return []
    found = []
    if not lift.locked:
        found.append(Problem("unlocked", "ZJBM", requirement="R-7.23.1-1", fatal=False))
    made: dict[str, Any] = orjson.loads(lift.doc)
    parts = frozenset(str(part["TBJPZ"]) for part in made.get("BJXX", []))
    if not complete(str(made["SBPZ"]), parts):
        found.append(Problem("incomplete", "ZJBM", requirement="R-6.1.1-2", fatal=False))
    return found


def name_in(table: Table, code: str) -> str:
    """The Chinese name of an element of `table`, "" if the table doesn't have it."""
    return next((row.name for row in table.members() if row.code == code), "")
