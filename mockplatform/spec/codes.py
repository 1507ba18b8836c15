"""The code lists of the standard, one value a line: what goes over the wire, then what it means.

A list is named for its element. Values that only the default reading takes (strict mode refuses them) are `also`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from mockplatform.spec.model import Text


@dataclass(frozen=True)
class CodeList:
    """The values that an element may take."""

    name: str
    clause: str
    """Where the list is printed"""
    values: dict[str, Text]
    also: dict[str, str] = field(default_factory=dict)
    """What the default reading accepts as well: spelling → value of the list (E090, E218), or itself if the list
    has no value for it (E094, E224)"""
    errata: str = ""

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Everything that the default reading takes."""
        return frozenset(self.values) | frozenset(self.also)

    def value(self, given: str) -> str:
        """The value of the list that `given` stands for, or `given` itself if it stands for none."""
        return self.also.get(given, given)


def _listed(
    name: str, clause: str, *rows: tuple[str, str, str], also: tuple[str, ...] = (), errata: str = ""
) -> CodeList:
    """A list of codes; what is `also` taken stands for itself."""
    return CodeList(name, clause, {code: Text(en, zh) for code, zh, en in rows}, {code: code for code in also}, errata)


def _catalogue(name: str, clause: str, *rows: tuple[str, str, str]) -> CodeList:
    """The Special Equipment Catalogue: its codes, and its names as another spelling (E090)."""
    values = {code: Text(en, zh) for code, zh, en in rows}
    return CodeList(name, clause, values, {zh: code for code, zh, _ in rows}, "E090")


SBLB = _catalogue(
    "SBLB", "6.1.2",
    ("3100", "曳引与强制驱动电梯", "traction and positive drive lift"),
    ("3200", "液压驱动电梯", "hydraulic lift"),
    ("3300", "自动扶梯与自动人行道", "escalator and moving walk"),
    ("3400", "其它类型电梯", "lift of another type"),
)  # fmt: skip

SBPZ = _catalogue(
    "SBPZ", "6.1.2",
    ("3110", "曳引驱动乘客电梯", "traction passenger lift"),
    ("3120", "曳引驱动载货电梯", "traction goods lift"),
    ("3130", "强制驱动载货电梯", "positive drive goods lift"),
    ("3210", "液压乘客电梯", "hydraulic passenger lift"),
    ("3220", "液压载货电梯", "hydraulic goods lift"),
    ("3310", "自动扶梯", "escalator"),
    ("3320", "自动人行道", "moving walk"),
    ("3410", "防爆电梯", "explosion-proof lift"),
    ("3420", "消防员电梯", "firefighters lift"),
    ("3430", "杂物电梯", "service lift"),
)  # fmt: skip

FTGZLX = _listed(
    "FTGZLX", "6.1.2",
    ("GENERAL",        "普通型",     "ordinary duty"),
    ("PUBLIC_TRANSIT", "公共交通型", "public transport"),
)  # fmt: skip

GZHJ = _listed(
    "GZHJ", "6.1.2",
    ("INDOOR",  "室内", "indoors"),
    ("OUTDOOR", "室外", "outdoors, fully or in part"),
)  # fmt: skip

TBJLB = _listed(
    "TBJLB", "6.1.2",
    ("3500", "玻璃层门",   "glass landing door"),
    ("3510", "非玻璃层门", "landing door not of glass"),
    ("3520", "轿厢",       "car"),
    ("3530", "对重",       "counterweight"),
    ("3540", "厅门门锁",   "landing door lock"),
    ("3550", "轿门门锁",   "car door lock"),
)  # fmt: skip

SGLB = _listed(
    "SGLB", "6.4.2",
    ("INSTALL",    "安装", "installation"),
    ("REFORM",     "改造", "reform"),
    ("REPAIR",     "修理", "repair; Table 41 says 重大修理, major repair (E211)"),
    ("RE_INSTALL", "移装", "relocation"),
)  # fmt: skip

BGLX = _listed(
    "BGLX", "6.10.2",
    ("ADD",    "新增", "added"),
    ("MODIFY", "修改", "modified"),
    ("DELETE", "删除", "deleted"),
)  # fmt: skip

SYZT = _listed(
    "SYZT", "6.12.2",
    ("USING", "在用", "in use"),
    ("STOP",  "停用", "stopped"),
    ("SCRAP", "注销", "scrapped"),
)  # fmt: skip

SBSYZT = CodeList("SBSYZT", "7.1.2", SYZT.values)

SYDWLB = _listed(
    "SYDWLB", "7.1.2",
    ("ORG",      "单位", "organisation"),
    ("PERSONAL", "个人", "person"),
)  # fmt: skip

JYJL = _listed(
    "JYJL", "7.10.2",
    ("合格",       "合格",       "passed"),
    ("不合格",     "不合格",     "failed"),
    ("复检合格",   "复检合格",   "passed when inspected again"),
    ("复检不合格", "复检不合格", "failed when inspected again"),
    errata="E093",
)  # fmt: skip

