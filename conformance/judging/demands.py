"""What is expected of the items of a downlink, as data: which members are there, and which errata excuse that one is not.

What stands here follows the `server` texts of R-6.9.2-1 to R-6.13.2-1, R-7.16.2-1, R-7.19.2-1, R-7.20.2-1, R-8.2.2-1 and
R-8.3.2-1. A place is that of `Row.at`; a member of a nested object is demanded where the object is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mockplatform.spec.model import TOP


@dataclass(frozen=True, slots=True)
class Demand:
    """Members that have to be in an object; one that is empty or null is missing (E073)."""

    at: str
    codes: tuple[str, ...]
    erratum: str = ""
    """"" for what every reading demands; else a missing member is a way of this erratum (FREEDOM)"""
    way: str = "missing"
    unless: str = ""
    """Another place where the members may stand instead"""
    empty: bool = False
    """An empty member will do"""


def _all(at: str, codes: str, erratum: str = "", **more: Any) -> Demand:
    return Demand(at, tuple(codes.split()), erratum, **more)


_LIFT = (
    _all(TOP, "ZJXX BJXX"),
    _all("ZJXX", "ZJBM BGLX CJSJ GXSJ SJBB ZJZZXYDM"),
    _all("BJXX", "TBZZRQ"),
    *(_all(at, "BGLX SJBB", "E047") for at in "BJXX SGXX ZHXX JDXX SYDWGLXX WBXX BXXX JYXX".split()),
)
_UNIT = (_all(TOP, "DWID DWMC SJBB"), _all("ZZXX", "ZZLB"), _all(TOP, "CJSJ GXSJ", "E038"))

# fmt: off
DEMANDS: dict[int, tuple[Demand, ...]] = {
    12: (_all(TOP, "TZID SGID CJSJ ZJBM SGXYDM"), _all(TOP, "FKNR", "E116", empty=True)),
    13: (_all(TOP, "SGID ZJBM SGLB SGDQ SGXYDM GXSJ BGLX"),
         _all(TOP, "SJBB", "E037"),
         _all(TOP, "AZRQ XKZKSSJ XKZJSSJ SGLXR SGLXRDH SGLXRCZ SGLXRDZ SGLXRYX SYXYDM SYDWMC SYDWLXR SYDWLXRDH"
                   " SYDWCZ SYDWDZ SYDWYB SFGZ", "E116", empty=True)),  # not SGXKZBH (E121)
    14: (_all(TOP, "TZID SGID CJSJ ZJBM SGXYDM"),),
    15: (*_LIFT, _all("ZJXX", "DTXXWZ", "E039", way="missing in 6.12", unless=TOP)),
    16: (*_UNIT, _all(TOP, "ZZXX", "E115")),
    36: (_all(TOP, "SGID ZJBM SGLB SGDQ SGXYDM SJBB SFGZ"), _all(TOP, "GXSJ", "E263")),
    39: _UNIT,
    40: (*_LIFT, _all("ZJXX", "DTXXWZ", "E039", unless=TOP)),
    48: (_all(TOP, "DWMC"),),
    49: (_all(TOP, "ZJBM"),),  # NF is judged by its own test (E045)
}
# fmt: on
"""Table → what is demanded. All other members may be missing, those of query parameters among them (E040, E041)."""

MAY_BE_EMPTY = frozenset({"BJXX"})
"""Lists that have to be there, perhaps without an item (E107)"""

UNMEASURED: dict[int, frozenset[str] | None] = {48: frozenset({"XKZNX"}), 49: None}
"""Table → elements whose length is not judged, None for all (E100, E222)"""

ALSO_ON_TOP = frozenset({"DTXXWZ"})
"""Members that may stand beside the object that holds them (E039); ZJBM and GXSJ stand there by the table (E048)"""
