"""A.4.1.3: the picture of a type-test certificate."""

from __future__ import annotations

from conformance.judging.items import NONE
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text


@verifies("R-A.4.1.3-1", accounts=("platform",), host="xssyhost", writes=False)
def test_the_answer_is_a_jpeg(lab: Lab) -> None:
    """R-A.4.1.3-1: 响应头为 Content-Type: image/jpeg,响应体为图片文件内容。 What an unknown number gets is open (E227)."""
    known, unknown = national.known(lab, "8.1.3"), national.unknown(lab, "8.1.3")
    check = lab.verify("R-A.4.1.3-1")
    what, kind = national.what("8.1.3"), known.headers.get("Content-Type", NONE)
    check.must(200 <= known.status < 300, what, Text("HTTP 200", "HTTP 200"), f"HTTP {known.status}", known)
    check.must(
        _type(known) == "image/jpeg", what, Text("Content-Type image/jpeg", "Content-Type image/jpeg"), kind, known
    )
    check.must(known.body.startswith(b"\xff\xd8\xff"), what, Text("the body begins with FF D8 FF", "内容以 FF D8 FF 开头"),
               known.body[:3].hex(" ").upper(), known)  # fmt: skip
    ends = Text("an image that ends (FF D9)", "含图像结束标记 FF D9")
    check.should(
        b"\xff\xd9" in known.body, what, ends, Text(f"{len(known.body)} bytes", f"{len(known.body)} 字节"), known
    )
    what = Text("the same with a number that names nothing", "同一请求,编号不存在")
    check.way("E227", _outcome(unknown), what, known, unknown)
    national.told_apart(check, lab, "8.1.3")


def _type(answer: Answer) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _outcome(answer: Answer) -> str:
    if answer.status >= 500:
        return f"HTTP {answer.status}"
    return "picture" if 200 <= answer.status < 300 and _type(answer).startswith("image/") else "none"
