"""The code lists of the standard, one value a line: what goes over the wire, then what it means.

A list is named for its element. Values that only the default reading takes (strict mode refuses them) are `also`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from mockplatform.spec.model import Text


@dataclass(frozen=True)
class CodeList:
    """The values that an element may take."""

    name: str
    clause: str
    """Where the list is printed"""
    values: dict[str, Text]
    also: dict[str, str] = field(default_factory=dict)
    """Further spellings that the default reading accepts: spelling → value of the list (E090, E094)"""
    errata: str = ""

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Everything that the default reading takes."""
        return frozenset(self.values) | frozenset(self.also)

    def value(self, given: str) -> str:
        """The value of the list that `given` stands for, or `given` itself if it stands for none."""
        return self.also.get(given, given)


def _listed(name: str, clause: str, *rows: tuple[str, str, str], errata: str = "") -> CodeList:
    return CodeList(name, clause, {code: Text(en, zh) for code, zh, en in rows}, errata=errata)


def _catalogue(name: str, clause: str, *rows: tuple[str, str, str]) -> CodeList:
    """The Special Equipment Catalogue: its codes, and its names as another spelling (E090)."""
    values = {code: Text(en, zh) for code, zh, en in rows}
    return CodeList(name, clause, values, {zh: code for code, zh, _ in rows}, "E090")


SBLB = _catalogue(
    "SBLB", "6.1.2",
    ("3100", "曳引与强制驱动电梯", "traction and positive drive lift"),
    ("3200", "液压驱动电梯", "hydraulic lift"),
    ("3300", "自动扶梯与自动人行道", "escalator and moving walk"),
    ("3400", "其它类型电梯", "lift of another type"),
)  # fmt: skip

SBPZ = _catalogue(
    "SBPZ", "6.1.2",
    ("3110", "曳引驱动乘客电梯", "traction passenger lift"),
    ("3120", "曳引驱动载货电梯", "traction goods lift"),
    ("3130", "强制驱动载货电梯", "positive drive goods lift"),
    ("3210", "液压乘客电梯", "hydraulic passenger lift"),
    ("3220", "液压载货电梯", "hydraulic goods lift"),
    ("3310", "自动扶梯", "escalator"),
    ("3320", "自动人行道", "moving walk"),
    ("3410", "防爆电梯", "explosion-proof lift"),
    ("3420", "消防员电梯", "firefighters lift"),
    ("3430", "杂物电梯", "service lift"),
)  # fmt: skip

FTGZLX = _listed(
    "FTGZLX", "6.1.2",
    ("GENERAL",        "普通型",     "ordinary duty"),
    ("PUBLIC_TRANSIT", "公共交通型", "public transport"),
)  # fmt: skip

GZHJ = _listed(
    "GZHJ", "6.1.2",
    ("INDOOR",  "室内", "indoors"),
    ("OUTDOOR", "室外", "outdoors, fully or in part"),
)  # fmt: skip

TBJLB = _listed(
    "TBJLB", "6.1.2",
    ("3500", "玻璃层门",   "glass landing door"),
    ("3510", "非玻璃层门", "landing door not of glass"),
    ("3520", "轿厢",       "car"),
    ("3530", "对重",       "counterweight"),
    ("3540", "厅门门锁",   "landing door lock"),
    ("3550", "轿门门锁",   "car door lock"),
)  # fmt: skip

CODE_LISTS: dict[str, CodeList] = {codes.name: codes for codes in (SBLB, SBPZ, FTGZLX, GZHJ, TBJLB)}

COMPONENT_KINDS: dict[str, Text] = {
    "限速器": Text("overspeed governor", "限速器"),
    "安全钳": Text("safety gear", "安全钳"),
    "缓冲器": Text("buffer", "缓冲器"),
    "门锁装置": Text("door locking device", "门锁装置"),
    "轿厢上行超速保护装置": Text("ascending car overspeed protection", "轿厢上行超速保护装置"),
    "轿厢意外移动保护装置": Text("unintended car movement protection", "轿厢意外移动保护装置"),
    "控制柜": Text("control cabinet", "控制柜"),
    "层门": Text("landing door", "层门"),
    "驱动主机": Text("driving machine", "驱动主机"),
}
"""The nine kinds of component of 6.1.1. Their codes are left to T/CPASE M 014.1, so TBJPZ is not a closed list (E091)."""
