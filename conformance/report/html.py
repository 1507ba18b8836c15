"""The report as one page that needs nothing else: no network, no other file. Both languages are in it, one is shown."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Any

from conformance.report.phrases import HEADLINES, WORDS
from conformance.verdicts import MEANING, Verdict

Row = Mapping[str, Any]

_PASSED = (Verdict.PASS,)
_ABSENT = (Verdict.NOT_VERIFIED, Verdict.NOT_APPLICABLE)


def page(report: Row) -> str:
    """The HTML document."""
    lang = "zh-CN" if report["suite"]["lang"] == "zh" else "en"
    title = f"{WORDS['title'][report['suite']['lang']]} · {report['target']['name']}"
    parts = [
        "<!DOCTYPE html>", f'<html lang="{lang}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', f"<title>{escape(title)}</title>",
        f"<style>{_asset('page.css')}</style></head><body>", *_body(report),
        f"<script>{_asset('page.js')}</script></body></html>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _body(report: Row) -> Iterator[str]:
    yield f'<header><h1>{_word("title")}</h1><button id="switch" type="button">中文 / English</button></header>'
    yield f'<p class="headline {report["headline"].split()[0]}">{_headline(report)}</p>'
    yield from _facts(report)
    yield from _counts(report)
    yield from _troubles(report["suite"]["troubles"])
    tested = [row for row in report["requirements"] if row["findings"]]
    judged = [row for row in tested if row["verdict"] not in (*_PASSED, *_ABSENT)]
    yield from _articles("details", judged, report)
    yield f"<h2>{_word('matrix')}</h2>"
    yield from _matrix(report["requirements"])
    yield from _articles("open", [row for row in tested if row["verdict"] in _ABSENT], report)
    yield from _articles("passed", [row for row in tested if row["verdict"] in _PASSED], report)
    yield f"<h2>{_word('evidence')}</h2>"
    yield from (_exchange(exchange) for exchange in report["exchanges"].values())


def _headline(report: Row) -> str:
    words = HEADLINES[report["headline"]]
    return _both({lang: text.format(n=report["unverified"]) for lang, text in words.items()})


def _facts(report: Row) -> Iterator[str]:
    target, suite, left = report["target"], report["suite"], report["cleanup"]["left"]
    hosts = ", ".join(f"{name} {url}" for name, url in target["hosts"].items())
    scope = escape(", ".join(suite["clauses"])) or _word("all")
    clean = _both({lang: text.format(n=len(left)) for lang, text in WORDS["left" if left else "clean"].items()})
    proof = escape(", ".join(f"{name} {value}" for name, value in report["proof"].items()))
    facts = [
        ("target", f"{escape(target['name'])}<br><span class=soft>{escape(hosts)}</span>"),
        ("scope", scope),
        ("began", f"{escape(suite['began'])}, {suite['seconds']} {_word('seconds')}"),
        ("suite", escape(suite["version"])),
        ("calls", str(suite["calls"])),
        ("cleanup", clean),
        *([("proof", proof)] if proof else []),
    ]
    yield "<dl>"
    yield from (f"<dt>{_word(name)}</dt><dd>{value}</dd>" for name, value in facts)
    yield "</dl>"


def _counts(report: Row) -> Iterator[str]:
    yield f"<h2>{_word('verdict')}</h2><table><thead><tr><th>{_word('verdict')}</th><th>{_word('number')}</th>"
    yield f"<th>{_word('meaning')}</th></tr></thead><tbody>"
    for verdict, meaning in MEANING.items():
        number = report["counts"][verdict]
        text = _both({"en": meaning.en, "zh": meaning.zh})
        yield f'<tr><td>{_badge(verdict)}</td><td class="number">{number}</td><td>{text}</td></tr>'
    yield "</tbody></table>"


def _matrix(rows: Iterable[Row]) -> Iterator[str]:
    yield '<div class="matrix">'
    for clause, members in groupby(rows, key=lambda row: row["clause"]):
        cells = "".join(map(_cell, members))
        yield f"<div><span>{escape(clause)}</span><div>{cells}</div></div>"
    yield "</div>"


def _cell(row: Row) -> str:
    number = row["id"].rpartition("-")[2]
    title = escape(f"{row['id']} {row['level']} {row['verdict']}: {row['text']['en']}", quote=True)
    if row["findings"]:
        return f'<a class="{row["verdict"]}" href="#{row["id"]}" title="{title}">{number}</a>'
    return f'<i class="{row["verdict"]}" title="{title}">{number}</i>'


def _articles(heading: str, rows: list[Row], report: Row) -> Iterator[str]:
    if rows:
        yield f"<h2>{_word(heading)}</h2>"
        yield from (_article(row, report) for row in rows)


def _article(row: Row, report: Row) -> str:
    passed = row["verdict"] in _PASSED
    errata = f" · {_word('errata')} {escape(' '.join(row['errata']))}" if row["errata"] else ""
    head = f"{_badge(row['verdict'])} <h3>{row['id']}</h3> {row['level']}"
    lines = [
        f"<p>{_both(row['text'])}</p>",
        f'<p class="soft">{_word("clause")} {escape(row["clause"])}{errata}</p>',
        _findings(row["findings"]),
        f'<p class="soft">{_word("again")}: <code>{escape(_again(row["id"], report["suite"]))}</code></p>',
        *([] if passed else _inline(row, report["exchanges"])),
    ]
    body = "".join(lines)
    if passed:
        return f'<article class="PASS"><details id="{row["id"]}"><summary>{head}</summary>{body}</details></article>'
    return f'<article class="{row["verdict"]}" id="{row["id"]}">{head}{body}</article>'


def _findings(findings: Iterable[Row]) -> str:
    heads = "".join(f"<th>{_word(name)}</th>" for name in ("verdict", "tried", "expected", "seen", "evidence"))
    rows = "".join(map(_finding, findings))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _finding(finding: Row) -> str:
    erratum = f" <span class=soft>{escape(finding['erratum'])}</span>" if finding["erratum"] else ""
    links = " ".join(f'<a href="#{escape(id)}">{escape(id)}</a>' for id in finding["exchanges"])
    cells = {"tried": _both(finding["what"]) + erratum, "expected": _both(finding["expected"]),
             "seen": escape(finding["seen"]), "evidence": links}  # fmt: skip
    labelled = "".join(
        f'<td data-en="{WORDS[name]["en"]}" data-zh="{WORDS[name]["zh"]}">{cell}</td>' if cell else "<td></td>"
        for name, cell in cells.items()
    )
    return f"<tr><td>{_badge(finding['verdict'])}</td>{labelled}</tr>"


def _inline(row: Row, exchanges: Row) -> Iterator[str]:
    """What was sent and came for everything that is not a PASS, where the reader is."""
    wanted = dict.fromkeys(
        id for finding in row["findings"] if finding["verdict"] == row["verdict"] for id in finding["exchanges"]
    )
    for id in wanted:
        if id in exchanges:
            yield _transcript(exchanges[id], f"<details><summary>{escape(id)}: {_first_line(exchanges[id])}</summary>")


def _exchange(exchange: Row) -> str:
    id = escape(exchange["id"], quote=True)
    return _transcript(exchange, f'<details id="{id}"><summary>{id}: {_first_line(exchange)}</summary>')


def _transcript(exchange: Row, opening: str) -> str:
    facts = f'<p class="soft">{escape(exchange["at"])} · {escape(exchange["account"])} · {exchange["seconds"]} s</p>'
    request = (
        f"{exchange['method']} {exchange['url']}\n{_headers(exchange['request_headers'])}\n{exchange['request_body']}"
    )
    if exchange["status"]:
        headers = _headers(exchange["response_headers"])
        answer = escape(f"HTTP {exchange['status']}\n{headers}\n{exchange['response_body']}")
    else:
        answer = f"{_word('nothing')} {escape(exchange['trouble'])}"
    return (f"{opening}{facts}{_word('request')}<pre>{escape(request)}</pre>"
            f"{_word('answer')}<pre>{answer}</pre></details>")  # fmt: skip


def _first_line(exchange: Row) -> str:
    came = f"HTTP {exchange['status']}" if exchange["status"] else _word("nothing")
    path = exchange["url"].partition("://")[2].partition("/")[2]
    shown = path if len(path) < 90 else path[:87] + "…"
    return f"<code>{exchange['method']} /{escape(shown)}</code> → {came}"


def _headers(headers: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in headers)


def _again(id: str, suite: Row) -> str:
    flags = " --read-only" if suite["read_only"] else ""
    return f"python -m conformance run --target {shlex.quote(suite['target_file'])} {id}{flags}"


def _troubles(troubles: Iterable[str]) -> Iterator[str]:
    shown = [f"<pre>{escape(trouble)}</pre>" for trouble in troubles]
    if shown:
        yield f"<h2>{_word('troubles')}</h2>"
        yield from shown


def _badge(verdict: str) -> str:
    return f'<span class="v {verdict}">{verdict}</span>'


def _word(name: str) -> str:
    return _both(WORDS[name])


def _both(words: Mapping[str, str]) -> str:
    if words["en"] == words["zh"]:
        return escape(words["en"])
    return f'<span lang="en">{escape(words["en"])}</span><span lang="zh">{escape(words["zh"])}</span>'


def _asset(name: str) -> str:
    return files("conformance.report").joinpath(name).read_text(encoding="utf-8")
