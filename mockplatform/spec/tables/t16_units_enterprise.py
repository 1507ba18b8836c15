"""6.13: a unit, as the enterprise reads it.

Nesting by A.2.13: ZZXX holds the qualifications. COMPONENT_MANUFACTURE has 21 characters, one more
than ZZLB may have.
"""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "单位记录编码",                       "", "C..19",           "", "DWID",    "M"),
    Row( 2, "创建时间",                           "", "YYYYMMDD hhmmss", "", "CJSJ",    "M"),
    Row( 3, "更新时间",                           "", "YYYYMMDD hhmmss", "", "GXSJ",    "M"),
    Row( 4, "单位名称",                           "", "C..30",           "", "DWMC",    "M"),
    Row( 5, "统一社会信用代码",                   "", "C..18",           "", "XYDM",    "K", "注 1"),
    Row( 6, "注册地址",                           "", "C..50",           "", "ZCDZ",    "K"),
    Row( 7, "通信地址",                           "", "C..50",           "", "TXDZ",    "K", "注 2"),
    Row( 8, "法定代表人姓名",                     "", "C..20",           "", "FRXM",    "K"),
    Row( 9, "联系人姓名",                         "", "C..20",           "", "LXRXM",   "K"),
    Row(10, "联系人电话",                         "", "C..20",           "", "LXDH",    "K"),
    Row(11, "单位邮编",                           "", "C..20",           "", "DWYB",    "K"),
    Row(12, "单位传真",                           "", "C..20",           "", "DWCZ",    "K"),
    Row(13, "单位类别",                           "", "C..20",           "", "DWLB",    "K", "注 3", codes="DWLB", requirement="R-6.13.2-3"),
    Row(14, "资质信息",                           "", "ARRAY",           "", "ZZXX",    "M"),
    Row(15, "资质类别",                           "", "C..20",           "", "ZZLB",    "M", "注 4", at="ZZXX", codes="ZZLB_ENTERPRISE", accept="C..21", requirement="R-6.13.2-3"),
    Row(16, "许可证编号或检验检测机构核准证编号", "", "C..20",           "", "ZZBH",    "K",         at="ZZXX"),
    Row(17, "许可证开始时间",                     "", "YYYYMMDD",        "", "XKZKSSJ", "K",         at="ZZXX"),
    Row(18, "许可证结束时间",                     "", "YYYYMMDD",        "", "XKZJSSJ", "K",         at="ZZXX"),
    Row(19, "数据版本",                           "", "N..19",           "", "SJBB",    "M", "注 5", at=". ZZXX", errata="E049"),
    Row(20, "单位创建月份",                       "", "YYYYMM",          "", "CJYF",    "K",         at="?"),
)

NOTES = (
    ("注 1", "当单位暂无统一社会信用代码时(如事业单位或政府机关),电梯产品追溯平台将会自动为其生成一个编码作为该单位的统一社会信用代码,用于与其他业务操作关联。"),
    ("注 2", "实际办公地址。"),
    ("注 3", "单位类别分为企业(对应编码 ENTERPRISE)、事业单位(对应编码 INSTITUTION)、政府(对应编码 GOVERNMENT)、其他(对应编码 OTHER)。"),
    ("注 4", "资质类别分为部件制造单位(对应编码 COMPONENT_MANUFACTURE)、使用单位(对应编码 USER)、施工单位(安装)(对应编码 INSTALL)、施工单位(改造)(对应编码 REFORM)、施工单位(修理)(对应编码 REPAIR)。"),
    ("注 5", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=16,
    clause="6.13",
    caption="获取单位基础信息数据格式说明",
    requirement="R-6.13.2-1",
    rows=ROWS,
    notes=NOTES,
)
