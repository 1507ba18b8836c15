"""The lattice of verdicts, and how bad a violation can be."""

from __future__ import annotations

import pytest

from conformance.judging.verdicts import MEANING, RANK, Verdict, ceiling, milder, worst
from mockplatform.spec.requirements import REQUIREMENTS


def test_the_order_is_that_of_the_design() -> None:
    assert [str(verdict) for verdict in sorted(Verdict, key=RANK.__getitem__)] == [
        "SUITE-ERROR", "FAIL", "WARN", "NON-STRICT", "NOT-VERIFIED", "NOT-APPLICABLE", "DISPUTED", "PASS",
    ]  # fmt: skip


def test_every_verdict_is_explained_in_both_languages() -> None:
    assert list(MEANING) == list(Verdict)
    assert all(text.en and text.zh for text in MEANING.values())


def test_the_worst_counts_and_nothing_is_the_suites_error() -> None:
    assert worst([Verdict.PASS, Verdict.NOT_VERIFIED, Verdict.DISPUTED]) is Verdict.NOT_VERIFIED
    assert worst([]) is Verdict.SUITE_ERROR
    assert milder(Verdict.FAIL, Verdict.WARN) is Verdict.WARN


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("R-6.1.3-1", Verdict.FAIL),
        ("R-5.3.5.10-2", Verdict.WARN),  # SHOULD
        ("R-6.1.2-2", Verdict.WARN),  # MUST, and found in a note only
        ("R-5.2.1-6", Verdict.NON_STRICT),  # MAY
        ("R-5.3.5.3-2", Verdict.NON_STRICT),  # FACT
    ],
)
def test_how_bad_a_violation_can_be(id: str, expected: Verdict) -> None:
    assert ceiling(REQUIREMENTS[id]) is expected


def test_a_note_is_never_worse_than_a_warning() -> None:
    notes = [row for row in REQUIREMENTS.values() if row.source == "note"]
    assert notes
    assert all(RANK[ceiling(row)] >= RANK[Verdict.WARN] for row in notes)
