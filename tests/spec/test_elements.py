"""Facts about elements, and the spellings of their codes."""

from __future__ import annotations

import pytest

from mockplatform.spec import elements
from mockplatform.spec.elements import names, spellings
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

ROWS = [row for table in TABLES.values() for row in (*table.rows, *table.extensions)]
OBJECTS = [
    (no, at)
    for no, table in TABLES.items()
    for at in sorted({at for row in (*table.rows, *table.extensions) for at in row.at.split()})
]


@pytest.mark.parametrize("facts", ["FOLDED", "ADDRESSES", "REGIONS", "CREDIT_CODES", "RECORD_CODES", "UNIT_NAMES"])
def test_facts_are_about_elements_that_hold_text(facts: str) -> None:
    codes = getattr(elements, facts)
    rows = [row for row in ROWS if row.code in codes]
    assert {row.code for row in rows} == codes
    assert {parse(row.notation).kind for row in rows} == {"C"}


def test_credit_codes_are_those_that_are_named_so() -> None:
    named = {row.code for row in ROWS if row.name.replace(" ", "").endswith(("社会信用代码", "统一信用代码"))}
    assert named == elements.CREDIT_CODES


def test_record_codes_are_those_of_19_characters() -> None:
    assert {row.code for row in ROWS if row.notation == "C..19" and row.code.endswith("ID")} - {"ZHTZID"} == (
        elements.RECORD_CODES
    )


def test_addresses_are_those_that_are_named_so() -> None:
    assert {row.code for row in ROWS if row.name.endswith(("地址", "使用地点"))} == elements.ADDRESSES


def test_folded() -> None:
    assert {"SBXH", "TBJXH", "CPXH", "ZHXXH", "ZHXH", "DWMC", "SYDWMC", "XYDM", "ZJBM"} < elements.FOLDED
    assert not {"ZYWT", "GZXLNR", "SGLXR", "SBSYDD", "ZHBJMC"} & elements.FOLDED


@pytest.mark.parametrize(
    ("no", "at", "spelling", "code"),
    [
        (4, ".", "TZJBM", "ZJBM"),
        (4, "BJXX", "BJLB", "TBJLB"),
        (10, "ZJXX", "CCBH", "CPBH"),
        (10, "BJGH", "BJZZXYDM", "TBJZZXYDM"),
        (15, ".", "ZHXX", "ZHXX"),
        (15, "ZHXX", "ZHXX", "ZHXH"),
        (15, "ZHXX", "ZHXXH", "ZHXH"),
        (15, "ZHXX", "ZH XH", "ZHXH"),
        (15, "ZHXX", "ZHRQ", "ZHRQ"),
        (15, "ZHXX", "ZHWCRQ", "ZGWCRQ"),
        (17, ".", "ZHWCRQ", "ZHRQ"),
        (17, ".", "ZHXX", "ZHXXH"),
        (17, ".", "ZHXH", "ZHXXH"),
        (17, ".", "TZID", "ZHTZID"),
        (17, ".", "ZHYY", "ZHYY"),
        (17, ".", "ZHY Y", "ZHYY"),
        (30, ".", "DQJYRQ", "DQJYHGRQ"),
        (33, ".", "JCZZZF", "JCXZZF"),
        (40, "WBXX", "YJYDH", "YJJYDH"),
        (48, ".", "LXDH", "LXRDH"),
    ],
)
def test_spellings(no: int, at: str, spelling: str, code: str) -> None:
    assert spellings(TABLES[no].members(at))[spelling] == code


def test_what_is_no_spelling() -> None:
    assert "TZID" in spellings(TABLES[12].members())
    assert "ZHTZID" not in spellings(TABLES[12].members())
    assert "LXRDH" not in spellings(TABLES[16].members())
    assert "CJYF" not in spellings(TABLES[15].members("?"))  # E018


@pytest.mark.parametrize(("no", "at"), OBJECTS)
def test_a_canonical_code_stands_for_itself_and_every_spelling_for_a_member(no: int, at: str) -> None:
    rows = TABLES[no].members(at)
    found = spellings(rows)
    codes = {row.code for row in rows}
    assert set(found.values()) == codes
    assert all(found[code] == code for code in codes)
    if at != "?" and not (no == 15 and at == "."):
        assert all(found.get(row.printed_code) == row.code for row in rows)


@pytest.mark.parametrize(("no", "at"), OBJECTS)
def test_a_name_stands_for_one_member(no: int, at: str) -> None:
    rows = TABLES[no].members(at)
    found = names(rows)
    assert set(found.values()) == {row.code for row in rows}
    assert all(found[row.name] == row.code for row in rows)


def test_names_of_annex_a() -> None:
    assert names(TABLES[15].members("ZJXX"))["电梯制造单位许可证编号"] == "ZJXKZBH"
    assert names(TABLES[15].members("JYXX"))["检验基础信息记录编码"] == "JYID"
    assert names(TABLES[13].members())["施工现联系人"] == "SGLXR"
    assert names(TABLES[24].members())["统一社会信用代码"] == "BXJGXYDM"
    assert names(TABLES[16].members())["统一社会信用代码"] == "XYDM"


def test_what_names_a_person_is_personal() -> None:
    signs = ("姓名", "联系人", "电话", "传真", "邮箱", "安全管理员")
    found = {row.code for table in TABLES.values() for row in table.rows if any(sign in row.name for sign in signs)}
    assert found == elements.PERSONAL
