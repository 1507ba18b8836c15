"""`mockplatform mutants` and `mockplatform variants`: what --break and --variant take."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from mockplatform.commands.spec import shared
from mockplatform.derive.openapi import Language
from mockplatform.mutants import MUTANTS, VARIANTS, Change


@click.command("mutants")
@shared
def mutants(lang: Language, as_json: bool) -> None:
    """The rules that `serve --break NAME` breaks, one at a time, to try a conformance suite."""
    _print(MUTANTS.values(), lang, as_json)


@click.command("variants")
@shared
def variants(lang: Language, as_json: bool) -> None:
    """The other legal readings that `serve --variant NAME` switches on, to try a client or a suite."""
    _print(VARIANTS.values(), lang, as_json)


def _print(rows: Iterable[Change], lang: Language, as_json: bool) -> None:
    if as_json:
        data = [{"name": row.name, "clause": row.clause, "requirements": list(row.requirements),
                 "text": {"en": row.text.en, "zh": row.text.zh}} for row in rows]  # fmt: skip
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row.name:<26} {row.clause:<10} {' '.join(row.requirements)}")
        click.echo(f"    {row.text.zh if lang == 'zh' else row.text.en}")
