"""Variants in the order in which things may be done: what a report, a work or an inspection waits for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives
from mockplatform.hosts.lifthost.lives import Parts
from mockplatform.mutants.model import Change, cycle, right, route, several
from mockplatform.mutants.variants.handlers import each, judging, refused
from mockplatform.rules.life import PASSED
from mockplatform.rules.records import Lift
from mockplatform.rules.reports import KIND_OF, before_inspection
from mockplatform.spec.model import Text
from mockplatform.store import schema
from mockplatform.store.rows import LIFTS, UNITS

Record = dict[str, object]
Judge = Callable[[Call, Lift, Parts, Record], bool]


def _unless(allowed: Judge, code: str = "ZJBM") -> Callable[[Call, list[Checked]], None]:
    """Refuse what is not allowed of its lift as it stands; a lift that is unknown is for the emulator to refuse."""

    def judge(call: Call, given: list[Checked]) -> None:
        codes = [str(one.record.get("ZJBM", "")) for one in given]
        with call.platform.database.reading() as connection:
            lifts = LIFTS.find(connection, call.world.id, codes)
            parts = lives.parts(connection, call.world.id, codes)
        for index, (zjbm, one) in enumerate(zip(codes, given, strict=True)):
            if zjbm in lifts and not one.problems and not allowed(call, lifts[zjbm], parts[zjbm], one.record):
                requirement = call.body_table.requirement
                raise refused(call, index, one, Problem("state", code, requirement=requirement))

    return judge


def _installed(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """7.1: not before the installation is inspected and its result entered."""
    return lift.state in ("in_use", "stopped") or any(one.state == "completed" for one in parts.constructions)


def _used(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    return lift.state in ("in_use", "stopped")


def _first(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """A lift has one usage record (E197)."""
    kind = KIND_OF[call.interface.id].name
    return not any(one.kind == kind and not one.revoked for one in parts.reports)


def _not_passed(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """7.10: no second inspection of an installation that was passed (E179)."""
    return record.get("JYLB") != "INSTALL" or not any(
        one.kind == "inspection" and not one.revoked and any(f'"{word}"' in one.doc for word in PASSED)
        for one in parts.reports
    )


def _ready(call: Call, lift: Lift, parts: Parts, record: Record, *, but: str) -> bool:
    """7.10: what should be done before is done."""
    return all(one.kind != but for one in before_inspection(lift, record))


def _alone(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """6.4: no work while another is open."""
    return all(one.revoked or one.result is not None for one in parts.constructions)


def _not_begun(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """7.21: before the work is inspected or has a result."""
    work = next((one for one in parts.constructions if one.sgid == record.get("SGID")), None)
    return work is None or work.state in ("authorised", "notified")


def _noticed(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """A lift is of a region when notice of a work was given there, not before (E205)."""
    return lift.state != "factory"


def _not_kept(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    """7.23: a lift whose installation was passed stays locked."""
    passed = any(one.state in ("inspected", "completed", "checked") for one in parts.constructions)
    return bool(record.get("DTXXSD")) or not (lift.locked and passed)


def _of_its_kind(call: Call, given: list[Checked]) -> None:
    """Reports name units of the right category (E199)."""
    for index, one in enumerate(given):
        code, kind = _KINDS[call.interface.id]
        unit = one.record.get(code)
        with call.platform.database.reading() as connection:
            known = UNITS.where(connection, call.world.id, schema.unit.c.xydm == str(unit))
        if unit is not None and not one.problems and not any(f'"{kind}"' in row.doc for row in known):
            raise refused(call, index, one, Problem("unit", code, requirement=call.body_table.requirement))


_KINDS = {
    **dict.fromkeys(("7.1", "7.2"), ("SYXYDM", "USER")),
    **dict.fromkeys(("7.7", "7.8"), ("WBXYDM", "MAINTENANCE")),
    **dict.fromkeys(("7.10", "7.11"), ("JYXYDM", "INSPECT")),
    **dict.fromkeys(("7.13", "7.14"), ("JCXYDM", "SUPERVISE")),
}
"""Interface → the element that names a unit, and its ZZLB"""


# fmt: off
_FIXED = [cycle("construction", state, "modify", None) for state in ("notified", "entered", "inspected", "completed")]
_CREATORS = [right(role, "6.5", "creator") for role in ("manufacturer", "constructor")]

VARIANTS: tuple[Change, ...] = (
    # Works
    Change("constructions-of-their-makers", "6.5.2", ("R-6.5.2-2", "R-6.5.3-1", "R-5.2.1-3", "R-5.3.4.2.2-2", "R-A.2.5-1"),
           Text("6.5 is for who added the construction (E212).", "6.5 仅可由添加该施工信息的单位调用(E212)。"),
           several(*_CREATORS)),
    Change("noticed-is-fixed", "6.5.3", ("R-6.5.3-1", "R-6.5.2-1"),
           Text("A construction whose notice was given cannot be modified any more.", "施工告知之后不能再修改施工基础信息。"),
           several(*_FIXED)),
    Change("one-work-at-a-time", "6.4.2", ("R-6.4.2-2", "R-6.7.2-1"),
           Text("A lift takes no new construction while another one has no result.",
                "尚有未录入结果的施工时,不能添加新的施工信息。"),
           route("6.4", judging(_unless(_alone)))),
    Change("notice-before-work", "7.21.3", ("R-7.21.3-1", "R-7.21.2-1", "R-5.2.2-1", "R-5.2.2-2"),
           Text("7.21 is refused of a work that was inspected or has a result.", "施工已检验或已录入结果时,7.21 被拒绝。"),
           route("7.21", judging(_unless(_not_begun)))),
    Change("region-by-notice", "5.2.2", ("R-7.23.3-1", "R-7.20.3-1", "R-5.2.2-1", "R-5.3.4.2.2-2", "R-6.2.1-1"),
           Text("A province reports on a lift when notice of its installation was given, not before (E205).",
                "施工告知之后,省级系统方可上报该电梯的信息(E205)。"),
           each(("7.1", "7.4", "7.7", "7.10", "7.13", "7.23"), judging(_unless(_noticed)))),
    # Inspections
    Change("inspected-once", "7.10.3", ("R-7.10.3-1", "R-7.10.2-1", "R-7.12.2-1"),
           Text("When an installation has passed its inspection, a second such inspection is refused (E179).",
                "安装监督检验合格后,再次添加安装监督检验被拒绝(E179)。"),
           route("7.10", judging(_unless(_not_passed)))),
    Change("inspection-of-the-locked", "7.10.3", ("R-7.10.3-1", "R-7.10.2-1", "R-5.2.2-1", "R-5.2.2-2", "R-5.3.4.2.2-2"),
           Text("An installation is inspected when its lift is locked, not before (E187).",
                "锁定电梯之后方可添加安装监督检验(E187)。"),
           route("7.10", judging(_unless(partial(_ready, but="unlocked"))))),
    Change("inspection-of-the-complete", "7.10.3",
           ("R-7.10.3-1", "R-7.10.2-1", "R-5.2.2-1", "R-5.2.2-2", "R-5.3.4.2.2-2", "R-A.3.10-1"),
           Text("An installation is inspected when the maker has added all components, not before (E194).",
                "部件信息添加完整之后方可添加安装监督检验(E194)。"),
           route("7.10", judging(_unless(partial(_ready, but="incomplete"))))),
    Change("lock-kept-after-inspection", "7.23.3", ("R-7.23.3-1", "R-7.23.2-2", "R-7.10.3-1"),
           Text("A lift whose installation passed its inspection stays locked (E186).",
                "安装监督检验合格的电梯保持锁定(E186)。"),
           route("7.23", judging(_unless(_not_kept)))),
    # Use
    Change("use-after-installation", "7.1.3", ("R-7.1.3-1", "R-7.1.2-1", "R-A.3.1-1"),
           Text("A lift is reported as in use when its installation is completed, not before.",
                "安装完成之后方可添加使用管理信息。"),
           route("7.1", judging(_unless(_installed)))),
    Change("one-usage-a-lift", "7.1.3", ("R-7.1.3-1", "R-7.1.2-1", "R-7.1.2-4", "R-7.3.2-1"),
           Text("A lift has one usage record: a second one is refused (E197).",
                "一台电梯仅有一条使用管理信息,再次添加被拒绝(E197)。"),
           route("7.1", judging(_unless(_first)))),
    Change("reports-after-use", "7.4.3", ("R-7.4.3-1", "R-7.4.2-1", "R-7.7.3-1", "R-7.7.2-1", "R-7.13.3-1", "R-7.13.2-1",
                                          "R-5.3.5.5-1", "R-A.3.4-1", "R-A.3.7-1", "R-A.3.13-1"),
           Text("Insurance, maintenance and supervision are reported of lifts that are in use.",
                "保险、维护保养和监督管理信息仅可针对已投入使用的电梯添加。"),
           each(("7.4", "7.7", "7.13"), judging(_unless(_used)))),
    Change("units-of-their-kind", "7.1.3", ("R-7.1.3-1", "R-7.7.3-1", "R-7.10.3-1", "R-7.13.3-1"),
           Text("The units that reports name must be known under the right category (E199).",
                "上报信息中的单位须已登记且资质类别相符(E199)。"),
           each(tuple(_KINDS), judging(_of_its_kind))),
)
# fmt: on
