"""8.1.1: a maker of lifts or components, pushed by the type-test platform (A.4.1.1)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "单位名称",         "", "C..30", "", "DWMC",  "M"),
    Row(2, "统一社会信用代码", "", "C..18", "", "XYDM",  "M", "注 1", errata="E265"),
    Row(3, "通信地址",         "", "C..50", "", "TXDZ",  "K"),
    Row(4, "联系人姓名",       "", "C..20", "", "LXRXM", "K"),
    Row(5, "联系人电话",       "", "C..20", "", "LXDH",  "K"),
    Row(6, "数据类型",         "", "C..10", "", "SJLX",  "M", "注 2", codes="SJLX", requirement="R-8.1.1.2-2"),
)

NOTES = (
    ("注 1", "统一社会信用代码或组织机构代码等。"),
    ("注 2", "数据类型为标记本次数据的内容为新增（对应编码 ADD）、修改（对应编码 MODIFY）或删除（对应编码 DELETE）。"),
)
# fmt: on

TABLE = Table(
    no=45,
    clause="8.1.1",
    caption="电梯整机及电梯部件制造单位的单位信息数据格式说明",
    requirement="R-8.1.1.2-1",
    rows=ROWS,
    notes=NOTES,
)
