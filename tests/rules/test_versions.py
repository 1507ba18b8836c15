"""SJBB of a modification (E122)."""

from __future__ import annotations

from mockplatform.rules import versions


def test_the_stored_version_is_right() -> None:
    assert versions.differs(3, 3, "R-6.15.2-1") == []


def test_any_other_is_wrong_and_says_what_is_stored() -> None:
    (problem,) = versions.differs(3, 2, "R-6.15.2-1")
    assert (problem.kind, problem.path, problem.expected, problem.got) == ("version", "SJBB", "3", "2")
