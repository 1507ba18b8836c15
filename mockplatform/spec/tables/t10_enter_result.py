"""6.7: the result of an installation, reform, repair or relocation.

Nesting by A.2.7: the lift in ZJXX; replaced and added components in BJGH and BJJZ; BJYC is an array of bare
component codes (E051). ZJBMNEW, which Annex A shows in ZJXX, may stand at the top level as well (E052).
"""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "施工记录编码",                     "",         "C..19",    "",    "SGID",      "M"),
    Row( 2, "施工竣工日期",                     "",         "YYYYMMDD", "",    "SGJGRQ",    "K"),
    Row( 3, "改造修理内容",                     "",         "C..100",   "",    "GZXLNR",    "M", "注 1",  when="alteration", errata="E108"),
    Row( 4, "设备出厂编号",                     "产品编号", "C..20",    "",    "CPBH",      "K", "注 2",  printed="CCBH", at="ZJXX", errata="E002"),
    Row( 5, "电梯整机编码",                     "设备代码", "C..20",    "",    "ZJBM",      "K", "注 3",  at="ZJXX"),
    Row( 6, "电梯型式试验证书编号",             "",         "C..18",    "",    "XSSYBH",    "K",          at="ZJXX"),
    Row( 7, "设备类别",                         "",         "C..20",    "",    "SBLB",      "K", "注 4",  at="ZJXX", codes="SBLB", requirement="R-6.1.2-6"),
    Row( 8, "设备品种",                         "",         "C..30",    "",    "SBPZ",      "K", "注 5",  at="ZJXX", codes="SBPZ", requirement="R-6.1.2-6"),
    Row( 9, "设备型号",                         "产品型号", "C..50",    "",    "SBXH",      "K", "注 6",  at="ZJXX"),
    Row(10, "制造日期",                         "出厂日期", "YYYYMMDD", "",    "ZZRQ",      "K", "注 7",  at="ZJXX"),
    Row(11, "电梯层数",                         "",         "N..3",     "",    "TCS",       "K",          at="ZJXX"),
    Row(12, "电梯站数",                         "",         "N..3",     "",    "TZS",       "K",          at="ZJXX"),
    Row(13, "电梯门数",                         "",         "N..3",     "",    "TMS",       "K", "注 8",  at="ZJXX"),
    Row(14, "电梯额定速度",                     "",         "N..4, 2",  "m/s", "TSD",       "K",          at="ZJXX"),
    Row(15, "电梯额定载重量",                   "",         "N..5",     "kg",  "TZZL",      "K",          at="ZJXX"),
    Row(16, "电梯上行额定速度",                 "",         "N..4, 2",  "m/s", "TSXSD",     "K",          at="ZJXX"),
    Row(17, "电梯下行额定速度",                 "",         "N..4, 2",  "m/s", "TXXSD",     "K",          at="ZJXX"),
    Row(18, "自动扶梯名义速度",                 "",         "N..3, 2",  "m/s", "FSD",       "K",          at="ZJXX"),
    Row(19, "自动扶梯提升高度",                 "",         "N..5",     "mm",  "FGD",       "K",          at="ZJXX"),
    Row(20, "自动扶梯倾斜角",                   "",         "N..3, 1",  "°",   "FQXJ",      "K",          at="ZJXX"),
    Row(21, "自动扶梯名义宽度",                 "",         "N..4",     "mm",  "FKD",       "K",          at="ZJXX"),
    Row(22, "自动人行道名义速度",               "",         "N..3, 2",  "m/s", "RSD",       "K",          at="ZJXX"),
    Row(23, "自动人行道使用区段长度",           "",         "N..5, 2",  "m",   "RCD",       "K",          at="ZJXX"),
    Row(24, "自动人行道倾斜角",                 "",         "N..3, 1",  "°",   "RQXJ",      "K",          at="ZJXX"),
    Row(25, "自动人行道名义宽度",               "",         "N..4",     "mm",  "RKD",       "K",          at="ZJXX"),
    Row(26, "防爆电梯防爆等级",                 "",         "C..30",    "",    "FBDJ",      "K",          at="ZJXX"),
    Row(27, "防爆电梯防爆型式",                 "",         "C..50",    "",    "FBXS",      "K",          at="ZJXX"),
    Row(28, "液压驱动电梯满载工作压力",         "",         "N..4",     "MPa", "YYDTGZYL",  "K",          at="ZJXX", accept="N..7, 3", errata="E089"),
    Row(29, "电梯轿厢有效面积",                 "",         "N..6, 4",  "m ²", "DTJXMJ",    "K", "注 9",  at="ZJXX"),
    Row(30, "自动扶梯/自动人行道工作类型",      "",         "C..20",    "",    "FTGZLX",    "K", "注 10", at="ZJXX", codes="FTGZLX", requirement="R-6.1.2-3"),
    Row(31, "工作环境",                         "",         "C..30",    "",    "GZHJ",      "K", "注 11", at="ZJXX", codes="GZHJ", requirement="R-6.1.2-4"),
    Row(32, "电梯部件编码",                     "",         "C..20",    "",    "TBJBM",     "K", "注 12", at="BJGH BJJZ"),
    Row(33, "电梯部件型式试验证书编号",         "",         "C..18",    "",    "TBJXSSYBH", "K",          at="BJGH BJJZ"),
    Row(34, "电梯部件品种",                     "部件名称", "C..30",    "",    "TBJPZ",     "K",          at="BJGH BJJZ"),
    Row(35, "电梯部件型号",                     "",         "C..50",    "",    "TBJXH",     "K",          at="BJGH BJJZ"),
    Row(36, "电梯部件类别",                     "",         "C..30",    "",    "TBJLB",     "K", "注 13", printed="BJLB", at="BJGH BJJZ", codes="TBJLB", requirement="R-6.1.2-5", errata="E004"),
    Row(37, "电梯部件制造单位统一社会信用代码", "",         "C..18",    "",    "TBJZZXYDM", "K",          printed="BJZZXYDM", at="BJGH BJJZ", errata="E005"),
    Row(38, "电梯部件制造日期",                 "",         "YYYYMMDD", "",    "TBZZRQ",    "M",          at="BJGH BJJZ"),
    Row(39, "电梯整机基础信息",                 "",         "OBJECT",   "",    "ZJXX",      "K"),
    Row(40, "更换部件",                         "",         "ARRAY",    "",    "BJGH",      "K"),
    Row(41, "加装部件",                         "",         "ARRAY",    "",    "BJJZ",      "K"),
    Row(42, "移除部件",                         "",         "ARRAY",    "",    "BJYC",      "K"),
    Row(43, "旧部件编码",                       "",         "C..20",    "",    "BJBMOLD",   "K",          at="BJGH"),
    Row(44, "改造后电梯整机编码",               "",         "C..20",    "",    "ZJBMNEW",   "K",          at=". ZJXX", errata="E052"),
    Row(45, "数据版本",                         "",         "N..19",    "",    "SJBB",      "M"),
)

