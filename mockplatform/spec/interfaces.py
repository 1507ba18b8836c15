"""The interfaces of Tables 3, 20 and 44, one row each: where they are, who may call them, what travels, what limits them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mockplatform.spec.model import Text

Method = Literal["GET", "POST", "PUT", "DELETE"]
Direction = Literal["uplink", "downlink", "push", "national"]

HOSTS: dict[str, Text] = {
    "lifthost": Text("lift product traceability platform", "电梯产品追溯平台"),
    "xssyhost": Text("type-test publicity platform", "特种设备型式试验公示平台(电梯)"),
    "xzxkhost": Text("licence publicity platform", "国家市场监督管理总局特种设备行政许可公示信息查询平台"),
    "sgghost": Text("accident platform", "全国特种设备事故信息平台"),
}
"""The four hosts of 5.3.5.9."""

HOST_ALIASES: dict[str, str] = {"xzkhhost": "xzxkhost", "lifhost": "lifthost"}
"""Other spellings in print (E058, E059)."""

ROLES: dict[str, Text] = {
    "manufacturer": Text("manufacturer or import agent", "制造单位或进口设备代理商"),
    "constructor": Text("installation, reform and repair company", "施工单位"),
    "province": Text("provincial or municipal supervision system", "省级(市级)电梯监察和检验检测信息系统"),
    "typetest": Text("type-test publicity platform", "特种设备型式试验公示平台"),
    "platform": Text("the traceability platform, as a client of the national systems", "电梯产品追溯平台"),
}


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to ask a downlink: the query keys that choose it, those that may be added, and its limits.

    `limits` pairs a row of limits.py with the requirement that states it for this mode.
    """

    name: str
    keys: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    limits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Interface:
    """One method on one path. `body` and `answer` are numbers of tables, `key` the code that a DELETE names."""

    id: str
    """The clause: 6.1"""
    method: Method
    path: str
    roles: tuple[str, ...]
    name: Text
    body: int | None = None
    answer: int | None = None
    key: str = ""
    modes: tuple[Mode, ...] = ()
    annex: str = ""
    direction: Direction = "uplink"
    host: str = "lifthost"
    also: tuple[str, ...] = ()
    """Further paths in print (E057)"""
    errata: str = ""

    @property
    def endpoint_requirement(self) -> str:
        """The statement "is offered at METHOD PATH"."""
        return f"R-{self.id}.3-1"


MAKER = ("manufacturer",)
BUILDER = ("constructor",)
ENTERPRISE = ("manufacturer", "constructor")
PROVINCE = ("province",)
TYPETEST = ("typetest",)
PLATFORM = ("platform",)


def _increment(clause: str, key: str, month: str, statements: dict[str, str]) -> tuple[Mode, ...]:
    """The four modes that 6.13, 7.16, 7.19 and 7.20 share; `statements` gives the requirement of each limit."""

    def limits(*names: str) -> tuple[tuple[str, str], ...]:
        return tuple((name, f"R-{clause}.1-{statements[name]}") for name in names)

    reformed = ("BHGZ",) if key == "ZJBM" else ()
    return (
        Mode("by_month", (month,), reformed, limits("initial")),
        Mode("by_code", (key,)),
        Mode("by_updated", ("GXSJ",), reformed, limits("lookback", "ten_minute")),
        Mode("by_code_and_updated", (key, "GXSJ")),
    )


NOTICE_MODES = (Mode("recent"), Mode("by_created", ("CJSJ",)))

CONSTRUCTION_MODES = (
    Mode("recent"),
    Mode("by_code", ("ZJBM",)),
    Mode("by_updated", ("GXSJ",)),
    Mode("by_code_and_updated", ("ZJBM", "GXSJ")),
)

ENTERPRISE_LIFT_MODES = (
    Mode("by_month", ("DTCJYF",), ("BHGZ",), (("window", "R-6.12.1-3"),)),
    Mode("by_code", ("ZJBM",)),
    Mode(
        "by_updated",
        ("GXSJ",),
        ("BHGZ",),
        (("lookback", "R-6.12.1-7"), ("window", "R-6.12.1-9"), ("daily", "R-6.12.1-8")),
    ),
    Mode("by_code_and_updated", ("ZJBM", "GXSJ")),
)

_T = "/api/tp/v1"


def _up(id: str, method: Method, path: str, roles: tuple[str, ...], body: int, zh: str, en: str, key: str = "",
        annex: str = "", errata: str = "") -> Interface:  # fmt: skip
    return Interface(id, method, _T + path, roles, Text(en, zh), body=body, key=key, annex=annex, errata=errata)


