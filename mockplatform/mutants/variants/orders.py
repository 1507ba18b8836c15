"""Variants in the order in which things may be done: what a report, a work or an inspection waits for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost import lives
from mockplatform.hosts.lifthost.lives import Parts
from mockplatform.mutants.model import Alter, Change, cycle, right, route, several
from mockplatform.mutants.variants.handlers import each, judging, refused
from mockplatform.rules.life import PASSED
from mockplatform.rules.records import Lift
from mockplatform.rules.reports import KIND_OF, before_inspection
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS

Record = dict[str, object]
Judge = Callable[[Call, Lift, Parts, Record], bool]


def _if(judge: Judge) -> Alter:
    """Not used."""
    raise NotImplementedError


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


def _unlocked(call: Call, lift: Lift, parts: Parts, record: Record) -> bool:
    return not lift.locked


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("use-after-installation", "7.1.1", ("R-7.1.3-1", "R-7.1.2-1"),
           Text("A lift is reported as in use when its installation is completed, not before.", "安装完成之后方可添加使用管理信息。"),
           route("7.1", judging(_unless(_installed)))),
    Change("reports-after-use", "7.7.1", ("R-7.4.3-1", "R-7.7.3-1", "R-7.13.3-1"),
           Text("Insurance, maintenance and supervision are reported of lifts that are in use.", "保险、维护保养和监督管理信息仅可针对已投入使用的电梯添加。"),
           each(("7.4", "7.7", "7.13"), judging(_unless(_used)))),
    Change("one-usage-a-lift", "7.1.1", ("R-7.1.3-1", "R-7.1.2-1", "R-7.3.2-1"),
           Text("A lift has one usage record: a second one is refused (E197).", "一台电梯仅有一条使用管理信息,再次添加被拒绝(E197)。"),
           route("7.1", judging(_unless(_first)))),
    Change("inspected-once", "7.10.1", ("R-7.10.3-1", "R-7.10.2-1", "R-7.12.2-1"),
           Text("When an installation has passed its inspection, a second such inspection is refused.", "安装监督检验合格后,再次添加安装监督检验被拒绝。"),
           route("7.10", judging(_unless(_not_passed)))),
    Change("inspection-of-the-locked", "7.10.1", ("R-7.10.3-1", "R-7.10.2-1"),
           Text("An installation is inspected when its lift is locked, not before (E187).", "锁定电梯之后方可添加安装监督检验(E187)。"),
           route("7.10", judging(_unless(partial(_ready, but="unlocked"))))),
    Change("inspection-of-the-complete", "7.10.1", ("R-7.10.3-1", "R-7.10.2-1"),
           Text("An installation is inspected when the maker has added all components, not before (E194).", "部件信息添加完整之后方可添加安装监督检验(E194)。"),
           route("7.10", judging(_unless(partial(_ready, but="incomplete"))))),
    Change("constructions-of-their-makers", "6.5.1", ("R-6.5.2-2", "R-6.5.3-1"),
           Text("6.5 is for who added the construction (E212).", "6.5 仅可由添加该施工信息的单位调用(E212)。"),
           several(right("manufacturer", "6.5", "creator"), right("constructor", "6.5", "creator"))),
    Change("noticed-is-fixed", "6.5.1", ("R-6.5.3-1", "R-6.5.2-1"),
           Text("A construction whose notice was given can't be modified any more.", "施工告知之后不能再修改施工基础信息。"),
           several(*(cycle("construction", state, "modify", None) for state in ("notified", "entered", "inspected", "completed")))),
    Change("one-work-at-a-time", "6.4.1", ("R-6.4.2-2", "R-6.7.2-1"),
           Text("A lift takes no new construction while another one has no result.", "尚有未录入结果的施工时,不能添加新的施工信息。"),
           route("6.4", judging(_unless(_alone)))),
)
# fmt: on
