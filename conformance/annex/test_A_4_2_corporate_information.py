"""A.4.2: a company and its licence."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-A.4.2-1", accounts=("platform",), host="xzxkhost", writes=False)
def test_the_answer_is_a_bare_object(lab: Lab) -> None:
    """R-A.4.2-1: 响应体直接为含八个成员的 JSON 对象, without code and data around it. {} and 404 for the unknown: E226."""
    known = national.known(lab, "8.2")
    check = lab.verify("R-A.4.2-1")
    what, content = national.what("8.2"), known.json
    check.must(200 <= known.status < 300, what, Text("HTTP 200", "HTTP 200"), f"HTTP {known.status}", known)
    bare = isinstance(content, dict) and "DWMC" in content and not isinstance(content.get("data"), dict | list)
    expected = Text(
        "a JSON object with DWMC at its top level, no data around it", "顶层含 DWMC 的 JSON 对象,外层没有 data"
    )
    members = ", ".join(content) if isinstance(content, dict) else type(content).__name__
    if check.must(bare, what, expected, members, known):
        uplinks.is_json(check, "8.2", known)
    national.told_apart(check, lab, "8.2")
    national.never_breaks(check, lab, "8.2")
    several = [
        answer for code in lab.target.data["licences"][:2] if national.found(answer := national.ask(lab, "8.2", code))
    ]
    if len(several) > 1:
        what = Text("what is given for two credit codes", "以两个统一社会信用代码查询的结果")
        differ = several[0].json != several[1].json
        check.should(differ, what, Text("two companies", "两个不同的企业"), several[1], *several)
