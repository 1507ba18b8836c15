"""7.4: an insurance of a lift (A.3.4)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯整机编码",                 "", "C..20",    "", "ZJBM",       "M"),
    Row(2, "保险机构名称",                 "", "C..100",   "", "BXJGMC",     "K"),
    Row(3, "统一社会信用代码",             "", "C..18",    "", "BXJGXYDM",   "K"),
    Row(4, "保险代理机构名称",             "", "C..100",   "", "BXDLJGMC",   "K"),
    Row(5, "保险代理机构统一社会信用代码", "", "C..18",    "", "BXDLJGXYDM", "K"),
    Row(6, "保险险种",                     "", "C..40",    "", "BXXZ",       "K"),
    Row(7, "保险生效日期",                 "", "YYYYMMDD", "", "BXSXRQ",     "K"),
    Row(8, "保险失效日期",                 "", "YYYYMMDD", "", "BXJSRQ",     "K"),
)
# fmt: on

TABLE = Table(
    no=24,
    clause="7.4",
    caption="添加电梯整机保险追溯信息数据格式说明",
    requirement="R-7.4.2-1",
    rows=ROWS,
)
