"""The first part of the HTML page: the headline, what is wrong, the run, the numbers, the clauses with their verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby

from conformance.judging.verdicts import MEANING, Verdict
from conformance.report.particulars import facts
from conformance.report.parts import Row, badge, both, numbered, table, word
from conformance.report.phrases import CHAPTERS, headline
from conformance.report.summing import deciding
from mockplatform.spec.interfaces import INTERFACES

_WRONG = (Verdict.SUITE_ERROR, Verdict.FAIL, Verdict.WARN)


def overview(report: Row) -> Iterator[str]:
    """The sections in order."""
    yield f'<p class="headline" data-headline="{report["headline"]}">{both(headline(report))}</p>'
    yield from _troubles(report["suite"]["troubles"])
    yield from _glance(report)
    yield from _baseline(report["baseline"])
    yield f"<h2>{word('run')}</h2>"
    yield from facts(report)
    yield from _counts(report)
    yield from _matrix(report["requirements"])


def _troubles(troubles: list[str]) -> Iterator[str]:
    if troubles:
        yield f"<h2>{word('troubles')}</h2>"
        yield from (f'<pre class="trouble">{escape(trouble)}</pre>' for trouble in troubles)


def _glance(report: Row) -> Iterator[str]:
    rows = [row for verdict in _WRONG for row in report["requirements"] if row["verdict"] == verdict]
    if rows:
        entries = report["baseline"]["entries"] if report["baseline"] else []
        known = {entry["requirement"] for entry in entries if entry["state"] == "known"}
        yield f'<h2>{word("glance")}</h2><ul class="glance">'
        yield from (_line(row, row["id"] in known) for row in rows)
        yield "</ul>"


def _line(row: Row, known: bool) -> str:
    """The requirement, and expected against seen of the finding that decided."""
    mark = f' <span class="v known">{word("known")}</span>' if known else ""
    told = both(row["reason"])
    for finding in deciding(row)[:1]:
        if finding["expected"]["en"]:
            told += f' <span class="soft">{word("expected")}: {both(finding["expected"])}</span>'
        if finding["seen"]["en"]:
            seen = {lang: text[:160] for lang, text in finding["seen"].items()}
            told += f' <span class="soft">{word("seen")}:</span> <b>{both(seen)}</b>'
    return f"<li>{badge(row['verdict'])}{mark} {_link(row['id'])} {told}</li>"


def _baseline(baseline: Row | None) -> Iterator[str]:
    if baseline is None:
        return
    states = Counter(entry["state"] for entry in baseline["entries"])
    numbers = {name: states[name] for name in ("known", "stale", "unseen")}
    yield f"<h2>{word('baseline')}</h2><p><code>{escape(baseline['file'])}</code>: "
    yield f"{numbered('tally', unexpected=len(baseline['unexpected']), **numbers)}</p>"
    unlisted = set(baseline["unexpected"]) - {entry["requirement"] for entry in baseline["entries"]}
    rows = [[_link(id), "", "", word("unlisted"), ""] for id in baseline["unexpected"] if id in unlisted]
    rows += [
        [_link(entry["requirement"]) if entry["seen"] else entry["requirement"], entry["verdict"], entry["seen"], word(entry["state"]),
         f"{escape(entry['reason'])} <span class=soft>{word('since')} {escape(entry['since'])}</span>"]
        for entry in baseline["entries"]
    ]  # fmt: skip
    yield table(("requirement", "listed", "seen", "state", "reason"), rows)


def _counts(report: Row) -> Iterator[str]:
    yield f'<h2>{word("verdicts")}</h2><table class="counts"><tbody>'
    for verdict, meaning in MEANING.items():
        number = report["counts"][verdict]
        name = f'<a href="#v-{verdict}">{badge(verdict)}</a>' if number else badge(verdict)
        text = both({"en": meaning.en, "zh": meaning.zh})
        yield f'<tr><td>{name}</td><td class="number" data-verdict="{verdict}">{number}</td><td>{text}</td></tr>'
    yield "</tbody></table>"


def _matrix(rows: list[Row]) -> Iterator[str]:
    """Clauses down, verdicts across; a number leads to the first requirement that it counts, the others follow it."""
    verdicts = [verdict for verdict in MEANING if any(row["verdict"] == verdict for row in rows)]
    heads = "".join(f"<th>{badge(verdict)}</th>" for verdict in verdicts)
    yield f'<h2>{word("matrix")}</h2><div class="wide"><table class="matrix">'
    yield f"<thead><tr><th>{word('clause')}</th>{heads}</tr></thead>"
    for chapter, members in groupby(rows, key=lambda row: row["clause"].partition(".")[0]):
        own = list(members)
        yield f"<tbody>{_matrix_row(chapter, both(CHAPTERS[chapter]), own, verdicts, 'th')}"
        for clause, inner in groupby(own, key=lambda row: group(row["clause"])):
            name = INTERFACES[clause].name if clause in INTERFACES else None
            yield _matrix_row(clause, both({"en": name.en, "zh": name.zh}) if name else "", list(inner), verdicts)
        yield "</tbody>"
    yield "</table></div>"


def group(clause: str) -> str:
    """The row of the matrix: 6.12.1 stands under 6.12, 5.3.5.7 under 5.3.5, A.2.12 under A.2."""
    parts = clause.split(".")
    return ".".join(parts[:3] if parts[0] in ("5", "8") else parts[:2])


def _matrix_row(clause: str, name: str, rows: list[Row], verdicts: list[Verdict], cell: str = "td") -> str:
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row["verdict"], row["id"])
    number = Counter(row["verdict"] for row in rows)
    cells = "".join(
        f'<{cell}><a class="{verdict}" href="#{first[verdict]}">{number[verdict]}</a></{cell}>' if verdict in first
        else f"<{cell}></{cell}>" for verdict in verdicts
    )  # fmt: skip
    return f"<tr><{cell}><b>{clause}</b> <span class=name>{name}</span></{cell}>{cells}</tr>"


def _link(id: str) -> str:
    return f'<a href="#{id}">{id}</a>'
