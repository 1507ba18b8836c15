"""7.18: a unit after the change.

Nesting by A.3.18: ZZXX holds the qualifications, each with an SJBB that the platform ignores (E049).
COMPONENT_MANUFACTURE has 21 characters, one more than ZZLB may have.
"""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "单位记录编码",                       "", "C..19",    "", "DWID",    "M"),
    Row( 2, "单位名称",                           "", "C..30",    "", "DWMC",    "M"),
    Row( 3, "统一社会信用代码",                   "", "C..18",    "", "XYDM",    "M"),
    Row( 4, "注册地址",                           "", "C..50",    "", "ZCDZ",    "M"),
    Row( 5, "通信地址",                           "", "C..50",    "", "TXDZ",    "M", "注 1"),
    Row( 6, "法定代表人姓名",                     "", "C..20",    "", "FRXM",    "M"),
    Row( 7, "联系人姓名",                         "", "C..20",    "", "LXRXM",   "M"),
    Row( 8, "联系人电话",                         "", "C..20",    "", "LXDH",    "M"),
    Row( 9, "单位邮编",                           "", "C..20",    "", "DWYB",    "K"),
    Row(10, "单位传真",                           "", "C..20",    "", "DWCZ",    "K"),
    Row(11, "单位类别",                           "", "C..20",    "", "DWLB",    "M", "注 2", codes="DWLB", requirement="R-7.18.2-2"),
    Row(12, "资质信息",                           "", "ARRAY",    "", "ZZXX",    "K"),
    Row(13, "资质类别",                           "", "C..20",    "", "ZZLB",    "M", "注 3", at="ZZXX", codes="ZZLB", accept="C..21", requirement="R-7.18.2-2"),
    Row(14, "许可证编号或检验检测机构核准证编号", "", "C..20",    "", "ZZBH",    "K",         at="ZZXX"),
    Row(15, "许可证开始时间",                     "", "YYYYMMDD", "", "XKZKSSJ", "K",         at="ZZXX"),
    Row(16, "许可证结束时间",                     "", "YYYYMMDD", "", "XKZJSSJ", "K",         at="ZZXX"),
    Row(17, "数据版本",                           "", "N..19",    "", "SJBB",    "M", "注 4"),
)

EXTENSIONS = (
    Row(0, "数据版本", "", "N..19", "", "SJBB", "K", at="ZZXX", errata="E049"),
)

NOTES = (
    ("注 1", "实际办公地址。"),
    ("注 2", "单位类别分为企业（对应编码 ENTERPRISE）、事业单位（对应编码 INSTITUTION）、政府（对应编码 GOVERNMENT）、其他（对应编码 OTHER）。"),
    ("注 3", "资质类别分为整机制造单位（对应编码 MANUFACTURE）、部件制造单位（对应编码 COMPONENT_MANUFACTURE）、进口设备代理商（对应编码 AGENT）、形式试验机构（对应编码 TYPE_TEST）、使用单位（对应编码 USER）、维护保养单位（对应编码 MAINTENANCE）、检验检测单位（对应编码 INSPECT）、监督管理机构（对应编码 SUPERVISE）、施工单位（安装）（对应编码 INSTALL）、施工单位（改造）（对应编码 REFORM）、施工单位（修理）（对应编码 REPAIR）。"),
    ("注 4", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=38,
    clause="7.18",
    caption="修改单位（使用、维护保养）基础信息数据格式说明",
    requirement="R-7.18.2-1",
    rows=ROWS,
    extensions=EXTENSIONS,
    notes=NOTES,
)
