"""7.13: a supervision of a lift by the authority (A.3.13)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯整机编码",                 "", "C..20",  "", "ZJBM",   "M",         printed="TZJBM", errata="E001"),
    Row(2, "监督管理机构统一社会信用代码", "", "C..18",  "", "JCXYDM", "M"),
    Row(3, "监督管理机构联系电话",         "", "C..20",  "", "JCLXDH", "M"),
    Row(4, "监督管理信息",                 "", "C..200", "", "JCXZZF", "K", "注 1"),
    Row(5, "监督管理对象",                 "", "C..50",  "", "JCZFDX", "K", "注 2"),
    Row(6, "投诉举报信息",                 "", "C..200", "", "JCTSJB", "K", "注 3"),
    Row(7, "投诉对象",                     "", "C..50",  "", "JCTSDX", "K", "注 4"),
)

NOTES = (
    ("注 1", "监督管理信息是指针对单位或设备进行监督检查过程中的信息，报告监察指令书相关信息、行政执法信息等。"),
    ("注 2", "包括设备和机构。"),
    ("注 3", "投诉举报信息是指针对该使用单位电梯设备的投诉举报信息。"),
    ("注 4", "包括设备和机构。"),
)
# fmt: on

TABLE = Table(
    no=33,
    clause="7.13",
    caption="添加监督管理追溯信息数据格式说明",
    requirement="R-7.13.2-1",
    rows=ROWS,
    notes=NOTES,
)
