"""A second witness: the M rows of every table, typed from the print, with the codes as printed."""

from __future__ import annotations

import pytest

from mockplatform.spec.tables import TABLES

FULL_INFORMATION = "ZJXX BGLX CJSJ GXSJ BJXX ZJZZXYDM ZJBM TBZZRQ XCJCRQ SJBB DTXXWZ"

MANDATORY = {
    4: "CPBH ZJBM XSSYBH SBLB SBPZ SBXH ZZRQ TCS TZS TMS TZZL FSD FGD FQXJ FKD RSD RCD RQXJ RKD FBDJ FBXS YYDTGZYL "
       "DTJXMJ FTGZLX TBJBM TBJXSSYBH TBJPZ TBJXH TBJZZXYDM TBZZRQ",
    5: "CPBH ZJBM XSSYBH SBLB SBPZ SBXH ZZRQ TCS TZS TMS TZZL FSD FGD FQXJ FKD RSD RCD RQXJ RKD FBDJ FBXS YYDTGZYL "
       "DTJXMJ FTGZLX GZHJ TBJBM TBJXSSYBH TBJPZ TBJXH TBJLB TBJZZXYDM TBZZRQ SJBB",
    6: "ZJBM",
    7: "ZJBM SGXYDM SGLB SGDQ",
    8: "SGID TZJBM SGXYDM SGLB SGDQ SFGZ SJBB",
    9: "SGID",
    10: "SGID GZXLNR TBZZRQ SJBB",
    11: "SGID",
    12: "TZID SGID CJSJ FKNR ZJBM SGXYDM",
    13: "SGID ZJBM SGLB SGDQ AZRQ SGXYDM SGXKZBH XKZKSSJ XKZJSSJ SGLXR SGLXRDH SGLXRCZ SGLXRDZ SGLXRYX SYXYDM SYDWMC "
        "SYDWLXR SYDWLXRDH SYDWCZ SYDWDZ SYDWYB SFGZ SJBB GXSJ BGLX",
    14: "TZID SGID CJSJ ZJBM SGXYDM",
    15: FULL_INFORMATION,
    16: "DWID CJSJ GXSJ DWMC ZZXX ZZLB SJBB",
    17: "ZHBJMC ZHXXH ZHBJXYDM ZHRQ ZHYE",
    18: "ZHID ZHBJMC ZHXXH ZHBJXYDM ZHWCRQ SJBB ZHY_Y",
    19: "ZHID",
    21: "ZJBM SYDJJG SBSYDJZBH SYFZRQ SBSYDD SYDWNBBH SYDWLB AQGLYXM AQGLYZSBH SBSYZT ZTBGRQ",
    22: "SYDWGLID ZJBM SYDJJG SBSYDJZBH SYFZRQ SBSYDD SYDWNBBH SYDWLB AQGLYXM AQGLYZSBH SBSYZT ZTBGRQ SJBB",
    23: "SYDWGLID",
    24: "ZJBM",
    25: "BXID ZJBM SJBB",
    26: "BXID",
    27: "ZJBM YJJYDH WBXYDM",
    28: "WBID ZJBM YJJYDH WBXYDM SJBB",
    29: "WBID",
    30: "ZJBM JDJYBGBH JDJYHGRQ DQJYBGBH DQJYHGRQ XCJYRQ XCJCRQ JYJL JYXYDM JYLB",
    31: "JYID ZJBM JDJYBGBH JDJYHGRQ DQJYBGBH DQJYRQ XCJYRQ JYJL JYXYDM JYLB SJBB",
    32: "JYID",
    33: "TZJBM JCXYDM JCLXDH",
    34: "JDID TZJBM JCXYDM JCLXDH SJBB",
    35: "JDID",
    36: "SGID ZJBM SGLB SGDQ SGXYDM SJBB SFGZ",
    37: "DWMC XYDM ZCDZ TXDZ FRXM LXRXM LXDH DWLB ZZXX ZZLB",
    38: "DWID DWMC XYDM ZCDZ TXDZ FRXM LXRXM LXDH DWLB ZZLB SJBB",
    39: "DWID CJSJ GXSJ DWMC ZZLB SJBB",
    40: FULL_INFORMATION,
    41: "SGGZSLJG SGGZRQ SGGZDBH SJBB ZJBM SGXYDM SGLB SGDQ SGLXR SGLXRDH SGXKZBH AZRQ",
    42: "SGID",
    43: "ZJBM DTXXSD",
    45: "DWMC XYDM SJLX",
    46: "XYDM XSSYBH FZRQ XCHCRQ CPXH SJLX",
    47: "XSSYBH",
    48: "DWMC",
    49: "ZJBM NF",
}  # fmt: skip


def test_no_table_is_left_out() -> None:
    assert list(MANDATORY) == list(TABLES)


@pytest.mark.parametrize("no", MANDATORY, ids=lambda no: f"T{no}")
def test_mandatory_rows(no: int) -> None:
    typed = [code.replace("_", " ") for code in MANDATORY[no].split()]  # the blank of ZHY Y (E006)
    assert [row.printed_code for row in TABLES[no].rows if row.use == "M"] == typed


CONDITIONAL = {
    4: {
        "TCS TZS TMS TZZL": "lift", "DTJXMJ": "car", "YYDTGZYL": "hydraulic", "FBDJ FBXS": "explosion",
        "FSD FGD FQXJ FKD": "escalator", "RSD RCD RQXJ RKD": "walk", "FTGZLX": "stairs",
    },
    5: {
        "TCS TZS TMS TZZL": "lift", "DTJXMJ": "car", "YYDTGZYL": "hydraulic", "FBDJ FBXS": "explosion",
        "FSD FGD FQXJ FKD": "escalator", "RSD RCD RQXJ RKD": "walk", "FTGZLX": "stairs",
        "GZHJ TBJLB SJBB": "strict",
    },
    8: {"SFGZ": "constructor"},
    10: {"GZXLNR": "alteration"},
    15: {"XCJCRQ": "strict"},
    21: {"SYDJJG SBSYDJZBH SYFZRQ SBSYDD SYDWNBBH SYDWLB AQGLYXM AQGLYZSBH": "using"},
    22: {"SYDJJG SBSYDJZBH SYFZRQ SBSYDD SYDWNBBH SYDWLB AQGLYXM AQGLYZSBH": "using"},
    30: {"JDJYBGBH JDJYHGRQ": "supervision", "DQJYBGBH DQJYHGRQ": "periodic", "XCJCRQ": "strict"},
    31: {"JDJYBGBH JDJYHGRQ": "supervision", "DQJYBGBH DQJYHGRQ": "periodic"},
    37: {"XYDM": "enterprise"},
    40: {"XCJCRQ": "strict"},
    41: {"SJBB": "recorded", "SGXKZBH": "strict"},
}  # fmt: skip


@pytest.mark.parametrize("no", TABLES, ids=lambda no: f"T{no}")
def test_rows_that_are_mandatory_under_a_condition(no: int) -> None:
    typed = {code: when for codes, when in CONDITIONAL.get(no, {}).items() for code in codes.split()}
    assert {row.code: row.when for row in TABLES[no].rows if row.when} == typed
