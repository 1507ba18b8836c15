"""Numbers of certificates and codes of units that the world doesn't know: accepted, save in strict mode (E199)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mockplatform.derive.problems import Problem
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost.batch import Batch
from mockplatform.hosts.registry import Registry
from mockplatform.rules import national
from mockplatform.store import worlds

Component = dict[str, Any]


def learn(call: Call, lifts: Iterable[object], parts: Iterable[Component]) -> None:
    """Let the platform ask the national systems about what the world doesn't know (8.1.3, 8.2, E229).

    In the background, save in strict mode: there the answer decides, so it is waited for and the registry read anew.
    """
    lookups = call.platform.lookups
    if lookups is None:
        return
    numbers, makers = national.to_ask(lifts, parts, call.registry.certificates, call.registry.units)
    if lookups.ask(call.world, numbers, makers, decides=call.platform.strict):
        with call.platform.database.reading() as connection:
            call.world = worlds.find(connection, call.world.name) or call.world


def check(call: Call, batch: Batch, index: int, lift: object, path: str, requirement: str) -> None:
    """The type-test certificate of a lift whose basic data are the object `lift`; `path` is what leads to it, `ZJXX.`."""
    number = lift.get("XSSYBH") if isinstance(lift, dict) else None
    if number is not None and number not in call.registry.certificates:
        name = "电梯型式试验证书编号"
        batch.wrong(index, _unknown(call, "certificate", path + "XSSYBH", name, number, requirement))


def all_known(known: Registry, parts: object) -> bool:
    """Whether there is nothing to say of an array of components; most lifts are spared the closer look."""
    return (
        isinstance(parts, list)
        and known.certificates.issuperset([part.get("TBJXSSYBH") for part in parts if isinstance(part, dict)])
        and known.units.issuperset([part.get("TBJZZXYDM") for part in parts if isinstance(part, dict)])
    )


def components(call: Call, batch: Batch, index: int, found: Iterable[tuple[str, Component]], requirement: str) -> None:
    """The certificates and the makers of components, each with its path, `BJXX[0]`."""
    known = call.registry
    for path, part in found:
        number, unit = part.get("TBJXSSYBH"), part.get("TBJZZXYDM")
        if number and number not in known.certificates:
            name = "电梯部件型式试验证书编号"
            batch.wrong(index, _unknown(call, "certificate", f"{path}.TBJXSSYBH", name, number, requirement))
        if unit and unit not in known.units:
            name = "电梯部件制造单位统一社会信用代码"
            batch.wrong(index, _unknown(call, "unit", f"{path}.TBJZZXYDM", name, unit, requirement))


def _unknown(call: Call, kind: str, path: str, name: str, got: object, requirement: str) -> Problem:
    return Problem(kind, path, name, got=str(got), requirement=requirement, fatal=call.platform.strict)
