"""Chapter 5: envelopes, batches, status codes."""

from __future__ import annotations

from conformance.freedom.way import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # Inspections in full information: in 5.1 j) and Table 40, not in 6.12.1 and 7.20.1
    "E055": {
        "there":    Way(Verdict.PASS,     Text("JYXX is there", "有 JYXX")),
        "left out": Way(Verdict.DISPUTED, Text("JYXX is left out", "没有 JYXX")),
    },
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
