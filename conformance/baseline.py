"""Known deviations of one server, in a file of its own: a run fails on new ones, and on entries that no longer hold.

[[known]]
requirement = "R-6.12.1-3"
verdict = "FAIL"               # or "WARN"
reason = "The window is not implemented yet, ticket 123."
since = 2026-11-22
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from conformance.judging.verdicts import RANK, Verdict, ceiling
from mockplatform.spec.requirements import REQUIREMENTS

MEMBERS = ("requirement", "verdict", "reason", "since")
LISTABLE = (Verdict.FAIL, Verdict.WARN)


class BaselineError(ValueError):
    """A baseline that can't be used; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Known:
    """One deviation that is known."""

    requirement: str
    verdict: Verdict
    reason: str
    since: date


@dataclass(frozen=True, slots=True)
class Baseline:
    """The content of a file."""

    file: str
    known: tuple[Known, ...]


def load(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError: no file, no TOML, an unknown id, a wrong verdict, an entry that stands twice."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such baseline") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BaselineError(f"{path}: {' '.join(str(error).split())}") from None
    rows = content.get("known", [])
    if set(content) - {"known"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BaselineError(f"{path}: a baseline holds [[known]] tables and nothing else")
    known = tuple(_known(row, f"{path}: [[known]] number {number}") for number, row in enumerate(rows, 1))
    ids = [entry.requirement for entry in known]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice:
        raise BaselineError(f"{path}: {twice} is listed twice")
    return Baseline(str(path), known)


def _known(row: Mapping[str, Any], place: str) -> Known:
    wrong = sorted(set(row) ^ set(MEMBERS))
    if wrong:
        raise BaselineError(f"{place}: has exactly {', '.join(MEMBERS)}; wrong here: {', '.join(wrong)}")
    id, verdict, reason, since = (row[name] for name in MEMBERS)
    if id not in REQUIREMENTS:
        raise BaselineError(f"{place}: {id} is not in the register")
    if verdict not in LISTABLE:
        raise BaselineError(f"{place}: verdict is FAIL or WARN, not {verdict}")
    worst = ceiling(REQUIREMENTS[id])
    if RANK[Verdict(verdict)] < RANK[worst]:
        raise BaselineError(f"{place}: {id} can't get {verdict}; {worst} is the worst it can get")
    if not isinstance(reason, str) or not reason.strip():
        raise BaselineError(f"{place}: reason is a text, and not empty")
    if type(since) is not date:
        raise BaselineError(f"{place}: since is a date, e.g. 2026-11-22")
    return Known(id, Verdict(verdict), reason, since)


def compare(baseline: Baseline, rows: Iterable[Mapping[str, Any]], *, strict: bool) -> dict[str, Any]:
    """The baseline beside the rows of a report, for report.json.

    `entries`: each with the verdict `seen` ("" where the requirement was not selected), its `state`, and whether it
    `counts` as a deviation of this run (a WARN does with --strict only). `unexpected`: ids that deviate and are not
    listed, or deviate more than listed.
    """
    found = {row["id"]: row for row in rows}
    counted = {Verdict.FAIL, Verdict.WARN} if strict else {Verdict.FAIL}
    entries = [_entry(entry, found.get(entry.requirement), counted) for entry in baseline.known]
    excused = {entry["requirement"] for entry in entries if entry["state"] == "known"}
    unexpected = [id for id, row in found.items() if row["verdict"] in counted and id not in excused]
    return {"file": baseline.file, "entries": entries, "unexpected": unexpected}


def _entry(entry: Known, row: Mapping[str, Any] | None, counted: set[Verdict]) -> dict[str, Any]:
    seen = row["verdict"] if row else ""
    return {
        "requirement": entry.requirement, "verdict": str(entry.verdict), "reason": entry.reason,
        "since": entry.since.isoformat(), "seen": seen, "state": _state(entry, row), "counts": seen in counted,
    }  # fmt: skip


def _state(entry: Known, row: Mapping[str, Any] | None) -> str:
    """known, worse, stale, or unseen: what was not shown in full, or not run at all, may deviate as before."""
    if row is None:
        return "unseen"
    seen = Verdict(row["verdict"])
    if seen is entry.verdict:
        return "known"
    if seen is Verdict.FAIL:  # a WARN was listed
        return "worse"
    shown = {seen, *(finding["verdict"] for finding in row["findings"])}
    unshown = {Verdict.NOT_VERIFIED, Verdict.NOT_APPLICABLE, Verdict.SUITE_ERROR}
    return "unseen" if shown & unshown else "stale"
