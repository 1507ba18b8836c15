"""Making verdicts: what the level of a requirement allows, and what an erratum leaves free."""

from __future__ import annotations

import pytest

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Check, Verifier, unverified
from mockplatform.spec.model import Text

WHAT = Text("it", "它")
MUST, SHOULD, NOTE, MAY = "R-6.1.3-1", "R-5.3.5.10-2", "R-6.1.2-2", "R-5.2.1-6"


def verdict(id: str, method: str, *given: object) -> Verdict:
    verifier = Verifier((id,))
    getattr(Check(verifier, id), method)(*given)
    return verifier.findings[0].verdict


@pytest.mark.parametrize(
    ("id", "must", "should", "may"),
    [
        (MUST, "FAIL", "WARN", "NON-STRICT"),
        (SHOULD, "WARN", "WARN", "NON-STRICT"),
        (NOTE, "WARN", "WARN", "NON-STRICT"),
        (MAY, "NON-STRICT", "NON-STRICT", "NON-STRICT"),
    ],
)
def test_the_level_is_decided_at_the_call_and_capped_by_the_requirement(
    id: str, must: str, should: str, may: str
) -> None:
    assert verdict(id, "must", False, WHAT, WHAT, "") == must
    assert verdict(id, "should", False, WHAT, WHAT, "") == should
    assert verdict(id, "may", False, WHAT, WHAT, "") == may
    assert {verdict(id, name, True, WHAT, WHAT, "") for name in ("must", "should", "may")} == {"PASS"}


def test_half_a_character_can_be_written() -> None:
    verifier = Verifier((MUST,))
    verifier(MUST).must(False, WHAT, WHAT, "\ud83d")
    assert verifier.findings[0].as_data()["seen"] == {"en": "\\ud83d", "zh": "\\ud83d"}


def test_ways_that_an_erratum_leaves_free() -> None:
    assert verdict("R-A.2.12-1", "way", "E150", "object", WHAT) == "PASS"
    assert verdict("R-A.2.12-1", "way", "E150", "array of one", WHAT) == "DISPUTED"
    assert verdict("R-A.2.12-1", "way", "E150", "array of 2", WHAT) == "FAIL"
    assert verdict(MAY, "way", "E265", "refused", WHAT) == "NON-STRICT"  # no worse than the level allows
    assert verdict(MAY, "way", "E055", "left out", WHAT) == "DISPUTED"


def test_a_way_says_what_would_be_right_and_what_was_seen() -> None:
    verifier = Verifier((MUST,))
    verifier(MUST).way("E144", "accepted", WHAT)
    verifier(MUST).way("E160", "another", WHAT, seen="HTTP 400")
    verifier(MUST).way("E144", "HTTP 500", WHAT)
    told = [(one.expected.en, one.seen.en) for one in verifier.findings]
    assert told == [
        ("refused or accepted", "accepted"), ("HTTP 429", "another refusal: HTTP 400"), ("refused or accepted", "HTTP 500"),
    ]  # fmt: skip


def test_only_what_was_declared_is_judged() -> None:
    with pytest.raises(LookupError, match="R-6.1.2-1"):
        Verifier((MUST,))("R-6.1.2-1")


def test_an_early_end_leaves_nothing_shown_in_full() -> None:
    verifier = Verifier((MUST, SHOULD))
    verifier(MUST).must(True, WHAT, WHAT, "")
    verifier.stop(unverified("no", "无"))
    assert [(one.requirement, one.verdict) for one in verifier.findings[1:]] == [
        (MUST, "NOT-VERIFIED"), (SHOULD, "NOT-VERIFIED"),
    ]  # fmt: skip
    verifier.end()
    assert len(verifier.findings) == 3
    verifier.blame("it broke")
    assert [one.verdict for one in verifier.findings[3:]] == ["SUITE-ERROR", "SUITE-ERROR"]


def test_a_full_end_has_a_verdict_for_everything() -> None:
    verifier = Verifier((MUST, SHOULD))
    verifier(MUST).must(True, WHAT, WHAT, "")
    assert verifier.unjudged == [SHOULD]
    verifier.end()
    assert [(one.requirement, one.verdict) for one in verifier.findings] == [(MUST, "PASS"), (SHOULD, "SUITE-ERROR")]