JYLB = _listed(
    "JYLB", "7.10.2",
    ("INSTALL", "安装监督检验",     "supervisory inspection of an installation"),
    ("REPAIR",  "重大修理监督检验", "supervisory inspection of a major repair"),
    ("REFORM",  "改造监督检验",     "supervisory inspection of a reform"),
    ("REGULAR", "定期检验",         "periodic inspection"),
    also=("RE_INSTALL", "TEST"), errata="E094",
)  # fmt: skip

DWLB = _listed(
    "DWLB", "6.13.2",
    ("ENTERPRISE",  "企业",     "enterprise"),
    ("INSTITUTION", "事业单位", "public institution"),
    ("GOVERNMENT",  "政府",     "government body"),
    ("OTHER",       "其他",     "other"),
)  # fmt: skip

ZZLB = _listed(
    "ZZLB", "7.17.2",
    ("MANUFACTURE",           "整机制造单位",     "maker of lifts"),
    ("COMPONENT_MANUFACTURE", "部件制造单位",     "maker of components"),
    ("AGENT",                 "进口设备代理商",   "import agent"),
    ("TYPE_TEST",             "形式试验机构",     "type-test body; the print means 型式试验机构 (E210)"),
    ("USER",                  "使用单位",         "user"),
    ("MAINTENANCE",           "维护保养单位",     "maintenance company"),
    ("INSPECT",               "检验检测单位",     "inspection and testing body"),
    ("SUPERVISE",             "监督管理机构",     "supervising authority"),
    ("INSTALL",               "施工单位（安装）", "construction company, installation"),
    ("REFORM",                "施工单位（改造）", "construction company, reform"),
    ("REPAIR",                "施工单位（修理）", "construction company, repair"),
)  # fmt: skip

ENTERPRISE_VIEW = ("COMPONENT_MANUFACTURE", "USER", "INSTALL", "REFORM", "REPAIR")
"""The categories of unit that an enterprise reads (6.13.2, E208)."""

ZZLB_ENTERPRISE = CodeList("ZZLB_ENTERPRISE", "6.13.2", {code: ZZLB.values[code] for code in ENTERPRISE_VIEW})

SJLX = CodeList("SJLX", "8.1.1.2", BGLX.values)

SJLX_CERTIFICATE = CodeList(
    "SJLX_CERTIFICATE", "8.1.2.2", {code: BGLX.values[code] for code in ("ADD", "DELETE")}, {"MODIFY": "ADD"}, "E218"
)

SGDJ = _listed(
    "SGDJ", "8.3.2",
    ("一般事故",     "一般事故",     "ordinary accident"),
    ("重大事故",     "重大事故",     "serious accident"),
    ("特别重大事故", "特别重大事故", "particularly serious accident"),
    also=("较大事故",), errata="E224",
)  # fmt: skip

SGHJ = _listed(
    "SGHJ", "8.3.2",
    ("安装",     "安装",     "installation"),
    ("修理",     "修理",     "repair"),
    ("改造",     "改造",     "reform"),
    ("使用",     "使用",     "use"),
    ("维保",     "维保",     "maintenance"),
    ("检验",     "检验",     "inspection"),
    ("监督管理", "监督管理", "supervision"),
)  # fmt: skip

CODE_LISTS: dict[str, CodeList] = {
    codes.name: codes
    for codes in (
        *(SBLB, SBPZ, FTGZLX, GZHJ, TBJLB, SGLB, BGLX, SYZT, SBSYZT, SYDWLB, JYJL, JYLB, DWLB, ZZLB, ZZLB_ENTERPRISE),
        *(SJLX, SJLX_CERTIFICATE, SGDJ, SGHJ),
    )
}
"""Every closed list by its name."""

COMPONENT_KINDS: dict[str, Text] = {
    "限速器": Text("overspeed governor", "限速器"),
    "安全钳": Text("safety gear", "安全钳"),
    "缓冲器": Text("buffer", "缓冲器"),
    "门锁装置": Text("door locking device", "门锁装置"),
    "轿厢上行超速保护装置": Text("ascending car overspeed protection", "轿厢上行超速保护装置"),
    "轿厢意外移动保护装置": Text("unintended car movement protection", "轿厢意外移动保护装置"),
    "控制柜": Text("control cabinet", "控制柜"),
    "层门": Text("landing door", "层门"),
    "驱动主机": Text("driving machine", "驱动主机"),
}
"""The nine kinds of component of 6.1.1. T/CPASE M 014.1 gives their codes, so TBJPZ is not a closed list (E091)."""

SITE_KINDS: dict[str, Text] = {
    "1": Text("residential building", "住宅"),
    "2": Text("office building", "办公楼宇"),
    "3": Text("shop or supermarket", "商场超市"),
    "4": Text("hotel or restaurant", "宾馆饭店"),
    "5": Text("transport site", "交通场所"),
    "6": Text("hospital", "医院"),
    "7": Text("school", "学校"),
    "8": Text("cultural or sports venue", "文体场馆"),
    "9": Text("other site", "其他场所"),
}
"""The kinds of site that SBSYCSLB should (宜) use, 7.1.2 note 2: a recommendation, not a closed list (E092)."""
