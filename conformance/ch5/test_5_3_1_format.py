"""5.3.1: HTTP and JSON."""

from __future__ import annotations

from dataclasses import replace

from conformance.client import Request
from conformance.lab import Lab
from conformance.marks import verifies
from conformance.phrases import status
from mockplatform.spec.model import Text


@verifies("R-5.3.1-2", "R-5.3.5.10-3")
def test_a_body_that_is_not_json(lab: Lab) -> None:
    """R-5.3.1-2: 数据采用 JSON 格式封装。The same bytes on the wire without their last one are refused (R-5.3.5.10-3)."""
    json, bad = lab.verify("R-5.3.1-2"), lab.verify("R-5.3.5.10-3")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    what = Text("POST of a JSON text without its last byte", "POST 缺少最后一个字节的 JSON 文本")
    refusal = control.refuses(
        bad, what, lambda request: replace(request, content=request.body[:-1], json=None), raw=True
    )
    if refusal.refused:
        bad.may(refusal.status == 400, what, status(400), f"HTTP {refusal.status}", refusal, erratum="E129")
    text = Text("a JSON text in UTF-8", "UTF-8 编码的 JSON 文本")
    json.must(control.accepted.json is not None, Text("the answer to an accepted POST", "成功 POST 的应答"), text,
              _kind(control.accepted.headers.get("Content-Type", "")), control.accepted)  # fmt: skip


def _kind(content_type: str) -> str:
    return f"Content-Type: {content_type}"
