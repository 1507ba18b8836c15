"""When a row that is printed M is really required: named conditions on another element of the same record.

`Row.when` names one of these. Lifts are of ten varieties and no lift can have the rows of all of them (E103).
"""

from __future__ import annotations

from dataclasses import dataclass

from mockplatform.spec import codes

STRICT = "strict"
"""`Row.when` of an M row that only strict mode requires."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the element `code` of the record has one of `values`."""

    code: str
    values: frozenset[str]
    errata: str

    def holds(self, record: dict[str, object]) -> bool:
        """Whether the condition is met by a record in canonical codes."""
        return record.get(self.code) in self.values


def _variety(*varieties: str) -> Condition:
    """The lift is of one of these varieties, given by code or by name (E090)."""
    names = {name for name, code in codes.SBPZ.also.items() if code in varieties}
    return Condition("SBPZ", frozenset(varieties) | names, "E103")


CONDITIONS: dict[str, Condition] = {
    #                     varieties of the Special Equipment Catalogue
    "lift":      _variety("3110", "3120", "3130", "3210", "3220", "3410", "3420", "3430"),
    "car":       _variety("3110", "3120", "3130", "3210", "3220", "3410", "3420"),
    "hydraulic": _variety("3210", "3220"),
    "escalator": _variety("3310"),
    "walk":      _variety("3320"),
    "stairs":    _variety("3310", "3320"),
    "explosion": _variety("3410"),
}  # fmt: skip
