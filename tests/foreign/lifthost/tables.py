"""The tables of clauses 6 to 8, copied by hand: code, M or K, format, Chinese name.

A format is C and the longest text, N and digits with decimals, T a timestamp, Y a month, B true or false, A an array,
O an object. Where tables print a code in two ways, `ZJBM/TZJBM`, the second is what this table prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Field:
    """A row of a table."""

    code: str
    printed: str
    required: bool
    kind: str
    size: int
    decimals: int
    name: str


@dataclass(frozen=True)
class Table:
    """The rows of an object, and the tables of the objects in it."""

    fields: tuple[Field, ...]
    parts: Mapping[str, Table] = field(default_factory=dict)

    def demanding(self, *codes: str) -> Table:
        """The same rows, with these M."""
        return replace(
            self, fields=tuple(replace(row, required=row.required or row.code in codes) for row in self.fields)
        )


def table(text: str, **parts: Table) -> Table:
    """Read a table from its lines."""
    return Table(tuple(_field(line) for line in text.strip().splitlines()), parts)


def _field(line: str) -> Field:
    codes, use, form, name = line.split(maxsplit=3)
    code, _, printed = codes.partition("/")
    size, _, decimals = form[1:].partition(",")
    return Field(code, printed or code, use == "M", form[0], int(size or 0), int(decimals or 0), name)


def joined(*tables: Table) -> Table:
    """The rows of several tables in one."""
    parts = {code: part for one in tables for code, part in one.parts.items()}
    return Table(tuple(row for one in tables for row in one.fields), parts)


VERSION = table("SJBB M N19 数据版本")

COMPONENT = table("""
TBJBM M C20 电梯部件编码
TBJXSSYBH M C18 电梯部件型式试验证书编号
TBJPZ M C30 电梯部件品种
TBJXH M C50 电梯部件型号
TBJLB K C30 电梯部件类别
TBJZZXYDM M C18 电梯部件制造单位统一社会信用代码
TBZZRQ M T 电梯部件制造日期
""")

LIFT = table(
    """
CPBH M C20 设备出厂编号
ZJBM M C20 电梯整机编码
XSSYBH M C18 电梯型式试验证书编号
SBLB M C20 设备类别
SBPZ M C30 设备品种
SBXH M C50 设备型号
ZZRQ M T 制造日期
TCS K N3 电梯层数
TZS K N3 电梯站数
TMS K N3 电梯门数
TSD K N4,2 电梯额定速度
TZZL K N5 电梯额定载重量
TSXSD K N4,2 电梯上行额定速度
TXXSD K N4,2 电梯下行额定速度
FSD K N3,2 自动扶梯名义速度
FGD K N5 自动扶梯提升高度
FQXJ K N3,1 自动扶梯倾斜角
FKD K N4 自动扶梯名义宽度
RSD K N3,2 自动人行道名义速度
RCD K N5,2 自动人行道使用区段长度
RQXJ K N3,1 自动人行道倾斜角
RKD K N4 自动人行道名义宽度
FBDJ K C30 防爆电梯防爆等级
FBXS K C50 防爆电梯防爆型式
YYDTGZYL K N4 液压驱动电梯满载工作压力
DTJXMJ K N6,4 电梯轿厢有效面积
FTGZLX K C20 自动扶梯/自动人行道工作类型
GZHJ K C30 工作环境
BJXX K A 部件信息
""",
    BJXX=COMPONENT,
)
"""Table 4. Rows 8 to 27 are M for the lifts that can have them: check.py."""

LIFT_CHANGED = joined(LIFT, VERSION)
"""Table 5"""

LIFT_CHANGED_LITERALLY = Table(LIFT_CHANGED.demanding("GZHJ").fields, {"BJXX": COMPONENT.demanding("TBJLB")})

CONTACTS = table("""
SGXYDM M C18 施工单位统一社会信用代码
SGLB M C20 施工类别
SGDQ M C50 施工地区
AZRQ K T 安装日期
SGLXR K C20 施工联系人
SGLXRDH K C50 施工联系人电话
SGLXRCZ K C20 施工联系人传真
SGLXRYX K C50 施工联系人邮箱
SGLXRDZ K C50 施工联系人办公地址
SYXYDM K C19 使用单位统一社会信用代码
SYDWMC K C30 使用单位名称
SYDWLXR K C20 使用单位联系人
SYDWLXRDH K C20 使用单位联系人电话
SYDWCZ K C20 使用单位传真
SYDWDZ K C50 使用单位地址
SYDWYB K C10 使用单位邮编
""")

CONSTRUCTION = joined(table("ZJBM M C20 电梯整机编码"), CONTACTS)
"""Table 7"""

CONSTRUCTION_CHANGED = joined(
    table("""
