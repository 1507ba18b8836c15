"""Chapter 7: the provinces."""

from __future__ import annotations

from conformance.freedom.model import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # 7.1, 7.2: a lift that is not in use
    "E112": {
        "accepted": Way(Verdict.PASS, Text("ZJBM, SBSYZT and ZTBGRQ suffice for a STOP", "STOP 仅含 ZJBM、SBSYZT、ZTBGRQ 时接受")),
        "refused":  Way(Verdict.WARN, Text("a STOP needs the rows of a lift in use as well", "STOP 也要求在用电梯的数据元")),
    },
    # 7.16: a time that increments need, K in Table 36
    "E263": {
        "given":   Way(Verdict.PASS, Text("7.16 gives GXSJ", "7.16 给出 GXSJ")),
        "missing": Way(Verdict.WARN, Text("7.16 gives no GXSJ", "7.16 未给出 GXSJ")),
    },
    # 7.17: a unit without a credit code
    "E114": {
        "made up": Way(Verdict.PASS,           Text("accepted, with a code of the platform's", "接受,由平台生成编码")),
        "refused": Way(Verdict.NOT_APPLICABLE, Text("refused: XYDM is M in Table 37", "拒绝:表 37 中 XYDM 为 M")),
    },
}
# fmt: on
