"""When a mutant is killed, and which tests kill it: by comparing the report of a run against it with that of a clean run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from conformance.judging.verdicts import RANK, Verdict, worst

Report = Mapping[str, Any]

_MODULE = re.compile(r"test_([0-9]+|[A-Z])((?:_[0-9]+)*)_")


def killers(clean: Report, judged: Report, requirements: Iterable[str]) -> list[str]:
    """The tests in which a requirement got a worse verdict than in the clean run, if the requirement did so as a whole."""
    before, after = _rows(clean), _rows(judged)
    found: list[str] = []
    for id in requirements:
        if RANK[Verdict(after[id]["verdict"])] < RANK[Verdict(before[id]["verdict"])]:
            found += [test for test, verdict in _by_test(after[id]).items()
                      if RANK[verdict] < RANK[_by_test(before[id]).get(test, Verdict.PASS)]]  # fmt: skip
    return list(dict.fromkeys(found))


def others(clean: Report, judged: Report, own: Iterable[str]) -> int:
    """How many further tests failed or warned of what they did not in the clean run."""
    before, after = _rows(clean), _rows(judged)
    bad = (Verdict.FAIL, Verdict.WARN)
    found = {test for id, row in after.items() for test, verdict in _by_test(row).items()
             if verdict in bad and _by_test(before[id]).get(test) not in bad}  # fmt: skip
    return len(found - set(own))


def clause_of(test: str) -> str:
    """The clause of a test, by the path of its module: conformance/ch6/test_6_1_add_lift.py::test_x is of 6.1."""
    found = _MODULE.match(test.partition("::")[0].rpartition("/")[2])
    return "" if found is None else (found[1] + found[2]).replace("_", ".")


def of_own_clause(test: str, clause: str) -> bool:
    """Whether a test stands in the clause that a mutant breaks, or in a part of it, or in what it is a part of."""
    own = clause_of(test)
    return bool(own) and (f"{clause}.".startswith(f"{own}.") or f"{own}.".startswith(f"{clause}."))


def margin_one(matrix: Mapping[str, Iterable[str]]) -> list[str]:
    """The mutants that a single test kills."""
    return [name for name, tests in matrix.items() if len(list(tests)) == 1]


def false_alarms(judged: Report) -> list[str]:
    """The requirements that a legal server was failed for, and the suite's own errors."""
    return [row["id"] for row in judged["requirements"] if row["verdict"] in (Verdict.FAIL, Verdict.SUITE_ERROR)]


def verified(judged: Report) -> tuple[int, int]:
    """How many MUST requirements with tests a server was shown to meet, and how many there are."""
    rows = [row for row in judged["requirements"] if row["level"] == "MUST" and row["tests"]]
    return sum(row["verdict"] == Verdict.PASS for row in rows), len(rows)


def _rows(report: Report) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in report["requirements"]}


def _by_test(row: Mapping[str, Any]) -> dict[str, Verdict]:
    tests = dict.fromkeys(finding["test"] for finding in row["findings"])
    return {
        test: worst(Verdict(finding["verdict"]) for finding in row["findings"] if finding["test"] == test)
        for test in tests
    }
