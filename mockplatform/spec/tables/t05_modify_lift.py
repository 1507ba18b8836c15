"""6.2: the complete lift after the change.

Nesting by A.2.2, which repeats A.2.1 and leaves SJBB out (E036).
"""

from __future__ import annotations

from mockplatform.spec.model import AtLeastOne, Row, Table

# fmt: off
ROWS = (
    Row( 1, "设备出厂编号",                      "产品编号", "C..20",    "",    "CPBH",      "M", "注 1"),
    Row( 2, "电梯整机编码",                      "设备代码", "C..20",    "",    "ZJBM",      "M", "注 2"),
    Row( 3, "电梯型式试验证书编号",              "",         "C..18",    "",    "XSSYBH",    "M"),
    Row( 4, "设备类别",                          "",         "C..20",    "",    "SBLB",      "M", "注 3",  codes="SBLB", requirement="R-6.1.2-6"),
    Row( 5, "设备品种",                          "",         "C..30",    "",    "SBPZ",      "M", "注 4",  codes="SBPZ", requirement="R-6.1.2-6"),
    Row( 6, "设备型号",                          "产品型号", "C..50",    "",    "SBXH",      "M", "注 5"),
    Row( 7, "制造日期",                          "出厂日期", "YYYYMMDD", "",    "ZZRQ",      "M", "注 6"),
    Row( 8, "电梯层数",                          "",         "N..3",     "",    "TCS",       "M",          when="lift", errata="E103"),
    Row( 9, "电梯站数",                          "",         "N..3",     "",    "TZS",       "M",          when="lift", errata="E103"),
    Row(10, "电梯门数",                          "",         "N..3",     "",    "TMS",       "M", "注 7",  when="lift", errata="E103"),
    Row(11, "电梯额定速度",                      "",         "N..4, 2",  "m/s", "TSD",       "K", "注 8"),
    Row(12, "电梯额定载重量",                    "",         "N..5",     "kg",  "TZZL",      "M",          when="lift", errata="E103"),
    Row(13, "电梯上行额定速度",                  "",         "N..4, 2",  "m/s", "TSXSD",     "K"),
    Row(14, "电梯下行额定速度",                  "",         "N..4, 2",  "m/s", "TXXSD",     "K"),
    Row(15, "自动扶梯名义速度",                  "",         "N..3, 2",  "m/s", "FSD",       "M",          when="escalator", errata="E103"),
    Row(16, "自动扶梯提升高度",                  "",         "N..5",     "mm",  "FGD",       "M",          when="escalator", errata="E103"),
    Row(17, "自动扶梯倾斜角",                    "",         "N..3, 1",  "°",   "FQXJ",      "M",          when="escalator", errata="E103"),
    Row(18, "自动扶梯名义宽度",                  "",         "N..4",     "mm",  "FKD",       "M",          when="escalator", errata="E103"),
    Row(19, "自动人行道名义速度",                "",         "N..3, 2",  "m/s", "RSD",       "M",          when="walk", errata="E103"),
    Row(20, "自动人行道使用区段长度",            "",         "N..5, 2",  "m",   "RCD",       "M",          when="walk", errata="E103"),
    Row(21, "自动人行道倾斜角",                  "",         "N..3, 1",  "°",   "RQXJ",      "M",          when="walk", errata="E103"),
    Row(22, "自动人行道名义宽度",                "",         "N..4",     "mm",  "RKD",       "M",          when="walk", errata="E103"),
    Row(23, "防爆电梯防爆等级",                  "",         "C..30",    "",    "FBDJ",      "M",          when="explosion", errata="E103"),
    Row(24, "防爆电梯防爆型式",                  "",         "C..50",    "",    "FBXS",      "M",          when="explosion", errata="E103"),
    Row(25, "液压驱动电梯满载工作压力",          "",         "N..4",     "MPa", "YYDTGZYL",  "M",          when="hydraulic", accept="N..7, 3", errata="E103 E089"),
    Row(26, "电梯轿厢有效面积",                  "",         "N..6, 4",  "m ²", "DTJXMJ",    "M", "注 9",  when="car", errata="E103"),
    Row(27, "自动扶梯/自动人行道 工作类型",      "",         "C..20",    "",    "FTGZLX",    "M", "注 10", codes="FTGZLX", when="stairs", requirement="R-6.1.2-3", errata="E103"),
    Row(28, "工作环境",                          "",         "C..30",    "",    "GZHJ",      "M", "注 11", codes="GZHJ", when="strict", requirement="R-6.1.2-4", errata="E105"),
    Row(29, "部件信息",                          "",         "ARRAY",    "",    "BJXX",      "K"),
    Row(30, "电梯部件编码",                      "",         "C..20",    "",    "TBJBM",     "M", "注 12", at="BJXX"),
    Row(31, "电梯部件型式试验证书编号",          "",         "C..18",    "",    "TBJXSSYBH", "M",          at="BJXX"),
    Row(32, "电梯部件品种",                      "部件名称", "C..30",    "",    "TBJPZ",     "M",          at="BJXX"),
    Row(33, "电梯部件型号",                      "",         "C..50",    "",    "TBJXH",     "M",          at="BJXX"),
    Row(34, "电梯部件类别",                      "",         "C..30",    "",    "TBJLB",     "M", "注 13", at="BJXX", codes="TBJLB", when="strict", requirement="R-6.1.2-5", errata="E106"),
    Row(35, "电梯部件制造单位统一 社会信用代码", "",         "C..18",    "",    "TBJZZXYDM", "M",          at="BJXX"),
    Row(36, "电梯部件制造日期",                  "",         "YYYYMMDD", "",    "TBZZRQ",    "M",          at="BJXX"),
    Row(37, "数据版本",                          "",         "N..19",    "",    "SJBB",      "M", "注 14", when="strict", errata="E036"),
)

