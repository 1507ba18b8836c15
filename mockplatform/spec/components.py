"""Which of the nine kinds of component (6.1.1) a lift must have to be complete: DTXXWZ, Table 15 note 4, E193.

The list by variety is left to T/CPASE M 014.1; this is the reading taken here, one variety a line.
"""

from __future__ import annotations

from mockplatform.spec.codes import COMPONENT_KINDS, SBPZ

_ALL = frozenset(COMPONENT_KINDS)
_HYDRAULIC = _ALL - {"轿厢上行超速保护装置"}  # a hydraulic car does not overspeed upwards
_STAIRS = frozenset({"控制柜", "驱动主机"})
_SERVICE = frozenset({"控制柜", "驱动主机", "门锁装置", "层门"})

REQUIRED: dict[str, frozenset[str]] = {
    "3110": _ALL,
    "3120": _ALL,
    "3130": _ALL - {"轿厢上行超速保护装置"},
    "3210": _HYDRAULIC,
    "3220": _HYDRAULIC,
    "3310": _STAIRS,
    "3320": _STAIRS,
    "3410": _ALL,
    "3420": _ALL,
    "3430": _SERVICE,
}


def complete(variety: str, kinds: frozenset[str]) -> bool:
    """Whether a lift of `variety` (SBPZ, code or name) with components of `kinds` (TBJPZ) has all that it must have.

    >>> complete("3310", frozenset({"控制柜"}))
    False
    """
    return kinds >= REQUIRED.get(SBPZ.value(variety), _ALL)
