"""6.5: a construction after the change; by SFGZ the constructor says that it has given notice (A.2.5)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "施工记录编码",             "",         "C..19",    "", "SGID",      "M"),
    Row( 2, "电梯整机编码",             "设备代码", "C..20",    "", "ZJBM",      "M",         printed="TZJBM", errata="E001"),
    Row( 3, "施工单位统一社会信用代码", "",         "C..18",    "", "SGXYDM",    "M"),
    Row( 4, "施工类别",                 "",         "C..20",    "", "SGLB",      "M", "注 1", codes="SGLB", requirement="R-6.4.2-2"),
    Row( 5, "安装日期",                 "",         "YYYYMMDD", "", "AZRQ",      "K"),
    Row( 6, "施工联系人",               "",         "C..20",    "", "SGLXR",     "K"),
    Row( 7, "施工联系人电话",           "",         "C..20",    "", "SGLXRDH",   "K",         accept="C..50", errata="E081"),
    Row( 8, "施工联系人传真",           "",         "C..20",    "", "SGLXRCZ",   "K"),
    Row( 9, "施工联系人邮箱",           "",         "C..20",    "", "SGLXRYX",   "K",         accept="C..50", errata="E082"),
    Row(10, "施工联系人办公地址",       "",         "C..50",    "", "SGLXRDZ",   "K"),
    Row(11, "施工地区",                 "",         "C..50",    "", "SGDQ",      "M", "注 2", requirement="R-6.4.2-4"),
    Row(12, "使用单位统一社会信用代码", "",         "C..19",    "", "SYXYDM",    "K", "注 3"),
    Row(13, "使用单位名称",             "",         "C..30",    "", "SYDWMC",    "K", "注 4", accept="C..50", errata="E080"),
    Row(14, "使用单位联系人",           "",         "C..20",    "", "SYDWLXR",   "K"),
    Row(15, "使用单位联系人电话",       "",         "C..20",    "", "SYDWLXRDH", "K"),
    Row(16, "使用单位传真",             "",         "C..20",    "", "SYDWCZ",    "K"),
    Row(17, "使用单位地址",             "",         "C..50",    "", "SYDWDZ",    "K"),
    Row(18, "使用单位邮编",             "",         "C..50",    "", "SYDWYB",    "K"),
    Row(19, "是否施工告知",             "",         "B",        "", "SFGZ",      "M", "注 5", when="constructor", requirement="R-6.5.2-2", errata="E117"),
    Row(20, "数据版本",                 "",         "N..19",    "", "SJBB",      "M", "注 6"),
)

NOTES = (
    ("注 1", "施工类别分为安装（对应编码 INSTALL）、改造（对应编码 REFORM）、修理（对应编码 REPAIR）、移装（对应编码 RE_INSTALL）。如施工类别为改造，应由施工单位根据实际情况，调整 T/CPASE M 014.2—2021《电梯产品追溯 第 2 部分：信息与数据格式》中表 2 电梯整机追溯信息与格式中对应的内容。"),
    ("注 2", "根据实际施工地区应选定所属行政区划，即省（自治区、直辖市）、市（州、盟）、区（县）。"),
    ("注 3", "使用单位统一社会信用代码，当使用单位类别为单位时，该字段应为基本追溯信息。"),
    ("注 4", "使用单位名称是指具有设备实际使用管理义务的单位名称（个人姓名），也可能与产权单位是同一个单位。当使用单位类别为个人时，该字段应为基本追溯信息。"),
    ("注 5", "仅用于施工单位，施工单位是否发出施工告知：true/false。"),
    ("注 6", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=8,
    clause="6.5",
    caption="修改电梯施工基础信息数据格式说明",
    requirement="R-6.5.2-1",
    rows=ROWS,
    notes=NOTES,
)