SGID M C19 施工记录编码
ZJBM/TZJBM M C20 电梯整机编码
SFGZ K B 是否施工告知
"""),
    CONTACTS,
    VERSION,
)
"""Table 8. SFGZ is M and, by note 5, for constructors only."""

PRINTED_COMPONENT = table("""
TBJBM K C20 电梯部件编码
TBJXSSYBH K C18 电梯部件型式试验证书编号
TBJPZ K C30 电梯部件品种
TBJXH K C50 电梯部件型号
TBJLB/BJLB K C30 电梯部件类别
TBJZZXYDM/BJZZXYDM K C18 电梯部件制造单位统一社会信用代码
TBZZRQ M T 电梯部件制造日期
BJBMOLD K C20 旧部件编码
""")

RESULT = table(
    """
SGID M C19 施工记录编码
SGJGRQ K T 施工竣工日期
GZXLNR K C100 改造修理内容
ZJXX K O 电梯整机基础信息
BJGH K A 更换部件
BJJZ K A 加装部件
BJYC K L 移除部件
SJBB M N19 数据版本
""",
    ZJXX=Table(
        tuple(
            replace(row, required=False, printed="CCBH" if row.code == "CPBH" else row.code)
            for row in LIFT.fields
            if row.code != "BJXX"
        )
        + table("ZJBMNEW K C20 改造后电梯整机编码").fields
    ),
    BJGH=PRINTED_COMPONENT,
    BJJZ=PRINTED_COMPONENT,
)
"""Table 10, nested as A.2.7.1.2 shows. L is an array of texts."""

RECALL = table("""
ZHBJMC M C20 召回部件名称
ZHXXH M C20 召回部件型号
ZHBJXYDM M C18 召回部件制造单位统一社会信用代码
ZHRQ M T 召回日期
ZHYY/ZHYE M C100 召回原因
""")
"""Table 17"""

RECALL_CHANGED = joined(
    table("""
ZHID M C20 召回完成编码
ZHBJMC M C20 召回部件名称
ZHXXH M C20 召回部件型号
ZHBJXYDM M C18 召回部件制造单位统一社会信用代码
ZHRQ/ZHWCRQ M T 召回日期
ZHYY M C100 召回原因
"""),
    VERSION,
)
"""Table 18"""

USAGE = table("""
ZJBM M C20 电梯整机编码
SYDJJG K C20 使用登记机关
SBSYDJZBH K C20 设备使用登记证编号
SYFZRQ K T 发证日期
SBSYDD K C100 设备使用地点
SYDWNBBH K C20 使用单位内部编号
SBSYCSLB K C10 设备使用场所类别
SYDWLB K C20 使用单位类别
SYXYDM K C18 使用单位统一社会信用代码
SYDWMC K C30 使用单位名称
AQGLYXM K C20 安全管理员姓名
AQGLYZSBH K C20 安全管理员证书编号
SBSYZT M C10 设备使用状态
ZTBGRQ M Y 状态变更日期
""")
"""Table 21. By note 6 rows 2 to 12 are M for lifts in use only: check.py."""

INSURANCE = table("""
ZJBM M C20 电梯整机编码
BXJGMC K C100 保险机构名称
BXJGXYDM K C18 统一社会信用代码
BXDLJGMC K C100 保险代理机构名称
BXDLJGXYDM K C18 保险代理机构统一社会信用代码
BXXZ K C40 保险险种
BXSXRQ K T 保险生效日期
BXJSRQ K T 保险失效日期
""")
"""Table 24"""

MAINTENANCE = table("""
ZJBM M C20 电梯整机编码
GZXX K C50 故障信息
WBRQ K T 维护保养日期
XCWBRQ K T 下次维护保养日期
ZYWT K C1000 发现的主要问题
ZYWTCLQK K C100 主要问题处理情况
YJJYDH M C20 应急救援电话
WBXYDM M C18 维护保养单位统一社会信用代码
""")
"""Table 27"""

INSPECTION = table("""
ZJBM M C20 电梯整机编码
JDJYBGBH M C30 监督检验报告编号
JDJYHGRQ M T 监督检验日期
DQJYBGBH M C30 定期检验报告编号
DQJYHGRQ M T 定期检验日期
XCJYRQ M Y 下次检验日期
JCBGBH K C30 检测报告编号
JCRQ K T 检测日期
XCJCRQ M T 下次检测日期
JYJL M C20 检验结论
JYBHGX K C100 检验不合格项
JYXYDM M C18 检验检测机构统一社会信用代码
JCBHGX K C100 检测不合格项
JYLB M C20 检验类别
""")
"""Table 30"""

INSPECTION_CHANGED = joined(
    table("""
