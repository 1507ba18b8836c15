"""Chapter 8: the national systems."""

from __future__ import annotations

from conformance.freedom.way import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # The year of an accident: M in Table 49, not in A.4.3.2.2
    "E045": {
        "shown":  Way(Verdict.PASS,     Text("every item has NF", "每条数据均含 NF")),
        "absent": Way(Verdict.DISPUTED, Text("items have no NF", "数据中没有 NF")),
    },
    # A push of what is known already
    "E219": {
        "accepted": Way(Verdict.PASS, Text("the repeated push is accepted", "接受重复推送")),
        "refused":  Way(Verdict.WARN, Text("the repeated push is refused", "拒绝重复推送")),
    },
    # The picture of a certificate that does not exist
    "E227": {
        "none":    Way(Verdict.PASS,       Text("no picture, and no 5xx", "不返回图片,也不出现 5xx")),
        "picture": Way(Verdict.NON_STRICT, Text("a picture, perhaps a placeholder", "返回图片(可能是占位图)")),
    },
}
# fmt: on
