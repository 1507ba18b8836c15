"""6.10: a construction, as the enterprise reads it (A.2.10)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "施工记录编码",             "",         "C..19",           "", "SGID",      "M"),
    Row( 2, "电梯整机编码",             "设备代码", "C..20",           "", "ZJBM",      "M"),
    Row( 3, "施工类别",                 "",         "C..20",           "", "SGLB",      "M", "注 1", codes="SGLB", requirement="R-6.4.2-2"),
    Row( 4, "施工地区",                 "",         "C..50",           "", "SGDQ",      "M", "注 2", requirement="R-6.4.2-4"),
    Row( 5, "安装日期",                 "",         "YYYYMMDD",        "", "AZRQ",      "M"),
    Row( 6, "施工单位统一社会信用代码", "",         "C..18",           "", "SGXYDM",    "M"),
    Row( 7, "施工许可证编号",           "",         "C..20",           "", "SGXKZBH",   "M", "注 3"),
    Row( 8, "许可证有效期开始时间",     "",         "YYYYMMD",         "", "XKZKSSJ",   "M"),
    Row( 9, "许可证有效期结束时间",     "",         "YYYYMMD",         "", "XKZJSSJ",   "M"),
    Row(10, "施工联系人",               "",         "C..20",           "", "SGLXR",     "M"),
    Row(11, "施工联系人电话",           "",         "C..20",           "", "SGLXRDH",   "M",         accept="C..50", errata="E081"),
    Row(12, "施工联系人传真",           "",         "C..20",           "", "SGLXRCZ",   "M"),
    Row(13, "施工联系人办公地址",       "",         "C..50",           "", "SGLXRDZ",   "M"),
    Row(14, "施工联系人邮箱",           "",         "C..50",           "", "SGLXRYX",   "M"),
    Row(15, "使用单位统一社会信用代码", "",         "C..18",           "", "SYXYDM",    "M"),
    Row(16, "使用单位名称",             "",         "C..50",           "", "SYDWMC",    "M"),
    Row(17, "使用单位联系人",           "",         "C..20",           "", "SYDWLXR",   "M"),
    Row(18, "使用单位联系人电话",       "",         "C..20",           "", "SYDWLXRDH", "M"),
    Row(19, "使用单位传真",             "",         "C..20",           "", "SYDWCZ",    "M"),
    Row(20, "使用单位地址",             "",         "C..50",           "", "SYDWDZ",    "M"),
    Row(21, "使用单位邮编",             "",         "C..10",           "", "SYDWYB",    "M",         accept="C..50", errata="E083"),
    Row(22, "是否施工告知",             "",         "B",               "", "SFGZ",      "M", "注 4"),
    Row(23, "数据版本",                 "",         "N..19",           "", "SJBB",      "M", "注 5"),
    Row(24, "施工基础信息更新时间",     "",         "YYYYMMDD hhmmss", "", "GXSJ",      "M"),
    Row(25, "数据变更类型",             "",         "C..30",           "", "BGLX",      "M", "注 6", codes="BGLX", requirement="R-6.10.2-2"),
)

NOTES = (
    ("注 1", "施工类别分为安装（对应编码 INSTALL）、改造（对应编码 REFORM）、修理（对应编码 REPAIR）、移装（对应编码 RE_INSTALL）。如施工类别为改造，应由施工单位根据实际情况，调整 T/CPASE M 014.2—2021《电梯产品追溯 第 2 部分：信息与数据格式》中表 2 电梯整机追溯信息与格式中对应的内容。"),
    ("注 2", "根据实际施工地区应选定所属行政区划，即省（自治区、直辖市）、市（州、盟）、区（县）。"),
    ("注 3", "许可证为施工单位施工许可证。"),
    ("注 4", "仅用于施工单位，施工单位是否发出施工告知：true/false。"),
    ("注 5", "用于标识数据版本。"),
    ("注 6", "数据变更类型分为新增（对应编码 ADD）、修改（对应编码 MODIFY）、删除（对应编码 DELETE）。"),
)
# fmt: on

TABLE = Table(
    no=13,
    clause="6.10",
    caption="获取施工基础信息数据格式说明",
    requirement="R-6.10.2-1",
    rows=ROWS,
    notes=NOTES,
)
