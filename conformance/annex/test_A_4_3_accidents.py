"""A.4.3: accidents of lifts."""

from __future__ import annotations

from typing import Any

from conformance.claims import uplinks
from conformance.judging.rows import canonical
from conformance.judging.verify import Check
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import TOP, Text
from mockplatform.spec.tables import TABLES


@verifies("R-A.4.3-1", accounts=("platform",), host="sgghost", writes=False)
def test_the_answer_is_a_bare_array(lab: Lab) -> None:
    """R-A.4.3-1: 响应体直接为 JSON 数组, without code and data around it; its items have ZJBM (E225)."""
    known = national.known(lab, "8.3")
    check = lab.verify("R-A.4.3-1")
    what, content = national.what("8.3"), known.json
    check.must(200 <= known.status < 300, what, Text("HTTP 200", "HTTP 200"), f"HTTP {known.status}", known)
    expected = Text("a JSON array at the top level", "顶层为 JSON 数组")
    if check.must(isinstance(content, list), what, expected, type(content).__name__, known):
        uplinks.is_json(check, "8.3", known)
        _items(check, content, known)
    national.told_apart(check, lab, "8.3")
    national.never_breaks(check, lab, "8.3")


def _items(check: Check, content: list[Any], known: Answer) -> None:
    if not content:
        check.unverified("the array is empty; name a unit in [data] accidents that has some",
                         "数组为空;请在 [data] accidents 中给出有事故数据的单位", known)  # fmt: skip
    right = all("ZJBM" in canonical(TABLES[49], TOP, one) for one in content)
    expected = Text("objects with ZJBM", "含 ZJBM 的对象")
    check.must(
        right,
        Text("items of the array", "数组的元素"),
        expected,
        Text(f"{len(content)} items", f"{len(content)} 条"),
        known,
    )
