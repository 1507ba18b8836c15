"""The national systems as servers (8.1.3, 8.2, 8.3): what is asked of them as the account `platform`, and what is known there.

Their answers have no envelope (A.4). An answer shows something only where it depends on what was asked.
"""

from __future__ import annotations

from conformance.judging.verify import Check, unverified
from conformance.running.lab import Lab
from conformance.wire.client import Answer, Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

KNOWN = {"8.1.3": "type_test_certificates", "8.2": "licences", "8.3": "accidents"}
"""Interface → the list in [data] of what the system has an answer for"""

ACCEPT = {"8.1.3": "image/*"}
"""Accept as Annex A prints it, where it is not JSON"""


def ask(lab: Lab, interface: str, value: str | None) -> Answer:
    """One call of a national system; None leaves the key out."""
    row = INTERFACES[interface]
    query = () if value is None else ((row.modes[0].keys[0], value),)
    headers = {"Accept": ACCEPT.get(interface, "application/json")}
    return lab.client("platform", row.host).ask(Request("GET", row.path, query=query, headers=headers))


def known(lab: Lab, interface: str) -> Answer:
    """What is answered for the first value of [data] that the system knows; for the last one if it knows none."""
    return lab.shared(f"{interface} known", lambda own: _known(own, interface))


def unknown(lab: Lab, interface: str) -> Answer:
    """What is answered for a value that names nothing."""
    value = f"TSX311{lab.scene.codes.prefix}00000" if interface == "8.1.3" else lab.scene.codes.unit()
    return lab.shared(f"{interface} unknown", lambda own: ask(own, interface, value))


def found(answer: Answer) -> bool:
    """Whether something was found: 2xx, and neither {} nor [] nor null (E226)."""
    return 200 <= answer.status < 300 and bool(answer.body) and not nothing(answer)


def nothing(answer: Answer) -> bool:
    """2xx with {}, [] or null: all say that nothing was found (E225, E226)."""
    return 200 <= answer.status < 300 and (answer.json in ({}, []) or answer.body.strip() == b"null")


def told_apart(check: Check, lab: Lab, interface: str) -> None:
    """What was found shows nothing if the same is given for what does not exist."""
    one, other = known(lab, interface), unknown(lab, interface)
    if found(one) and one.body == other.body:
        check.unverified("the same body is answered for a value that names nothing; give it one in [data] that it knows",
                         "对不存在的值返回了相同内容;请在 [data] 中给出该系统已知的值", one, other)  # fmt: skip


def never_breaks(check: Check, lab: Lab, interface: str) -> None:
    """What is answered for a value that names nothing is open, but no error of the server (E225, E226, R-5.3.5.10-10)."""
    answer = unknown(lab, interface)
    row = INTERFACES[interface]
    asked = Text(f"GET {row.path} of what names nothing", f"GET {row.path},值不存在")
    check.must(answer.status < 500, asked, Text("no 5xx", "不出现 5xx"), answer, answer)


def what(interface: str) -> Text:
    """GET of what [data] names."""
    row = INTERFACES[interface]
    call = f"GET {row.path}?{row.modes[0].keys[0]}=…"
    return Text(f"{call} of one in [data] {KNOWN[interface]}", f"{call}({KNOWN[interface]} 中的值)")


def _known(lab: Lab, interface: str) -> Answer:
    name = KNOWN[interface]
    values = lab.target.data.get(name, ())
    if not values:
        raise unverified(f"[data] {name} is empty: name one that the system knows",
                         f"[data] {name} 为空:请给出该系统已知的值")  # fmt: skip
    answer = ask(lab, interface, values[0])
    for value in values[1:]:
        if found(answer):
            break
        answer = ask(lab, interface, value)
    return answer
