"""Which rows of a table may be tested, and what an error may call an element."""

from __future__ import annotations

import pytest

from conformance.judging.rows import (
    DOUBTFUL,
    UNMEASURED,
    canonical,
    demanded,
    names,
    numbers,
    one_over,
    texts,
    too_long,
)
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.tables import TABLES


def test_the_rows_that_every_reading_demands_of_a_lift() -> None:
    """E103 lists them; typed again by hand, so that a slip in the table is seen."""
    seven = ["CPBH", "ZJBM", "XSSYBH", "SBLB", "SBPZ", "SBXH", "ZZRQ"]
    assert [row.code for row in demanded(TABLES[4])] == seven
    assert [row.code for row in demanded(TABLES[5])] == seven
    six = ["TBJBM", "TBJXSSYBH", "TBJPZ", "TBJXH", "TBJZZXYDM", "TBZZRQ"]
    assert [row.code for row in demanded(TABLES[4], "BJXX")] == six
    assert [row.code for row in demanded(TABLES[5], "BJXX")] == six


def test_doubts_name_their_erratum_and_a_row() -> None:
    for (table, code), erratum in DOUBTFUL.items():
        assert erratum in ERRATA
        assert any(row.code == code and row.use == "M" for row in TABLES[table].rows)


def test_far_too_long_is_far_over_the_widest_limit() -> None:
    assert len(too_long(TABLES, "CPBH")) >= 2 * 20 + 10
    assert len(too_long(TABLES, "SBXH")) >= 2 * 50 + 10


def test_one_over_is_one_over_the_widest_limit() -> None:
    """E080: SYDWMC is C..30 in some tables, C..50 in others."""
    assert [len(one_over(TABLES, code)) for code in ("CPBH", "SBXH", "SYDWMC")] == [21, 51, 51]


def test_the_texts_whose_length_is_tried() -> None:
    """Typed by hand from Table 7: no SGLB (a list), no ZJBM (it names a lift)."""
    assert [row.code for row in texts(TABLES[7])] == (
        "SGXYDM SGDQ SGLXR SGLXRDH SGLXRCZ SGLXRYX SGLXRDZ SYXYDM SYDWMC SYDWLXR SYDWLXRDH SYDWCZ SYDWDZ SYDWYB".split()
    )
    assert set(UNMEASURED.values()) <= set(ERRATA)


def test_the_numbers_and_dates_that_letters_do_not_fit() -> None:
    """Typed by hand from Table 30, and from Table 31, whose SJBB is the server's own."""
    of_both = {"JDJYHGRQ", "XCJYRQ", "JCRQ", "XCJCRQ"}
    assert {row.code for row in numbers(TABLES[30])} == {*of_both, "DQJYHGRQ"}
    assert {row.code for row in numbers(TABLES[31])} == of_both  # DQJYRQ is a misprint (E014)


def test_an_optional_element_under_a_misprinted_code_is_not_tried() -> None:
    """E005: a server that takes TBJZZXYDM passes over the BJZZXYDM of Table 10."""
    assert "TBJZZXYDM" not in [row.code for row in texts(TABLES[10], "BJGH")]
    assert "TBJZZXYDM" in [row.code for row in texts(TABLES[4], "BJXX")]


def test_an_error_may_name_an_element_in_any_printed_way() -> None:
    found = names(TABLES[4], "TBJXSSYBH", "BJXX")
    assert {"TBJXSSYBH", "电梯部件型式试验证书编号"} <= found
    assert "TBJBM" not in found


@pytest.mark.parametrize(("table", "code", "name"), [
    (21, "ZJBM", "设备代码"),  # E243: the synonym is printed in other tables
    (18, "ZHID", "召回记录编码"),  # E023
    (41, "SGXKZBH", "施工单位许可证编号"),  # E020
])  # fmt: skip
def test_an_error_may_name_an_element_as_another_table_does(table: int, code: str, name: str) -> None:
    assert name in names(TABLES[table], code)


def test_members_under_their_codes() -> None:
    assert canonical(TABLES[15], "ZJXX", {"ZJBM": 1}) == {"ZJBM": 1}
    assert canonical(TABLES[15], "ZJXX", ["ZJBM"]) == {}
