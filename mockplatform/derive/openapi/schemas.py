"""JSON Schema (2020-12) of a table: a component for each object of a record, a property for each row.

A body is described as a client should send it: canonical codes, timestamps in milliseconds, nothing unknown, what does
not apply left out. The default reading of the emulator takes more (aliases, digit strings, "" for absent). An answer
may hold "" for what is not known (E073), and further members.
"""

from __future__ import annotations

from typing import Any

from mockplatform.derive.openapi import wording
from mockplatform.derive.openapi.wording import Language, say
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.conditions import CONDITIONS, STRICT, Condition
from mockplatform.spec.model import QUERY, TOP, Row, Table, Text
from mockplatform.spec.notation import Notation, parse

Schema = dict[str, Any]

CLIENT_ID: Schema = {"type": ["string", "integer"], "description": "5.3.5.6, E134", "x-clause": "5.3.5.6"}
"""The client's own name of a record."""


def ref(name: str) -> Schema:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def component(table: Table, at: str = TOP) -> str:
    """The name of the component of one object: `T4`, `T4_BJXX`, `T15_SGXX_ZJXX`."""
    return f"T{table.no}" if at == TOP else f"T{table.no}_{at.replace('.', '_')}"


def components(table: Table, lang: Language, *, answer: bool) -> dict[str, Schema]:
    """The components of a table by name, `answer`: as the platform sends them."""
    levels = dict.fromkeys(at for row in (*table.rows, *table.extensions) for at in row.at.split() if at != QUERY)
    return {component(table, at): _object(table, at, lang, answer=answer) for at in levels}


def value(row: Row, *, answer: bool = False) -> Schema:
    """The values that an element may take, under the default reading; OBJECT and ARRAY are for `components`."""
    notation = parse(row.accept or row.notation)
    match notation.kind:
        case "C":
            return _text(row, notation, answer)
        case "N":
            return _or_unknown(_number(notation), answer)
        case "B":
            return _or_unknown({"type": "boolean"}, answer)
        case "year":
            return _or_unknown({"type": "integer", "minimum": 1000, "maximum": 9999}, answer)
        case _:
            return _or_unknown(ref("Timestamp"), answer)


def described(row: Row, table: Table, lang: Language) -> Schema:
    """What a reader wants to know of an element: its name, its note, where each comes from."""
    told = [f"{row.notation} {row.use}" + (f", {row.unit}" if row.unit else "")]
    extra: Schema = {"x-notation": row.notation, "x-use": row.use, "x-clause": f"{table.clause}.2"}
    if row.when:
        condition = say(wording.when(row.when), lang)
        told.append(say(Text(f"Required if: {condition}.", f"必填条件:{condition}。"), lang))
        extra["x-when"] = condition
    if row.codes:
        values = CODE_LISTS[row.codes].values.items()
        told.append("; ".join(code if code == text.zh else f"{code} {say(text, lang)}" for code, text in values) + ".")
    note = wording.notes(table, row)
    optional = {
        "x-unit": row.unit,
        "x-note": note,
        "x-printed-code": row.printed,
        "x-accept": row.accept,
        "x-code-list": row.codes,
        "x-errata": [*row.errata.split(), *(CODE_LISTS[row.codes].errata.split() if row.codes else ())],
    }
    extra |= {key: content for key, content in optional.items() if content}
    extra["x-requirement"] = row.requirement or table.requirement
    return {"title": row.name, "description": " ".join((*told, note)).strip(), **extra}


def _object(table: Table, at: str, lang: Language, *, answer: bool) -> Schema:
    rows = table.members(at)
    properties: dict[str, Schema] = {} if answer or at != TOP else {"id": CLIENT_ID}
    for row in rows:
        properties[row.code] = {**_member(row, table, at, answer), **described(row, table, lang)}
    required = [row.code for row in rows if row.use == "M" and not row.when]
    schema: Schema = {"type": "object", "properties": properties, "x-clause": f"{table.clause}.2", "x-table": table.no}
    if at == TOP:
        schema |= {"title": table.caption, "x-requirement": table.requirement}
    if required:
        schema["required"] = required
    if not answer:
        schema["additionalProperties"] = False
        if rules := _rules(table, at):
            schema["allOf"] = rules
    return schema


def _member(row: Row, table: Table, at: str, answer: bool) -> Schema:
    kind = parse(row.notation).kind
    if kind not in ("OBJECT", "ARRAY"):
        return value(row, answer=answer)
    below = row.code if at == TOP else f"{at}.{row.code}"
    if not table.members(below):  # BJYC: bare codes of components (E051)
        return {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 20}}
    inner = ref(component(table, below))
    return inner if kind == "OBJECT" else {"type": "array", "items": inner}


def _text(row: Row, notation: Notation, answer: bool) -> Schema:
    if row.codes:
        codes = CODE_LISTS[row.codes]
        also = [spelling for spelling, meant in codes.also.items() if answer or spelling == meant]
        return {"type": "string", "enum": [*codes.values, *also, *([""] if answer else [])]}
    least = 0 if answer else max(notation.least, 1)
    return {"type": "string", "maxLength": notation.most} | ({"minLength": least} if least else {})


def _number(notation: Notation) -> Schema:
    """Bounds only where there are decimals: multipleOf 0.01 is not exact in binary floating point."""
    bound = 10 ** (notation.most - notation.decimals)
    if not notation.decimals:
        return {"type": "integer", "minimum": 1 - bound, "maximum": bound - 1}
    bounds = {"exclusiveMinimum": -bound, "exclusiveMaximum": bound}
    return {"type": "number", **bounds, "x-decimals": notation.decimals}


def _or_unknown(schema: Schema, answer: bool) -> Schema:
    return {"anyOf": [schema, {"const": ""}]} if answer else schema


def _rules(table: Table, at: str) -> list[Schema]:
    """What is required under a condition, as if/then. Conditions on what the record doesn't hold are left to words."""
    rows = table.members(at)
    wanted: dict[str, list[str]] = {}
    for row in rows:
        if row.use == "M" and row.when not in ("", STRICT):
            wanted.setdefault(row.when, []).append(row.code)
    found: list[tuple[str, Schema]] = [(name, {"required": codes}) for name, codes in wanted.items()]
    if at == TOP:
        found += [(rule.when, {"anyOf": [{"required": [c]} for c in rule.codes]}) for rule in table.rules]
    held = {row.code for row in rows}
    return [{"if": _test(CONDITIONS[name]), "then": then} for name, then in found if _asks(CONDITIONS[name]) <= held]


def _asks(condition: Condition) -> set[str]:
    return {condition.code} | (_asks(condition.within) if condition.within else set())


def _test(condition: Condition) -> Schema:
    test: Schema = {"required": [condition.code]}
    if condition.values:
        test["properties"] = {condition.code: {"enum": wording.values_of(condition)}}
    return {"allOf": [_test(condition.within), test]} if condition.within else test
