"""One requirement on the HTML page: what it says, what was tried, what was expected, what was seen, how to run it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from conformance.judging.verdicts import MEANING, Verdict
from conformance.report.parts import Row, badge, both, folded, table, word
from conformance.report.phrases import SOURCES
from conformance.report.summing import deciding
from conformance.report.transcripts import Transcripts, reading

_CALM = frozenset({Verdict.PASS, Verdict.NOT_VERIFIED, Verdict.NOT_APPLICABLE})
"""Verdicts of which the page shows a line, to be opened; the others stand open"""


@dataclass(frozen=True)
class Articles:
    """Makes the articles of one report, in the order of the page."""

    report: Row
    transcripts: Transcripts

    def sections(self) -> Iterator[str]:
        """A section a verdict, worst first; in it the requirements in the standard's order."""
        for verdict, meaning in MEANING.items():
            rows = [row for row in self.report["requirements"] if row["verdict"] == verdict]
            if rows:
                title = f'{badge(verdict)} {len(rows)} <span class="soft">{both({"en": meaning.en, "zh": meaning.zh})}</span>'
                yield f'<section><h2 id="v-{verdict}">{title}</h2>'
                yield from map(self.article, rows)
                yield "</section>"

    def article(self, row: Row) -> str:
        """One requirement. What is not well stands open; the rest is a line that can be opened."""
        head = f"<h3>{row['id']}</h3> <b>{row['level']}</b>"
        body = f"{self._statement(row)}{self._findings(row)}{self._again(row)}"
        if row["verdict"] in _CALM:
            why = f'<span class="why soft">{both(row["reason"])}</span>' if row["reason"]["en"] else ""
            body = folded(f"{head} {both(row['text'])}{why}", body)
        else:
            body = f"<header>{badge(row['verdict'])} {head}</header>{body}"
        return f'<article class="{row["verdict"]}" id="{row["id"]}">{body}</article>'

    def _statement(self, row: Row) -> str:
        original = f'<span class="original" lang="zh-CN">{escape(row["text"]["zh"])}</span>'
        errata = "".join(f"<br>{reading(id, self.report['errata'])}" for id in row["errata"])
        meaning = MEANING[Verdict(row["verdict"])]
        return (
            f'<p class="statement">{both(row["text"])}{original}</p>'
            f'<p class="soft">{word("clause")} {escape(row["clause"])} ({both(SOURCES[row["source"]])}) · '
            f"{both({'en': meaning.en, 'zh': meaning.zh})}{errata}</p>"
        )

    def _findings(self, row: Row) -> str:
        if not row["findings"]:
            return f'<p><span class="label">{word("reason")}</span> {both(row["reason"])}</p>'
        if row["verdict"] in (Verdict.PASS, Verdict.NOT_APPLICABLE):
            return self._table(row["findings"])
        others = [one for one in row["findings"] if one["verdict"] != row["verdict"]]
        shown = "".join(map(self._finding, deciding(row)))
        return shown + (folded(f"{word('others')} ({len(others)})", self._table(others)) if others else "")

    def _finding(self, finding: Row) -> str:
        """What decided the verdict, in full."""
        tried = "lift" if finding["verdict"] == Verdict.NOT_VERIFIED else "tried"
        pairs = [("expected", both(finding["expected"])), ("seen", both(finding["seen"]))]
        versus = "".join(
            f'<div class="{name}"><p class="label">{word(name)}</p>{text}</div>' for name, text in pairs if text
        )
        erratum = (
            f'<p class="soft">{reading(finding["erratum"], self.report["errata"])}</p>' if finding["erratum"] else ""
        )
        return (
            f'<div class="finding"><p><span class="label">{word(tried)}</span> {both(finding["what"])}</p>'
            + (f'<div class="pair">{versus}</div>' if versus else "")
            + f"{erratum}{self.transcripts.place(finding['exchanges'])}"
            + f'<p class="soft"><code>{escape(finding["test"])}</code></p></div>'
        )

    def _table(self, findings: Iterable[Row]) -> str:
        heads = ("verdict", "tried", "expected", "seen", "evidence")
        return table(heads, map(self._cells, findings), "findings")

    def _cells(self, finding: Row) -> list[str]:
        named = escape(finding["erratum"], quote=True)
        erratum = f' <a class="soft" href="#{named}">{named}</a>' if named in self.report["errata"] else ""
        return [
            badge(finding["verdict"]), both(finding["what"]) + erratum, both(finding["expected"]),
            both(finding["seen"]), self.transcripts.links(finding["exchanges"]),
        ]  # fmt: skip

    def _again(self, row: Row) -> str:
        command = escape(again(row["id"], self.report["suite"]))
        return f'<p class="soft">{word("again")}: <code>{command}</code></p>'


def again(id: str, suite: Row) -> str:
    """The command that runs the tests of one requirement again."""
    flags = "".join(f" --{name.replace('_', '-')}" for name in ("read_only", "strict") if suite[name])
    return f"python -m conformance run --target {shlex.quote(suite['target_file'])} {id}{flags}"
