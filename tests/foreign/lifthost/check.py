"""Reading a submitted record by its table: types and lengths (5.3.3), M and K (5.3.4.2.2), the lists of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from lifthost.style import Style
from lifthost.tables import Field, Table

SHANGHAI = timezone(timedelta(hours=8))
Values = dict[str, Any]

CLASSES = {"3100": "曳引与强制驱动电梯", "3200": "液压驱动电梯", "3300": "自动扶梯与自动人行道", "3400": "其它类型电梯"}
VARIETIES = {
    "3110": "曳引驱动乘客电梯", "3120": "曳引驱动载货电梯", "3130": "强制驱动载货电梯", "3210": "液压乘客电梯",
    "3220": "液压载货电梯", "3310": "自动扶梯", "3320": "自动人行道", "3410": "防爆电梯", "3420": "消防员电梯",
    "3430": "杂物电梯",
}  # fmt: skip
"""The Special Equipment Catalogue, by code or by name (notes 3 and 4 of Table 4)"""

LISTS: dict[str, frozenset[str]] = {
    "SBLB": frozenset(CLASSES) | frozenset(CLASSES.values()),
    "SBPZ": frozenset(VARIETIES) | frozenset(VARIETIES.values()),
    "FTGZLX": frozenset({"GENERAL", "PUBLIC_TRANSIT"}),
    "GZHJ": frozenset({"INDOOR", "OUTDOOR"}),
    "TBJLB": frozenset({"3500", "3510", "3520", "3530", "3540", "3550"}),
    "SGLB": frozenset({"INSTALL", "REFORM", "REPAIR", "RE_INSTALL"}),
    "SYDWLB": frozenset({"ORG", "PERSONAL"}),
    "SBSYZT": frozenset({"USING", "STOP", "SCRAP"}),
    "JYJL": frozenset({"合格", "不合格", "复检合格", "复检不合格"}),
    "JYLB": frozenset({"INSTALL", "REPAIR", "REFORM", "REGULAR"}),
    "DWLB": frozenset({"ENTERPRISE", "INSTITUTION", "GOVERNMENT", "OTHER"}),
    "ZZLB": frozenset({
        "MANUFACTURE", "COMPONENT_MANUFACTURE", "AGENT", "TYPE_TEST", "USER", "MAINTENANCE", "INSPECT", "SUPERVISE",
        "INSTALL", "REFORM", "REPAIR",
    }),
    "SJLX": frozenset({"ADD", "MODIFY", "DELETE"}),
}  # fmt: skip

ADDRESSES = ("ZCDZ", "TXDZ", "SBSYDD", "SGDQ")
"""Elements in the form of 5.3.5.4"""

FOLDED = ("SBXH", "TBJXH", "CPXH", "ZHXXH", "DWMC", "SYDWMC", "XYDM", "SGXYDM", "SYXYDM", "TBJZZXYDM", "ZJBM", "TBJBM")
"""What the note of 5.3.5.3 speaks of: models, names of units, credit codes and other marks"""

IN_USE = ("SYDJJG", "SBSYDJZBH", "SYFZRQ", "SBSYDD", "SYDWNBBH", "SYDWLB", "AQGLYXM", "AQGLYZSBH")
"""Rows of Table 21 that are M for a lift in use (note 6)"""

_HALF = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20}
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class Problem(Exception):
    """Why a record is refused: the element by code and by name, a sentence, and the status where HTTP has one."""

    code: str
    name: str
    message: str
    status: int = 400

    def told(self, style: Style) -> dict[str, str]:
        """An entry of `errors` (5.3.5.7)."""
        return {"field": self.name if style.chinese_errors else self.code, "message": self.message}


class Problems(Exception):
    """All that is wrong with one record."""

    def __init__(self, *found: Problem) -> None:
        super().__init__(found)
        self.found = found


def read(table: Table, record: object, style: Style) -> Values:
    """The elements of a record that are known and given, under one code each; raises Problems."""
    if not isinstance(record, dict):
        raise Problems(Problem("", "", "数据不是 JSON 对象"))
    problems: list[Problem] = []
    values = _object(table, record, style, ("", ""), problems)
    problems.extend(_conditions(values))
    if problems:
        raise Problems(*problems)
    return values


def _object(
    table: Table, record: Mapping[str, Any], style: Style, at: tuple[str, str], problems: list[Problem]
) -> Values:
    values: Values = {}
    for field in table.fields:
        given = record.get(field.printed if style.printed_codes else field.code)
        path = at[0] + (field.printed if style.printed_codes else field.code), at[1] + field.name
        if given is None or given == "":
            if field.required:
                problems.append(Problem(*path, f"{field.name}不能为空"))
        elif field.code in table.parts:
            values[field.code] = _nested(table.parts[field.code], field, given, style, path, problems)
        else:
            try:
                values[field.code] = _value(field, given, style)
            except ValueError as error:
                problems.append(Problem(*path, f"{field.name}{error}"))
    return values


def _nested(
    table: Table, field: Field, given: object, style: Style, at: tuple[str, str], problems: list[Problem]
) -> object:
    if field.kind == "O" and isinstance(given, dict):
        return _object(table, given, style, (f"{at[0]}.", f"{at[1]}."), problems)
    if field.kind != "A" or not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        problems.append(Problem(*at, f"{field.name}类型有误"))
        return []
    return [
        _object(table, one, style, (f"{at[0]}[{index}].", f"{at[1]}[{index + 1}]."), problems)
        for index, one in enumerate(given)
    ]


def _value(field: Field, given: Any, style: Style) -> Any:
    if field.kind == "L":
        if not isinstance(given, list):
            raise ValueError("应为数组")
        return [str(one) for one in given]
    if field.kind == "B":
        truth = given if isinstance(given, bool) else _TRUTH.get(str(given).lower())
        if truth is None:
            raise ValueError("应为布尔值")
        return truth
    if isinstance(given, bool | list | dict):
        raise ValueError("类型有误")
    return {"C": _text, "N": _number, "T": _moment, "Y": _month}[field.kind](field, given, style)


def _text(field: Field, given: Any, style: Style) -> str:
    text = str(given)
    if style.fold_all or field.code in FOLDED:
        text = text.translate(_HALF)
    if len(text) > field.size:
        raise ValueError(f"长度超过 {field.size}")
    if field.code in LISTS and text not in LISTS[field.code]:
        raise ValueError("不存在")
    if field.code in ADDRESSES and not _is_address(text):
        raise ValueError("应为“省,市,县^详细地址”")
    return text


def _number(field: Field, given: Any, style: Style) -> int | float:
    match = re.fullmatch(r"([0-9]+)(?:\.([0-9]+))?", str(given))
    if match is None or len(match[2] or "") > field.decimals or len(match[1] + (match[2] or "")) > field.size:
        raise ValueError("不是合格的数值")
    return float(given) if match[2] else int(given)


def _moment(field: Field, given: Any, style: Style) -> int:
    return moment(given)


def moment(given: object) -> int:
    """A timestamp (5.3.5.2) in milliseconds: up to ten digits are seconds. Raises ValueError."""
    text = str(given)
    if not re.fullmatch(r"-?[0-9]{1,13}", text) or len(text) == 8:
        raise ValueError("不是时间戳")
    return int(text) * (1000 if len(text) <= 10 else 1)


def _month(field: Field, given: Any, style: Style) -> str:
    """YYYYMM, also from a timestamp (5.3.5.2)."""
    return str(given) if is_month(given) else datetime.fromtimestamp(moment(given) / 1000, SHANGHAI).strftime("%Y%m")


def is_month(given: object) -> bool:
    """Whether this is a month as the tables print it: YYYYMM."""
    return re.fullmatch(r"[0-9]{4}(0[1-9]|1[0-2])", str(given)) is not None


def _is_address(text: str) -> bool:
    """5.3.5.4: province, city and county are there."""
    parts = text.partition("^")[0].split(",")
    return len(parts) == 3 and all(part.strip() for part in parts)


def _conditions(values: Values) -> Iterator[Problem]:
    """What a note makes mandatory."""
    if "CPBH" in values and "SBPZ" in values and not values["SBPZ"].startswith(("33", "自动")):
        if not any(speed in values for speed in ("TSD", "TSXSD", "TXXSD")):  # note 8 of Table 4
            yield Problem("TSD", "电梯额定速度", "三项速度应至少填一项")
    if values.get("SBSYZT") == "USING":
        yield from (Problem(code, code, "在用电梯的必填项") for code in IN_USE if code not in values)
        needed = {"ORG": "SYXYDM", "PERSONAL": "SYDWMC"}.get(values.get("SYDWLB", ""))  # notes 4 and 5 of Table 21
        if needed and needed not in values:
            yield Problem(needed, needed, "与使用单位类别对应的必填项")
