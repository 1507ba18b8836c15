"""The register of freedom: an entry for every erratum, and no way or place in it that the suite does not use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import conformance
from conformance.freedom import FREEDOM, MEANING, OTHERS, Kind
from conformance.judging.demands import DEMANDS
from conformance.judging.rows import DOUBTFUL
from conformance.judging.verdicts import Verdict
from mockplatform.spec.errata import ERRATA

FOLDER = Path(conformance.__file__).parent
ERRATUM, RANGE = re.compile(r"E[0-9]{3}"), re.compile(r"E([0-9]{3})(?: to |–)E([0-9]{3})")
ALLOWED = {Verdict.WARN, Verdict.NON_STRICT, Verdict.NOT_APPLICABLE, Verdict.DISPUTED, Verdict.PASS}
PLACED = {Kind.READ, Kind.SENT, Kind.EXCUSED, Kind.RULE, Kind.GIVEN}
"""Kinds that something in the suite has to see to"""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the suite but the register itself."""
    paths = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.py")}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in paths.items()
        if not name.startswith("freedom/")
    }


def texts(tree: ast.AST) -> Iterator[str]:
    """The literal texts; the pieces of one that is put together are none."""
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.value
    for node in ast.iter_child_nodes(tree) if not isinstance(tree, ast.JoinedStr) else ():
        yield from texts(node)


def mentioned(name: str) -> set[str]:
    """The errata that a module names, in a comment, a text or its data."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    spans = (range(int(first), int(last) + 1) for first, last in RANGE.findall(text))
    return {*ERRATUM.findall(text), *(f"E{number:03}" for span in spans for number in span)}


def calls() -> Iterator[ast.Call]:
    """Every Check.way."""
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "way":
                yield node


def outcomes(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can come to."""
    if isinstance(node, ast.IfExp):
        yield from outcomes(node.body)
        yield from outcomes(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.Attribute) and node.attr == "outcome":  # of an answer
        yield from ("accepted", "refused")


def demanded() -> set[tuple[str, str]]:
    return {(one.erratum, one.way) for demands in DEMANDS.values() for one in demands if one.erratum}


def test_every_erratum_has_one_entry() -> None:
    assert not FREEDOM.keys() & OTHERS.keys()
    assert FREEDOM.keys() | OTHERS.keys() == ERRATA.keys()


def test_the_preferred_way_comes_first_and_none_is_a_failure() -> None:
    for erratum, ways in FREEDOM.items():
        verdicts = [way.verdict for way in ways.values()]
        assert (verdicts[0], len(ways) > 1) == (Verdict.PASS, True), erratum
        assert set(verdicts) <= ALLOWED, erratum


def test_every_way_that_a_call_names_exists() -> None:
    named = [
        (call.args[0].value, set(outcomes(call.args[1]))) for call in calls() if isinstance(call.args[0], ast.Constant)
    ]
    assert len(named) > 30
    for erratum, ways in named:
        assert all(way in FREEDOM[str(erratum)] for way in ways), (erratum, ways)


def test_every_way_is_used() -> None:
    """By the table of demands, or by a module that names the erratum in its code: then the name of the way stands there."""
    used = demanded()
    for tree in modules().values():
        said = set(texts(tree))
        used |= {(erratum, way) for erratum in said & FREEDOM.keys() for way in said & FREEDOM[erratum].keys()}
    used |= {(str(call.args[0].value), way) for call in calls() if isinstance(call.args[0], ast.Constant)
             for way in outcomes(call.args[1])}  # fmt: skip
    declared = {erratum for erratum, _ in demanded()}
    ways = {(erratum, way) for erratum, ways in FREEDOM.items() for way in ways}
    assert sorted(ways - used - {(erratum, "given") for erratum in declared}) == []


@pytest.mark.parametrize("erratum", OTHERS)
def test_what_has_no_ways_says_where_it_is_seen_to(erratum: str) -> None:
    other = OTHERS[erratum]
    assert bool(other.at) == (other.kind in PLACED)
    assert not other.at or erratum in mentioned(other.at)


def test_an_excuse_stands_in_a_reason() -> None:
    """A check that ends early by an erratum says so in its reason."""
    said = {name: ast.unparse(tree) for name, tree in modules().items()}
    for erratum, other in OTHERS.items():
        assert other.kind is not Kind.EXCUSED or erratum in said[other.at], erratum


def test_doubtful_rows_are_sent_and_not_asked_for() -> None:
    assert {OTHERS[erratum].kind for erratum in DOUBTFUL.values()} == {Kind.SENT}


def test_what_asks_nothing_is_not_judged_by_its_freedom() -> None:
    """Where the errata say nothing of a server, neither does the register."""
    silent = {id for id, erratum in ERRATA.items() if not erratum.freedom.en}
    assert {OTHERS[id].kind for id in silent} == {Kind.NOTHING}
    assert MEANING.keys() == set(Kind)
