"""Where a lift and a construction stand in their lives, and in whose region a lift lies: made from the records that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from mockplatform.derive import address
from mockplatform.rules.records import Construction, Lift, Report
from mockplatform.spec.lifecycles import CONSTRUCTION, LIFT, Cycle, replay

USAGE_EVENTS = {"USING": "use", "STOP": "stop", "SCRAP": "scrap"}
PASSED = frozenset({"合格", "复检合格"})
INSPECTS = {
    "INSTALL": {"INSTALL", "RE_INSTALL"},
    "RE_INSTALL": {"RE_INSTALL"},
    "REFORM": {"REFORM"},
    "REPAIR": {"REPAIR"},
}
"""JYLB → SGLB of the constructions that such an inspection completes; a relocation has no JYLB of its own (E094)."""


def lift_state(
    lift: Lift, constructions: Iterable[Construction], reports: Sequence[Report], cycle: Cycle = LIFT
) -> str:
    """The state of a lift that is not revoked; one that came out of a reform stands on its site already (E155).

    A result counts when its notice is gone (7.22): only open constructions may go with a revoked lift (E177).
    """
    begun = [one for one in constructions if not one.revoked and (one.noticed or one.result is not None)]
    notices = ["notice" for _ in begun]
    records = ["record" for one in reports if one.kind != "usage" and not one.revoked]
    uses = [USAGE_EVENTS[_doc(one)["SBSYZT"]] for one in usages(reports)]
    return replay(cycle, "notified" if lift.old else "factory", [*notices, *records, *uses])


def usages(reports: Iterable[Report]) -> list[Report]:
    """The usage records that stand, oldest first by ZTBGRQ; of the same date the later change counts more (E024, E197)."""
    live = [one for one in reports if one.kind == "usage" and not one.revoked]
    return sorted(live, key=lambda one: (_doc(one).get("ZTBGRQ", 0), one.updated, one.serial, one.id))


def use_status(reports: Iterable[Report]) -> str:
    """SYZT of a lift: SBSYZT of its newest usage record, "" before the first (E024)."""
    found = usages(reports)
    return str(_doc(found[-1])["SBSYZT"]) if found else ""


def lift_region(
    lift: Lift, constructions: Iterable[Construction], reports: Sequence[Report], inherited: str = ""
) -> str:
    """省,市,县 of a lift: where it is used, else where it was built last, else where it was before a reform (E205).

    `inherited` is the region of the lift from whose reform it came. While records stand that name no place, as a usage
    that was stopped (E112), a lift stays where it was: else nobody could reach them any more.
    """
    for usage in reversed(usages(reports)):
        place = region_of(str(_doc(usage).get("SBSYDD", "")))
        if place:
            return place
    built = [one for one in constructions if not one.revoked and one.region]
    if built:
        return max(built, key=lambda one: (one.created, one.sgid)).region
    if inherited:
        return inherited
    return lift.region if any(not one.revoked for one in reports) else ""


def region_of(text: str) -> str:
    """The region of an address or of a region element, canonical, or "" if it names none."""
    found = address.parse(text) if text else None
    return ",".join(found.region) if isinstance(found, address.Address) else ""


def construction_state(one: Construction, reports: Iterable[Report], cycle: Cycle = CONSTRUCTION) -> str:
    """The state of a construction that is not revoked."""
    events = []
    if one.noticed:
        events.append("notice")
    if one.result is not None:
        events.append("enter")
    if passed(one, reports):
        events.append("inspect")
    return replay(cycle, "authorised", events)


def passed(one: Construction, reports: Iterable[Report]) -> bool:
    """Whether an inspection of this kind of work was passed after the record was made (E178, E179)."""
    return any(
        report.kind == "inspection" and not report.revoked and report.created >= one.created
        and one.kind in INSPECTS.get(content.get("JYLB", ""), ()) and content.get("JYJL") in PASSED
        for report in reports for content in [_doc(report)]
    )  # fmt: skip


def failed_last(reports: Iterable[Report]) -> dict[str, Any] | None:
    """The content of the newest inspection if it was failed (7.23.1, E189)."""
    live = [one for one in reports if one.kind == "inspection" and not one.revoked]
    if not live:
        return None
    content = _doc(max(live, key=lambda one: (one.created, one.id)))
    return content if content.get("JYJL") not in PASSED else None


def _doc(one: Report) -> dict[str, Any]:
    content: dict[str, Any] = orjson.loads(one.doc)
    return content
