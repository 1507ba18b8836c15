"""What the type-test platform pushes (8.1.1, 8.1.2)."""

from __future__ import annotations

from typing import Any

from lifthost.check import Values
from lifthost.rights import revoke
from lifthost.world import Account, Record, World


def push_unit(world: World, account: Account, values: Values) -> Record | None:
    """8.1.1: additions and modifications are the same, and so are repetitions."""
    row: Values = {code: value for code, value in values.items() if code != "SJLX"}
    old = next(iter(world.all("unit", XYDM=row["XYDM"])), None)
    if values["SJLX"] == "DELETE":
        return revoke(world, old) if old and old.owner == account.xydm else None
    if old is not None:
        return world.change(old, values={**old.values, **row})
    kinds: dict[str, Any] = {"DWLB": "ENTERPRISE", "ZZXX": [{"ZZLB": "COMPONENT_MANUFACTURE"}]}
    return world.add("unit", {**kinds, **row}, account.xydm)


def push_certificate(world: World, account: Account, values: Values) -> Record | None:
    """8.1.2."""
    old = world.find("certificate", values["XSSYBH"])
    if values["SJLX"] != "DELETE":
        return world.add("certificate", values, account.xydm, values["XSSYBH"])
    return revoke(world, old) if old else None
