"""Annex A's bodies, typed by name: what each object holds. Departures from the annex carry their erratum."""

from __future__ import annotations

import pytest

from mockplatform.spec.elements import names
from mockplatform.spec.tables import TABLES

LIFT = """设备出厂编号 电梯整机编码 电梯型式试验证书编号 设备类别 设备品种 设备型号 制造日期 电梯层数 电梯站数 电梯门数
    电梯额定速度 电梯上行额定速度 电梯下行额定速度 电梯额定载重量 自动扶梯名义速度 自动扶梯提升高度 自动扶梯倾斜角
    自动扶梯名义宽度 自动人行道名义速度 自动人行道使用区段长度 自动人行道倾斜角 自动人行道名义宽度 防爆电梯防爆等级
    防爆电梯防爆型式 液压驱动电梯满载工作压力 电梯轿厢有效面积 自动扶梯/自动人行道工作类型 工作环境"""
MAKER = "电梯制造单位统一社会信用代码 电梯制造单位许可证编号"
COMPONENT = """电梯部件编码 电梯部件型式试验证书编号 电梯部件品种 电梯部件型号 电梯部件类别
    电梯部件制造单位统一社会信用代码 电梯部件制造日期"""
VERSION = "数据版本 数据变更类型"

RESULT = {  # A.2.7
    ".": """施工记录编码 施工竣工日期 改造修理内容 数据版本 电梯整机基础信息 更换部件 加装部件 移除部件
        改造后电梯整机编码""",  # the last beside ZJXX too (E052)
    "ZJXX": f"{LIFT} 改造后电梯整机编码",
    "BJGH": f"{COMPONENT} 旧部件编码",
    "BJJZ": COMPONENT,
    "BJYC": "",  # E051: bare component codes
}
FULL_INFORMATION = {  # A.2.12
    ".": """电梯整机编码 更新时间 电梯整机基础信息 电梯部件基础信息 施工信息 召回信息 监督管理追溯信息
        使用单位及使用管理追溯 维护保养信息 整机保险信息 检验检测追溯信息""",
    "ZJXX": f"""改造前电梯整机编码 数据变更类型 创建时间 更新时间 数据版本 电梯使用状态 {MAKER} {LIFT}
        电梯信息是否完整""",  # the last by A.3.20 (E039)
    "BJXX": f"{VERSION} {COMPONENT}",
    "SGXX": f"""{VERSION} 施工记录编码 施工单位统一社会信用代码 施工单位许可证编号 施工类别 施工告知接收机关
        施工告知日期 改造修理内容 施工地区 施工竣工日期 电梯整机基础信息 更换部件 加装部件 移除部件""",
    "SGXX.ZJXX": f"数据版本 {MAKER} {LIFT}",
    "SGXX.BJGH": f"{VERSION} {COMPONENT} 旧部件编码",
    "SGXX.BJJZ": f"{VERSION} {COMPONENT}",
    "SGXX.BJYC": "",
    "ZHXX": f"""{VERSION} 召回记录编码 召回部件名称 召回原因 召回型号 召回日期 召回单位统一社会信用代码
        召回部件制造单位统一社会信用代码 整改完成日期 召回部件信息""",
    "ZHXX.ZHBJXX": f"{VERSION} {COMPONENT}",
    "JDXX": f"""{VERSION} 监督管理追溯信息记录编码 监督管理机构统一社会信用代码 监督管理机构联系电话 监督管理信息
        监督管理对象 投诉举报信息 投诉对象""",
    "SYDWGLXX": f"""{VERSION} 电梯使用单位及使用管理追溯记录编码 使用登记机关 设备使用登记证编号 发证日期 设备使用地点
        使用单位内部编号 设备使用场所类别 使用单位类别 使用单位统一社会信用代码 使用单位名称 安全管理员姓名
        安全管理员证书编号 设备使用状态 状态变更日期""",
    "WBXX": f"""{VERSION} 维护保养追溯信息记录编码 故障信息 维护保养日期 下次维护保养日期 发现的主要问题
        主要问题处理情况 应急救援电话 维护保养单位统一社会信用代码""",
    "BXXX": f"""{VERSION} 电梯整机保险追溯信息记录编码 保险机构名称 统一社会信用代码 保险代理机构名称
        保险代理机构统一社会信用代码 保险险种 保险生效日期 保险失效日期""",
    "JYXX": f"""{VERSION} 检验基础信息记录编码 监督检验报告编号 监督检验日期 定期检验报告编号 定期检验日期 检测报告编号
        检测日期 下次检测日期 下次检验日期 检验结论 检验不合格项 检测不合格项 检验检测机构统一社会信用代码 检验类别""",
    "?": "电梯创建月份 包含已被改造电梯信息",
}
UNIT = """单位名称 统一社会信用代码 注册地址 通信地址 法定代表人姓名 联系人姓名 联系人电话 单位邮编 单位传真 单位类别
    资质信息"""
