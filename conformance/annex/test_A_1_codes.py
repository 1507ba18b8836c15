"""A.1: Annex A prints Chinese names; real data carry codes."""

from __future__ import annotations

from collections.abc import Iterator

from conformance.judging.refusal import Control, leaving_out
from conformance.judging.verify import unverified
from conformance.records import recalls
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

WITHOUT_CODE = frozenset({"整改完成日期", "召回部件信息", "召回通知记录编码"})
"""Names that no table gives a code (E028, E029, E030)"""


@verifies("R-A.1-1")
def test_answers_hold_codes(lab: Lab) -> None:
    """R-A.1-1: 实际接口数据应为数据元代码. The answers of 6.1, accepted and refused, of 6.12 and of 6.10."""
    check, found = lab.verify("R-A.1-1"), recalls.added(lab)
    zjbm = found.lift["ZJBM"]
    lab.accepted(lab.maker.send("6.4", lab.records.construction(str(zjbm))), "6.4", "R-6.4.3-1")
    read = (lab.read(zjbm), lab.maker.fetch("6.10", ZJBM=zjbm))
    if not all(zjbm in answer.body.decode("utf-8", "replace") for answer in read):
        raise unverified("the lift is not in the answers of 6.12 and 6.10, so that none of its data was seen",
                         "6.12 与 6.10 的应答中没有该电梯,未见到其数据")  # fmt: skip
    control = Control.of(lab.maker, lambda: lab.maker.request("6.1", lab.records.lift()))
    refused = control.refused_with(check, leaving_out("XSSYBH"))
    for answer in (*read, control.accepted, *([refused] if refused else [])):
        names = sorted({key for key in _keys(answer.json) if not key.isascii()} - WITHOUT_CODE)
        what, expected = Text("the keys of an answer", "应答中的键"), Text("codes of elements", "数据元代码")
        check.must(not names, what, expected, ", ".join(names) or expected, answer)


def _keys(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        yield from content
    inner = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    for value in inner:
        yield from _keys(value)