NOTES = (
    ("注 1",  "施工中涉及限速器、安全钳、缓冲器、门锁装置、轿厢上行超速保护装置、轿厢意外移动保护装置、控制柜、层门、驱动主机共 9 项时, 应根据实际情况选择具体施工内容。"),
    ("注 2",  "电梯产品合格证或产品质量证明文件上标示的设备出厂编号。"),
    ("注 3",  "电梯整机编码, 与 T/CPASE M 014.1《电梯产品追溯 第 1 部分: 编码与标识规则》中的要求一致。"),
    ("注 4",  "按照《特种设备目录》编排。"),
    ("注 5",  "按照《特种设备目录》编排。"),
    ("注 6",  "设备型号由设备制造单位定义的产品型号。"),
    ("注 7",  "电梯产品合格证或产品质量证明文件上标示的制造日期, 如无明确日期, 按照当月的最后一日进行填报。"),
    ("注 8",  "设备出厂时层门数, 不以实际安装为准。"),
    ("注 9",  "电梯轿厢有效面积以 GB/T 7588.1 中的要求为准。"),
    ("注 10", "工作类型分为普通型 (对应编码 GENERAL)、公共交通型 (对应编码 PUBLIC_TRANSIT)。"),
    ("注 11", "工作环境分为室内 (对应编码 INDOOR)、室外 (对应编码 OUTDOOR)。其中电梯井道及自动扶梯/自动人行道设备本身全部裸露或部分裸露在自然环境中属于室外。"),
    ("注 12", "电梯部件编码, 与 T/CPASE M 014.1《电梯产品追溯 第 1 部分: 编码与标识规则》中的要求一致。"),
    ("注 13", "电梯部件类别分为玻璃层门 (对应编码 3500)、非玻璃层门 (对应编码 3510)、轿厢 (对应编码 3520)、对重 (对应编码 3530)、厅门门锁 (对应编码 3540)、轿门门锁 (对应编码 3550)。"),
)
# fmt: on

TABLE = Table(
    no=10,
    clause="6.7",
    caption="录入电梯安装、改造、修理、移装结果信息数据格式说明",
    requirement="R-6.7.2-1",
    rows=ROWS,
    notes=NOTES,
)
