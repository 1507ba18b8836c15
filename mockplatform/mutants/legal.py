"""What no suite may blame a server for: the legal variants, and broken rules that look like one of them."""

from __future__ import annotations

from mockplatform.mutants.model import Change
from mockplatform.mutants.variants import answers, content, duties, handshakes, orders, reading, records, versions, wire
from mockplatform.spec.model import Text

VARIANTS: tuple[Change, ...] = (
    *records.VARIANTS,
    *versions.VARIANTS,
    *duties.VARIANTS,
    *orders.VARIANTS,
    *reading.VARIANTS,
    *content.VARIANTS,
    *answers.VARIANTS,
    *wire.VARIANTS,
    *handshakes.VARIANTS,
)
"""They are made in this order, in whatever order they are asked for: first what the server does, then what its answers
say, last how they travel. So any of them go together."""

# fmt: off
EQUIVALENT: tuple[tuple[str, str, Text], ...] = (
    ("stale-version-accepted", "6.2.2",
     Text("A stale SJBB may be refused or accepted (E122): the standard says what it is, not what it is for.",
          "过期的 SJBB 可被拒绝或接受(E122):标准说明了其含义,未规定其用途。")),
    ("code-of-a-refusal", "5.3.5.7",
     Text("Any code but 1 means failure (E130): 5001 and 6001 are examples.",
          "code 为 1 以外的任何值均表示失败(E130):5001、6001 只是示例。")),
    ("same-key-twice", "5.3.5.6",
     Text("What becomes of a key that stands twice in one batch is not said (E142).", "同一批次中键重复时如何处理未作规定(E142)。")),
    ("order-of-lists", "5.3.5.8",
     Text("Lists have no order (E158).", "列表结果的排序未作规定(E158)。")),
    ("equality-in-after", "6.12.1",
     Text("Whether a record changed at GXSJ itself is one changed after it is not said (E167).",
          "更新时间恰等于 GXSJ 的记录是否算“之后”未作规定(E167)。")),
    ("old-code-after-a-reform", "6.7.3",
     Text("What the old ZJBM of a reformed lift returns is not said (E155).", "改造后旧 ZJBM 的查询结果未作规定(E155)。")),
    ("future-month", "6.12.1",
     Text("What a month to come returns is not said (E173).", "查询未来月份的结果未作规定(E173)。")),
    ("history-forgotten", "6.2.1",
     Text("The history of modifications is kept inside; no interface shows it (E188).",
          "修改历史保存在平台内部,没有接口可以查看(E188)。")),
    ("several-usages", "7.1.2",
     Text("Which of several usage records of a lift counts is not said (E197).",
          "一台电梯的多条使用管理记录以哪条为准未作规定(E197)。")),
    ("work-on-a-scrapped-lift", "7.1.2",
     Text("What STOP and SCRAP forbid is not said (E198).", "STOP 和 SCRAP 之后禁止哪些操作未作规定(E198)。")),
    ("states-of-use-differ", "6.12.2",
     Text("SYZT need not follow SBSYZT (E024).", "SYZT 不必随 SBSYZT 变化(E024)。")),
    ("never-asks-the-national-systems", "8.2.3",
     Text("When the platform asks the national systems is its own affair (E229).", "平台何时调用国家级系统由其自定(E229)。")),
)
"""(name, clause, why no suite may tell it from a correct server)"""
# fmt: on
