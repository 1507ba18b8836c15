"""Annex A and what all uplinks share: the form of a request and of its answer, the status of a success, and revocations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conformance.claims import uplinks
from conformance.judging.phrases import ACCEPTED, MISSING, THERE
from conformance.judging.reading import Item
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check, unverified
from conformance.records import recalls, stages, works
from conformance.running.lab import Lab, lift_of
from conformance.wire.client import Answer, Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

ACCEPT = {"Accept": "application/json"}
"""The headers of a DELETE, as Annex A prints them"""


def usual_status(check: Check, interface: str, answer: Answer) -> None:
    """201 for what was created, else 200 (Table 2); another 2xx is legal (E129)."""
    number = 201 if INTERFACES[interface].method == "POST" else 200
    what = Text(f"status of {uplinks.name(interface)}", f"{uplinks.name(interface)} 的状态码")
    check.usual(number, what, answer)


def answered(check: Check, interface: str, answer: Answer) -> None:
    """Annex A: the form printed is accepted, and answered by timestamp, code 1 and the id in application/json. The test
    reads back what was sent."""
    uplinks.form(check, interface, answer)
    if not answer.success:
        return
    at = answer.json.get("timestamp") if isinstance(answer.json, dict) else None
    what = Text(f"timestamp in the answer to {uplinks.name(interface)}", f"{uplinks.name(interface)} 应答的 timestamp")
    check.must(milliseconds(at) is not None, what, Text("milliseconds", "毫秒时间戳"), repr(at), answer)
    if INTERFACES[interface].method != "DELETE":  # E145
        what = Text(f"data in the answer to {uplinks.name(interface)}", f"{uplinks.name(interface)} 应答的 data")
        check.must(bool(answer.ids), what, Text("id or ids", "id 或 ids"), answer.data, answer)


# ---- revocations


@dataclass(frozen=True)
class Thing:
    """What can be revoked: its key, and what is shown of it now, {} for nothing."""

    key: str
    look: Callable[[], Item]


@dataclass(frozen=True)
class Revocation:
    """One DELETE: who calls it, what there is to revoke, and the erratum that says what may be seen afterwards."""

    interface: str
    account: str
    make: Callable[[Lab], Thing]
    after: str = "E156"


def _lift(lab: Lab) -> Thing:
    zjbm = str(lab.new_lift()["ZJBM"])
    return Thing(zjbm, lambda: lift_of(lab.read(zjbm), zjbm))


def _construction(lab: Lab) -> Thing:
    work = stages.authorised(lab)
    return Thing(work.sgid, lambda: stages.construction(lab, work))


def _result(lab: Lab) -> Thing:
    work = works.revocable(lab)
    return Thing(work.sgid, lambda: works.result_of(works.shown(lab, work)))


def _recall(lab: Lab) -> Thing:
    found = recalls.added(lab)
    return Thing(found.zhid, lambda: recalls.seen(lab, found))


LIFT = Revocation("6.3", "manufacturer", _lift)
CONSTRUCTION = Revocation("6.6", "manufacturer", _construction)
RESULT = Revocation("6.8", "constructor", _result, "E180")
RECALL = Revocation("6.16", "manufacturer", _recall)


def revoked(check: Check, lab: Lab, kind: Revocation, number: int = 1) -> Answer:
    """New records are revoked by one DELETE, the key repeated for several (E067), two at most (E140); they were
    shown before it, and are not afterwards. An acceptance without that would show nothing."""
    things = [kind.make(lab) for _ in range(number)]
    if not all(_taken(thing) == "live" for thing in things):
        raise unverified(
            f"what {kind.interface} is to revoke is not shown before", f"{kind.interface} 待撤销的记录在撤销前未能读取"
        )
    row = INTERFACES[kind.interface]
    query = tuple((row.key, thing.key) for thing in things)
    answer = lab.client(kind.account).ask(Request("DELETE", row.path, query=query, headers=ACCEPT))
    keys = f"{number} {row.key}"
    what = Text(f"{uplinks.name(kind.interface)} with {keys}", f"{uplinks.name(kind.interface)} 带 {keys}")
    if check.must(answer.success, what, ACCEPTED, answer, answer):
        for thing in things:
            what = Text(f"{thing.key} as shown after its revocation", f"撤销后读取 {thing.key}")
            check.way(kind.after, _taken(thing), what, answer)
    return answer


def named_by_key(check: Check, lab: Lab, kind: Revocation) -> None:
    """The key of the table names the record; an unknown key is no error of the server (E144)."""
    revoked(check, lab, kind)
    uplinks.unknown_key(check, lab.client(kind.account), kind.interface)


def refused_without_key(check: Check, lab: Lab, kind: Revocation) -> None:
    """DELETE without a key, for tests that run last: with a key it is accepted, without one refused, and all is kept."""
    control, kept = revoked(check, lab, kind), kind.make(lab)
    uplinks.no_key(check, control, lab.client(kind.account), kind.interface)
    what = Text("a record that was not named", "未被指定的记录")
    check.must(_taken(kept) == "live", what, THERE, THERE if _taken(kept) == "live" else MISSING, control)


def _taken(thing: Thing) -> str:
    """What is seen of a record: a name in FREEDOM."""
    shown = thing.look()
    if not shown:
        return "absent"
    return "told as revoked" if shown.get("BGLX") == "DELETE" else "live"