NOTES = (
    ("注 1",  "电梯产品合格证或产品质量证明文件上标示的设备出厂编号。"),
    ("注 2",  "电梯整机编码, 与 T/CPASE M 014.1《电梯产品追溯 第 1 部分: 编码与标识规则》中的要求一致。"),
    ("注 3",  "按照《特种设备目录》编排。"),
    ("注 4",  "按照《特种设备目录》编排。"),
    ("注 5",  "设备型号, 由设备制造单位定义的产品型号。"),
    ("注 6",  "电梯产品合格证或产品质量证明文件上标示的制造日期, 如无明确日期, 按照当月的最后一日进行填报。"),
    ("注 7",  "设备出厂时层门数, 不以实际安装为准。"),
    ("注 8",  "电梯额定速度、电梯上行额定速度、电梯下行额定速度根据实际情况进行记录, 3 项内容应至少填 1 项。"),
    ("注 9",  "电梯轿厢有效面积以 GB/T 7588.1 中的要求为准。"),
    ("注 10", "工作类型分为普通型 (对应编码 GENERAL) 或公共交通型 (对应编码 PUBLIC_TRANSIT)。"),
    ("注 11", "工作环境分为室内 (对应编码 INDOOR)、室外 (对应编码 OUTDOOR)。其中电梯井道及自动扶梯/自动人行道设备本身全部裸露或部分裸露在自然环境中属于室外。"),
    ("注 12", "电梯部件编码, 与 T/CPASE M 014.1《电梯产品追溯 第 1 部分: 编码与标识规则》中的要求一致。"),
    ("注 13", "电梯部件类别分为玻璃层门 (对应编码 3500)、非玻璃层门 (对应编码 3510)、轿厢 (对应编码 3520)、对重 (对应编码 3530)、厅门门锁 (对应编码 3540)、轿门门锁 (对应编码 3550)。"),
    ("注 14", "用于标识数据版本。"),
)
# fmt: on

TABLE = Table(
    no=5,
    clause="6.2",
    caption="修改电梯制造信息数据格式说明",
    requirement="R-6.2.2-1",
    rows=ROWS,
    rules=(AtLeastOne(("TSD", "TSXSD", "TXXSD"), when="lift", requirement="R-6.1.2-2", errata="E104"),),
    notes=NOTES,
)
