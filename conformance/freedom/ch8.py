"""Chapter 8: the national systems."""

from __future__ import annotations

from conformance.freedom.model import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # 8.1.1, 8.1.2: a push of what is known already
    "E219": {
        "accepted": Way(Verdict.PASS, Text("the repeated push is accepted", "接受重复推送")),
        "refused":  Way(Verdict.WARN, Text("the repeated push is refused", "拒绝重复推送")),
    },
    # 8.1.1: an organisation code for a credit code
    "E265": {
        "accepted": Way(Verdict.PASS, Text("an organisation code is accepted", "接受组织机构代码")),
        "refused":  Way(Verdict.WARN, Text("an organisation code is refused", "拒绝组织机构代码")),
    },
    # 8.1.3: the picture of a certificate that does not exist
    "E227": {
        "none":    Way(Verdict.PASS,       Text("no picture, and no 5xx", "不返回图片,也不出现 5xx")),
        "picture": Way(Verdict.NON_STRICT, Text("a picture, perhaps a placeholder", "返回图片(可能是占位图)")),
    },
    # 8.3: the year of an accident, M in Table 49, not in A.4.3.2.2
    "E045": {
        "shown":  Way(Verdict.PASS,     Text("every item has NF", "每条数据均含 NF")),
        "absent": Way(Verdict.DISPUTED, Text("items have no NF", "数据中没有 NF")),
    },
}
# fmt: on
