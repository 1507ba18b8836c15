"""`list`: every requirement with its tests, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from conformance.report.summing import UNTESTED
from conformance.running import marks
from conformance.running.marks import Declaration
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import Requirement


class Names:
    """A pytest plugin that notes what is collected, and what could not be."""

    def __init__(self) -> None:
        self.tests: dict[str, Declaration] = {}
        self.troubles: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module that can't be read."""
        if report.failed:
            self.troubles.append(f"{report.nodeid}: {report.longreprtext}")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """All tests are known."""
        self.tests = {item.nodeid: marks.declaration(item) for item in session.items}


def rows(tests: Mapping[str, Declaration], selected: Mapping[str, Requirement]) -> list[dict[str, Any]]:
    """One row a requirement."""
    return [_row(row, [name for name, one in tests.items() if id in one.requirements]) for id, row in selected.items()]


def _row(row: Requirement, tests: list[str]) -> dict[str, Any]:
    why = Text("", "") if tests else row.untestable or UNTESTED
    return {
        "id": row.id, "clause": row.clause, "level": row.level, "source": row.source, "tests": tests,
        "reason": {"en": why.en, "zh": why.zh}, "text": {"en": row.en, "zh": row.zh},
    }  # fmt: skip


def text(rows: list[dict[str, Any]], lang: str) -> str:
    """For the terminal."""
    return "\n".join(_lines(rows, lang))


def _lines(rows: list[dict[str, Any]], lang: str) -> Iterator[str]:
    for row in rows:
        yield f"{row['id']} {row['level']} {row['text'][lang]}"
        yield from (f"    {test}" for test in row["tests"])
        if row["reason"][lang]:
            yield f"    - {row['reason'][lang]}"
    tested = sum(bool(row["tests"]) for row in rows)
    yield f"{tested}/{len(rows)}"
