"""Refusals of valid records that are no fault of a server: what it need not know, and what the text doesn't name."""

from __future__ import annotations

from conformance.judging.verify import unverified
from conformance.wire.client import Answer
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

_CERTIFICATE = Text("the server doesn't know it; name one of that kind, TSX311…, TSX331… or TSXF31…, in [data] "
                    "type_test_certificates of the target file (E199)",
                    "服务器未登记该证书;请在目标文件 [data] type_test_certificates 中给出该类证书 "
                    "(TSX311…、TSX331…、TSXF31…)(E199)")  # fmt: skip
_UNKNOWN = Text("the server doesn't know it; name one that it knows in [data.organisations] of the target file (E199)",
                "服务器未登记该单位;请在目标文件的 [data.organisations] 中给出已登记的单位(E199)")  # fmt: skip
_CATALOGUE = Text(
    "the server takes the names of the catalogue, not its codes (E090)", "服务器采用目录名称而非代码(E090)"
)

EXCUSES: dict[str, Text] = {
    **dict.fromkeys(("XSSYBH", "TBJXSSYBH"), _CERTIFICATE),
    **dict.fromkeys(("TBJZZXYDM", "SGXYDM", "ZHBJXYDM"), _UNKNOWN),
    **dict.fromkeys(("SBLB", "SBPZ"), _CATALOGUE),
    "TBJPZ": Text("the server calls the kinds of components otherwise (E091)", "服务器对部件品种采用其他名称(E091)"),
    "ZHTZID": Text("the server requires an element that has no code in the standard (E030)",
                   "服务器要求标准中没有代码的数据元(E030)"),
}  # fmt: skip
"""Element → why a valid record may be refused on it alone"""


def excuse(answer: Answer) -> None:
    """Stop where a valid record is refused for nothing but such elements: that shows neither a fault nor its absence."""
    named = [_element(field) for field, _ in answer.errors] if answer.refused else []
    if named and all(named):
        reason, code = EXCUSES[named[0]], named[0]
        raise unverified(f"{code} is refused ({answer}): {reason.en}", f"{code} 被拒绝({answer}):{reason.zh}")


def _element(field: str) -> str:
    """The excused element that an error names by code or Chinese name (E025), "" if it names another."""
    name = field.replace(" ", "").rpartition(".")[2].partition("[")[0]
    return next((code for code in EXCUSES if name in _NAMES[code]), "")


def _names(code: str) -> frozenset[str]:
    rows = [row for table in TABLES.values() for row in (*table.rows, *table.extensions) if row.code == code]
    texts = (text for row in rows for text in (row.code, row.printed, row.name, row.synonym))
    return frozenset(text.replace(" ", "") for text in texts if text) | {code}


_NAMES = {code: _names(code) for code in EXCUSES} | {"ZHTZID": frozenset({"ZHTZID", "TZID", "召回通知记录编码"})}
