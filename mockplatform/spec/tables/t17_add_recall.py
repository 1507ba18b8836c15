"""6.14: a recall that is completed (A.2.14)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "召回部件名称",                     "", "C..20",    "", "ZHBJMC",   "M", accept="C..30", errata="E086"),
    Row(2, "召回部件型号",                     "", "C..20",    "", "ZHXXH",    "M", accept="C..50", errata="E085"),
    Row(3, "召回部件制造单位统一社会信用代码", "", "C..18",    "", "ZHBJXYDM", "M"),
    Row(4, "召回日期",                         "", "YYYYMMDD", "", "ZHRQ",     "M"),
    Row(5, "召回原因",                         "", "C..100",   "", "ZHYY",     "M", printed="ZHYE", errata="E006"),
)

EXTENSIONS = (
    Row(0, "召回通知记录编码", "", "C..19", "", "ZHTZID", "K", errata="E030"),
)
# fmt: on

TABLE = Table(
    no=17,
    clause="6.14",
    caption="录入电梯召回完成信息数据格式说明",
    requirement="R-6.14.2-1",
    rows=ROWS,
    extensions=EXTENSIONS,
)
