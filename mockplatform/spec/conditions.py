"""When a row that is printed M is really required: named conditions on another element of the same record.

`Row.when` names one of these. Lifts are of ten varieties and no lift can have the rows of all of them (E103).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mockplatform.spec import codes
from mockplatform.spec.model import Row

STRICT = "strict"
"""`Row.when` of an M row that only strict mode requires."""

ROLE = "ROLE"
"""Stands for the caller's role where a condition asks for it (E117). No record holds it: see `Condition.code`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the element `code` of the record has one of `values`."""

    code: str
    """A code of the same record. Two are not in it and are asked by the handler: ROLE, and SGLB of the construction
    to which a result belongs (E108)."""
    values: frozenset[str]
    """Empty: any value will do"""
    errata: str
    within: Condition | None = None
    """A further condition that must hold as well"""
    literal: bool = False
    """Strict mode requires the row even if the condition doesn't hold"""

    def holds(self, record: Mapping[str, object]) -> bool:
        """Whether the condition is met by a record in canonical codes."""
        if self.within is not None and not self.within.holds(record):
            return False
        value = record.get(self.code)
        return isinstance(value, str) and (value in self.values if self.values else value != "")


def wanted(row: Row, record: Mapping[str, object], *, strict: bool) -> bool:
    """Whether `record`, in canonical codes, must have the element `row`."""
    if row.use != "M":
        return False
    if not row.when:
        return True
    if row.when == STRICT:
        return strict
    condition = CONDITIONS[row.when]
    return (strict and condition.literal) or condition.holds(record)


def _variety(*varieties: str) -> Condition:
    """The lift is of one of these varieties, given by code or by name (E090)."""
    names = {name for name, code in codes.SBPZ.also.items() if code in varieties}
    return Condition("SBPZ", frozenset(varieties) | names, "E103")


_USING = Condition("SBSYZT", frozenset({"USING"}), "E112")

CONDITIONS: dict[str, Condition] = {
    #                     varieties of the Special Equipment Catalogue
    "lift":      _variety("3110", "3120", "3130", "3210", "3220", "3410", "3420", "3430"),
    "car":       _variety("3110", "3120", "3130", "3210", "3220", "3410", "3420"),
    "hydraulic": _variety("3210", "3220"),
    "escalator": _variety("3310"),
    "walk":      _variety("3320"),
    "stairs":    _variety("3310", "3320"),
    "explosion": _variety("3410"),

    # constructions
    "constructor": Condition(ROLE, frozenset({"constructor"}), "E117"),
    "alteration":  Condition("SGLB", frozenset({"REFORM", "REPAIR"}), "E108"),
    "recorded":    Condition("SGID", frozenset(), "E118"),

    # usage, 7.1.2 notes 3 to 6
    "using":        _USING,
    "organisation": Condition("SYDWLB", frozenset({"ORG"}), "E112", within=_USING),
    "person":       Condition("SYDWLB", frozenset({"PERSONAL"}), "E112", within=_USING),

    # inspections: a record is of one category, its table has the rows of all
    "supervision": Condition("JYLB", frozenset({"INSTALL", "REPAIR", "REFORM", "RE_INSTALL"}), "E110", literal=True),
    "periodic":    Condition("JYLB", frozenset({"REGULAR"}), "E110", literal=True),

    # units: the platform makes up a code for those that have none
    "enterprise": Condition("DWLB", frozenset({"ENTERPRISE"}), "E114"),
}  # fmt: skip
