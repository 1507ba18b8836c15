"""The verdicts, worst first, what each of them means, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from mockplatform.spec.model import Text
from mockplatform.spec.requirements import Requirement


class Verdict(StrEnum):
    """What can be said of one requirement. The order is the rank: the first one that was found counts."""

    SUITE_ERROR = "SUITE-ERROR"
    FAIL = "FAIL"
    WARN = "WARN"
    NON_STRICT = "NON-STRICT"
    NOT_VERIFIED = "NOT-VERIFIED"
    NOT_APPLICABLE = "NOT-APPLICABLE"
    DISPUTED = "DISPUTED"
    PASS = "PASS"


RANK = {verdict: number for number, verdict in enumerate(Verdict)}
"""0 is the worst."""

# fmt: off
MEANING: dict[Verdict, Text] = {
    Verdict.SUITE_ERROR: Text("The suite itself failed; nothing is said of the server.",
        "测试套件自身出错,不对服务器作结论。"),
    Verdict.FAIL: Text("A mandatory requirement is violated.",
        "违反了强制性要求。"),
    Verdict.WARN: Text("A recommendation, or a rule of an informative note, is not followed.",
        "未遵循推荐性要求或资料性注中的规则。"),
    Verdict.NON_STRICT: Text("A legal but unusual choice.",
        "合法但不常见的选择。"),
    Verdict.NOT_VERIFIED: Text("Not shown, wholly or in part; the reason says what would show it.",
        "全部或部分未能验证;原因中说明如何补足。"),
    Verdict.NOT_APPLICABLE: Text("Asks nothing of this server, or of a host or role that it does not offer.",
        "对该服务器无要求,或涉及其未提供的主机或角色。"),
    Verdict.DISPUTED: Text("The standard contradicts itself here; the server follows one of its readings.",
        "标准在此处自相矛盾;服务器采用了其中一种解释。"),
    Verdict.PASS: Text("Shown to hold.",
        "已验证符合。"),
}
# fmt: on


class Exit(IntEnum):
    """Exit codes of the command line (design §9)."""

    OK = 0
    FAILURES = 1
    NOT_RUN = 2
    SUITE_ERROR = 3
    INTERRUPTED = 130


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict that counts; of none it is a SUITE-ERROR, for nothing may vanish."""
    return min(verdicts, key=RANK.__getitem__, default=Verdict.SUITE_ERROR)


def ceiling(requirement: Requirement) -> Verdict:
    """The worst that a violation of this requirement can be; of a rule that only a note has it is a WARN (E127)."""
    if requirement.level in ("MAY", "FACT"):
        return Verdict.NON_STRICT
    if requirement.level == "SHOULD" or requirement.source == "note":
        return Verdict.WARN
    return Verdict.FAIL


def milder(one: Verdict, other: Verdict) -> Verdict:
    """The less bad of two verdicts."""
    return max(one, other, key=RANK.__getitem__)
