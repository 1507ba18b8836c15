"""5.3.1: HTTP and JSON."""

from __future__ import annotations

from dataclasses import replace

from conformance.client import Answer, Request
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
    record = lab.new_lift()
    lab.stored(record)
    read = lab.read(record["ZJBM"])
    text = Text("a JSON text in UTF-8", "UTF-8 编码的 JSON 文本")
    for answer, what in ((control.accepted, POSTED), (read, READ)):
        json.must(answer.json is not None, what, text, _kind(answer), answer)


POSTED = Text("the answer to an accepted POST", "成功 POST 的应答")
READ = Text("the answer to an accepted GET", "成功 GET 的应答")


def _kind(answer: Answer) -> str:
    return f"Content-Type: {answer.headers.get('Content-Type', '')}"
