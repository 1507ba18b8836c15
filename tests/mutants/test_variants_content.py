"""Variants in how elements are written do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from mockplatform.mutants.variants import content
from mockplatform.store import templates


def lift(made: Any) -> dict[str, Any]:
    """A lift that was read back."""
    return made.whole(made.lift())


def used(made: Any) -> dict[str, Any]:
    """A record of use that was read back."""
    zjbm = made.standing()
    record = made.maker.usage({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000})
    assert made.report("/usage_companies", record, zjbm, SBSYDD="浙江,杭州,西湖^文三路1号").accepted
    return made.whole(zjbm, "province")["SYDWGLXX"][0]


def accident(made: Any) -> dict[str, Any]:
    """The accident of a lift, read back."""
    row = {"maker": made.xydm("manufacturer"), "user": "", "doc": orjson.dumps(made.maker.accident()).decode()}
    with made.database.writing() as connection:
        templates.add_accidents(connection, made.world, [row])
    accidents = made.get("platform", "/api/accidents", XYDM=row["maker"])
    return dict(accidents[0])


def unit(made: Any) -> dict[str, Any]:
    return made.get("platform", "/api/corporate_info", XYDM=made.xydm("manufacturer"))


def order(made: Any) -> int:
    """1 if components come back as they were sent, -1 if from behind."""
    record = made.record()
    made.post("/lifts", record)
    given, found = ([part["TBJBM"] for part in parts] for parts in (record["BJXX"], made.whole(record["ZJBM"])["BJXX"]))
    return {tuple(given): 1, tuple(given[::-1]): -1}[tuple(found)]


def noon(made: Any) -> int:
    zjbm = made.lift(ZZRQ=1_780_000_000_123)
    return int(made.whole(zjbm)["ZJXX"]["ZZRQ"])


CHECKS: dict[str, Callable[[Any], bool]] = {
    "dates-at-midnight": lambda made: (noon(made) + 8 * 3_600_000) % 86_400_000 == 0,
    "months-as-printed": lambda made: len(str(used(made)["ZTBGRQ"])) == 6,
    "accident-times-as-printed": lambda made: len(str(accident(made)["SGFSSJ"])) == 12,
    "times-in-seconds": lambda made: lift(made)["GXSJ"] == made.wall // 1000,
    "text-as-numbers": lambda made: lift(made)["ZJXX"]["SBLB"] == 3100,
    "numbers-as-text": lambda made: (
        lift(made)["ZJXX"]["SJBB"] == "1" and lift(made)["ZJXX"]["DTXXWZ"] in ("true", "false")
    ),
    "booleans-in-words": lambda made: lift(made)["ZJXX"]["DTXXWZ"] in ("是", "否"),
    "numbers-with-a-point": lambda made: isinstance(lift(made)["ZJXX"]["SJBB"], float),
    "byte-order-mark": lambda made: made.post("/lifts", made.record()).data.startswith(b"\xef\xbb\xbf{"),
    "addresses-by-the-register": lambda made: used(made)["SBSYDD"] == "浙江省,杭州市,西湖区^文三路1号",
    "unknown-is-null": lambda made: lift(made)["ZJXX"]["ZJBMOLD"] is None,
    "unknown-left-out": lambda made: (
        "ZJBMOLD" not in (one := lift(made))["ZJXX"] and "JYXX" not in one and "BJXX" in one
    ),
    "other-codes": lambda made: {"TZJBM", "CCBH", "GZHZ"} <= lift(made)["ZJXX"].keys(),
    "other-code-of-telephones": lambda made: "LXDH" in unit(made),
    "lists-backwards": lambda made: order(made) == -1,
    "more-members": lambda made: lift(made)["ZJXX"].get("extra") == "x",
}


@pytest.mark.parametrize("name", [row.name for row in content.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_no_code_loses_a_digit(emulator: Callable[..., Any]) -> None:
    made = emulator("text-as-numbers")
    codes = ["31100000000000000001", "0110", "18446744073709551616"]
    found = [made.whole(made.lift(ZJBM=code))["ZJXX"]["ZJBM"] for code in codes]
    assert [str(one) for one in found] == codes


def test_a_month_as_printed_has_no_unit(emulator: Callable[..., Any]) -> None:
    assert len(str(used(emulator("months-as-printed", "times-in-seconds"))["ZTBGRQ"])) == 6
