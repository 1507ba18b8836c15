"""The report as one page that needs nothing else: no network, no other file. Both languages are in it, one is shown."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from conformance.report.articles import Articles
from conformance.report.overview import overview
from conformance.report.particulars import proof, rest
from conformance.report.parts import Row, asset, word
from conformance.report.phrases import WORDS
from conformance.report.transcripts import Transcripts


def page(report: Row) -> str:
    """The HTML document."""
    lang = report["suite"]["lang"]
    title = escape(f"{report['target']['name']} · {WORDS['title'][lang]}")
    parts = [
        "<!DOCTYPE html>", f'<html lang="{"zh-CN" if lang == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', f"<title>{title}</title>",
        f"<style>{asset('page.css')}</style></head><body>", *_body(report),
        f"<script>{asset('page.js')}</script></body></html>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _body(report: Row) -> Iterator[str]:
    transcripts = Transcripts(report["exchanges"])
    yield '<div class="tools"><input id="find" type="search" placeholder="R-6.12.1-3, 6.12 …" aria-label="Find 查找">'
    yield '<button id="switch" type="button">中文 / English</button></div>'
    yield f"<h1>{word('title')}</h1><p>{escape(report['target']['name'])} · {escape(report['suite']['began'][:16])}</p>"
    yield f'<p class="soft">{word("whose")}</p>'
    yield from overview(report)
    yield from Articles(report, transcripts).sections()
    yield from rest(report)
    yield from proof(report["proof"])
    yield f"<h2>{word('exchanges')}</h2>"
    yield from transcripts.rest(report["tests"])