def _down(id: str, path: str, roles: tuple[str, ...], answer: int, modes: tuple[Mode, ...], zh: str, en: str,
          annex: str = "", also: tuple[str, ...] = (), errata: str = "") -> Interface:  # fmt: skip
    return Interface(id, "GET", _T + path, roles, Text(en, zh), answer=answer, modes=modes, annex=annex,
                     direction="downlink", also=tuple(_T + p for p in also), errata=errata)  # fmt: skip


# fmt: off
_ROWS: tuple[Interface, ...] = (
    # Table 3: enterprises
    _up("6.1",  "POST",   "/lifts",                       MAKER,      4,  "添加电梯制造信息",                     "add lift manufacture data",           annex="A.2.1"),
    _up("6.2",  "PUT",    "/lifts",                       MAKER,      5,  "修改电梯制造信息",                     "modify lift manufacture data",        annex="A.2.2"),
    _up("6.3",  "DELETE", "/lifts",                       MAKER,      6,  "撤销电梯制造信息",                     "revoke lift manufacture data",        annex="A.2.3", key="ZJBM"),
    _up("6.4",  "POST",   "/constructions/authorize",     ENTERPRISE, 7,  "添加电梯施工基础信息",                 "add construction data",               annex="A.2.4"),
    _up("6.5",  "PUT",    "/constructions/authorize",     ENTERPRISE, 8,  "修改电梯施工基础信息",                 "modify construction data",            annex="A.2.5"),
    _up("6.6",  "DELETE", "/constructions/authorize",     ENTERPRISE, 9,  "撤销电梯施工基础信息",                 "revoke construction data",            annex="A.2.6", key="SGID"),
    _up("6.7",  "PUT",    "/constructions/entry",         BUILDER,    10, "录入电梯安装、改造、修理、移装结果信息", "enter construction results",          annex="A.2.7", errata="E066"),
    _up("6.8",  "DELETE", "/constructions/entry",         BUILDER,    11, "撤销电梯安装、改造、修理、移装结果信息", "revoke construction results",         annex="A.2.8", key="SGID"),
    _down("6.9",  "/modify_notices",                      MAKER,      12, NOTICE_MODES,          "获取数据修改通知",             "get modification notices",     annex="A.2.9"),
    _down("6.10", "/notices_info",                        ENTERPRISE, 13, CONSTRUCTION_MODES,    "获取施工基础信息",             "get construction data",        annex="A.2.10", also=("/lifts/notices_info",), errata="E057"),
    _down("6.11", "/entry_notices",                       BUILDER,    14, NOTICE_MODES,          "获取安装、移装结果录入通知",   "get result-entry notices",     annex="A.2.11"),
    _down("6.12", "/lifts/enterprise",                    MAKER,      15, ENTERPRISE_LIFT_MODES, "获取电梯完整信息",             "get full lift information",    annex="A.2.12"),
    _down("6.13", "/lifts/orgs",                          ENTERPRISE, 16,
          _increment("6.13", "XYDM", "CJYF", {"initial": "3", "lookback": "7", "ten_minute": "8"}), "获取单位基础信息", "get unit data",                annex="A.2.13"),
    _up("6.14", "POST",   "/lifts/enterprise/recallInfo", MAKER,      17, "录入电梯召回完成情况",                 "enter recall completion",             annex="A.2.14", errata="E050"),
    _up("6.15", "PUT",    "/lifts/enterprise/recallInfo", MAKER,      18, "修改电梯召回完成情况",                 "modify recall completion",            annex="A.2.15", errata="E050"),
    _up("6.16", "DELETE", "/lifts/enterprise/recallInfo", MAKER,      19, "撤销电梯召回完成情况",                 "revoke recall completion",            annex="A.2.16", key="ZHID"),
    # Table 20: provinces and cities
    _up("7.1",  "POST",   "/usage_companies",             PROVINCE,   21, "添加电梯使用单位及使用管理追溯信息",   "add usage data",                      annex="A.3.1"),
    _up("7.2",  "PUT",    "/usage_companies",             PROVINCE,   22, "修改电梯使用单位及使用管理追溯信息",   "modify usage data",                   annex="A.3.2"),
    _up("7.3",  "DELETE", "/usage_companies",             PROVINCE,   23, "撤销电梯使用单位及使用管理追溯信息",   "revoke usage data",                   annex="A.3.3", key="SYDWGLID"),
    _up("7.4",  "POST",   "/insurances",                  PROVINCE,   24, "添加电梯整机保险追溯信息",             "add insurance data",                  annex="A.3.4"),
    _up("7.5",  "PUT",    "/insurances",                  PROVINCE,   25, "修改电梯整机保险追溯信息",             "modify insurance data",               annex="A.3.5"),
    _up("7.6",  "DELETE", "/insurances",                  PROVINCE,   26, "撤销电梯整机保险追溯信息",             "revoke insurance data",               annex="A.3.6", key="BXID"),
    _up("7.7",  "POST",   "/maintenances",                PROVINCE,   27, "添加维护保养追溯信息",                 "add maintenance data",                annex="A.3.7"),
    _up("7.8",  "PUT",    "/maintenances",                PROVINCE,   28, "修改维护保养追溯信息",                 "modify maintenance data",             annex="A.3.8"),
    _up("7.9",  "DELETE", "/maintenances",                PROVINCE,   29, "撤销维护保养追溯信息",                 "revoke maintenance data",             annex="A.3.9", key="WBID"),
    _up("7.10", "POST",   "/examine_infos",               PROVINCE,   30, "添加检验检测追溯信息",                 "add inspection data",                 annex="A.3.10"),
    _up("7.11", "PUT",    "/examine_infos",               PROVINCE,   31, "修改检验检测追溯信息",                 "modify inspection data",              annex="A.3.11"),
    _up("7.12", "DELETE", "/examine_infos",               PROVINCE,   32, "撤销检验检测追溯信息",                 "revoke inspection data",              annex="A.3.12", key="JYID"),
    _up("7.13", "POST",   "/supervise_infos",             PROVINCE,   33, "添加监督管理追溯信息",                 "add supervision data",                annex="A.3.13"),
    _up("7.14", "PUT",    "/supervise_infos",             PROVINCE,   34, "修改监督管理追溯信息",                 "modify supervision data",             annex="A.3.14"),
    _up("7.15", "DELETE", "/supervise_infos",             PROVINCE,   35, "撤销监督管理追溯信息",                 "revoke supervision data",             annex="A.3.15", key="JDID"),
    _down("7.16", "/construction_notices",                PROVINCE,   36,
          _increment("7.16", "SGID", "CJYF", {"initial": "2", "lookback": "6", "ten_minute": "7"}), "获取待阅施工告知信息", "get pending construction notices", annex="A.3.16"),
    _up("7.17", "POST",   "/orgs",                        PROVINCE,   37, "添加单位(使用、维护保养)基础信息",     "add a unit",                          annex="A.3.17"),
    _up("7.18", "PUT",    "/orgs",                        PROVINCE,   38, "修改单位(使用、维护保养)基础信息",     "modify a unit",                       annex="A.3.18"),
    _down("7.19", "/orgs",                                PROVINCE,   39,
          _increment("7.19", "XYDM", "CJYF", {"initial": "3", "lookback": "7", "ten_minute": "8"}), "获取单位基础信息", "get unit data",                annex="A.3.19"),
    _down("7.20", "/lifts/administrative",                PROVINCE,   40,
          _increment("7.20", "ZJBM", "DTCJYF", {"initial": "3", "lookback": "7", "ten_minute": "8"}), "获取电梯完整信息", "get full lift information",  annex="A.3.20"),
    _up("7.21", "PUT",    "/constructions/inform",        PROVINCE,   41, "添加施工告知单信息",                   "record a construction notice",        annex="A.3.21", errata="E066"),
    _up("7.22", "DELETE", "/constructions/inform",        PROVINCE,   42, "撤销施工告知单信息",                   "revoke a construction notice",        annex="A.3.22", key="SGID"),
    _up("7.23", "PUT",    "/lifts/lock",                  PROVINCE,   43, "锁定或解除锁定电梯制造信息",           "lock or unlock lift manufacture data", annex="A.3.23"),
    # Table 44: national systems
    Interface("8.1.1", "POST", "/api/typetest/component_unit",        TYPETEST, Text("receive maker units", "接收电梯整机及部件制造单位的单位信息"),       body=45, annex="A.4.1.1", direction="push", errata="E061 E215 E216"),
    Interface("8.1.2", "POST", "/api/typetest/test_certificate_rl",   TYPETEST, Text("receive type-test certificates", "接收电梯整机及部件型式试验证书信息"), body=46, annex="A.4.1.2", direction="push", errata="E061 E062 E217"),
    Interface("8.1.3", "GET",  "/publicity/type_test_certificate",    PLATFORM, Text("get the picture of a certificate", "获取型式试验证书"), answer=47, annex="A.4.1.3", direction="national", host="xssyhost", modes=(Mode("by_code", ("XSSYBH",)),), errata="E063"),
    Interface("8.2",   "GET",  "/api/corporate_info",                 PLATFORM, Text("get unit and licence data", "获取市场主体基础信息和行政许可信息"), answer=48, annex="A.4.2", direction="national", host="xzxkhost", modes=(Mode("by_code", ("XYDM",)),), errata="E046 E226"),
    Interface("8.3",   "GET",  "/api/accidents",                      PLATFORM, Text("get accidents", "获取电梯事故基础信息"), answer=49, annex="A.4.3", direction="national", host="sgghost", modes=(Mode("by_code", ("XYDM",), ("NF",)),), errata="E045 E225"),
)
# fmt: on

INTERFACES: dict[str, Interface] = {row.id: row for row in _ROWS}
