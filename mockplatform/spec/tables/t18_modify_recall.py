"""6.15: a completed recall after the change (A.2.15)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "召回完成编码",                      "", "C..20",    "", "ZHID",     "M"),
    Row(2, "召回部件名称",                      "", "C..20",    "", "ZHBJMC",   "M",       accept="C..30", errata="E086"),
    Row(3, "召回部件型号",                      "", "C..20",    "", "ZHXXH",    "M",       accept="C..50", errata="E085"),
    Row(4, "召回部件制造单位 统一社会信用代码", "", "C..18",    "", "ZHBJXYDM", "M"),
    Row(5, "召回日期",                          "", "YYYYMMDD", "", "ZHRQ",     "M",       printed="ZHWCRQ", errata="E009"),
    Row(6, "数据版本",                          "", "N..19",    "", "SJBB",     "M", "注"),
    Row(7, "召回原因",                          "", "C..100",   "", "ZHYY",     "M",       printed="ZHY Y", errata="E006"),
)

EXTENSIONS = (
    Row(0, "召回通知记录编码", "", "C..19", "", "ZHTZID", "K", errata="E030"),
)

NOTES = (
    ("注", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=18,
    clause="6.15",
    caption="修改电梯召回完成信息数据格式说明",
    requirement="R-6.15.2-1",
    rows=ROWS,
    extensions=EXTENSIONS,
    notes=NOTES,
)
