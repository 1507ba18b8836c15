"""What an erratum leaves a server: ways that the suite tells apart, or nothing of that kind, and then why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Way:
    """Something that a server may do where the text leaves a choice, and what it is worth."""

    verdict: Verdict
    text: Text


Ways = dict[str, dict[str, Way]]
"""Erratum → its ways by name, the preferred one first"""


class Kind(StrEnum):
    """Why the suite has no ways to tell apart for an erratum."""

    READ = "read"
    SENT = "sent"
    OPEN = "open"
    EXCUSED = "excused"
    RULE = "rule"
    GIVEN = "given"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Other:
    """How the suite gets along with an erratum that has no ways, and the module (below conformance/) that sees to it."""

    kind: Kind
    at: str = ""


# fmt: off
MEANING: dict[Kind, Text] = {
    Kind.READ:    Text("Every form is read alike, none is judged.", "各种形式读取时同等对待,不作判定。"),
    Kind.SENT:    Text("The suite sends only what every reading accepts, and asks nothing where the readings differ.",
                       "套件只发送各种理解均可接受的内容,对理解不一之处不作测试。"),
    Kind.OPEN:    Text("No check looks at it, whatever a server does.", "无论服务端如何处理,均不作测试。"),
    Kind.EXCUSED: Text("A server may go by it; what then can't be shown is NOT-VERIFIED, and says so.",
                       "服务端可照此处理;因此无法验证的内容为 NOT-VERIFIED,并说明原因。"),
    Kind.RULE:    Text("One reading is left, and its requirement is judged by it.", "仅有一种理解成立,按其判定相应要求。"),
    Kind.GIVEN:   Text("The target file says it.", "由目标文件给出。"),
    Kind.NOTHING: Text("It asks nothing of a server.", "对服务端没有要求。"),
}
# fmt: on