QUALIFICATION = "资质类别 许可证编号或检验检测机构核准证编号 许可证开始时间 许可证结束时间"
UNITS_READ = {  # A.2.13, A.3.19
    ".": f"单位记录编码 数据版本 {UNIT} 创建时间 更新时间",  # the last two by E038
    "ZZXX": f"数据版本 {QUALIFICATION}",
    "?": "单位创建月份",
}
RECALL = "召回通知记录编码 召回部件名称 召回部件型号 召回日期 召回原因 召回部件制造单位统一社会信用代码"  # A.2.14

ANNEX: dict[int, dict[str, str]] = {
    4: {".": f"{LIFT} 部件信息", "BJXX": COMPONENT},  # A.2.1
    5: {".": f"{LIFT} 部件信息 数据版本", "BJXX": COMPONENT},  # A.2.2; SJBB by E036
    10: RESULT,
    15: FULL_INFORMATION,
    16: UNITS_READ,
    17: {
        ".": "召回通知记录编码 召回部件名称 召回部件型号 召回日期 召回原因 召回部件制造单位统一社会信用代码"
    },  # A.2.14
    37: {".": UNIT, "ZZXX": QUALIFICATION},  # A.3.17
    38: {".": f"单位记录编码 数据版本 {UNIT}", "ZZXX": f"数据版本 {QUALIFICATION}"},  # A.3.18
    39: UNITS_READ,
    40: {**FULL_INFORMATION, "ZHXX": FULL_INFORMATION["ZHXX"].replace("召回单位统一社会信用", "召回单位统一信用")},
}
OBJECTS = [(no, at) for no, objects in ANNEX.items() for at in objects]


@pytest.mark.parametrize(("no", "at"), OBJECTS, ids=lambda part: str(part))
def test_an_object_holds_what_the_annex_shows(no: int, at: str) -> None:
    members = TABLES[no].members(at)
    code_of = names(members)
    typed = [code_of[name] for name in ANNEX[no][at].split()]
    assert sorted(typed) == sorted(row.code for row in members)


@pytest.mark.parametrize("no", ANNEX)
def test_there_are_no_other_objects(no: int) -> None:
    table = TABLES[no]
    assert {at for row in (*table.rows, *table.extensions) for at in row.at.split()} <= set(ANNEX[no])


def test_all_other_tables_are_flat() -> None:
    nested = {no for no, table in TABLES.items() if any(row.at not in (".", "?") for row in table.rows)}
    assert nested == {4, 5, 10, 15, 16, 37, 38, 39, 40}


def test_extensions() -> None:
    typed = {
        15: {("ZGWCRQ", "E028"), ("ZHBJXX", "E029")},
        17: {("ZHTZID", "E030")},
        18: {("ZHTZID", "E030")},
        31: {("JCBGBH", "E044")},
        38: {("SJBB", "E049")},
        40: {("ZGWCRQ", "E028"), ("ZHBJXX", "E029")},
    }
    found = {no: {(row.code, row.errata) for row in table.extensions} for no, table in TABLES.items()}
    assert {no: codes for no, codes in found.items() if codes} == typed
