"""`mockplatform journal`: the exchanges of a world, one line each, as they come."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import click

from mockplatform.commands import asking
from mockplatform.commands.explain import printable

PAGE = 500
PAUSE = 0.5
"""Seconds between two questions"""


@click.command("journal")
@click.option("--follow", is_flag=True, help="Go on with what comes, until interrupted.")
@click.option("--world", default="default", show_default=True, help="Name of the world.")
@asking.options
def command(follow: bool, world: str, admin: str, token: str, lang: str) -> None:
    """Print the journal, one line an exchange; its first word is what `explain` takes."""
    for entry in entries(asking.Server(admin, token, lang), world, follow=follow):
        click.echo(printable(line(entry, lang)))


def entries(server: asking.Server, world: str, *, follow: bool) -> Iterator[dict[str, Any]]:
    """The entries of a world, page by page; with `follow` without end."""
    after, pause = "", threading.Event()
    while True:
        page = server.get("/_admin/journal", world=world, after=after, limit=PAGE)
        yield from page["exchanges"]
        after = page["next"]
        if len(page["exchanges"]) == PAGE:
            continue
        if not follow:
            return
        pause.wait(PAUSE)


def line(entry: dict[str, Any], lang: str) -> str:
    """One exchange: id, time, who, what, how it was answered, and its first finding."""
    request, findings = entry["request"], entry["findings"]
    who = entry["account"] or "–"
    asked = " ".join(part for part in (request["method"], request["target"]) if part)
    via = f"[{entry['interface']}{' ' + entry['mode'] if entry['mode'] else ''}]" if entry["interface"] else ""
    code = "" if entry["code"] is None else f" {entry['code']}"
    told = f"  {findings[0]['text'][lang]}" if findings else ""
    more = f" (+{len(findings) - 1})" if len(findings) > 1 else ""
    return f"{entry['id']}  {entry['at']}  {who}  {asked} {via}  {entry['status']}{code}{told}{more}"
