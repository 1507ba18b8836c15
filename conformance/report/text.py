"""The report for the terminal: what the run was asked to do, what is not a PASS, the numbers, and the headline last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.judging.verdicts import RANK, Verdict
from conformance.report.junit import tally
from conformance.report.particulars import flags, writes
from conformance.report.phrases import WORDS, filled, headline
from conformance.report.proof import lines as proof_lines
from conformance.report.summing import deciding

_QUIET = frozenset({Verdict.PASS, Verdict.NOT_APPLICABLE})


def summary(report: Mapping[str, Any], lang: str, folder: Path | None = None) -> str:
    """Lines for people."""
    return "\n".join([
        *_configuration(report, lang), *_verdicts(report, lang), *_baseline(report, lang), *_time(report, lang),
        *_end(report, lang, folder),
    ])  # fmt: skip


def _configuration(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    """What took effect. Certificates, keys and passwords have no place in it."""
    target, suite = report["target"], report["suite"]
    hosts = ", ".join(f"{name} {url}" for name, url in target["hosts"].items())
    control = f"{WORDS['clock_' + target['clock']][lang]}, {WORDS['write_yes' if writes(report) else 'write_no'][lang]}"
    rows = {
        "target": f"{target['name']} ({suite['target_file']})", "hosts": hosts,
        "accounts": ", ".join(target["accounts"]), "control": control,
        "scope": ", ".join(suite["clauses"]) or WORDS["all"][lang], "flags": flags(suite) or WORDS["none"][lang],
        "suite": suite["version"],
    }  # fmt: skip
    yield from (f"{WORDS[name][lang]}: {value}" for name, value in rows.items())


def _verdicts(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    rows = [row for row in report["requirements"] if row["verdict"] not in _QUIET and row["findings"]]
    for row in sorted(rows, key=lambda row: RANK[Verdict(row["verdict"])]):
        yield f"{row['verdict']:<12} {row['id']} {row['reason'][lang]}"
        if row["verdict"] in (Verdict.FAIL, Verdict.WARN):
            for finding in deciding(row)[:1]:
                yield f"{'':<12} {WORDS['expected'][lang]}: {finding['expected'][lang]}"
                yield f"{'':<12} {WORDS['seen'][lang]}: {finding['seen'][lang]}"
            yield f"{'':<12} {row['text'][lang]}"
    untested = sum(not row["tests"] and row["verdict"] == Verdict.NOT_VERIFIED for row in report["requirements"])
    if untested:
        yield f"{'':<12} {filled('untested', n=untested)[lang]}"
    for trouble in report["suite"]["troubles"]:
        yield f"{Verdict.SUITE_ERROR} {trouble}"


def _baseline(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    if report["baseline"] is None:
        return
    for id in report["baseline"]["unexpected"]:
        yield f"{WORDS['baseline'][lang]}: {id} {WORDS['unlisted'][lang]}"
    for entry in report["baseline"]["entries"]:
        if entry["state"] != "known":
            change = f"{entry['requirement']} {entry['verdict']} → {entry['seen'] or '–'}"
            yield f"{WORDS['baseline'][lang]}: {change}: {WORDS[entry['state']][lang]}"
    yield f"{WORDS['baseline'][lang]} {report['baseline']['file']}: {tally(report['baseline'])[lang]}"


def _time(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Calls of interfaces under a time rule, and what another run can show."""
    for row in report["suite"].get("budget", []):
        facts = f"{row['interface']} {row['mode']} {row['account']}: {row['calls']}, {row['interval']}"
        yield f"{WORDS['budget'][lang]}: {facts}"
    for row in report["suite"].get("resume", []):
        yield f"{WORDS['resume'][lang]}: {row['at'] or WORDS['any_time'][lang]} {row['test']}: {row['reason'][lang]}"


def _end(report: Mapping[str, Any], lang: str, folder: Path | None) -> Iterator[str]:
    left_out = sum(not test["run"] for test in report["tests"].values())
    if left_out:
        yield filled("left_out", n=left_out)[lang]
    for name in ("left", "kept"):
        if report["cleanup"][name]:
            yield f"{WORDS['cleanup'][lang]}: {filled(name, n=len(report['cleanup'][name]))[lang]}"
    for line in proof_lines(report["proof"]):
        yield f"{WORDS['proof'][lang]}: {line[lang]}"
    yield ", ".join(f"{verdict} {n}" for verdict, n in report["counts"].items() if n)
    yield f"{WORDS['calls'][lang]}: {report['suite']['calls']}, {report['suite']['seconds']} s"
    if folder is not None:
        yield f"{WORDS['reports'][lang]}: {folder}"
    yield WORDS["whose"][lang]
    yield headline(report)[lang]
