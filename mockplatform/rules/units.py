"""Units: what becomes of them (7.17, 7.18, 8.1.1), who sees them (6.13.1, E208), and how they are shown (Tables 16, 39)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import orjson

from mockplatform.clock import month_of
from mockplatform.derive import address
from mockplatform.rules.full_information import shape
from mockplatform.rules.records import Unit
from mockplatform.spec import credit
from mockplatform.spec.codes import CODE_LISTS, ENTERPRISE_VIEW
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.regions import county_codes

Content = dict[str, Any]

NAME = "单位记录编码"
CODE = "统一社会信用代码"

PROVINCIAL = frozenset({"USER", "MAINTENANCE"})
"""The categories that 5.2.2 and the title of 7.18 leave to provinces"""

NOWHERE = "000000"
"""Where an address names no county of the list: a town of a city without counties"""

KINDS = {"INSTITUTION": credit.INSTITUTION, "GOVERNMENT": credit.GOVERNMENT, "OTHER": credit.OTHER}
PUSHED = {"DWLB": "ENTERPRISE", "ZZXX": [{"ZZLB": "COMPONENT_MANUFACTURE"}]}
"""What a pushed unit is, as long as nobody else said so (E262)"""


def content(unit: Unit) -> Content:
    """The record of a unit."""
    found: Content = orjson.loads(unit.doc)
    return found


def categories(unit: Unit) -> frozenset[str]:
    """ZZLB of all qualifications."""
    return frozenset(str(entry["ZZLB"]) for entry in content(unit).get("ZZXX", ()))


def seen_by_enterprise(unit: Unit, view: Iterable[str] = ENTERPRISE_VIEW) -> bool:
    """Whether 6.13 shows the unit at all (E208)."""
    return not categories(unit).isdisjoint(view)


def is_provincial(unit: Unit) -> bool:
    """Whether changing the unit is a province's matter beyond doubt."""
    found = categories(unit)
    return not found or not found.isdisjoint(PROVINCIAL)


def made_up_code(seed: int, dwid: str, record: Mapping[str, Any]) -> str:
    """The credit code of a unit that has none, which follows from the world's seed and DWID (Table 37 note 1, E114)."""
    place = address.parse(str(record["ZCDZ"]))
    county = county_codes().get(place.region, NOWHERE) if isinstance(place, address.Address) else NOWHERE
    return credit.make(Random(f"{seed} unit {dwid}"), county, KINDS[str(record["DWLB"])])


def new(dwid: str, record: Content, now: int) -> Unit:
    """A unit that is added."""
    return Unit(dwid, str(record["XYDM"]), 1, month_of(now), now, now, "ADD", _text(record))


def modified(unit: Unit, record: Mapping[str, Any], now: int) -> Unit:
    """The unit after 7.18: replaced as a whole, but for qualifications that were not sent (E115, E123)."""
    whole = {code: value for code, value in record.items() if code not in ("DWID", "SJBB")}
    if "ZZXX" in whole:
        whole["ZZXX"] = [{code: value for code, value in entry.items() if code != "SJBB"} for entry in whole["ZZXX"]]
    else:
        whole["ZZXX"] = content(unit).get("ZZXX", [])
    return _next(unit, whole, now)


def pushed(unit: Unit, record: Mapping[str, Any], now: int) -> Unit:
    """A known unit after a push: it keeps what the push does not say; a repeated push changes nothing (E219, E262)."""
    before = content(unit)
    whole = {**before, **push_content(record)}
    return unit if whole == before else _next(unit, whole, now)


def push_content(record: Mapping[str, Any]) -> Content:
    """What a push says of a unit (Table 45)."""
    return {code: value for code, value in record.items() if code != "SJLX"}


def deleted(unit: Unit, now: int) -> Unit:
    """The tombstone that a push leaves."""
    return replace(unit, version=unit.version + 1, updated=now, change="DELETE")


def item(table: Table, unit: Unit) -> Content:
    """A unit as Table 16 or 39 shows it, with the qualifications that the table's list of ZZLB has.

    A.2.13 shows SJBB in the qualifications too, where it is the unit's own (E049). Neither table has BGLX: only what
    was deleted bears it (E156).
    """
    whole = content(unit)
    lists = [CODE_LISTS[row.codes].values for row in table.members("ZZXX") if row.code == "ZZLB" and row.codes]
    shown = [entry for entry in whole.get("ZZXX", ()) if all(entry["ZZLB"] in listed for listed in lists)]
    whole |= {"DWID": unit.dwid, "CJSJ": unit.created, "GXSJ": unit.updated, "SJBB": unit.version}
    whole["ZZXX"] = [shape(table, "ZZXX", {**entry, "SJBB": unit.version}) for entry in shown]
    found = shape(table, TOP, whole)
    return {**found, "BGLX": unit.change} if unit.revoked else found


def _next(unit: Unit, whole: Content, now: int) -> Unit:
    return replace(unit, xydm=str(whole["XYDM"]), version=unit.version + 1, updated=now, change="MODIFY",
                   doc=_text(whole))  # fmt: skip


def _text(record: Content) -> str:
    return orjson.dumps(record).decode()
