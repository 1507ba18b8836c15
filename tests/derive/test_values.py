"""One value against one row, by the readings of 5.3.3 and its errata."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.derive import values
from mockplatform.derive.values import READERS, SHANGHAI, Spec, Wrong
from mockplatform.spec.model import Row
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES


def row(notation: str, code: str = "XX", codes: str = "", accept: str = "") -> Row:
    return Row(
        1, "名", "", notation, "", code, "M", codes=codes, accept=accept, requirement="R-6.1.2-6" if codes else ""
    )


def read(value: object, one: Row, *, strict: bool = False) -> tuple[object, list[str]]:
    """What is stored of the value, and the kinds of the oddities that were noted."""
    spec, notes = Spec(one, strict), list[str]()
    return READERS[spec.notation.kind](value, spec, lambda kind, expected="": notes.append(kind)), notes


def refused(value: object, one: Row, *, strict: bool = False) -> Wrong:
    with pytest.raises(Wrong) as found:
        read(value, one, strict=strict)
    return found.value


def ms(*when: int) -> int:
    return int(datetime(*when, tzinfo=SHANGHAI).timestamp()) * 1000  # type: ignore[arg-type,misc]


def test_the_accepted_notation_counts_unless_strict() -> None:  # E080
    one = row("C..30", accept="C..50")
    assert read("a" * 50, one) == ("a" * 50, [])
    assert refused("a" * 51, one).expected == "1..50"
    assert refused("a" * 31, one, strict=True).expected == "1..30"


class TestText:
    @pytest.mark.parametrize("value", ["a", "a" * 20, "电" * 20, "𠮷" * 20, " "])
    def test_lengths_are_code_points(self, value: str) -> None:  # E074
        assert read(value, row("C..20")) == (value, [])

    @pytest.mark.parametrize(("value", "got"), [("a" * 21, "21"), ("电" * 21, "21"), ("𠮷" * 21, "21"), ("", "0")])
    def test_beyond_them(self, value: str, got: str) -> None:
        wrong = refused(value, row("C..20"))
        assert (wrong.kind, wrong.expected, wrong.requirement, wrong.got) == ("length", "1..20", "R-5.3.3-2", got)

    def test_a_fixed_length(self) -> None:  # E068
        assert read("123456", row("C6")) == ("123456", [])
        assert refused("12345", row("C6")).expected == refused("1234567", row("C6")).expected == "6"
        assert refused("12", row("C3..5")).expected == "3..5"

    def test_folding_comes_first_and_for_some_elements_only(self) -> None:  # E098
        assert read("ＡＢ－１", row("C..4", "ZJBM")) == ("AB-1", [])
        assert read("ＡＢ－１", row("C..4", "GZXLNR")) == ("ＡＢ－１", [])
        assert refused("ＡＢ－１２", row("C..4", "ZJBM")).got == "5"

    @pytest.mark.parametrize("value", [5, 5.5, True, None, [], {}, b"a"])
    def test_what_is_no_text(self, value: object) -> None:
        assert refused(value, row("C..20")).kind == "type"

    @pytest.mark.parametrize("code", ["SGID", "TZID", "SYDWGLID", "BXID", "WBID", "JYID", "JDID", "DWID", "SBSYCSLB"])
    def test_codes_that_look_like_numbers_may_come_as_numbers(self, code: str) -> None:  # E088, E092
        one = row("C..19", code)
        assert read(1234567890123456789, one) == ("1234567890123456789", ["as_number"])
        assert refused(10**19, one).kind == "length"
        assert refused(True, one).kind == refused(5.0, one).kind == "type"

    def test_nul(self) -> None:
        assert refused("a\0", row("C..20")).kind == "type"

    def test_a_closed_list(self) -> None:  # E094
        one = row("C..20", "JYLB", "JYLB")
        assert read("REGULAR", one) == read("REGULAR", one, strict=True) == ("REGULAR", [])
        assert read("TEST", one) == ("TEST", [])
        wrong = refused("TEST", one, strict=True)
        assert (wrong.kind, wrong.expected) == ("code", "INSTALL / REPAIR / REFORM / REGULAR")
        assert wrong.requirement == "R-6.1.2-6"
        assert refused("regular", one).kind == "code"

    def test_the_catalogue_goes_by_code_or_by_name_in_both_readings(self) -> None:  # E090
        one = row("C..30", "SBPZ", "SBPZ")
        for strict in (False, True):
            assert read("自动扶梯", one, strict=strict) == ("自动扶梯", [])
            assert refused("扶梯", one, strict=strict).kind == "code"

    def test_an_address(self) -> None:
        one = row("C..50", "SGDQ")
        assert read("浙江省,舟山市,普陀区", one) == ("浙江省,舟山市,普陀区", [])
        assert refused("浙江省，舟山市，普陀区", one).requirement == "R-5.3.5.4-1"
        wrong = refused("浙江省,舟山市,火星区", one)
        assert (wrong.kind, wrong.requirement) == ("address", "R-5.3.5.4-3")
        assert "火星区" in wrong.got
        assert refused("浙江省,舟山市,普陀区^" + "长" * 50, one).kind == "length"


class TestNumber:
    @pytest.mark.parametrize(
        ("notation", "value"),
        [("N..3", 999), ("N..3", -999), ("N..3", 0), ("N..4, 2", 99.99), ("N..4, 2", 1.5), ("N..4, 2", 99), ("N..5.2", 999.99),
         ("N..3, 1", 27.3), ("N..6, 4", 99.9999), ("N..19", 10**19 - 1)],
    )  # fmt: skip
    @pytest.mark.parametrize("strict", [False, True])
    def test_within(self, notation: str, value: float, strict: bool) -> None:  # E075, E076, E087
        assert read(value, row(notation), strict=strict) == (value, [])

    @pytest.mark.parametrize(
        ("notation", "value"),
        [("N..3", 1000), ("N..3", 1.5), ("N..4, 2", 100.0), ("N..4, 2", 1.755), ("N..4, 2", 100), ("N..19", 10**19)],
    )
    def test_beyond(self, notation: str, value: float) -> None:
        wrong = refused(value, row(notation))
        assert (wrong.kind, wrong.requirement) == ("number", "R-5.3.3-3")

    def test_what_was_expected_is_said_in_the_notation(self) -> None:
        assert refused(100, row("N..4, 2")).expected == "N..4,2"
        assert refused(1000, row("N..3")).expected.startswith("N..3")

    def test_whole_numbers_are_stored_as_such(self) -> None:
        for value in (2.0, "2.0", "2", "02", "+2"):
            stored, _ = read(value, row("N..4, 2"))
            assert (stored, type(stored)) == (2, int)

    @pytest.mark.parametrize("value", ["1.75", "99.99", "-1.75", "0.5"])
    def test_text(self, value: str) -> None:  # E072
        assert read(value, row("N..4, 2")) == (float(value), ["as_text"])
        assert refused(value, row("N..4, 2"), strict=True).kind == "type"

    @pytest.mark.parametrize(
        "value", ["", "one", "1,5", " 1", "1 ", "1_0", "１", "0x1", "nan", "inf", "1e3", "9" * 5000]
    )
    def test_text_that_is_no_number(self, value: str) -> None:
        assert refused(value, row("N..4, 2")).kind == "type"

    @pytest.mark.parametrize("value", [True, False, None, [], {}])
    def test_other_types(self, value: object) -> None:
        assert refused(value, row("N..4")).kind == "type"

    @given(st.decimals(-99, 99, places=2))
    def test_two_decimals_are_two_decimals_however_a_float_keeps_them(self, value: object) -> None:
        assert read(float(str(value)), row("N..4, 2")) == (float(str(value)), [])


class TestBoolean:
    @pytest.mark.parametrize("value", ["true", "TRUE", "True", "是", "on", "On", "1", 1])
    def test_true(self, value: object) -> None:  # E072
        assert read(value, row("B")) == (True, ["as_text"])
        assert refused(value, row("B"), strict=True).kind == "type"

    @pytest.mark.parametrize("value", ["false", "FALSE", "否", "off", "0", 0])
    def test_false(self, value: object) -> None:
        assert read(value, row("B")) == (False, ["as_text"])

    @pytest.mark.parametrize("strict", [False, True])
    def test_as_it_should_be(self, strict: bool) -> None:
        assert read(True, row("B"), strict=strict) == (True, [])
        assert read(False, row("B"), strict=strict) == (False, [])

    @pytest.mark.parametrize("value", ["yes", "真", 2, 1.0, [], {}, None, " true"])
    def test_neither(self, value: object) -> None:
        assert refused(value, row("B")).kind == "type"


DATES = ["YYYYMMDD", "YYYYMMD", "YYYYMMDDhhmmss", "YYYYMMDD hhmmss", "YYYYMMDDhhmm"]


@pytest.mark.parametrize("notation", DATES)  # E069, E077, E078
class TestInstant:
    @pytest.mark.parametrize("strict", [False, True])
    @pytest.mark.parametrize("value", [1530181092526, 10**10, 10**13 - 1, -315619200000])
    def test_milliseconds(self, notation: str, value: int, strict: bool) -> None:
        assert read(value, row(notation), strict=strict) == (value, [])
        assert read(str(value), row(notation), strict=strict) == (value, [])

    @pytest.mark.parametrize(
        ("value", "moment", "kind"),
        [
            (1530181092, 1530181092000, "seconds"),
            ("999999999", 999999999000, "seconds"),
            ("20180628", ms(2018, 6, 28), "calendar"),
            (20180628, ms(2018, 6, 28), "calendar"),
            ("20180628181812", ms(2018, 6, 28, 18, 18, 12), "calendar"),
            ("20180628 181812", ms(2018, 6, 28, 18, 18, 12), "calendar"),
            ("20240229", ms(2024, 2, 29), "calendar"),
            ("201806", ms(2018, 6, 1), "calendar"),
            ("19860601", 517935600000, "calendar"),  # summer time: UTC+9
        ],
    )
    def test_other_forms(self, notation: str, value: object, moment: int, kind: str) -> None:
        assert read(value, row(notation)) == (moment, [kind])
        assert refused(value, row(notation), strict=True).requirement == "R-5.3.5.2-1"

    @pytest.mark.parametrize(
        "value",
        ["20180631", "20230229", "20181301", "00010101", "2018-06-28", "20180628T181812", "20180628256060", "", " ", "-",
         "--1530181092526", "１５３０１８１０９２５２６", 1530181092526.0, True, None, [], {}, 10**14, 12345, -5],
    )  # fmt: skip
    def test_neither(self, notation: str, value: object) -> None:
        wrong = refused(value, row(notation))
        assert (wrong.kind, wrong.requirement) == ("date", "R-5.3.5.2-1")


class TestMonth:
    FIRST = ms(2018, 6, 1)

    @pytest.mark.parametrize("strict", [False, True])
    @pytest.mark.parametrize(
        "value", ["201806", 201806, 1530181092526, "1530181092526", ms(2018, 6, 1), ms(2018, 7, 1) - 1]
    )
    def test_its_first_moment_is_stored(self, value: object, strict: bool) -> None:  # E070
        assert read(value, row("YYYYMM"), strict=strict) == (self.FIRST, [])

    def test_its_neighbours(self) -> None:
        assert read(self.FIRST - 1, row("YYYYMM")) == (ms(2018, 5, 1), [])
        assert read(ms(2018, 7, 1), row("YYYYMM")) == (ms(2018, 7, 1), [])

    def test_a_date(self) -> None:
        assert read("20180628", row("YYYYMM")) == (self.FIRST, ["calendar"])
        assert read(1530181092, row("YYYYMM")) == (self.FIRST, ["seconds"])

    @pytest.mark.parametrize(
        "value", ["201813", "000101", "0001", "2018-6", True, None, [], {}, 1.5, "", "２０１８０６"]
    )
    def test_neither(self, value: object) -> None:
        assert refused(value, row("YYYYMM")).kind == "date"

    @given(st.integers(-(10**13) + 1, 10**13 - 1).filter(lambda one: abs(one) >= 10**10))
    def test_every_moment_has_one(self, moment: int) -> None:
        first, _ = read(moment, row("YYYYMM"))
        assert isinstance(first, int)
        assert first <= moment < first + 31 * 24 * 3600 * 1000 + 3600 * 1000


class TestYear:
    @pytest.mark.parametrize("value", [2018, "2018"])
    def test_four_digits(self, value: object) -> None:  # E230
        assert read(value, row("YYYY")) == (2018, [])

    @pytest.mark.parametrize("value", [18, "18", 20180, "20 8", "２０１８", True, 2018.0, None, []])
    def test_anything_else(self, value: object) -> None:
        assert refused(value, row("YYYY")).kind == "type"


class TestQueries:
    @pytest.mark.parametrize("text", ["1530181092526", "10000000000"])
    def test_a_time(self, text: str) -> None:
        assert values.timestamp(text) == int(text)

    @pytest.mark.parametrize(
        "text", ["1530181092", "15301810925260", "-153018109252", "15301810925２6", "20180628 1812", ""]
    )
    def test_what_is_no_time(self, text: str) -> None:
        with pytest.raises(Wrong) as found:
            values.timestamp(text)
        assert found.value.kind == "date"

    @pytest.mark.parametrize(
        ("text", "month"), [("201806", 201806), ("1530181092526", 201806), ("946656000000", 200001)]
    )
    def test_a_month(self, text: str, month: int) -> None:  # E070
        assert values.month_number(text) == month

    @pytest.mark.parametrize("text", ["201800", "201813", "2018", "20180628", "", "２０１８０６", "2018 6", "000001"])
    def test_what_is_no_month(self, text: str) -> None:
        with pytest.raises(Wrong) as found:
            values.month_number(text)
        assert found.value.kind == "month"


def test_every_notation_has_a_reader() -> None:
    kinds = {parse(one.notation).kind for table in TABLES.values() for one in (*table.rows, *table.extensions)}
    assert kinds - {"OBJECT", "ARRAY"} <= set(READERS)
