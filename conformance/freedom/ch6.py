"""Chapter 6: what enterprises report."""

from __future__ import annotations

from conformance.freedom.way import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

_ABSENT = Text("it is not shown any more", "不再显示")

# fmt: off
WAYS: Ways = {
    # Recalls: an array is printed
    "E050": {
        "accepted": Way(Verdict.PASS, Text("one recall as an object is accepted", "接受以对象提交的单条召回")),
        "refused":  Way(Verdict.WARN, Text("only an array is accepted", "仅接受数组")),
    },
    # What is shown of a revoked record by its key
    "E156": {
        "absent":          Way(Verdict.PASS, _ABSENT),
        "told as revoked": Way(Verdict.PASS, Text("it is shown with BGLX=DELETE", "以 BGLX=DELETE 显示")),
    },
    # What is shown of a revoked result
    "E180": {
        "absent": Way(Verdict.PASS, _ABSENT),
        "live":   Way(Verdict.WARN, Text("SGXX shows the result still", "SGXX 中仍显示该结果")),
    },
    # A recall in the lifts that hold such components
    "E195": {
        "shown":     Way(Verdict.PASS, Text("ZHXX of 6.12 shows the recall", "6.12 的 ZHXX 中显示该召回")),
        "not shown": Way(Verdict.WARN, Text("ZHXX of 6.12 doesn't show the recall", "6.12 的 ZHXX 中未显示该召回")),
    },
}
# fmt: on
