"""7.2: the user of a lift and its registration after the change (A.3.2)."""

from __future__ import annotations

from mockplatform.spec.model import AtLeastOne, Row, Table

# fmt: off
ROWS = (
    Row( 1, "电梯使用单位及使用管理追溯记录编码", "", "C..19",    "", "SYDWGLID",  "M"),
    Row( 2, "电梯整机编码",                       "", "C..20",    "", "ZJBM",      "M"),
    Row( 3, "使用登记机关",                       "", "C..20",    "", "SYDJJG",    "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row( 4, "设备使用登记证编号",                 "", "C..20",    "", "SBSYDJZBH", "M", "注 1", when="using", requirement="R-7.2.2-2", errata="E112"),
    Row( 5, "发证日期",                           "", "YYYYMMDD", "", "SYFZRQ",    "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row( 6, "设备使用地点",                       "", "C..100",   "", "SBSYDD",    "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row( 7, "使用单位内部编号",                   "", "C..20",    "", "SYDWNBBH",  "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row( 8, "设备使用场所类别",                   "", "C..10",    "", "SBSYCSLB",  "K", "注 2"),
    Row( 9, "使用单位类别",                       "", "C..20",    "", "SYDWLB",    "M", "注 3", codes="SYDWLB", when="using", requirement="R-7.2.2-3", errata="E112"),
    Row(10, "使用单位统一社会信用代码",           "", "C..18",    "", "SYXYDM",    "K", "注 4"),
    Row(11, "使用单位名称",                       "", "C..30",    "", "SYDWMC",    "K", "注 5", accept="C..50", errata="E080"),
    Row(12, "安全管理员姓名",                     "", "C..20",    "", "AQGLYXM",   "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row(13, "安全管理员证书编号",                 "", "C..20",    "", "AQGLYZSBH", "M",         when="using", requirement="R-7.2.2-2", errata="E112"),
    Row(14, "设备使用状态",                       "", "C..10",    "", "SBSYZT",    "M", "注 6", codes="SBSYZT", requirement="R-7.2.2-3"),
    Row(15, "状态变更日期",                       "", "YYYYMM",   "", "ZTBGRQ",    "M", "注 7"),
    Row(16, "数据版本",                           "", "N..19",    "", "SJBB",      "M", "注 8"),
)

NOTES = (
    ("注 1", "电梯整机注册登记时由特种设备安全监督管理部门给出特种设备使用登记证编号，针对在用电梯可采用设备注册代码。"),
    ("注 2", "设备使用场所类别宜按住宅（对应数字 1）、办公楼宇（对应数字 2）、商场超市（对应数字 3）、宾馆饭店（对应数字 4）、交通场所（对应数字 5）、医院（对应数字 6）、学校（对应数字 7）、文体场馆（对应数字 8）和其他场所（对应数字 9）分类。"),
    ("注 3", "使用单位类别包括单位（对应编码 ORG）、个人（对应编码 PERSONAL）。"),
    ("注 4", "当使用单位类别为单位时，该字段应为基本追溯信息。"),
    ("注 5", "使用单位名称是指具有设备实际使用管理义务的单位名称（个人姓名），也可能与产权单位是同一个单位。当使用单位类别为个人时，该字段应为基本追溯信息。"),
    ("注 6", "包括在用（对应编码 USING）、停用（对应编码 STOP）、注销（对应编码 SCRAP）3 种状态；序号为 3~13 的字段仅当设备使用状态为在用时为基本追溯信息。"),
    ("注 7", "状态变更日期精确到月份。"),
    ("注 8", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=22,
    clause="7.2",
    caption="修改电梯使用单位及使用管理追溯数据格式说明",
    requirement="R-7.2.2-1",
    rows=ROWS,
    rules=(
        AtLeastOne(("SYXYDM",), when="organisation", requirement="R-7.2.2-3", errata="E112"),
        AtLeastOne(("SYDWMC",), when="person", requirement="R-7.2.2-3", errata="E112"),
    ),
    notes=NOTES,
)
