"""The uplinks of clauses 6 to 8: method and path → who may call it, what its body holds, what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lifthost import enterprises, provinces, tables, typetest
from lifthost.check import Values
from lifthost.provinces import INSPECTION, INSURANCE, MAINTENANCE, SUPERVISION, USAGE, Trace
from lifthost.rights import BUILDER, MAKER, PROVINCE, TYPETEST
from lifthost.tables import Table
from lifthost.world import Account, Record, World

Act = Callable[[World, Account, Values], Record | None]
"""Does the work for one record, in a batch of them; raises Problems"""


@dataclass(frozen=True)
class Uplink:
    """An uplink. A revocation has a key in its query, the others a body."""

    roles: tuple[str, ...]
    act: Act
    table: Table | None = None
    literal: Table | None = None
    """The table as printed, where a note or another table softens it"""
    key: str = ""
    """The element that names the record"""
    array: bool = False
    """Annex A prints an array"""


def _trace(path: str, trace: Trace, name: str, added: Table, changed: Table) -> dict[tuple[str, str], Uplink]:
    return {
        ("POST", path): Uplink((PROVINCE,), trace.add, added, key="ZJBM"),
        ("PUT", path): Uplink((PROVINCE,), trace.modify, tables.modifying(trace.key, name, changed), key=trace.key),
        ("DELETE", path): Uplink((PROVINCE,), trace.revoke, key=trace.key),
    }


_RECALLS = "/lifts/enterprise/recallInfo"
_BOTH = (MAKER, BUILDER)

# fmt: off
UPLINKS: dict[tuple[str, str], Uplink] = {
    ("POST",   "/lifts"): Uplink((MAKER,), enterprises.add_lift, tables.LIFT, key="ZJBM"),
    ("PUT",    "/lifts"): Uplink((MAKER,), enterprises.modify_lift, tables.LIFT_CHANGED, tables.LIFT_CHANGED_LITERALLY, key="ZJBM"),
    ("DELETE", "/lifts"): Uplink((MAKER,), enterprises.revoke_lift, key="ZJBM"),
    ("POST",   "/constructions/authorize"): Uplink(_BOTH, enterprises.add_construction, tables.CONSTRUCTION, key="ZJBM"),
    ("PUT",    "/constructions/authorize"): Uplink(_BOTH, enterprises.modify_construction, tables.CONSTRUCTION_CHANGED, key="SGID"),
    ("DELETE", "/constructions/authorize"): Uplink(_BOTH, enterprises.revoke_construction, key="SGID"),
    ("PUT",    "/constructions/entry"): Uplink((BUILDER,), enterprises.enter_result, tables.RESULT, key="SGID"),
    ("DELETE", "/constructions/entry"): Uplink((BUILDER,), enterprises.revoke_result, key="SGID"),
    ("POST",   _RECALLS): Uplink((MAKER,), enterprises.add_recall, tables.RECALL, array=True),
    ("PUT",    _RECALLS): Uplink((MAKER,), enterprises.modify_recall, tables.RECALL_CHANGED, key="ZHID", array=True),
    ("DELETE", _RECALLS): Uplink((MAKER,), enterprises.revoke_recall, key="ZHID"),
    **_trace("/usage_companies", USAGE, "电梯使用单位及使用管理追溯记录编码", tables.USAGE, tables.USAGE),
    **_trace("/insurances", INSURANCE, "电梯整机保险追溯信息记录编码", tables.INSURANCE, tables.INSURANCE),
    **_trace("/maintenances", MAINTENANCE, "维护保养追溯信息记录编码", tables.MAINTENANCE, tables.MAINTENANCE),
    **_trace("/examine_infos", INSPECTION, "检验检测追溯信息记录编码", tables.INSPECTION, tables.INSPECTION_CHANGED),
    **_trace("/supervise_infos", SUPERVISION, "监督管理追溯信息记录编码", tables.SUPERVISION, tables.SUPERVISION),
    ("POST",   "/orgs"): Uplink((PROVINCE,), provinces.add_unit, tables.UNIT, key="XYDM"),
    ("PUT",    "/orgs"): Uplink((PROVINCE,), provinces.modify_unit, tables.modifying("DWID", "单位记录编码", tables.UNIT), key="DWID"),
    ("PUT",    "/constructions/inform"): Uplink((PROVINCE,), provinces.inform, tables.INFORM, key="SGID"),
    ("DELETE", "/constructions/inform"): Uplink((PROVINCE,), provinces.revoke_inform, key="SGID"),
    ("PUT",    "/lifts/lock"): Uplink((PROVINCE,), provinces.lock, tables.LOCK, key="ZJBM"),
}
PUSHES: dict[tuple[str, str], Uplink] = {
    ("POST", "/component_unit"): Uplink((TYPETEST,), typetest.push_unit, tables.PUSHED_UNIT, key="XYDM"),
    ("POST", "/test_certificate_rl"): Uplink((TYPETEST,), typetest.push_certificate, tables.PUSHED_CERTIFICATE, key="XSSYBH"),
}
# fmt: on
