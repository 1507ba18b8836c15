"""Variants in how the elements of an answer are written: types, times, what is unknown, codes, order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mockplatform.clock import milliseconds, moment
from mockplatform.derive import address
from mockplatform.mutants.model import Alter, Change, wrapper
from mockplatform.mutants.wrappers import Call, Came, answers
from mockplatform.spec import elements
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text
from mockplatform.spec.notation import parse
from mockplatform.spec.tables import TABLES

_EXACT = 2**63  # above, a number would not be exact everywhere

_KINDS = {
    row.code: parse(row.notation).kind
    for table in TABLES.values() for row in (*table.rows, *table.extensions)
}  # fmt: skip

_ALIASES = {
    "ZJBM": "TZJBM",  # E001
    "CPBH": "CCBH",  # E002
    "GZHJ": "GZHZ",  # E003
    "TBJLB": "BJLB",  # E004
    "TBJZZXYDM": "BJZZXYDM",  # E005
    "ZHYY": "ZHYE",  # E006
    "ZHXH": "ZHXXH",  # E007
    "ZHRQ": "ZHWCRQ",  # E009
    "JCXZZF": "JCZZZF",  # E010
    "YJJYDH": "YJYDH",  # E011
    "BXJGXYDM": "BXJGXNDM",  # E012
    "BXDLJGXYDM": "BXDLJGXNDM",  # E013
    "DQJYHGRQ": "DQJYRQ",  # E014
}

_DOWN = frozenset(row.id for row in INTERFACES.values() if row.direction in ("downlink", "national"))


def _data(edit: Callable[[Any], Any], *interfaces: str) -> Alter:
    """Edit the data that downlinks, or these interfaces, give."""

    def change(call: Call, came: Came) -> Came:
        content = came.json
        if came.status != 200 or call.interface not in (interfaces or _DOWN):
            return came
        if isinstance(content, dict) and "code" in content:
            return came.with_json({**content, "data": edit(content["data"])}) if "data" in content else came
        return came.with_json(edit(content)) if content is not None else came

    return wrapper(answers(change))


def _objects(edit: Callable[[dict[str, Any]], Any]) -> Callable[[Any], Any]:
    """An edit of every object, the innermost first."""

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return edit({code: change(inner) for code, inner in value.items()})
        return [change(one) for one in value] if isinstance(value, list) else value

    return change


def _values(edit: Callable[[str, Any], Any]) -> Callable[[Any], Any]:
    """An edit of every value by the code that it stands under."""

    def members(found: dict[str, Any]) -> dict[str, Any]:
        return {code: inner if isinstance(inner, dict | list) else edit(code, inner) for code, inner in found.items()}

    return _objects(members)


_MILLISECONDS = 10**11  # of 1973, and more than any YYYYMM


def _times(edit: Callable[[int], object], *kinds: str) -> Callable[[Any], Any]:
    """An edit of every time of these kinds of notation that is given in milliseconds, and not by another variant as YYYYMM."""

    def change(code: str, value: Any) -> Any:
        told = type(value) is int and value >= _MILLISECONDS and _KINDS.get(code) in kinds
        return edit(value) if told else value

    return _values(change)


def _as_text(code: str, value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else value


def _in_words(code: str, value: Any) -> Any:
    return ("是" if value else "否") if isinstance(value, bool) else value


def _with_point(value: Any) -> Any:
    """Whole numbers as those write them who know no others than floating ones; what they would round is text."""
    if isinstance(value, dict):
        return {code: _with_point(inner) for code, inner in value.items()}
    if isinstance(value, list):
        return [_with_point(one) for one in value]
    whole = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if whole and abs(value) < 2**53 else str(value) if whole else value


def _points_everywhere(call: Call, came: Came) -> Came:
    return came.with_json(_with_point(came.json)) if isinstance(came.json, dict | list) else came


def _marked(call: Call, came: Came) -> Came:
    return came.with_body(b"\xef\xbb\xbf" + came.body) if isinstance(came.json, dict | list) else came


def _as_number(code: str, value: Any) -> Any:
    """Digits become a number where the number prints as they do."""
    number = isinstance(value, str) and value.isascii() and value.isdigit() and str(int(value)) == value
    return int(value) if number and int(value) < _EXACT else value


def _midnight(value: int) -> int:
    return milliseconds(moment(value).replace(hour=0, minute=0, second=0, microsecond=0))


def _month(value: int) -> int:
    return int(moment(value).strftime("%Y%m"))


def _printed(value: int) -> str:
    return moment(value).strftime("%Y%m%d%H%M")


def _place(code: str, value: Any) -> Any:
    """An address with the names of the register of divisions."""
    found = address.parse(value) if code in elements.ADDRESSES and isinstance(value, str) and value else None
    return ",".join(found.region) + "^" + found.detail if isinstance(found, address.Address) else value


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in found.items() if value not in ("", None, []) or code == "BJXX"}


def _renamed(found: dict[str, Any]) -> dict[str, Any]:
    return {_ALIASES.get(code, code): value for code, value in found.items()}


def _other_telephone(found: dict[str, Any]) -> dict[str, Any]:
    return {"LXDH" if code == "LXRDH" else code: value for code, value in found.items()}


def _backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {code: _backwards(inner) for code, inner in value.items()}
    return [_backwards(one) for one in reversed(value)] if isinstance(value, list) else value


def _more(found: dict[str, Any]) -> dict[str, Any]:
    return {"extra": "x", **dict(reversed(found.items()))}


def _more_everywhere(call: Call, came: Came) -> Came:
    return came.with_json(_objects(_more)(came.json)) if isinstance(came.json, dict | list) else came


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("dates-at-midnight", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("A date comes back as its midnight in Beijing (E071).", "日期以北京时间当日零点返回(E071)。"),
           _data(_times(_midnight, "date"))),
    Change("months-as-printed", "5.3.5.2", ("R-5.3.5.2-1", "R-7.1.2-7"),
           Text("ZTBGRQ and XCJYRQ come back as YYYYMM (E070).", "ZTBGRQ、XCJYRQ 以 YYYYMM 返回(E070)。"),
           _data(_times(_month, "month"))),
    Change("accident-times-as-printed", "8.3.2", ("R-8.3.2-1",),
           Text("8.3 gives SGFSSJ as YYYYMMDDhhmm (E078, E230).", "8.3 的 SGFSSJ 以 YYYYMMDDhhmm 返回(E078、E230)。"),
           _data(_times(_printed, "date", "datetime"), "8.3")),
    Change("times-in-seconds", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("Times in data are seconds (E069).", "data 中的时间以秒为单位(E069)。"),
           _data(_times(lambda value: value // 1000, "date", "datetime", "month"))),
    Change("text-as-numbers", "5.3.3", ("R-5.3.3-1",),
           Text("Codes of digits come as numbers (E072, E088).", "全为数字的编码以 JSON 数字返回(E072、E088)。"),
           _data(_values(_as_number))),
    Change("numbers-as-text", "5.3.3", ("R-5.3.3-1",),
           Text("Numbers, times, versions and booleans come as text (E072, E087).",
                "数值、时间、数据版本和布尔值以文本返回(E072、E087)。"),
           _data(_values(_as_text))),
    Change("booleans-in-words", "5.3.3", ("R-5.3.3-1", "R-6.10.2-1", "R-6.12.2-5", "R-7.20.2-2"),
           Text("Booleans come as 是 and 否, of Table 1 (E072).", "布尔值以“是”“否”返回(表 1,E072)。"),
           _data(_values(_in_words))),
    Change("numbers-with-a-point", "5.3.1", ("R-5.3.1-2", "R-5.3.5.7-1", "R-5.3.5.7-7", "R-5.3.5.2-1", "R-A.2.1-1"),
           Text("Whole numbers have a point, even the code 1.0 (E072, E147).", "整数均带小数点,code 亦为 1.0(E072、E147)。"),
           wrapper(answers(_points_everywhere))),
    Change("byte-order-mark", "5.3.1", ("R-5.3.1-2",),
           Text("JSON begins with a byte order mark; the text is silent on that.", "JSON 以字节顺序标记开头;条文未作规定。"),
           wrapper(answers(_marked))),
    Change("addresses-by-the-register", "5.3.5.4", ("R-5.3.5.4-4", "R-5.3.5.4-5"),
           Text("Addresses come back with the full names of the divisions (E097).", "地址以行政区划全称返回(E097)。"),
           _data(_values(_place))),
    Change("unknown-is-null", "5.3.1", ("R-5.3.1-2",),
           Text("What is unknown is null, not empty (E073).", "未知的值为 null,而非空字符串(E073)。"),
           _data(_values(lambda code, value: None if value == "" else value))),
    Change("unknown-left-out", "5.3.1", ("R-5.3.1-2",),
           Text("What is unknown has no member (E073, E116).", "未知的值没有相应成员(E073、E116)。"),
           _data(_objects(_known))),
    Change("other-codes", "5.3.5.1", ("R-5.3.5.1-1",),
           Text("Elements bear the other printed code: TZJBM, CCBH, GZHZ and so on (E001–E014).",
                "数据元使用另一种印刷代码:TZJBM、CCBH、GZHZ 等(E001–E014)。"),
           _data(_objects(_renamed))),
    Change("other-code-of-telephones", "8.2.2", ("R-8.2.2-1",),
           Text("8.2 gives LXDH for LXRDH (E015).", "8.2 以 LXDH 代替 LXRDH(E015)。"),
           _data(_objects(_other_telephone), "8.2")),
    Change("lists-backwards", "5.3.5.8", ("R-5.3.5.8-2",),
           Text("Lists come in another order (E158).", "数组的排序不同(E158)。"),
           _data(_backwards)),
    Change("more-members", "5.3.1", ("R-5.3.1-2",),
           Text("Every object has a further member, and another order (E054).", "每个对象均含额外成员且顺序不同(E054)。"),
           wrapper(answers(_more_everywhere))),
)
# fmt: on
