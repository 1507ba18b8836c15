"""A variant in what SJBB counts: one number for a lift and all that hangs on it (E047, E122)."""

from __future__ import annotations

from typing import Any

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.mutants.model import Change, several, wrapper
from mockplatform.mutants.variants.handlers import changed, each, refused, taking
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.mutants.wrappers import contents
from mockplatform.rules.reports import KIND_OF
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS, REPORTS

_LISTS = ("SYDWGLXX", "WBXX", "BXXX", "JYXX", "JDXX")
_CHANGES = ("7.2", "7.5", "7.8", "7.11", "7.14")


def _of_the_lift(call: Asked, content: Any) -> Any:
    """The time of the lift's last change is the version of all reports on it."""
    data = content.get("data")
    if call.interface not in ("6.12", "7.20") or not data:
        return content
    items = data if isinstance(data, list) else [data]
    versioned = [
        {
            code: [{**one, "SJBB": item["GXSJ"]} for one in value] if code in _LISTS else value
            for code, value in item.items()
        }
        for item in items
    ]
    return {**content, "data": versioned if isinstance(data, list) else versioned[0]}


def _named(call: Call, one: Checked) -> Checked:
    """A PUT has to name that version, and the emulator is told its own."""
    key = str(one.record.get(KIND_OF[call.interface.id].key, ""))
    with call.platform.database.reading() as connection:
        report = REPORTS.find(connection, call.world.id, [key]).get(key)
        lift = LIFTS.find(connection, call.world.id, [report.zjbm]).get(report.zjbm) if report is not None else None
    if report is None or lift is None or "SJBB" not in one.record or one.problems:
        return one
    if one.record["SJBB"] != lift.changed:
        problem = Problem("version", "SJBB", "数据版本", str(lift.changed), requirement=call.body_table.requirement)
        raise refused(call, 0, one, problem)
    return changed(one, {**one.record, "SJBB": report.version})


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("version-of-the-lift", "7.2.3", ("R-7.2.3-1", "R-7.5.3-1", "R-7.8.3-1", "R-7.11.3-1", "R-7.14.3-1", "R-5.2.2-2",
                                             "R-5.3.4.2.2-2"),
           Text("A lift and all reports on it have one version, which any change raises (E047, E122).",
                "电梯及其全部追溯信息共用一个数据版本,任何变更均使其增加(E047、E122)。"),
           several(wrapper(contents(_of_the_lift)), each(_CHANGES, taking(_named)))),
)
# fmt: on
