"""The rows of the journal, and what stands beside a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.derive.problems import ODDITIES, PROBLEMS, Problem
from mockplatform.hosts.exchange import Exchange, Finding
from mockplatform.sandbox import entries
from mockplatform.sandbox.console import exchanges
from mockplatform.sandbox.journal import Journal
from mockplatform.spec.model import Text
from mockplatform.store.database import Database
from mockplatform.store.journal import Filter
from mockplatform.store.worlds import World

Record = Callable[..., str]


def entry(**fields: Any) -> dict[str, Any]:
    return entries.entry(Exchange("1", 0, 0, **fields))


class TestNewest:
    def ids(self, database: Database, world: World, **wanted: Any) -> list[str]:
        with database.reading() as connection:
            return [doc["id"] for doc in exchanges.newest(connection, world.id, Filter(**wanted))]

    def test_newest_first(self, record: Record, journal: Journal, database: Database, world: World) -> None:
        made = [record() for _ in range(3)]
        journal.flush()
        assert self.ids(database, world) == made[::-1]

    def test_at_most_so_many(self, record: Record, journal: Journal, database: Database, world: World) -> None:
        made = [record(account="a" if number % 2 else "b") for number in range(2 * exchanges.MOST + 20)]
        journal.flush()
        assert self.ids(database, world) == made[: -exchanges.MOST - 1 : -1]
        assert self.ids(database, world, account="a") == made[1::2][: -exchanges.MOST - 1 : -1]


@pytest.mark.parametrize(
    ("status", "code"), [(200, 1), (201, "1"), (200, 2), (200, None), (0, None), (400, 1), (429, 429)]
)
def test_refused_as_the_journal_has_it(status: int, code: Any) -> None:
    exchange = Exchange("1", 0, 0, status=status, code=code)
    assert exchanges.refused(entries.entry(exchange)) == entries.refused(exchange)


class TestParted:
    def rules(self, *findings: Finding) -> tuple[list[str], list[str]]:
        shown = exchanges.shown(entry(findings=list(findings)))
        assert [one.number for one in (*shown.causes, *shown.oddities)] == list(range(1, len(findings) + 1))
        return [one.finding["rule"] for one in shown.causes], [one.finding["rule"] for one in shown.oddities]

    def test_every_oddity_is_one(self) -> None:
        for rule in ODDITIES:
            problem = Problem(rule, "A[0].B", "名", "x {y}", "g\nh", "R-5.3.3-2", fatal=False)
            assert self.rules(Finding.of(problem)) == ([], [rule])

    def test_every_problem_is_a_cause(self) -> None:
        for rule in PROBLEMS:
            assert self.rules(Finding.of(Problem(rule, "A[0].B", "名", "x", "y", "R-5.3.3-2"))) == ([rule], [])

    def test_causes_come_first(self) -> None:
        odd = Finding.of(Problem("alias", "A", got="B", requirement="R-5.3.3-2", fatal=False))
        more = Finding("R-5.3.3-2", "alias", Text("and 5 more of this kind", "另有5处同类情况"), got="5")
        bad = Finding.of(Problem("missing", "A", requirement="R-5.3.3-2"))
        window = Finding("R-6.12.1-3", "window", Text("en", "zh"))
        assert self.rules(odd, bad, more, window) == (["missing", "window"], ["alias", "alias"])


class TestShown:
    def test_the_query_is_marked(self) -> None:
        shown = exchanges.shown(
            entry(
                target="/api/tp/v1/lifts?ZJBM=a%26b&ZJBM=&X=%E7%94%B5",
                findings=[Finding("R-6.3.2-1", "unknown", Text("", ""), "/1/X"), Finding("", "r", Text("", ""))],
            )
        )
        assert [(one.name, one.value, one.marks) for one in shown.query] == [
            ("ZJBM", "a&b", ()), ("ZJBM", "", ()), ("X", "电", (1,)),
        ]  # fmt: skip

    def test_the_header_that_is_spoken_of(self) -> None:
        finding = Finding.of(Problem("accept", "", got="text/html", requirement="R-A.2.1-1", fatal=False))
        headers = [("ACCEPT", "text/html"), ("Accept-Language", "zh")]
        shown = exchanges.shown(entry(request_headers=headers, findings=[finding]))
        assert [one.marks for one in shown.headers] == [(1,), ()]

    def test_the_requirement(self) -> None:
        known, unknown = Finding("R-6.1.2-1", "missing", Text("", "")), Finding("", "internal", Text("", ""))
        causes = exchanges.shown(entry(findings=[known, unknown])).causes
        assert causes[0].requirement is not None
        assert "Table 4" in causes[0].requirement.en
        assert causes[1].requirement is None
