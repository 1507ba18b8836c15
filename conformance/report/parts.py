"""Pieces of the HTML page: words in both languages, badges, and text as it was sent, invisible characters shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from conformance.judging.verdicts import MEANING, Verdict
from conformance.report.phrases import WORDS, filled

Row = Mapping[str, Any]

_UNUSUAL = re.compile("[^\t\n -~\u4e00-\u9fff]")


def word(name: str) -> str:
    """A phrase of the table."""
    return both(WORDS[name])


def numbered(name: str, /, **numbers: object) -> str:
    """A phrase with numbers in it."""
    return both(filled(name, **numbers))


def both(words: Mapping[str, str]) -> str:
    """Text in both languages, of which the page shows one."""
    if words["en"] == words["zh"]:
        return escape(words["en"])
    return f'<span lang="en">{escape(words["en"])}</span><span lang="zh">{escape(words["zh"])}</span>'


def badge(verdict: str) -> str:
    """A verdict, with its meaning to be hovered."""
    meaning = MEANING[Verdict(verdict)]
    return f'<span class="v {verdict}" title="{escape(f"{meaning.en} {meaning.zh}", quote=True)}">{verdict}</span>'


def verbatim(text: str) -> str:
    """Text as it travelled: what can't be seen, or is a blank of another kind, shows its code point."""
    return _UNUSUAL.sub(lambda found: _shown(found[0]), escape(text))


def _shown(one: str) -> str:
    return one if one.isprintable() else f"<mark>U+{ord(one):04X}</mark>"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    """A table of cells that are HTML already; `heads` are names of phrases."""
    head = "".join(f"<th>{word(name) if name else ''}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def folded(summary: str, body: str) -> str:
    """Something to open."""
    return f"<details><summary>{summary}</summary>{body}</details>"


def asset(name: str) -> str:
    """The style or the script, to be put into the page."""
    return files("conformance.report").joinpath(name).read_text(encoding="utf-8")
