"""Ways that are not the preferred one are seen when a legal variant of the emulator takes them, and called what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from conformance.freedom import FREEDOM
from mockplatform.app import MockPlatform
from mockplatform.mutants import MUTANTS
from mockplatform.spec.requirements import REQUIREMENTS

Shown = Mapping[tuple[str, str], tuple[str, str]]

# fmt: off
COMPANIES: tuple[Shown, ...] = (
    # (erratum, way) → (the variants that show it, where it is judged); the variants of a company run together
    {
        ("E025", "otherwise"):       ("fields-without-index",             "R-5.3.5.7-6"),
        ("E037", "missing"):         ("members-of-the-annex",             "R-6.10.2-1"),
        ("E038", "missing"):         ("members-of-the-annex",             "R-7.19.2-1"),
        ("E039", "missing in 6.12"): ("whole-for-provinces",              "R-6.12.2-5"),
        ("E050", "refused"):         ("recalls-as-arrays",                "R-A.2.14-1"),
        ("E066", "another"):         ("put-201",                          "R-5.3.5.10-1"),
        ("E069", "seconds"):         ("times-in-seconds",                 "R-6.10.2-1"),
        ("E112", "refused"):         ("stop-wants-all",                   "R-7.1.2-4"),
        ("E114", "refused"):         ("unit-code-required",               "R-7.17.2-2"),
        ("E116", "missing"):         ("unknown-left-out",                 "R-6.10.2-1"),
        ("E129", "another"):         ("post-200-number-ids",              "R-6.4.3-1"),
        ("E129", "another refusal"): ("unknown-forbidden refusals-400",   "R-5.3.5.10-5"),
        ("E135", "another order"):   ("ids-backwards",                    "R-5.3.5.7-2"),
        ("E138", "first 100"):       ("batch-first-hundred",              "R-5.3.5.5-1"),
        ("E141", "refused"):         ("notices-and-locks-singly",         "R-A.3.22-1"),
        ("E143", "accepted"):        ("add-changes",                      "R-6.1.3-1"),
        ("E144", "accepted"):        ("delete-again",                     "R-6.3.2-1"),
        ("E146", "no msg"):          ("msg-empty",                        "R-5.3.5.7-3"),
        ("E150", "array of one"):    ("array-of-one",                     "R-A.2.12-1"),
        ("E156", "told as revoked"): ("revoked-shown",                    "R-6.3.3-1"),
        ("E160", "another"):         ("refusals-400",                     "R-5.3.5.10-9"),
        ("E189", "still there"):     ("notices-stay",                     "R-6.9.1-1"),
        ("E199", "accepted"):        ("lift-may-come-later",              "R-7.4.2-1"),
        ("E219", "refused"):         ("known-push-refused",               "R-8.1.1.2-1"),
        ("E227", "picture"):         ("certificate-placeholder",          "R-A.4.1.3-1"),
        ("E234", "another"):         ("no-certificate-401 refusals-400",  "R-5.3.5.10-4"),
        ("E236", "another"):         ("refusals-400",                     "R-5.3.5.10-8"),
        ("E237", "another"):         ("refusals-400",                     "R-5.3.5.10-7"),
        ("E263", "missing"):         ("notices-without-time",             "R-7.16.2-1"),
    },
    {
        ("E047", "missing"):         ("versions-of-lifts-only",           "R-7.20.2-1"),
        ("E055", "left out"):        ("parts-of-the-prose",               "R-6.12.1-1"),
        ("E195", "not shown"):       ("parts-of-the-prose",               "R-6.14.2-1"),
        ("E234", "401"):             ("no-certificate-401",               "R-5.3.5.10-4"),
    },
)

BY_MUTANTS = {
    # Ways that no legal variant takes, and a mutant does: what the register only advises against
    ("E039", "missing"): "completeness-untold", ("E096", "accepted"): "address-in-any-form",
    ("E180", "live"): "result-revoke-forgotten", ("E193", "otherwise"): "never-complete",
    ("E205", "told"): "foreign-region", ("E208", "others"): "units-of-another-category",
    ("E201", "accepted"): "lifts-of-constructors",
    ("E265", "refused"): "organisation-code-refused", ("E137", "5xx"): "nothing-breaks",
}

UNSHOWN = {
    ("E045", "absent"), ("E069", "calendar"), ("E097", "refused"), ("E115", "missing"), ("E153", "nothing"),
    ("E207", "accepted"), ("E233", "spoken"),
}
"""Ways that nothing here shows; E045 is that of the plain server in tests/foreign, E115 that of tests/conformance/judging"""
# fmt: on


def test_every_way_but_the_preferred_one_is_shown_or_known_not_to_be() -> None:
    others = {(erratum, way) for erratum, ways in FREEDOM.items() for way in list(ways)[1:]}
    assert set(BY_MUTANTS.values()) <= MUTANTS.keys()
    listed = [*UNSHOWN, *BY_MUTANTS, *(key for company in COMPANIES for key in company)]
    assert len(listed) == len(set(listed))
    assert set(listed) == others


@pytest.mark.timeout(300)
@pytest.mark.parametrize("company", COMPANIES, ids=len)
def test_a_variant_shows_the_way(
    company: Shown, platform: Callable[..., MockPlatform], pki: Path, judge: Callable[..., Any]
) -> None:
    variants = dict.fromkeys(" ".join(names for names, _ in company.values()).split())
    chosen = [id for id in REQUIREMENTS if id in {id for _, id in company.values()}]
    with platform(variant=tuple(variants)):
        report = judge(pki / "target.toml", *chosen).report
    findings = [
        (one["erratum"], row["id"], one["seen"]["en"]) for row in report["requirements"] for one in row["findings"]
    ]
    for (erratum, way), (_, id) in company.items():
        seen = [text for *named, text in findings if named == [erratum, id]]
        assert any(text.startswith(FREEDOM[erratum][way].text.en) for text in seen), (erratum, way, seen)
    assert not [row["id"] for row in report["requirements"] if row["verdict"] in ("FAIL", "SUITE-ERROR")]
