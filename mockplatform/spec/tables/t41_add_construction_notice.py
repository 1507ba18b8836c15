"""7.21: the notice of construction that an authority has received (A.3.21). There is no row 10 (E119)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "施工记录编码",             "",         "C..19",    "", "SGID",     "K"),
    Row( 2, "施工告知接收机关",         "",         "C..100",   "", "SGGZSLJG", "M", "注 1"),
    Row( 3, "施工告知日期",             "",         "YYYYMMDD", "", "SGGZRQ",   "M", "注 2"),
    Row( 4, "施工告知单编号",           "",         "C..100",   "", "SGGZDBH",  "M", "注 3"),
    Row( 5, "数据版本",                 "",         "N..19",    "", "SJBB",     "M", "注 4", when="recorded", errata="E118"),
    Row( 6, "电梯整机编码",             "设备代码", "C..20",    "", "ZJBM",     "M"),
    Row( 7, "施工单位统一社会信用代码", "",         "C..18",    "", "SGXYDM",   "M"),
    Row( 8, "施工类别",                 "",         "C..20",    "", "SGLB",     "M", "注 5", codes="SGLB", requirement="R-7.21.2-4"),
    Row( 9, "施工地区",                 "",         "C..50",    "", "SGDQ",     "M", "注 6", requirement="R-7.21.2-4"),
    Row(11, "施工联系人",               "",         "C..20",    "", "SGLXR",    "M"),
    Row(12, "施工联系人电话",           "",         "C..50",    "", "SGLXRDH",  "M"),
    Row(13, "施工许可证编号",           "",         "C..20",    "", "SGXKZBH",  "M",         when="strict", errata="E043"),
    Row(14, "安装日期",                 "",         "YYYYMMDD", "", "AZRQ",     "M"),
)

NOTES = (
    ("注 1", "施工告知接收机关是指接受施工单位发出安装、改造、修理施工告知书的具有法人主体的特种设备安全监督管理部门。"),
    ("注 2", "施工告知日期为施工单位发出安装、改造、修理施工告知书的日期。"),
    ("注 3", "告知单编号为制造单位设备编号+施工单位施工工号+年份(4位)。"),
    ("注 4", "用于标识数据版本。"),
    ("注 5", "施工类别分为安装(对应编码 INSTALL)、改造(对应编码 REFORM)、重大修理(对应编码 REPAIR)、移装(对应编码 RE_INSTALL)。如施工类别为改造,应由施工单位根据实际情况,调整 T/CPASE M 014.2—2021《电梯产品追溯 第 2 部分:信息与数据格式》中表 2 电梯整机追溯信息与格式中对应的内容。"),
    ("注 6", "根据实际施工地区应选定所属行政区划,即省(自治区、直辖市)、市(州、盟)、区(县)。"),
)
# fmt: on

TABLE = Table(
    no=41,
    clause="7.21",
    caption="添加施工告知单信息数据格式说明",
    requirement="R-7.21.2-1",
    rows=ROWS,
    notes=NOTES,
)