ZJBM M C20 电梯整机编码
JDJYBGBH M C30 监督检验报告编号
JDJYHGRQ M T 监督检验日期
DQJYBGBH M C30 定期检验报告编号
DQJYHGRQ/DQJYRQ M T 定期检验日期
JCRQ K T 检测日期
XCJCRQ K T 下次检测日期
XCJYRQ M Y 下次检验日期
JYJL M C20 检验结论
JYBHGX K C100 检验不合格项
JYXYDM M C18 检验检测机构统一社会信用代码
JCBHGX K C100 检测不合格项
JYLB M C20 检验类别
""")
)
"""Table 31 without JYID and SJBB"""

SUPERVISION = table("""
ZJBM/TZJBM M C20 电梯整机编码
JCXYDM M C18 监督管理机构统一社会信用代码
JCLXDH M C20 监督管理机构联系电话
JCXZZF K C200 监督管理信息
JCZFDX K C50 监督管理对象
JCTSJB K C200 投诉举报信息
JCTSDX K C50 投诉对象
""")
"""Table 33"""

QUALIFICATION = table("""
ZZLB M C20 资质类别
ZZBH K C20 许可证编号或检验检测机构核准证编号
XKZKSSJ K T 许可证开始时间
XKZJSSJ K T 许可证结束时间
""")

UNIT = table(
    """
DWMC M C30 单位名称
XYDM M C18 统一社会信用代码
ZCDZ M C50 注册地址
TXDZ M C50 通信地址
FRXM M C20 法定代表人姓名
LXRXM M C20 联系人姓名
LXDH M C20 联系人电话
DWYB K C20 单位邮编
DWCZ K C20 单位传真
DWLB M C20 单位类别
ZZXX M A 资质信息
""",
    ZZXX=QUALIFICATION,
)
"""Table 37"""

INFORM = table("""
SGID K C19 施工记录编码
SGGZSLJG M C100 施工告知接收机关
SGGZRQ M T 施工告知日期
SGGZDBH M C100 施工告知单编号
SJBB M N19 数据版本
ZJBM M C20 电梯整机编码
SGXYDM M C18 施工单位统一社会信用代码
SGLB M C20 施工类别
SGDQ M C50 施工地区
SGLXR M C20 施工联系人
SGLXRDH M C50 施工联系人电话
SGXKZBH K C20 施工许可证编号
AZRQ M T 安装日期
""")
"""Table 41. SGXKZBH is M there and missing from A.3.21."""

LOCK = table("""
ZJBM M C20 电梯整机编码
DTXXSD M B 锁定电梯制造信息
""")
"""Table 43"""

PUSHED_UNIT = table("""
DWMC M C30 单位名称
XYDM M C18 统一社会信用代码
TXDZ K C50 通信地址
LXRXM K C20 联系人姓名
LXDH K C20 联系人电话
SJLX M C10 数据类型
""")
"""Table 45"""

PUSHED_CERTIFICATE = table("""
XYDM M C18 制造单位统一社会信用代码
XSSYBH M C18 型式试验证书编号
FZRQ M T 发证日期
XCHCRQ M T 下一次核查日期
CPXH M C18 产品型号
SJLX M C10 数据类型
""")
"""Table 46"""


def modifying(key: str, name: str, base: Table) -> Table:
    """The table of a modification: the record code, the rows of the record, the version."""
    return joined(table(f"{key} M C19 {name}"), base, VERSION)
