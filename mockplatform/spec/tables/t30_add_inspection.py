"""7.10: an inspection or test of a lift (A.3.10).

One record has one JYLB, so the rows of the other kind of inspection are not asked for (E110).
"""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "电梯整机编码",                 "", "C..20",    "", "ZJBM",     "M"),
    Row( 2, "监督检验报告编号",             "", "C..30",    "", "JDJYBGBH", "M",         when="supervision", errata="E110"),
    Row( 3, "监督检验日期",                 "", "YYYYMMDD", "", "JDJYHGRQ", "M", "注 1", when="supervision", errata="E110"),
    Row( 4, "定期检验报告编号",             "", "C..30",    "", "DQJYBGBH", "M",         when="periodic", errata="E110"),
    Row( 5, "定期检验日期",                 "", "YYYYMMDD", "", "DQJYHGRQ", "M", "注 2", when="periodic", errata="E110"),
    Row( 6, "下次检验日期",                 "", "YYYYMM",   "", "XCJYRQ",   "M"),
    Row( 7, "检测报告编号",                 "", "C..30",    "", "JCBGBH",   "K"),
    Row( 8, "检测日期",                     "", "YYYYMMDD", "", "JCRQ",     "K"),
    Row( 9, "下次检测日期",                 "", "YYYYMMDD", "", "XCJCRQ",   "M",         when="strict", errata="E111"),
    Row(10, "检验结论",                     "", "C..20",    "", "JYJL",     "M", "注 3", codes="JYJL", requirement="R-7.10.2-2"),
    Row(11, "检验不合格项",                 "", "C..100",   "", "JYBHGX",   "K", "注 4"),
    Row(12, "检验检测机构统一社会信用代码", "", "C..18",    "", "JYXYDM",   "M"),
    Row(13, "检测不合格项",                 "", "C..100",   "", "JCBHGX",   "K"),
    Row(14, "检验类别",                     "", "C..20",    "", "JYLB",     "M", "注 5", codes="JYLB", requirement="R-7.10.2-3"),
)

NOTES = (
    ("注 1", "以监督检验报告中检验日期为准。"),
    ("注 2", "以定期检验报告中检验日期为准。"),
    ("注 3", "检验结论应分为合格、不合格、复检合格及复检不合格 4 类情况。"),
    ("注 4", "参照对应的特种设备安全技术规范，填写相应的不合格项目编号。"),
    ("注 5", "检验类别应分为安装监督检验（对应编码 INSTALL）、重大修理监督检验（对应编码 REPAIR）、改造监督检验（对应编码 REFORM）、定期检验（对应编码 REGULAR）"),
)
# fmt: on

TABLE = Table(
    no=30,
    clause="7.10",
    caption="添加检验检测追溯信息数据格式说明",
    requirement="R-7.10.2-1",
    rows=ROWS,
    notes=NOTES,
)
