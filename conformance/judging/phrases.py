"""Sentences that many tests need, in both languages."""

from __future__ import annotations

from mockplatform.spec.model import Text

ACCEPTED = Text("accepted: 2xx with code 1", "接受:HTTP 2xx 且 code 为 1")
REFUSED = Text(
    "refused: 4xx without code 1, or 2xx with another code", "拒绝:HTTP 4xx 且 code 不为 1,或 HTTP 2xx 且 code 为其他值"
)


THERE, MISSING = Text("there", "存在"), Text("not there", "不存在")


def status(*expected: int) -> Text:
    """An HTTP status that is expected."""
    numbers = "/".join(map(str, expected))
    return Text(f"HTTP {numbers}", f"HTTP {numbers}")


def named(code: str) -> Text:
    """A refusal that names the element."""
    return Text(f"refused, with an error whose field names {code}", f"拒绝,且 errors 中有 field 指明 {code}")


def said(text: Text, en: str, zh: str) -> Text:
    """A sentence with more said after it."""
    return Text(f"{text.en}: {en}", f"{text.zh}:{zh}")
