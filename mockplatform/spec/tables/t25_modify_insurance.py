"""7.5: an insurance of a lift after the change (A.3.5)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "电梯整机保险追溯信息记录编码", "", "C..19",    "", "BXID",       "M"),
    Row( 2, "电梯整机编码",                 "", "C..20",    "", "ZJBM",       "M"),
    Row( 3, "保险机构名称",                 "", "C..100",   "", "BXJGMC",     "K"),
    Row( 4, "统一社会信用代码",             "", "C..18",    "", "BXJGXYDM",   "K"),
    Row( 5, "保险代理机构名称",             "", "C..100",   "", "BXDLJGMC",   "K"),
    Row( 6, "保险代理机构统一社会信用代码", "", "C..18",    "", "BXDLJGXYDM", "K"),
    Row( 7, "保险险种",                     "", "C..40",    "", "BXXZ",       "K"),
    Row( 8, "保险生效日期",                 "", "YYYYMMDD", "", "BXSXRQ",     "K"),
    Row( 9, "保险失效日期",                 "", "YYYYMMDD", "", "BXJSRQ",     "K"),
    Row(10, "数据版本",                     "", "N..19",    "", "SJBB",       "M", "注"),
)

NOTES = (
    ("注", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=25,
    clause="7.5",
    caption="修改电梯整机保险追溯信息数据格式说明",
    requirement="R-7.5.2-1",
    rows=ROWS,
    notes=NOTES,
)
