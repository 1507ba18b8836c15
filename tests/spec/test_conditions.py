"""When a row that is printed M is required."""

from __future__ import annotations

import pytest

from mockplatform.spec.codes import SBPZ
from mockplatform.spec.conditions import CONDITIONS, wanted
from mockplatform.spec.tables import TABLES

ALWAYS = {"CPBH", "ZJBM", "XSSYBH", "SBLB", "SBPZ", "SBXH", "ZZRQ"}
LIFT = ALWAYS | {"TCS", "TZS", "TMS", "TZZL"}
CAR = LIFT | {"DTJXMJ"}
VARIETIES = {  # E103
    "3110": CAR,
    "3120": CAR,
    "3130": CAR,
    "3210": CAR | {"YYDTGZYL"},
    "3220": CAR | {"YYDTGZYL"},
    "3310": ALWAYS | {"FSD", "FGD", "FQXJ", "FKD", "FTGZLX"},
    "3320": ALWAYS | {"RSD", "RCD", "RQXJ", "RKD", "FTGZLX"},
    "3410": CAR | {"FBDJ", "FBXS"},
    "3420": CAR,
    "3430": LIFT,
}


def required(no: int, record: dict[str, object], *, strict: bool = False) -> set[str]:
    return {row.code for row in TABLES[no].members() if wanted(row, record, strict=strict)}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("variety", VARIETIES)
def test_rows_of_a_variety(variety: str, strict: bool) -> None:
    assert required(4, {"SBPZ": variety}, strict=strict) == VARIETIES[variety]
    assert required(4, {"SBPZ": SBPZ.values[variety].zh}, strict=strict) == VARIETIES[variety]


def test_modifying_differs_in_strict_mode_only() -> None:
    assert required(5, {"SBPZ": "3110"}) == CAR
    assert required(5, {"SBPZ": "3110"}, strict=True) == CAR | {"GZHJ", "SJBB"}


@pytest.mark.parametrize("given", [None, "", "9999", 3110, [], {}])
def test_an_odd_value_meets_no_condition(given: object) -> None:
    assert not any(
        condition.holds({condition.code: given}) for name, condition in CONDITIONS.items() if given != "9999"
    )
    assert required(4, {"SBPZ": given}) == ALWAYS


@pytest.mark.parametrize("variety", ["3310", "3320"])
def test_stairs_need_none_of_the_three_speeds(variety: str) -> None:
    assert not CONDITIONS["lift"].holds({"SBPZ": variety})  # E104


@pytest.mark.parametrize(("no", "key"), [(21, set()), (22, {"SYDWGLID", "SJBB"})])
def test_usage(no: int, key: set[str]) -> None:
    short = {"ZJBM", "SBSYZT", "ZTBGRQ"} | key
    more = {"SYDJJG", "SBSYDJZBH", "SYFZRQ", "SBSYDD", "SYDWNBBH", "SYDWLB", "AQGLYXM", "AQGLYZSBH"}
    assert required(no, {"SBSYZT": "STOP"}) == required(no, {"SBSYZT": "SCRAP"}) == short
    assert required(no, {"SBSYZT": "USING"}) == short | more


@pytest.mark.parametrize("no", [21, 22])
@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ({"SBSYZT": "USING", "SYDWLB": "ORG"}, [("SYXYDM",)]),
        ({"SBSYZT": "USING", "SYDWLB": "PERSONAL"}, [("SYDWMC",)]),
        ({"SBSYZT": "STOP", "SYDWLB": "ORG"}, []),
        ({"SBSYZT": "USING"}, []),
    ],
)
def test_the_user_of_a_lift_in_use_is_named(no: int, record: dict[str, object], codes: list[tuple[str, ...]]) -> None:
    assert [rule.codes for rule in TABLES[no].rules if CONDITIONS[rule.when].holds(record)] == codes


@pytest.mark.parametrize("kind", ["INSTALL", "REPAIR", "REFORM", "RE_INSTALL"])
def test_supervisory_inspections(kind: str) -> None:
    found = required(30, {"JYLB": kind})
    assert {"JDJYBGBH", "JDJYHGRQ", "XCJYRQ"} < found
    assert not {"DQJYBGBH", "DQJYHGRQ", "XCJCRQ"} & found


def test_periodic_inspections_and_tests() -> None:
    assert {"DQJYBGBH", "DQJYHGRQ"} < required(30, {"JYLB": "REGULAR"})
    assert required(30, {"JYLB": "TEST"}) == {"ZJBM", "XCJYRQ", "JYJL", "JYXYDM", "JYLB"}


def test_strict_mode_asks_for_all_inspections_at_once() -> None:  # E110
    printed = {row.code for row in TABLES[30].rows if row.use == "M"}
    assert required(30, {"JYLB": "REGULAR"}, strict=True) == printed


def test_constructions() -> None:
    assert CONDITIONS["alteration"].holds({"SGLB": "REPAIR"})
    assert not CONDITIONS["alteration"].holds({"SGLB": "RE_INSTALL"})
    assert CONDITIONS["constructor"].holds({"ROLE": "constructor"})
    assert not CONDITIONS["constructor"].holds({"ROLE": "manufacturer"})
    assert "SJBB" in required(41, {"SGID": "1234567890123456789"})
    assert "SJBB" not in required(41, {})


def test_a_unit_without_a_code_may_leave_it_out() -> None:  # E114
    assert "XYDM" in required(37, {"DWLB": "ENTERPRISE"})
    assert not any("XYDM" in required(37, {"DWLB": kind}) for kind in ("INSTITUTION", "GOVERNMENT", "OTHER"))
    assert "XYDM" in required(38, {"DWLB": "OTHER"})
