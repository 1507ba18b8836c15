"""Operations: one an interface, its query from the modes or the key, its body from its table."""

from __future__ import annotations

from collections.abc import Mapping

from mockplatform.derive.openapi import wording
from mockplatform.derive.openapi.answers import Reason, responses
from mockplatform.derive.openapi.schemas import Schema, component, described, ref, value
from mockplatform.derive.openapi.wording import Language, say
from mockplatform.spec.interfaces import HOSTS, Interface
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import QUERY, Row, Table, Text
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

TAGS: dict[str, Text] = {
    "6": Text("Enterprises (Table 3)", "企业(表 3)"),
    "7": Text("Provinces and cities (Table 20)", "省级、市级(表 20)"),
    "8": Text("National systems (Table 44)", "国家级(表 44)"),
}
"""By the first figure of the clause."""


def operation(interface: Interface, reasons: Mapping[str, Reason], lang: Language) -> Schema:
    """The operation of an interface; `reasons` are the ways to refuse (errors.py)."""
    found: Schema = {
        "operationId": identifier(interface),
        "summary": f"{interface.id} {say(interface.name, lang)}",
        "tags": [say(TAGS[interface.id[0]], lang)],
        "security": [{"mutualTLS": [role]} for role in interface.roles],
        "x-clause": interface.id,
        "x-annex": interface.annex,
        "x-roles": list(interface.roles),
        "x-requirement": interface.endpoint_requirement,
    }
    if interface.errata:
        found["x-errata"] = interface.errata.split()
    if interface.host != "lifthost":
        found["servers"] = [server(interface.host, lang)]
    if interface.modes:
        found["description"] = "\n".join(f"- {wording.mode(mode, lang)}" for mode in interface.modes)
        found["parameters"] = _parameters(interface, lang)
    elif interface.key:
        found["parameters"] = [_key(interface, lang)]
    elif interface.body is not None:
        found["requestBody"] = _body(TABLES[interface.body])
    return {**found, "responses": responses(interface, reasons, lang)}


def identifier(interface: Interface) -> str:
    """`add_lift_manufacture_data_6_1`: two hosts of users may have interfaces of one name (E060)."""
    words = "".join(sign if sign.isalnum() else "_" for sign in f"{interface.name.en} {interface.id}")
    return "_".join(filter(None, words.split("_")))


def server(host: str, lang: Language) -> Schema:
    """A host of 5.3.5.9; its address is for the user to fill in."""
    variable = {"default": host, "description": say(HOSTS[host], lang)}
    return {"url": f"https://{{{host}}}", "description": say(HOSTS[host], lang), "variables": {host: variable}}


def _body(table: Table) -> Schema:
    record = ref(component(table))
    batch = {"type": "array", "items": record, "minItems": 1, "maxItems": BATCH, "x-clause": "5.3.5.5"}
    return {"required": True, "content": {"application/json": {"schema": {"oneOf": [record, batch]}}}}


def _parameters(interface: Interface, lang: Language) -> list[Schema]:
    """Every key of every mode; only what all modes ask for is required. The description tells which go together."""
    modes = interface.modes
    codes = dict.fromkeys(code for mode in modes for code in (*mode.keys, *mode.optional))
    always = set.intersection(*(set(mode.keys) for mode in modes))
    return [_parameter(interface, code, required=code in always, lang=lang) for code in codes]


def _parameter(interface: Interface, code: str, *, required: bool, lang: Language) -> Schema:
    assert interface.answer is not None
    row, table = _row(code, TABLES[interface.answer])
    month = parse(row.notation).kind == "month"  # YYYYMM in a query (E070)
    return {
        "name": code,
        "in": "query",
        "required": required,
        "schema": ref("Month") if month else value(row),
        **_told(row, table, lang),
    }


def _row(code: str, table: Table) -> tuple[Row, Table]:
    """The row of a query key: of the answer's table, or of another where that leaves the key out (E045, E046)."""
    found = [(row, other) for other in (table, *TABLES.values()) for row in other.rows if row.code == code]
    return next((pair for pair in found if QUERY in pair[0].at.split()), found[0])


def _key(interface: Interface, lang: Language) -> Schema:
    """The key of a revocation, repeated for a batch (5.3.5.5, E067)."""
    assert interface.body is not None
    row, table = _row(interface.key, TABLES[interface.body])
    several = {"type": "array", "items": value(row), "minItems": 1, "maxItems": BATCH, "uniqueItems": True}
    form = {"style": "form", "explode": True, "schema": several}
    return {"name": interface.key, "in": "query", "required": True, **form, **_told(row, table, lang)}


def _told(row: Row, table: Table, lang: Language) -> Schema:
    """A parameter has no title, so the name goes before the description."""
    told = described(row, table, lang)
    name = told.pop("title")
    return {**told, "description": f"{name}: {told['description']}"}
