"""8.3: an accident of a lift, read from the accident platform (A.4.3)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row( 1, "电梯整机编码",         "", "C..20",         "", "ZJBM",    "M"),
    Row( 2, "事故等级",             "", "C..12",         "", "SGDJ",    "K", "注 1", codes="SGDJ", requirement="R-8.3.2-2"),
    Row( 3, "事故特征",             "", "C..6",          "", "SGTZ",    "K",         accept="C..50", errata="E100"),
    Row( 4, "事故发生环节",         "", "C..6",          "", "SGHJ",    "K", "注 2", codes="SGHJ", requirement="R-8.3.2-2"),
    Row( 5, "事故发生时间",         "", "YYYYMMDD hhmm", "", "SGFSSJ",  "K"),
    Row( 6, "事故直接原因",         "", "C..300",        "", "SGZJYY",  "K"),
    Row( 7, "事故主要原因",         "", "C..300",        "", "SGZYYY",  "K"),
    Row( 8, "事故部件",             "", "C..20",         "", "SGBJ",    "K"),
    Row( 9, "事故死亡人数",         "", "N..3",          "", "SGSWRS",  "K"),
    Row(10, "事故受伤人数",         "", "N..3",          "", "SGSSRS",  "K"),
    Row(11, "事故伤亡人员属性",     "", "C..20",         "", "SGSWRSX", "K"),
    Row(12, "负责组织事故调查部门", "", "C..30",         "", "SGDCBM",  "K"),
    Row(13, "事故档案编号",         "", "C..20",         "", "SGDABH",  "K", "注 3"),
    Row(14, "年份",                 "", "YYYY",          "", "NF",      "M"),
)

NOTES = (
    ("注 1", "故障等级应分为一般事故、重大事故、特别重大事故。"),
    ("注 2", "事故发生环节应分为安装、修理、改造、使用、维保、检验、监督管理 7 项。"),
    ("注 3", "事故档案编号是指事故档案存档时编制的编号。"),
)
# fmt: on

TABLE = Table(
    no=49,
    clause="8.3",
    caption="全国特种设备事故信息平台接口数据格式说明",
    requirement="R-8.3.2-1",
    rows=ROWS,
    notes=NOTES,
)
