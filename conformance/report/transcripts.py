"""What was sent and what came, for the HTML page. Each exchange stands there once: where it is needed first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from conformance.report.parts import Row, both, folded, verbatim, word


@dataclass
class Transcripts:
    """The exchanges of a report, and which of them are on the page already."""

    exchanges: Row
    placed: set[str] = field(default_factory=set)

    def place(self, ids: Iterable[str]) -> str:
        """The exchanges here if they are not on the page yet, else links to where they are."""
        return "".join(self._place(id) for id in ids if id in self.exchanges)

    def _place(self, id: str) -> str:
        if id in self.placed:
            return f'<p class="soft">{self.links([id])}: {_first_line(self.exchanges[id])}</p>'
        self.placed.add(id)
        return transcript(self.exchanges[id])

    def links(self, ids: Iterable[str]) -> str:
        """Links to exchanges, wherever they are on the page."""
        return " ".join(f'<a href="#{escape(id)}">{escape(id)}</a>' for id in ids if id in self.exchanges)

    def rest(self, tests: Row) -> Iterator[str]:
        """All that have no place yet, by test."""
        names = {id: name for name, test in tests.items() for id in test["exchanges"]}
        left = [row for id, row in self.exchanges.items() if id not in self.placed]
        for name, rows in groupby(left, key=lambda row: names.get(row["id"], "–")):
            body = [transcript(row) for row in rows]
            yield folded(f"<code>{escape(name)}</code> ({len(body)})", "".join(body))


def transcript(exchange: Row) -> str:
    """One exchange, folded."""
    facts = f"{escape(exchange['at'])} · {escape(exchange['account'])} · {exchange['seconds']} s"
    headers = _headers(exchange["request_headers"])
    sent = f"{exchange['method']} {exchange['url']}\n{headers}\n{exchange['request_body']}"
    if exchange["status"]:
        headers = _headers(exchange["response_headers"])
        came = verbatim(f"HTTP {exchange['status']}\n{headers}\n{exchange['response_body']}")
    else:
        came = f"{word('nothing')} {escape(exchange['trouble'])}"
    id = escape(exchange["id"], quote=True)
    return (
        f'<details class="exchange" id="{id}"><summary><b>{id}</b> {_first_line(exchange)}</summary>'
        f'<p class="soft">{facts}</p><div class="pair"><div><p class="label">{word("request")}</p>'
        f'<pre>{verbatim(sent)}</pre></div><div><p class="label">{word("answer")}</p><pre>{came}</pre></div></div></details>'
    )


def _first_line(exchange: Row) -> str:
    came = f"HTTP {exchange['status']}" if exchange["status"] else word("nothing")
    path = exchange["url"].partition("://")[2].partition("/")[2]
    shown = path if len(path) < 90 else path[:87] + "…"
    return f"<code>{exchange['method']} /{escape(shown)}</code> → {came}"


def _headers(headers: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in headers)


def title(id: str, errata: Row) -> str:
    """An erratum by its title; only its id where the report knows no more."""
    return f'<a href="#{id}">{id}</a> {both(errata[id]["title"])}' if id in errata else escape(id)


def reading(id: str, errata: Row) -> str:
    """An erratum, and the ways that it leaves, or why there are none."""
    if id not in errata:
        return escape(id)
    row = errata[id]
    ways = "; ".join(f"{both(way['text'])} <b>{way['verdict']}</b>" for way in row["ways"].values())
    return title(id, errata) + (f" · {word('ways')}: {ways}" if ways else f" · {both(row['otherwise'])}")
