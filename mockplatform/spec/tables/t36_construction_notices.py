"""7.16: a notice of construction, as the province reads it.

A.3.16 shows it without SGGZRQ, GZXLNR and SYDWMC (E041).
"""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "施工记录编码",             "",         "C..19",           "", "SGID",      "M"),
    Row( 2, "施工告知单信息更新时间",   "",         "YYYYMMDD hhmmss", "", "GXSJ",      "K"),
    Row( 3, "施工告知单信息创建月份",   "",         "YYYYMM",          "", "CJYF",      "K",         at="?"),
    Row( 4, "电梯整机编码",             "设备代码", "C..20",           "", "ZJBM",      "M"),
    Row( 5, "安装日期",                 "",         "YYYYMMDD",        "", "AZRQ",      "K"),
    Row( 6, "施工类别",                 "",         "C..20",           "", "SGLB",      "M", "注 1", codes="SGLB", requirement="R-7.16.2-2"),
    Row( 7, "施工告知日期",             "",         "YYYYMMDD",        "", "SGGZRQ",    "K"),
    Row( 8, "改造修理内容",             "",         "C..100",          "", "GZXLNR",    "K"),
    Row( 9, "施工地区",                 "",         "C..50",           "", "SGDQ",      "M", "注 2", requirement="R-6.4.2-4"),
    Row(10, "施工单位统一社会信用代码", "",         "C..18",           "", "SGXYDM",    "M"),
    Row(11, "许可证有效期开始时间",     "",         "YYYYMMDD",        "", "XKZKSSJ",   "K"),
    Row(12, "许可证有效期结束时间",     "",         "YYYYMMDD",        "", "XKZJSSJ",   "K"),
    Row(13, "施工许可证编号",           "",         "C..20",           "", "SGXKZBH",   "K", "注 3"),
    Row(14, "施工联系人",               "",         "C..20",           "", "SGLXR",     "K"),
    Row(15, "施工联系人电话",           "",         "C..20",           "", "SGLXRDH",   "K",         accept="C..50", errata="E081"),
    Row(16, "施工联系人传真",           "",         "C..20",           "", "SGLXRCZ",   "K"),
    Row(17, "施工联系人办公地址",       "",         "C..50",           "", "SGLXRDZ",   "K"),
    Row(18, "施工联系人邮箱",           "",         "C..50",           "", "SGLXRYX",   "K"),
    Row(19, "使用单位统一社会信用代码", "",         "C..18",           "", "SYXYDM",    "K"),
    Row(20, "使用单位名称",             "",         "C..50",           "", "SYDWMC",    "K"),
    Row(21, "使用单位联系人",           "",         "C..20",           "", "SYDWLXR",   "K"),
    Row(22, "使用单位联系人电话",       "",         "C..20",           "", "SYDWLXRDH", "K"),
    Row(23, "使用单位传真",             "",         "C..20",           "", "SYDWCZ",    "K"),
    Row(24, "使用单位地址",             "",         "C..50",           "", "SYDWDZ",    "K"),
    Row(25, "使用单位邮编",             "",         "C..10",           "", "SYDWYB",    "K",         accept="C..50", errata="E083"),
    Row(26, "数据版本",                 "",         "N..19",           "", "SJBB",      "M", "注 4"),
    Row(27, "是否施工告知",             "",         "B",               "", "SFGZ",      "M", "注 5", requirement="R-7.16.2-2"),
)

NOTES = (
    ("注 1", "施工类别分为安装 (对应编码 INSTALL)、改造 (对应编码 REFORM)、修理 (对应编码 REPAIR)、移装 (对应编码 RE_INSTALL)。如施工类别为改造, 应由施工单位根据实际情况, 调整 T/CPASE M 014.2—2021《电梯产品追溯 第 2 部分: 信息与数据格式》中表 2 电梯整机追溯信息与格式中对应的内容。"),
    ("注 2", "根据实际施工地区应选定所属行政区划, 即省 (自治区、直辖市)、市 (州、盟)、区 (县)。"),
    ("注 3", "许可证为施工单位施工许可证。"),
    ("注 4", "用于标识数据版本。"),
    ("注 5", "是否施工告知: true/false。"),
)
# fmt: on

TABLE = Table(
    no=36,
    clause="7.16",
    caption="获取待阅施工告知信息数据格式说明",
    requirement="R-7.16.2-1",
    rows=ROWS,
    notes=NOTES,
)
