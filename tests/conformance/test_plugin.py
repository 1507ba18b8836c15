"""The plugin: what stops collection, what is the suite's own error, and that nothing vanishes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import conformance
from conformance.judging.verdicts import Exit

HEAD = "from conformance.running.marks import verifies\nfrom mockplatform.spec.model import Text\nT = Text('t', 't')\n"


@pytest.mark.parametrize(
    "marks",
    ["@verifies('R-0.0-1')", "@verifies()", "@verifies('R-6.1.3-1', 'R-3.5-1')"],
    ids=["unknown", "none", "untestable"],
)
def test_a_wrong_declaration_stops_the_collection(marks: str, own_tests: Callable[..., Any]) -> None:
    judged = own_tests(f"{HEAD}{marks}\ndef test_it(lab): pass\n")
    assert judged.code == Exit.SUITE_ERROR
    assert not any(row["tests"] for row in judged.report.get("requirements", []))


def test_a_module_that_can_not_be_read_is_the_suites_error(own_tests: Callable[..., Any]) -> None:
    judged = own_tests(f"{HEAD}import nothing_of_this_name\n")
    assert judged.code == Exit.SUITE_ERROR
    assert "nothing_of_this_name" in judged.report["suite"]["troubles"][0]


@pytest.mark.parametrize(
    "body",
    [
        "pass",  # no verdict at all
        "lab.verify('R-6.1.2-1')",  # not declared
        "assert False",
        "raise SystemExit(0)",
        "import pytest; pytest.skip('later')",  # a skip is no way out
        "lab.ledger.clean = None",  # broken in the tear-down
    ],
)
def test_a_requirement_never_vanishes(body: str, own_tests: Callable[..., Any]) -> None:
    judged = own_tests(f"{HEAD}@verifies('R-6.1.3-1')\ndef test_it(lab):\n    {body}\n")
    assert judged.code == Exit.SUITE_ERROR
    assert judged.verdicts["R-6.1.3-1"] == "SUITE-ERROR"


def test_one_verdict_of_two_is_not_enough(own_tests: Callable[..., Any]) -> None:
    body = "lab.verify('R-6.1.3-1').must(True, T, T, '')"
    judged = own_tests(f"{HEAD}@verifies('R-6.1.3-1', 'R-6.1.2-1')\ndef test_it(lab):\n    {body}\n")
    assert judged.verdicts["R-6.1.3-1"] == "PASS"
    assert judged.verdicts["R-6.1.2-1"] == "SUITE-ERROR"


def test_the_worst_of_several_tests_counts(own_tests: Callable[..., Any]) -> None:
    tests = "".join(
        f"@verifies('R-6.1.3-1')\ndef test_{holds}(lab):\n    lab.verify('R-6.1.3-1').must({holds}, T, T, 'seen')\n"
        for holds in (True, False)
    )
    judged = own_tests(HEAD + tests, "--conformance-clause=6.1.3")
    assert judged.code == Exit.FAILURES
    (row,) = judged.report["requirements"]
    assert row["verdict"] == "FAIL"
    assert len(row["tests"]) == 2
    assert [finding["verdict"] for finding in row["findings"]] == ["PASS", "FAIL"]


def test_a_run_that_stops_at_the_first_failure_says_what_it_left(own_tests: Callable[..., Any]) -> None:
    tests = "".join(
        f"@verifies('{id}')\ndef test_{number}(lab):\n    lab.verify('{id}').must(False, T, T, '')\n"
        for number, id in enumerate(("R-6.1.3-1", "R-6.2.3-1"))
    )
    judged = own_tests(HEAD + tests, "-x")
    assert judged.verdicts["R-6.1.3-1"] == "FAIL"
    assert judged.verdicts["R-6.2.3-1"] == "NOT-VERIFIED"


def test_a_missing_account_is_not_applicable(own_tests: Callable[..., Any], served: Path) -> None:
    text = served.read_text(encoding="utf-8")
    block = text[text.index("[accounts.typetest]") : text.index("[data]")]
    target = served.with_name("less.toml")
    target.write_text(text.replace(block, ""), encoding="utf-8")
    body = "@verifies('R-6.1.3-1', accounts=('typetest',))\ndef test_it(lab):\n    raise RuntimeError\n"
    judged = own_tests(HEAD + body, target=target)
    assert judged.verdicts["R-6.1.3-1"] == "NOT-APPLICABLE"
    assert judged.code == Exit.NOT_RUN


def test_what_was_created_and_stays_is_told(own_tests: Callable[..., Any]) -> None:
    body = "lab.verify('R-6.1.3-1').must(True, T, T, '')\n    lab.ledger.entries.append(Entry(lab.maker, '6.3', 'unheard-of'))"
    judged = own_tests(
        f"{HEAD}from conformance.wire.ledger import Entry\n@verifies('R-6.1.3-1')\ndef test_it(lab):\n    {body}\n"
    )
    assert judged.report["cleanup"] == {"verdict": "WARN", "left": ["unheard-of"], "kept": []}
    assert judged.code == Exit.OK


def test_the_suite_imports_only_the_standard_of_the_emulator() -> None:
    root = Path(conformance.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            ours = [name for name in names if name.partition(".")[0] == "mockplatform"]
            assert all(name.startswith("mockplatform.spec") for name in ours), path


def test_every_test_stands_in_the_module_of_one_of_its_clauses() -> None:
    root = Path(conformance.__file__).parent
    modules = list(root.rglob("test_*.py"))
    assert modules
    for path in modules:
        clause = ".".join(
            part for part in path.stem.removeprefix("test_").split("_") if part.isdigit() or part.isupper()
        )
        ids = [
            str(one.value) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "verifies"
            for one in node.args[:1] if isinstance(one, ast.Constant)
        ]  # fmt: skip
        assert all(f"{id.removeprefix('R-').rpartition('-')[0]}.".startswith(f"{clause}.") for id in ids), path
