"""The closed lists, typed from the notes of the print."""

from __future__ import annotations

import pytest

from mockplatform.spec.codes import CODE_LISTS, COMPONENT_KINDS, SITE_KINDS
from mockplatform.spec.tables import TABLES

VALUES = {
    "SBLB": "3100 3200 3300 3400",
    "SBPZ": "3110 3120 3130 3210 3220 3310 3320 3410 3420 3430",
    "FTGZLX": "GENERAL PUBLIC_TRANSIT",
    "GZHJ": "INDOOR OUTDOOR",
    "TBJLB": "3500 3510 3520 3530 3540 3550",
    "SGLB": "INSTALL REFORM REPAIR RE_INSTALL",
    "BGLX": "ADD MODIFY DELETE",
    "SYZT": "USING STOP SCRAP",
    "SBSYZT": "USING STOP SCRAP",
    "SYDWLB": "ORG PERSONAL",
    "JYJL": "合格 不合格 复检合格 复检不合格",
    "JYLB": "INSTALL REPAIR REFORM REGULAR",
    "DWLB": "ENTERPRISE INSTITUTION GOVERNMENT OTHER",
    "ZZLB": "MANUFACTURE COMPONENT_MANUFACTURE AGENT TYPE_TEST USER MAINTENANCE INSPECT SUPERVISE "
            "INSTALL REFORM REPAIR",
    "ZZLB_ENTERPRISE": "COMPONENT_MANUFACTURE USER INSTALL REFORM REPAIR",
    "SJLX": "ADD MODIFY DELETE",
    "SJLX_CERTIFICATE": "ADD DELETE",
    "SGDJ": "一般事故 重大事故 特别重大事故",
    "SGHJ": "安装 修理 改造 使用 维保 检验 监督管理",
}  # fmt: skip
ALSO = {"JYLB": {"RE_INSTALL", "TEST"}, "SGDJ": {"较大事故"}, "SJLX_CERTIFICATE": {"MODIFY"}}


def test_every_list_is_typed_here() -> None:
    assert list(CODE_LISTS) == list(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    assert list(CODE_LISTS[name].values) == VALUES[name].split()


@pytest.mark.parametrize("name", VALUES)
def test_what_the_default_reading_takes_as_well(name: str) -> None:
    codes = CODE_LISTS[name]
    if name in ("SBLB", "SBPZ"):  # E090: the names of the catalogue
        assert codes.also == {text.zh: value for value, text in codes.values.items()}
    else:
        assert set(codes.also) == ALSO.get(name, set())
    assert codes.accepted == set(codes.values) | set(codes.also)
    assert bool(codes.errata) == bool(codes.also) or name == "JYJL"


def test_a_spelling_stands_for_its_value() -> None:
    assert CODE_LISTS["SBPZ"].value("自动扶梯") == "3310"
    assert CODE_LISTS["SBPZ"].value("3310") == "3310"
    assert CODE_LISTS["SJLX_CERTIFICATE"].value("MODIFY") == "ADD"  # E218
    assert CODE_LISTS["JYLB"].value("TEST") == "TEST"  # E094: no value of the list fits
    assert CODE_LISTS["SGLB"].value("安装") == "安装"  # not taken: the note gives a code


@pytest.mark.parametrize("name", VALUES)
def test_every_list_is_used_by_its_element(name: str) -> None:
    users = {row.code for table in TABLES.values() for row in table.rows if row.codes == name}
    assert users == {name.partition("_")[0]}


def test_an_element_has_its_list_in_every_table() -> None:
    listed = {name.partition("_")[0] for name in CODE_LISTS}
    bare = [(no, row.code) for no, t in TABLES.items() for row in t.rows if row.code in listed and not row.codes]
    assert bare == []


def test_the_enterprise_reads_five_categories_of_unit() -> None:
    lists = {no: row.codes for no, table in TABLES.items() for row in table.rows if row.code == "ZZLB"}
    assert lists == {16: "ZZLB_ENTERPRISE", 37: "ZZLB", 38: "ZZLB", 39: "ZZLB"}


def test_varieties_belong_to_the_classes() -> None:
    assert {variety[:2] + "00" for variety in CODE_LISTS["SBPZ"].values} == set(CODE_LISTS["SBLB"].values)


def test_open_lists() -> None:
    assert len(COMPONENT_KINDS) == 9
    assert list(SITE_KINDS) == list("123456789")
    assert not any(row.codes for table in TABLES.values() for row in table.rows if row.code in ("TBJPZ", "SBSYCSLB"))
