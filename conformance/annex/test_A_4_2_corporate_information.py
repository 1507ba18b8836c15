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
