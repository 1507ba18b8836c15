"""The report for the terminal: the headline, the counts, and what is not a PASS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.report.phrases import HEADLINES, WORDS
from conformance.verdicts import RANK, Verdict

_QUIET = frozenset({Verdict.PASS, Verdict.NOT_APPLICABLE})


def summary(report: Mapping[str, Any], lang: str, folder: Path | None = None) -> str:
    """Lines for people."""
    return "\n".join(_lines(report, lang, folder))


def _lines(report: Mapping[str, Any], lang: str, folder: Path | None) -> Iterator[str]:
    rows = [row for row in report["requirements"] if row["verdict"] not in _QUIET and row["findings"]]
    for row in sorted(rows, key=lambda row: RANK[Verdict(row["verdict"])]):
        yield f"{row['verdict']:<12} {row['id']} {row['reason'][lang]}"
        if row["verdict"] in (Verdict.FAIL, Verdict.WARN):
            yield f"{'':<12} {row['text'][lang]}"
    untested = sum(not row["tests"] and row["verdict"] == Verdict.NOT_VERIFIED for row in report["requirements"])
    if untested:
        yield f"{'':<12} {WORDS['untested'][lang].format(n=untested)}"
    for trouble in report["suite"]["troubles"]:
        yield f"{Verdict.SUITE_ERROR} {trouble}"
    if report["cleanup"]["left"]:
        yield f"{WORDS['cleanup'][lang]}: {WORDS['left'][lang].format(n=len(report['cleanup']['left']))}"
    yield ", ".join(f"{verdict} {n}" for verdict, n in report["counts"].items() if n)
    yield f"{WORDS['calls'][lang]}: {report['suite']['calls']}, {report['suite']['seconds']} s"
    if folder is not None:
        yield f"{WORDS['reports'][lang]}: {folder}"
    yield HEADLINES[report["headline"]][lang].format(n=report["unverified"])
