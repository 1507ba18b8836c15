"""6.9: a notice that the data of a lift are to be modified (A.2.9)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "通知记录编码",             "", "C..19",           "", "TZID",   "M"),
    Row(2, "施工记录编码",             "", "C..19",           "", "SGID",   "M"),
    Row(3, "创建时间",                 "", "YYYYMMDD hhmmss", "", "CJSJ",   "M"),
    Row(4, "反馈内容",                 "", "C..20",           "", "FKNR",   "M"),
    Row(5, "电梯整机编码",             "", "C..20",           "", "ZJBM",   "M"),
    Row(6, "施工单位统一社会信用代码", "", "C..18",           "", "SGXYDM", "M"),
)
# fmt: on

TABLE = Table(
    no=12,
    clause="6.9",
    caption="获取数据修改通知数据格式说明",
    requirement="R-6.9.2-1",
    rows=ROWS,
)
