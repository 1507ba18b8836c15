"""Facts about an element that hold in whatever table it stands, and every spelling of its code."""

from __future__ import annotations

from collections.abc import Iterable

from mockplatform.spec.model import Row
from mockplatform.spec.tables import TABLES

CREDIT_CODES = frozenset({
    "ZJZZXYDM", "TBJZZXYDM", "SGXYDM", "SYXYDM", "XYDM", "ZHBJXYDM", "ZHDWMC",
    "JCXYDM", "WBXYDM", "BXJGXYDM", "BXDLJGXYDM", "JYXYDM",
})  # fmt: skip
"""Unified social credit codes. ZHDWMC is one by its name, though its code reads "unit name" (E022). XYDM of Table 45
may be another code of organisation and is never checked (E265)."""

UNIT_NAMES = frozenset({"DWMC", "SYDWMC", "BXJGMC", "BXDLJGMC"})

FOLDED = CREDIT_CODES | UNIT_NAMES | frozenset({
    "SBXH", "TBJXH", "CPXH", "ZHXXH", "ZHXH",
    "ZJBM", "ZJBMNEW", "ZJBMOLD", "TBJBM", "BJBMOLD",
    "XSSYBH", "TBJXSSYBH",
})  # fmt: skip
"""Elements whose full-width characters become half-width: models, unit names, credit codes, codes of lifts and
components, numbers of certificates (5.3.5.3, E098). Free text is left as it is."""

ADDRESSES = frozenset({"ZCDZ", "TXDZ", "SBSYDD", "SYDWDZ", "SGLXRDZ"})
"""Addresses: province,city,county^detail (5.3.5.4, E096)."""

REGIONS = frozenset({"SGDQ"})
"""Regions: province,city,county, with or without ^detail (E096)."""

PERSONAL = frozenset({
    "LXRXM", "LXRDH", "LXDH", "FRXM", "DWCZ",
    "SGLXR", "SGLXRDH", "SGLXRCZ", "SGLXRYX", "SGLXRDZ",
    "SYDWLXR", "SYDWLXRDH", "SYDWCZ", "AQGLYXM", "AQGLYZSBH",
    "YJJYDH", "JCLXDH",
})  # fmt: skip
"""Names, telephones, telefaxes, mail addresses and the like, by which a person can be found."""

RECORD_CODES = frozenset({"SGID", "TZID", "SYDWGLID", "BXID", "WBID", "JYID", "JDID", "DWID", "ZHID"})
"""Record codes that the platform gives: strings of up to 19 digits (E088)."""

FURTHER_SPELLINGS: dict[str, tuple[str, ...]] = {
    "ZHXXH":  ("ZHXH", "ZH XH", "ZHXX"),  # E007: one model, three codes
    "ZHXH":   ("ZHXXH",),
    "LXRDH":  ("LXDH",),                  # E015
    "ZHTZID": ("TZID",),                  # E030
    "ZGWCRQ": ("ZHWCRQ",),                # E028: beside it, ZHWCRQ can't be ZHRQ
}  # fmt: skip
"""Canonical code → spellings that are printed for another element and are taken for this one."""


def spellings(rows: Iterable[Row]) -> dict[str, str]:
    """Every spelling of the codes of `rows`, which are the members of one object: spelling → canonical code.

    Whatever any table prints for a code is taken, the code itself first. A spelling never hides another element of
    the same object: in a lift ZHXX is the list of recalls, in a recall the model (E008).

    >>> found = spellings(TABLES[15].members("ZHXX"))
    >>> found["ZHXX"], found["ZHYE"]
    ('ZHXH', 'ZHYY')
    >>> spellings(TABLES[15].members())["ZHXX"]
    'ZHXX'
    """
    own = {row.code: row.code for row in rows}
    printed = {spelling: code for spelling, code in _PRINTED if code in own}
    further = {spelling: code for code in own for spelling in FURTHER_SPELLINGS.get(code, ())}
    return {**printed, **further, **own}


def names(rows: Iterable[Row]) -> dict[str, str]:
    """The Chinese names of `rows`, as printed, without blanks and as Annex A has them: name → canonical code."""
    own = tuple(rows)
    codes = {row.code for row in own}
    annex = {name: code for name, code in ANNEX_NAMES.items() if code in codes}
    return {**annex, **{row.name.replace(" ", ""): row.code for row in own}, **{row.name: row.code for row in own}}


ANNEX_NAMES: dict[str, str] = {
    "电梯制造单位统一社会信用代码": "ZJZZXYDM",  # E034
    "电梯制造单位许可证编号":       "ZJXKZBH",   # E034
    "检验记录编码":                 "JYID",      # E031
    "检验基础信息记录编码":         "JYID",      # E031
    "维护保养记录编码":             "WBID",      # E032
    "电梯整机保险记录编码":         "BXID",      # E033
    "施工现联系人":                 "SGLXR",     # E035
    "使用单位及使用管理追溯":       "SYDWGLXX",
    "召回单位统一信用代码":         "ZHDWMC",    # E022
    "召回单位统一社会信用代码":     "ZHDWMC",    # E022
    "更新时间":                     "GXSJ",      # E017
    "电梯更新时间":                 "GXSJ",
    "单位更新时间":                 "GXSJ",
    "施工基础信息更新时间":         "GXSJ",
    "施工告知单信息更新时间":       "GXSJ",
}  # fmt: skip
"""Names that Annex A gives to elements and that their table doesn't print."""

_PRINTED = tuple((row.printed, row.code) for table in TABLES.values() for row in table.rows if row.printed)
