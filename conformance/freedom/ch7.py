"""Chapter 7: the provinces."""

from __future__ import annotations

from conformance.freedom.way import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # A unit without a credit code
    "E114": {
        "made up": Way(Verdict.PASS,           Text("accepted, with a code of the platform's", "接受,由平台生成编码")),
        "refused": Way(Verdict.NOT_APPLICABLE, Text("refused: XYDM is M in Table 37", "拒绝:表 37 中 XYDM 为 M")),
    },
}
# fmt: on
