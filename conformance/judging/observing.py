"""What holds of every exchange of a run, in words: the rules of wire/watch.py, and what is said where one was broken."""

from __future__ import annotations

from conformance.judging.verdicts import ceiling
from conformance.judging.verify import Finding
from conformance.wire.watch import Sight
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS

_ALL = Text("the answers of the run", "本次运行的全部应答")

# fmt: off
RULES: dict[str, tuple[Text, Text]] = {
    "code 1 in a refusal": (Text("4xx and 5xx answers of the run", "本次运行的 4xx、5xx 应答"), Text("no code 1", "code 不为 1")),
    "no code":             (Text("2xx JSON answers of the run", "本次运行的 2xx JSON 应答"), Text("a code", "含 code")),
    "not JSON":            (_ALL, Text("a JSON text in UTF-8", "UTF-8 编码的 JSON 文本")),
    "failure":             (_ALL, Text("no 5xx", "不出现 5xx")),
}
# fmt: on
"""Rule → which answers it is about, and what is expected of them"""


def finding(requirement: str, rule: str, sight: Sight) -> Finding:
    """An exchange that broke a rule; as bad as the requirement's level allows."""
    about, expected = RULES[rule]
    what = Text(f"{about.en}: {sight.asked}", f"{about.zh}:{sight.asked}")
    seen = Text(sight.seen, sight.seen)
    return Finding(requirement, ceiling(REQUIREMENTS[requirement]), what, expected, seen, exchanges=(sight.exchange,))
