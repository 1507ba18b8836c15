"""Verdicts are made here: a test opens a check of a requirement that it declared, and says what it expected and saw.

How bad a violation is depends on the requirement and on the call, never on the test: `must` reaches as far as the
requirement's level allows, `should` ends at WARN, `way` looks the outcome up in the freedom that an erratum leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from conformance.freedom import FREEDOM
from conformance.judging.verdicts import Verdict, ceiling, milder
from conformance.wire.client import Answer
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS

NOTHING = Text("", "")


class Stop(Exception):
    """Ends a test early: what it declared and did not judge gets this verdict and this reason."""

    def __init__(self, verdict: Verdict, reason: Text) -> None:
        super().__init__(reason.en)
        self.verdict, self.reason = verdict, reason


def unverified(en: str, zh: str) -> Stop:
    """To raise where something is missing that would show the rest."""
    return Stop(Verdict.NOT_VERIFIED, Text(en, zh))


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement of one requirement."""

    requirement: str
    verdict: Verdict
    what: Text
    """What was tried, or why it could not be"""
    expected: Text = NOTHING
    seen: Text = NOTHING
    erratum: str = ""
    exchanges: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For report.json."""
        return {
            "requirement": self.requirement, "verdict": str(self.verdict),
            "what": _told(self.what), "expected": _told(self.expected), "seen": _told(self.seen),
            "erratum": self.erratum, "exchanges": list(self.exchanges),
        }  # fmt: skip


def _told(text: Text) -> dict[str, str]:
    """A text in both languages; half a character, as a server may cut one off, can't be written and stands escaped."""
    return {lang: said.encode(errors="backslashreplace").decode() for lang, said in (("en", text.en), ("zh", text.zh))}


@dataclass
class Verifier:
    """The findings of one test. Only what the test declared can be judged."""

    declared: Sequence[str]
    findings: list[Finding] = field(default_factory=list)

    def __call__(self, requirement: str) -> Check:
        """A check of one requirement."""
        if requirement not in self.declared:
            raise LookupError(f"{requirement} is judged here, and the test does not declare it")
        return Check(self, requirement)

    def stop(self, stop: Stop, exchanges: Sequence[str] = ()) -> None:
        """A test that ends early has shown nothing in full: all that it declared gets the verdict of the stop as well."""
        for requirement in self.declared:
            self.findings.append(Finding(requirement, stop.verdict, stop.reason, exchanges=tuple(exchanges)))

    def blame(self, why: str) -> None:
        """The suite's own error: nothing that the test declared has been judged properly."""
        self.stop(Stop(Verdict.SUITE_ERROR, Text(why, why)))

    def end(self) -> None:
        """A test that ran to its end has judged all that it declared; else the suite is wrong."""
        reason = Text("the test ended without a verdict", "测试结束时未给出结论")
        self.findings.extend(Finding(requirement, Verdict.SUITE_ERROR, reason) for requirement in self.unjudged)

    @property
    def unjudged(self) -> list[str]:
        """What was declared and has no finding yet."""
        judged = {finding.requirement for finding in self.findings}
        return [requirement for requirement in self.declared if requirement not in judged]


@dataclass(frozen=True)
class Check:
    """The judging of one requirement in one test. Each method adds one finding, and says whether it is a PASS."""

    verifier: Verifier
    requirement: str

    def must(self, holds: bool, what: Text, expected: Text, seen: object, *answers: Answer) -> bool:
        """A violation is as bad as the requirement's level allows. A PUT that was refused without a version shows nothing:
        the server may want one, and did not show it (E036, E037, E047). Nor does a refusal for what a server need not know,
        or may call otherwise (E090, E091, E096, E199)."""
        if not holds and any(one.versionless and one.refused for one in answers):
            self.unverified(
                "a PUT without SJBB was refused, and no SJBB could be read",
                "无法读取 SJBB,不带 SJBB 的 PUT 被拒绝",
                *answers,
            )
            return False
        code, reason = next((one.excuse for one in answers if one.excuse), ("", NOTHING))
        if not holds and code:
            self.unverified(
                f"{what.en}: {code} is refused: {reason.en}", f"{what.zh}:{code} 被拒绝:{reason.zh}", *answers
            )
            return False
        return self._add(Verdict.PASS if holds else self.ceiling, what, expected, seen, answers)

    def should(self, holds: bool, what: Text, expected: Text, seen: object, *answers: Answer) -> bool:
        """A violation is a WARN at worst: what the register calls advisory."""
        bad = milder(Verdict.WARN, self.ceiling)
        return self._add(Verdict.PASS if holds else bad, what, expected, seen, answers)

    def may(self, holds: bool, what: Text, expected: Text, seen: object, *answers: Answer) -> bool:
        """What the register only notes: another outcome than the expected one is NON-STRICT."""
        return self._add(Verdict.PASS if holds else Verdict.NON_STRICT, what, expected, seen, answers)

    def way(self, erratum: str, taken: str, what: Text, *answers: Answer, seen: object = None) -> bool:
        """Judge by the freedom that an erratum leaves; a way that is not in it is a violation. No way is worse than the
        requirement's level allows. `seen`: what it was seen by, where that says more."""
        ways = FREEDOM[erratum]
        good = [way.text for way in ways.values() if way.verdict is Verdict.PASS]
        expected = Text(" or ".join(text.en for text in good), "或".join(text.zh for text in good))
        if taken not in ways:
            return self._add(self.ceiling, what, expected, taken if seen is None else seen, answers, erratum)
        way = ways[taken]
        told = way.text if seen is None else Text(f"{way.text.en}: {seen}", f"{way.text.zh}:{seen}")
        return self._add(milder(way.verdict, self.ceiling), what, expected, told, answers, erratum)

    def usual(self, number: int, what: Text, answer: Answer, erratum: str = "E129") -> bool:
        """A success should have the status of Table 2; another 2xx is legal (E129, and E066 where Table 2 itself is meant)."""
        taken = "usual" if answer.status == number else "another"
        return self.way(erratum, taken, what, answer, seen=f"HTTP {answer.status}")

    def unverified(self, en: str, zh: str, *answers: Answer) -> None:
        """Part of the requirement could not be shown; the reason says what would show it."""
        self._add(Verdict.NOT_VERIFIED, Text(en, zh), NOTHING, "", answers)

    def violations(self, findings: Iterable[Finding]) -> None:
        """Take over what was found wrong elsewhere."""
        self.verifier.findings.extend(findings)

    @property
    def ceiling(self) -> Verdict:
        """The worst verdict that this requirement can get."""
        return ceiling(REQUIREMENTS[self.requirement])

    def _add(self, verdict: Verdict, what: Text, expected: Text, seen: object, answers: Sequence[Answer],
             erratum: str = "") -> bool:  # fmt: skip
        exchanges = tuple(answer.exchange for answer in answers)
        told = seen if isinstance(seen, Text) else Text(str(seen), str(seen))
        finding = Finding(self.requirement, verdict, what, expected, told, erratum, exchanges)
        self.verifier.findings.append(finding)
        return verdict is Verdict.PASS
