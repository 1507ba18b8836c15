"""Refusals of valid records that are no fault of a server: for what it need not know, and for what the text doesn't name.

A value that the operator vouches for, in [data] of the target file, is no doubtful one: a server that refuses it is judged.
Nor is an element in doubt that a record lacks: whatever is said of it then is said of its absence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from conformance.running.target import Target
from mockplatform.spec import credit
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

if TYPE_CHECKING:
    from conformance.wire.client import Answer, Request

_CERTIFICATE = Text("the server doesn't know it; name one of that kind, TSX311…, TSX331… or TSXF31…, in [data] "
                    "type_test_certificates of the target file (E199)",
                    "服务器未登记该证书;请在目标文件 [data] type_test_certificates 中给出该类证书 "
                    "(TSX311…、TSX331…、TSXF31…)(E199)")  # fmt: skip
_UNKNOWN = Text("the server doesn't know it; name one that it knows in [data.organisations] of the target file (E199)",
                "服务器未登记该单位;请在目标文件的 [data.organisations] 中给出已登记的单位(E199)")  # fmt: skip
_REGISTER = Text(
    "a new credit code may be checked against a register (E199)", "新的统一社会信用代码可能需与登记库核对(E199)"
)
_CATALOGUE = Text(
    "the server takes the names of the catalogue, not its codes (E090)", "服务器采用目录名称而非代码(E090)"
)

EXCUSES: dict[str, Text] = {
    **dict.fromkeys(("XSSYBH", "TBJXSSYBH"), _CERTIFICATE),
    **dict.fromkeys(("TBJZZXYDM", "SGXYDM", "ZHBJXYDM", "SYXYDM", "WBXYDM", "JYXYDM", "JCXYDM", "BXJGXYDM"), _UNKNOWN),
    "XYDM": _REGISTER,
    **dict.fromkeys(("SBLB", "SBPZ"), _CATALOGUE),
    "TBJPZ": Text("the server calls the kinds of components otherwise (E091)", "服务器对部件品种采用其他名称(E091)"),
    "SGDQ": Text("the server wants ^ after a region, as after the divisions of an address (E096)",
                 "服务器要求施工地区与地址一样带有 ^(E096)"),
    "ZHTZID": Text("the server requires an element that has no code in the standard (E030)",
                   "服务器要求标准中没有代码的数据元(E030)"),
}  # fmt: skip
"""Element → why a valid record may be refused on it alone"""

_NOT_SENT = "ZHTZID"
_KINDS = {
    "TBJZZXYDM": "COMPONENT_MANUFACTURE", "ZHBJXYDM": "COMPONENT_MANUFACTURE", "SYXYDM": "USER", "WBXYDM": "MAINTENANCE",
    "JYXYDM": "INSPECT", "JCXYDM": "SUPERVISE",
}  # fmt: skip
"""Element → the kind of unit that the operator can vouch for"""


def excuse(request: Request, answer: Answer, target: Target) -> tuple[str, Text] | None:
    """The element, and why a refusal shows neither a fault nor its absence; None where it is to be judged."""
    named = [_element(name) for name in answer.named] if answer.refused else []
    if not named or not all(named) or not all(_in_doubt(code, request, target) for code in named):
        return None
    return named[0], EXCUSES[named[0]]


def _element(name: str) -> str:
    """The element that may be excused, by code or Chinese name (E025), "" for any other."""
    return next((code for code in EXCUSES if name in _names(code)), "")


def _in_doubt(code: str, request: Request, target: Target) -> bool:
    if code == _NOT_SENT:
        return True
    sent = list(_values(request.json, _names(code)))
    return bool(sent) and None not in sent and not any(_vouched(code, str(value), target) for value in sent)


def _vouched(code: str, value: str, target: Target) -> bool:
    if code in ("XSSYBH", "TBJXSSYBH"):
        return value in target.data.get("type_test_certificates", ())
    if code == "XYDM":
        return not credit.is_valid(value)
    return value in target.organisations.get(_KINDS.get(code, ""), ())


def _values(content: Any, names: frozenset[str]) -> Iterator[object]:
    """The values of an element wherever it stands; None for an object without it beside one that has it."""
    if isinstance(content, list):
        found = [list(_values(one, names)) for one in content if isinstance(one, dict)]
        for one in found:
            yield from one or ([None] if any(found) else [])
    elif isinstance(content, dict):
        yield from (value for name, value in content.items() if name in names)
        for value in content.values():
            yield from _values(value, names)


@cache
def _names(code: str) -> frozenset[str]:
    if code == _NOT_SENT:
        return frozenset({code, "TZID", "召回通知记录编码"})
    rows = [row for table in TABLES.values() for row in (*table.rows, *table.extensions) if row.code == code]
    texts = (text for row in rows for text in (row.code, row.printed, row.name, row.synonym))
    return frozenset(text.replace(" ", "") for text in texts if text) | {code}
