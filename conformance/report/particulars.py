"""The parts of the HTML page that say what a run was: target, scope, clean-up, time rules, proof, errata."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from conformance.report.parts import Row, both, folded, numbered, table, word
from conformance.report.phrases import filled


def facts(report: Row) -> Iterator[str]:
    """What was judged, how, and when."""
    target, suite = report["target"], report["suite"]
    hosts = "<br>".join(f"{escape(name)} <code>{escape(url)}</code>" for name, url in target["hosts"].items())
    rows = [
        ("target", f"<b>{escape(target['name'])}</b>"),
        ("hosts", hosts),
        ("accounts", escape(", ".join(target["accounts"]))),
        ("control", f"{word('clock_' + target['clock'])}, {word('write_yes' if writes(report) else 'write_no')}"),
        ("scope", escape(", ".join(suite["clauses"])) or word("all")),
        ("flags", escape(flags(suite)) or word("none")),
        ("began", f"{escape(suite['began'])}, {suite['seconds']} {word('seconds')}, {word('calls')}: {suite['calls']}"),
        ("suite", escape(suite["version"])),
        ("cleanup", _cleanup(report["cleanup"])),
    ]
    yield "<dl>"
    yield from (f"<dt>{word(name)}</dt><dd>{value}</dd>" for name, value in rows)
    yield "</dl>"


def writes(report: Row) -> bool:
    """Whether the run was free to write."""
    return bool(report["target"]["allow_write"] and not report["suite"]["read_only"])


def flags(suite: Row) -> str:
    """The flags of the command line that were set."""
    return " ".join(f"--{name.replace('_', '-')}" for name in ("strict", "read_only") if suite[name])


def _cleanup(cleanup: Row) -> str:
    parts = [_list("left", cleanup["left"]) if cleanup["left"] else word("clean")]
    parts += [_list("kept", cleanup["kept"])] if cleanup["kept"] else []
    return " ".join(parts)


def _list(name: str, codes: list[str]) -> str:
    return folded(numbered(name, n=len(codes)), f"<p>{escape(', '.join(codes))}</p>")


def rest(report: Row) -> Iterator[str]:
    """What comes after the requirements."""
    yield from _resume(report["suite"].get("resume", []))
    yield from _unselected(report["tests"])
    yield from _budget(report["suite"].get("budget", []))
    yield from _errata(report["errata"])


def _resume(rows: list[Row]) -> Iterator[str]:
    if rows:
        yield f"<h2>{word('resume')}</h2>"
        cells = (
            [_moment(row["at"]), both(row["reason"]), _links(row["requirements"]), _code(row["test"])] for row in rows
        )
        yield table(("from", "reason", "requirement", "test"), cells)


def _moment(at: str) -> str:
    return escape(at) or word("any_time")


def _unselected(tests: Row) -> Iterator[str]:
    left = {name: test for name, test in tests.items() if not test["run"]}
    if left:
        yield f"<h2>{word('unselected')}</h2>"
        cells = ([_code(name), escape(" ".join(test["requirements"]))] for name, test in left.items())
        yield folded(numbered("left_out", n=len(left)), table(("test", "requirement"), cells))


def _budget(rows: list[Row]) -> Iterator[str]:
    if rows:
        yield f"<h2>{word('budget')}</h2>"
        names = ("interface", "mode", "account", "calls", "interval")
        yield table(names, ([escape(str(row[name])) for name in names] for row in rows))


def _errata(errata: Row) -> Iterator[str]:
    if errata:
        yield f"<h2>{word('errata')}</h2>"
        yield folded(numbered("all_errata", n=len(errata)), "".join(_erratum(id, row) for id, row in errata.items()))


def _erratum(id: str, row: Row) -> str:
    ways = "".join(f"<li>{both(way['text'])}: <b>{way['verdict']}</b></li>" for way in row["ways"].values())
    ways = f"<ul>{ways}</ul>" if ways else f"<p>{both(row['otherwise'])}</p>"
    body = f'<p><span class="label">{word("freedom")}</span> {both(row["freedom"])}</p>{ways}'
    return f'<details id="{id}"><summary>{id} {both(row["title"])}</summary>{body}</details>'


def proof(proof: Row) -> Iterator[str]:
    """How the suite proves itself: proof.py says what the numbers are."""
    yield f"<h2>{word('proof')}</h2>"
    if not proof:
        yield f"<p>{word('no_proof')}</p>"
        return
    mutants, variants, margin = proof["mutants"], proof["variants"], proof["mutants"]["margin_1"]
    yield f"<p>{word('suite')} {escape(proof['suite'])}</p>"
    kinds = ", ".join(f"{escape(kind)} {n}" for kind, n in mutants["by_kind"].items())
    rows = [
        [word("mutants"), numbered("of", n=mutants["killed"], total=mutants["total"]), kinds],
        [word("variants"), str(variants["failures"]), both(filled("proof_variants", **variants))],
    ]  # fmt: skip
    rows += [
        [f"{word('degenerate')}: {escape(one['name'])}", f"{one['percent']} %",
         numbered("of", n=one["must_verified"], total=one["must_total"])] for one in proof["degenerate"]
    ]  # fmt: skip
    yield table(("", "number", ""), rows)
    if margin:
        alone = [name for name in margin if proof.get("others", {}).get(name) == 0]
        said = f"<p>{escape(', '.join(margin))}</p><p>{numbered('alone', n=len(alone))}</p>"
        yield folded(f"{word('margin')} ({len(margin)})", said)
    if proof["equivalent"]:
        cells = [[_code(one["name"]), escape(one["clause"]), both(one["reason"])] for one in proof["equivalent"]]
        yield folded(f"{word('equivalent')} ({len(cells)})", table(("", "clause", "reason"), cells))


def _links(ids: list[str]) -> str:
    return " ".join(f'<a href="#{id}">{id}</a>' for id in ids)


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"
