"""Works on lifts and their results: what the tests of 6.7 and 6.8 prepare, and what SGXX of 6.12 shows of it."""

from __future__ import annotations

from typing import Any

from conformance.judging import reading
from conformance.judging.reading import Item
from conformance.judging.verify import unverified
from conformance.records import lifts, stages
from conformance.records.stages import Work
from conformance.records.valid import DAY, Record
from conformance.running.lab import Lab


def brought_into_use(lab: Lab) -> Record:
    """A lift with components that is installed, and then registered for use (7.1)."""
    lift = stages.complete_lift(lab)
    lift = lift if lift.get("BJXX") else lifts.fitted(lab)
    work = stages.inspected(lab, stages.declared(lab, lift=lift))
    lab.accepted(lab.client("constructor").send("6.7", stages.result(lab, work)), "6.7", "R-6.7.3-1")
    usage = lab.records.usage(work.zjbm)
    lab.accepted(lab.client("province").send("7.1", usage), "7.1", "R-7.1.3-1")
    return lift


def in_use(lab: Lab) -> Record:
    """The lift in use that tests share which work on it, and take away what they did."""
    return lab.shared("a lift with components in use", brought_into_use)


def begun(lab: Lab, kind: str = "REPAIR", lift: Record | None = None) -> Work:
    """A declared work on a lift in use, ready for its result: on the one that is shared, unless one is given."""
    return stages.declared(lab, kind, lift=lift or in_use(lab))


def outcome(lab: Lab, work: Work, **changes: Any) -> Record:
    """6.7 of a work on a lift in use: its date and its content."""
    return stages.result(lab, work, **{"SGJGRQ": lab.records.made + 100 * DAY, "GZXLNR": "限速器调整"} | changes)


def version(lab: Lab, work: Work, account: str = "manufacturer") -> Record:
    """SJBB of a construction as 6.10 shows it. Where it doesn't, what needs it can't be shown (E037)."""
    found = reading.version(stages.construction(lab, work, account))
    if not found:
        raise unverified("6.10 shows no SJBB of the construction, and 6.5 and 6.7 demand it (E037)",
                         "6.10 未给出施工信息的数据版本(SJBB),而 6.5 和 6.7 要求该项(E037)")  # fmt: skip
    return found


def shown(lab: Lab, work: Work, account: str = "manufacturer") -> Item:
    """The construction in SGXX of its lift, {} if it isn't there. SGID is K there: a single item needs none."""
    found = stages.part(lab, work.zjbm, "SGXX", account)
    named = [one for one in found if str(one.get("SGID")) == work.sgid]
    return next(iter(named or (found if len(found) == 1 and not found[0].get("SGID") else [])), {})


def result_of(item: Item) -> Item:
    """What an item of SGXX shows of a result: its date and its content, {} if it has neither or is told as revoked (E156)."""
    if item.get("BGLX") == "DELETE":
        return {}
    return {code: item[code] for code in ("SGJGRQ", "GZXLNR") if item.get(code) not in (None, "")}


def revocable(lab: Lab) -> Work:
    """A work with a result and without a passed inspection of its own (E180): a repair where there is a province to bring
    a lift into use, else an installation that was not inspected."""
    if "province" in lab.target.accounts:
        work = begun(lab)
        record = outcome(lab, work)
    else:
        work = stages.declared(lab)
        record = stages.result(lab, work)
    lab.accepted(lab.client("constructor").send("6.7", record), "6.7", "R-6.7.3-1")
    return work
