"""The fast half of validation: functions made from a table that are true only of what is plainly right.

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

Test = Callable[[object], bool]


def compile_plain(table: Table, *, strict: bool) -> dict[str, Test]:
    """Make the test of each object of a table (`.` is the record) under one reading. It never raises."""
    namespace: dict[str, Any] = {"fold": width.fold}
    exec(compile(source_of(table, namespace, strict=strict), f"<table {table.no}>", "exec"), namespace)
    return {at: namespace[_name(at)] for at in _levels(table)}


def compile_values(table: Table, objects: dict[str, Test], *, strict: bool) -> dict[tuple[str, str], Test]:
    """Make the test of each element, by its object and code; `objects` are those of compile_plain.

    A test may raise TypeError or AttributeError for a value of another type, which is not plain then.
    """
    namespace: dict[str, Any] = {"fold": width.fold, **{_name(at): test for at, test in objects.items()}}
    elements_of = [(at, row) for at in _levels(table) for row in table.members(at)]
    tests = [f"{(at, row.code)}: lambda v: {_test(table, row, at, namespace, strict)}," for at, row in elements_of]
    exec(compile("\n".join(["values = {", *tests, "}"]), f"<values of table {table.no}>", "exec"), namespace)
    found: dict[tuple[str, str], Test] = namespace["values"]
    return found


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
    rules = table.rules if at == TOP else ()
    namespace[f"known_{name}"] = frozenset(row.code for row in rows if not (strict and row.printed))
    lines = [f"if type(r) is not dict or not known_{name}.issuperset(r): return False"]
    for when in sorted({row.when for row in rows if row.when and row.when != STRICT} | {rule.when for rule in rules}):
        lines.append(_condition(when, namespace))
    for row in rows:
        lines += _lines(table, row, at, namespace, strict)
    for rule in rules:
        given = " or ".join(f"{code!r} in r" for code in rule.codes)
        lines.append(f"if is_{rule.when} and not ({given}): return False")
    # A KeyError is a required member that isn't there, the others a value of another type than the test expects.
    body = "\n".join(f"        {line}" for line in (*lines, "return True"))
    return f"def {name}(r):\n    try:\n{body}\n    except (KeyError, TypeError, AttributeError): return False"


def _condition(when: str, namespace: dict[str, Any]) -> str:
    condition = CONDITIONS[when]
    if condition.within or not condition.values:
        namespace[f"holds_{when}"] = condition.holds
        return f"is_{when} = holds_{when}(r)"
    namespace[f"in_{when}"] = condition.values
    return f"is_{when} = r.get({condition.code!r}) in in_{when}"


def _lines(table: Table, row: Row, at: str, namespace: dict[str, Any], strict: bool) -> list[str]:
    """The test of one row. No test is true of a null, so a null is never plain."""
    value, test = f"v = r[{row.code!r}]", _test(table, row, at, namespace, strict)
    required = _required(row, strict)
    if required == "True":
        return [value, f"if not ({test}): return False"]
    absent = [f"elif {required}: return False"] if required else []
    return [f"if {row.code!r} in r:", f"    {value}", f"    if not ({test}): return False", *absent]


def _required(row: Row, strict: bool) -> str:
    """When the row must be there, as an expression; empty for never."""
    if row.use == "K" or (row.when == STRICT and not strict):
        return ""
    always = not row.when or (strict and (row.when == STRICT or CONDITIONS[row.when].literal))
    return "True" if always else f"is_{row.when}"


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
        return f"v in list_{row.codes}"
    if row.code in elements.FOLDED:
        return f"{least} <= len(v) <= {most} and (v.isascii() or fold(v) is v)"  # only a text has isascii
    return f"type(v) is str and {least} <= len(v) <= {most}"


def _below(row: Row, at: str) -> str:
    return row.code if at == TOP else f"{at}.{row.code}"


def _name(at: str) -> str:
    return "top" if at == TOP else "o_" + at.replace(".", "_")
