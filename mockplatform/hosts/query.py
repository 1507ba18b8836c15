"""The query of a downlink or of a DELETE: which mode was chosen, which keys were named (Annex A, E067, E153)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mockplatform.derive import width
from mockplatform.derive.problems import Problem
from mockplatform.derive.values import Wrong, month_number, timestamp
from mockplatform.errors import Fault, Refused
from mockplatform.spec import elements
from mockplatform.spec.interfaces import Interface, Mode
from mockplatform.spec.limits import BATCH

Pairs = Sequence[tuple[str, str]]


def choose(interface: Interface, pairs: Pairs) -> tuple[Mode, dict[str, str]]:
    """The mode that the query asks for and its values; raises Refused (6001) for anything but one of the modes."""
    given: dict[str, str] = {}
    known = {code for mode in interface.modes for code in (*mode.keys, *mode.optional)}
    for key, value in pairs:
        if key not in known:
            raise _query(interface, "query_unknown", key)
        if key in given:
            raise _query(interface, "query_twice", key)
        if value == "":
            raise _query(interface, "missing", key)
        given[key] = width.fold(value) if key in elements.FOLDED else value
    for mode in interface.modes:
        if set(mode.keys) <= given.keys() <= {*mode.keys, *mode.optional}:
            for code, value in given.items():
                if code in _FORMS:
                    _FORMS[code](interface, code, value)
            return mode, given
    modes = " / ".join("+".join(mode.keys) or "-" for mode in interface.modes)
    raise _query(interface, "query_mode", "", modes, "+".join(given))


def keys(interface: Interface, pairs: Pairs, most: int = BATCH) -> list[str]:
    """The keys that a DELETE names, in order; raises Refused (5001) for none, more than `most`, strangers or one key twice."""
    code = interface.key
    strangers = [key for key, _ in pairs if key != code]
    if strangers:
        raise _delete(interface, Problem("unknown", strangers[0], requirement=f"R-{interface.id}.2-1"))
    named = [width.fold(part) for _, value in pairs for part in value.split(",")]
    if not named or "" in named:
        raise _delete(interface, Problem("missing", code, requirement=f"R-{interface.id}.2-1"))
    if len(named) > most:
        raise _delete(
            interface, Problem("empty", code, expected=f"1..{most}", got=str(len(named)), requirement="R-5.3.5.5-1")
        )
    twice = next((key for key in named if named.count(key) > 1), None)
    if twice is not None:
        raise _delete(interface, Problem("duplicate", code, got=twice, requirement=f"R-{interface.id}.2-1"))
    return named


def moment(interface: Interface, code: str, value: str) -> int:
    """A time in a query, in milliseconds: a timestamp, never a calendar date (E069)."""
    try:
        return timestamp(value)
    except Wrong as wrong:
        raise _query(interface, "date", code, requirement=wrong.requirement) from None


def month(interface: Interface, code: str, value: str) -> int:
    """A month in a query, YYYYMM as a number; a timestamp is taken too (E070)."""
    try:
        return month_number(value)
    except Wrong as wrong:
        raise _query(interface, "month", code, requirement=wrong.requirement) from None


def flag(interface: Interface, code: str, value: str) -> bool:
    """A yes or no in a query: true or false, in small letters (A.2.12, E154)."""
    if value not in ("true", "false"):
        raise _query(interface, "flag", code, requirement=f"R-{interface.id}.2-2")
    return value == "true"


_FORMS: dict[str, Callable[[Interface, str, str], object]] = {
    "GXSJ": moment, "CJSJ": moment, "DTCJYF": month, "CJYF": month, "BHGZ": flag,
}  # fmt: skip
"""What values are tried as when the mode is chosen, so that a wrong one is refused before any time rule is asked"""


def _query(
    interface: Interface, kind: str, path: str, expected: str = "", got: str = "", requirement: str = ""
) -> Refused:
    problem = Problem(kind, path, "", expected, got, requirement or f"R-{interface.annex}-1")
    return Refused("query", problem=problem)


def _delete(interface: Interface, problem: Problem) -> Refused:
    return Refused("records", faults=(Fault(0, "", (problem,)),))
