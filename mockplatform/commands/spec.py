"""`mockplatform spec`: the standard as data, for people and, with --json, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import click

from mockplatform.derive import documents
from mockplatform.derive.openapi import Language, document
from mockplatform.derive.sections import Section, plain
from mockplatform.errors import REASONS
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.interfaces import INTERFACES, Interface
from mockplatform.spec.lifecycles import CYCLES
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.model import Row, Table
from mockplatform.spec.requirements import REQUIREMENTS, Requirement
from mockplatform.spec.tables import TABLES

Item = TypeVar("Item")
Command = Callable[..., None]

LISTS = {
    "1": "Table 1 defines the notation of types; no data follow it",
    "2": "Table 2 lists status codes; no data follow it",
    "3": "Table 3 lists interfaces: see `mockplatform spec interfaces`",
    "20": "Table 20 lists interfaces: see `mockplatform spec interfaces`",
    "44": "Table 44 lists interfaces: see `mockplatform spec interfaces`",
}
"""Tables without elements, and what to say of them."""


@click.group("spec")
def group() -> None:
    """Print the standard as this program reads it: tables, interfaces, errata, requirements, life cycles, OpenAPI."""


def shared(command: Command) -> Command:
    """The options that all of them have."""
    lang = click.option("--lang", type=click.Choice(["en", "zh"]), default="en", envvar="MOCKPLATFORM_LANG",
                        show_default=True, show_envvar=True, help="Language of what is printed.")  # fmt: skip
    as_json = click.option("--json", "as_json", is_flag=True, help="JSON; texts in both languages.")
    return as_json(lang(command))


@group.command()
@click.argument("numbers", nargs=-1, metavar="[NUMBER]...")
@shared
def tables(numbers: tuple[str, ...], lang: Language, as_json: bool) -> None:
    """The data tables, all or those named: 4 15."""
    for number in numbers:
        if number in LISTS:
            raise click.UsageError(LISTS[number])
    chosen = _chosen({str(no): table for no, table in TABLES.items()}, numbers, "table")
    _print(as_json, [table_data(table) for table in chosen], lambda: documents.tables(lang, chosen))


@group.command()
@click.argument("clauses", nargs=-1, metavar="[CLAUSE]...")
@shared
def interfaces(clauses: tuple[str, ...], lang: Language, as_json: bool) -> None:
    """The interfaces, all or those named by clause: 6.1 7.23."""
    chosen = _chosen(INTERFACES, clauses, "interface")
    limits = [] if clauses else documents.limits(lang)
    _print(as_json, [interface_data(row) for row in chosen], lambda: [*documents.interfaces(lang, chosen), *limits])


@group.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@shared
def errata(ids: tuple[str, ...], lang: Language, as_json: bool) -> None:
    """The conflicts and gaps of the text at a glance, or those named in full: E001 E150."""
    chosen = _chosen(ERRATA, ids, "erratum")
    show = documents.errata_in_full if ids else documents.errata
    _print(as_json, [asdict(row) for row in chosen], lambda: show(lang, chosen))


@group.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@shared
def requirements(ids: tuple[str, ...], lang: Language, as_json: bool) -> None:
    """The statements that somebody is held to at a glance, or those named in full: R-6.1.2-1."""
    chosen = _chosen(REQUIREMENTS, ids, "requirement")
    show = documents.requirements_in_full if ids else documents.requirements
    _print(as_json, [requirement_data(row) for row in chosen], lambda: show(lang, chosen))


@group.command()
@shared
def lifecycles(lang: Language, as_json: bool) -> None:
    """The lives of a lift and of a construction: state, event, next state."""
    _print(as_json, CYCLES, lambda: documents.life_cycles(lang))


@group.command()
@shared
def openapi(lang: Language, as_json: bool) -> None:
    """The OpenAPI 3.1 document of all interfaces; it is always JSON."""
    _print(True, document(REASONS, lang), list)


def table_data(table: Table) -> dict[str, Any]:
    """A table for JSON: the rows as printed, each with the readings that are added to it."""
    return {
        "table": table.no,
        "caption": table.caption,
        "clause": table.clause,
        "rows": [row_data(row) for row in table.rows],
        "extensions": [row_data(row) for row in table.extensions],
        "notes": [{"note": name, "text": text} for name, text in table.notes],
        "rules": [{"at_least_one": rule.codes, "when": rule.when, "requirement": rule.requirement,
                   "errata": rule.errata.split()} for rule in table.rules],
        "requirement": table.requirement,
    }  # fmt: skip


def row_data(row: Row) -> dict[str, Any]:
    """A row for JSON; `code` is the canonical code, `printed_code` what the table prints."""
    printed = {"no": row.no, "name": row.name, "synonym": row.synonym, "type": row.notation, "unit": row.unit,
               "code": row.code, "printed_code": row.printed_code, "use": row.use, "note": row.note}  # fmt: skip
    added = {"at": row.at.split(), "codes": row.codes, "when": row.when, "accept": row.accept,
             "requirement": row.requirement, "errata": row.errata.split()}  # fmt: skip
    return {**printed, **added}


def interface_data(row: Interface) -> dict[str, Any]:
    """An interface for JSON, each limit of a mode with the numbers behind its name."""
    data = {"clause": row.id, **asdict(row), "requirement": row.endpoint_requirement, "errata": row.errata.split()}
    del data["id"]
    data["modes"] = [{**asdict(mode), "limits": [_limit_data(*limit) for limit in mode.limits]} for mode in row.modes]
    return data


def _limit_data(name: str, requirement: str) -> dict[str, Any]:
    limit = LIMITS[name]
    return {"name": name, **asdict(limit), "errata": limit.errata.split(), "requirement": requirement}


def requirement_data(row: Requirement) -> dict[str, Any]:
    """A requirement for JSON."""
    return {"id": row.id, "clause": row.clause, **asdict(row), "roles": row.roles.split(), "errata": row.errata.split()}


def _chosen(rows: Mapping[str, Item], keys: tuple[str, ...], kind: str) -> list[Item]:
    unknown = [key for key in keys if key not in rows]
    if unknown:
        raise click.UsageError(f"there is no {kind} {unknown[0]}")
    return [rows[key] for key in dict.fromkeys(keys)] if keys else list(rows.values())


def _print(as_json: bool, data: Any, sections: Callable[[], list[Section]]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else plain(sections()))
