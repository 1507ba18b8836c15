"""7.8: a maintenance of a lift after the change (A.3.8)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "维护保养追溯信息记录编码",     "", "C..19",    "", "WBID",     "M"),
    Row( 2, "电梯整机编码",                 "", "C..20",    "", "ZJBM",     "M"),
    Row( 3, "故障信息",                     "", "C..50",    "", "GZXX",     "K", "注 1"),
    Row( 4, "维护保养日期",                 "", "YYYYMMDD", "", "WBRQ",     "K", "注 2"),
    Row( 5, "下次维护保养日期",             "", "YYYYMMDD", "", "XCWBRQ",   "K", "注 3"),
    Row( 6, "发现的主要问题",               "", "C..1000",  "", "ZYWT",     "K", "注 4"),
    Row( 7, "主要问题处理情况",             "", "C..100",   "", "ZYWTCLQK", "K"),
    Row( 8, "应急救援电话",                 "", "C..20",    "", "YJJYDH",   "M"),
    Row( 9, "维护保养单位统一社会信用代码", "", "C..18",    "", "WBXYDM",   "M"),
    Row(10, "数据版本",                     "", "N..19",    "", "SJBB",     "M", "注 5"),
)

NOTES = (
    ("注 1", "主要记录电梯故障。"),
    ("注 2", "维护保养日期是指维护保养完成日期。"),
    ("注 3", "下次维护保养日期由维护保养人员和使用单位安全管理人员按照规定确定的下次维护保养日期。"),
    ("注 4", "发现的主要问题，如腐蚀、磨损、安全附件损坏、变形等。该条款为累计条款。"),
    ("注 5", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=28,
    clause="7.8",
    caption="修改维护保养追溯信息数据格式说明",
    requirement="R-7.8.2-1",
    rows=ROWS,
    notes=NOTES,
)
