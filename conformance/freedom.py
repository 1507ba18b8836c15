"""What a server may legitimately do where the text leaves a choice, as data: erratum → its ways, the preferred one first.

The judgement is that of the errata's field `freedom`. A way that is not listed is a violation of the requirement.
"""

from __future__ import annotations

from dataclasses import dataclass

from conformance.verdicts import Verdict
from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read the text, and what it is worth."""

    verdict: Verdict
    text: Text


# fmt: off
FREEDOM: dict[str, dict[str, Way]] = {
    # More than 100 records
    "E138": {
        "refused":   Way(Verdict.PASS,       Text("the batch is refused", "整批被拒绝")),
        "first 100": Way(Verdict.NON_STRICT, Text("the first 100 records are taken", "仅接受前 100 条")),
    },
    # One record by its key
    "E150": {
        "object":       Way(Verdict.PASS,     Text("data is an object", "data 为对象")),
        "array of one": Way(Verdict.DISPUTED, Text("data is an array of one object", "data 为仅含一个对象的数组")),
    },
}
# fmt: on
