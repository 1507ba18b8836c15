"""8.1.2: a type-test certificate, pushed by the type-test platform (A.4.1.2)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "制造单位统一社会信用代码", "", "C..18",    "", "XYDM",   "M", "注 1", errata="E021"),
    Row(2, "型式试验证书编号",         "", "C..18",    "", "XSSYBH", "M"),
    Row(3, "发证日期",                 "", "YYYYMMDD", "", "FZRQ",   "M"),
    Row(4, "下一次核查日期",           "", "YYYYMMDD", "", "XCHCRQ", "M"),
    Row(5, "产品型号",                 "", "C..18",    "", "CPXH",   "M",         accept="C..50", errata="E085"),
    Row(6, "数据类型",                 "", "C..10",    "", "SJLX",   "M", "注 2", codes="SJLX_CERTIFICATE", requirement="R-8.1.2.2-2"),
)

NOTES = (
    ("注 1", "发证的主体单位统一社会信用代码。"),
    ("注 2", "数据类型为本次数据的新增（对应编码 ADD）、删除（对应编码 DELETE）。"),
)
# fmt: on

TABLE = Table(
    no=46,
    clause="8.1.2",
    caption="电梯整机及电梯部件型式试验证书信息数据格式说明",
    requirement="R-8.1.2.2-1",
    rows=ROWS,
    notes=NOTES,
)
