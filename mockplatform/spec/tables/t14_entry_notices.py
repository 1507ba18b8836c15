"""6.11: a notice that the result of an installation or relocation is to be entered (A.2.11)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "通知记录编码",             "", "C..19",           "", "TZID",   "M"),
    Row(2, "施工记录编码",             "", "C..19",           "", "SGID",   "M"),
    Row(3, "创建时间",                 "", "YYYYMMDD hhmmss", "", "CJSJ",   "M"),
    Row(4, "电梯整机编码",             "", "C..20",           "", "ZJBM",   "M"),
    Row(5, "施工单位统一社会信用代码", "", "C..18",           "", "SGXYDM", "M"),
)
# fmt: on

TABLE = Table(
    no=14,
    clause="6.11",
    caption="获取安装、移装结果录入通知数据格式说明",
    requirement="R-6.11.2-1",
    rows=ROWS,
)
