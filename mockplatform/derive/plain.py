"""The fast half of validation: a function made from a table that is true only of a record that is plainly right.

Plainly right means: canonical codes only, no null and no empty text, every value of the type that is stored, nothing
to fold, nothing to match. Whatever is not plain is read by validate.py, so this file may say no too often, never yes.
The source is generated, as dataclasses does it, since a batch of 100 lifts has 9,000 values: a third less time than
closures. `source_of` shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mockplatform.derive import width
from mockplatform.derive.values import Spec
from mockplatform.spec import elements
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.conditions import CONDITIONS, STRICT
from mockplatform.spec.model import TOP, Row, Table


def compile_plain(table: Table, *, strict: bool) -> dict[str, Callable[[object], bool]]:
    """Make the function of each object of a table (`.` is the record) under one reading."""
    namespace: dict[str, Any] = {"fold": width.fold}
    exec(compile(source_of(table, namespace, strict=strict), f"<table {table.no}>", "exec"), namespace)
    return {at: namespace[_name(at)] for at in _levels(table)}


def source_of(table: Table, namespace: dict[str, Any], *, strict: bool) -> str:
    """The generated source; the sets that it names are put into `namespace`."""
    return "\n\n".join(_function(table, at, namespace, strict) for at in _levels(table))


def _levels(table: Table) -> list[str]:
    """Every object of the table, innermost first, so that each function is defined before it is called."""
    found = {TOP}
    for row in (*table.rows, *table.extensions):
        found.update(at for at in row.at.split() if at != "?")
    return sorted(found, key=lambda at: -1 if at == TOP else at.count("."), reverse=True)


def _function(table: Table, at: str, namespace: dict[str, Any], strict: bool) -> str:
    name = _name(at)
    rows = table.members(at)
    namespace[f"known_{name}"] = frozenset(row.code for row in rows if not (strict and row.printed))
    lines = [f"def {name}(r):", f"    if type(r) is not dict or not r.keys() <= known_{name}: return False"]
    for when in sorted({row.when for row in rows if row.when and row.when != STRICT} | {r.when for r in table.rules}):
        lines.append(_condition(when, namespace))
    for row in rows:
        lines.append(_line(table, row, at, namespace, strict))
    if at == TOP:
        for rule in table.rules:
            given = " or ".join(f"{code!r} in r" for code in rule.codes)
            lines.append(f"    if is_{rule.when} and not ({given}): return False")
    return "\n".join([*lines, "    return True"])


def _condition(when: str, namespace: dict[str, Any]) -> str:
    condition = CONDITIONS[when]
    if condition.within or not condition.values:
        namespace[f"holds_{when}"] = condition.holds
        return f"    is_{when} = holds_{when}(r)"
    namespace[f"in_{when}"] = condition.values
    return f"    v = r.get({condition.code!r}); is_{when} = type(v) is str and v in in_{when}"


def _line(table: Table, row: Row, at: str, namespace: dict[str, Any], strict: bool) -> str:
    test = f"    elif not ({_test(table, row, at, namespace, strict)}): return False"
    return f"    v = r.get({row.code!r})\n    if v is None:\n        {_absent(row, strict)}return False\n{test}"


def _absent(row: Row, strict: bool) -> str:
    """When a missing value is not plain: always if the row is required, else only if it is a null."""
    if row.use == "M" and (not row.when or (strict and (row.when == STRICT or CONDITIONS[row.when].literal))):
        return ""
    null = f"{row.code!r} in r"
    return f"if {null}: " if row.use == "K" or row.when == STRICT else f"if is_{row.when} or {null}: "


def _test(table: Table, row: Row, at: str, namespace: dict[str, Any], strict: bool) -> str:
    notation = Spec(row, strict).notation
    most, decimals = notation.most, notation.decimals
    match notation.kind:
        case "C":
            return _text_test(row, namespace, max(notation.least, 1), most, strict)
        case "N":
            bound = 10 ** (most - decimals)
            whole = f"type(v) is int and -{bound} < v < {bound}"
            if not decimals:
                return whole
            return f"{whole} or type(v) is float and -{bound} < v < {bound} and round(v, {decimals}) == v and v % 1"
        case "B":
            return "type(v) is bool"
        case "date" | "datetime":
            return "type(v) is int and 10000000000 <= v < 10000000000000"
        case "OBJECT":
            return f"{_name(_below(row, at))}(v)"
        case "ARRAY" if table.members(_below(row, at)):
            return f"type(v) is list and all(map({_name(_below(row, at))}, v))"
        case _:
            return "False"


def _text_test(row: Row, namespace: dict[str, Any], least: int, most: int, strict: bool) -> str:
    if row.code in elements.ADDRESSES | elements.REGIONS:
        return "False"
    if row.codes:
        codes = CODE_LISTS[row.codes]
        namespace[f"list_{row.codes}"] = (
            frozenset(codes.values) if strict and codes.errata != "E090" else codes.accepted
        )
        return f"type(v) is str and v in list_{row.codes}"
    test = f"type(v) is str and {least} <= len(v) <= {most}"
    return f"{test} and (v.isascii() or fold(v) is v)" if row.code in elements.FOLDED else test


def _below(row: Row, at: str) -> str:
    return row.code if at == TOP else f"{at}.{row.code}"


def _name(at: str) -> str:
    return "top" if at == TOP else "o_" + at.replace(".", "_")
