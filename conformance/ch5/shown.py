"""What tests of chapter 5 say of a call: accepted, and its effect seen. Without an effect nothing was shown."""

from __future__ import annotations

from conformance.claims.uplinks import name
from conformance.judging import observing
from conformance.judging.observing import RULES
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import Check, Stop
from conformance.records import effects, tour
from conformance.records.reports import KINDS
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

NOTHING: tuple[object, ...] = (None, "", [], {})
"""`data` of an answer that holds no record (E152)"""


CHANGES = ("6.2", "6.15", *(row.modify for row in KINDS), "7.18")
"""Uplinks that modify what was read before: if it is as it was, they did nothing"""


def reported(lab: Lab, check: Check, *interfaces: str) -> bool:
    """Uplinks of the tour are accepted in one form at least, and what they sent can be read. True if all is shown."""
    return all([_reported(lab, check, interface) for interface in interfaces])


def _reported(lab: Lab, check: Check, interface: str) -> bool:
    what = Text(f"a valid call of {interface}, {name(interface)}", f"合法调用 {interface}({name(interface)})")
    try:
        found = tour.pair(lab, interface)
        answer = found.single if found.single.success else found.batch
        if not answer.success:
            return check.must(False, what, ACCEPTED, found.single, found.single, found.batch)
        seen = effects.effect(lab, interface)
    except Stop as stop:
        check.unverified(f"{interface}: {stop.reason.en}", f"{interface}:{stop.reason.zh}")
        return False
    if not any(seen.shown) and interface in CHANGES:
        return check.must(
            False,
            what,
            Text("accepted, and changed when read again", "接受,且读回时已修改"),
            Text(f"{answer}, unchanged", f"{answer},未修改"),
            answer,
        )
    if not any(seen.shown):
        check.unverified(f"what {interface} accepted can't be read back", f"{interface} 已接受的数据无法读回", answer)
        return False
    return check.must(True, what, ACCEPTED, answer, answer)


def fetched(check: Check, interface: str, answer: Answer, *, there: bool, expected: bool = True) -> bool:
    """A downlink is accepted and shows what must be there. `expected`: whether the server has to have something to show;
    if not, an answer that nothing was found is no violation, however it is put (E129, E152), only the lack of a right is."""
    what = Text(f"a call of {interface} by who may", f"由有权限的账户调用 {interface}")
    if answer.success and there:
        return check.must(True, what, ACCEPTED, answer, answer)
    if answer.success or not (expected or answer.status in (401, 405)):
        check.unverified(f"{interface} does not show what was looked for ({answer})",
                         f"{interface} 未给出所查询的数据({answer})", answer)  # fmt: skip
        return False
    return check.must(False, what, ACCEPTED, answer, answer)


def gone(check: Check, interface: str, answer: Answer, *, before: bool, after: bool) -> bool:
    """A revocation is accepted, and what was there is there no more. `after`: whether it is still read as live (E156)."""
    what = Text(f"revoking by {interface}, {name(interface)}", f"通过 {interface}({name(interface)})撤销")
    expected = Text("accepted, and gone when read again", "接受,且之后不再作为有效记录读出")
    if answer.success and not before:
        check.unverified(
            f"{interface}: what was revoked could not be read before", f"{interface}:撤销前无法读取该记录", answer
        )
        return False
    seen = Text(f"{answer}, still there", f"{answer},仍存在") if after else answer
    return check.must(answer.success and not after, what, expected, seen, answer)


LEAST = 12
"""Interfaces that must have been seen to work before anything is said of a whole run"""


def overall(lab: Lab, check: Check, rule: str) -> None:
    """What holds of every answer of the run so far. The tour of the uplinks is made first, if it was not before, so that
    there is something to say; what its calls did has been read back. A violation counts wherever it was seen."""
    shown = [interface for interface in (*tour.MAKER, *tour.BUILDER, *tour.PROVINCE) if _works(lab, interface)]
    watch, (what, expected) = lab.scene.connections.watch, RULES[rule]
    check.violations(observing.finding(check.requirement, rule, sight) for sight in watch.of(rule))
    if len(shown) < (LEAST if "province" in lab.target.accounts else len(tour.MAKER)):
        check.unverified(f"only {len(shown)} uplinks were seen to work", f"仅有 {len(shown)} 个上行接口确认有效")
    elif not watch.of(rule):
        check.must(True, Text(f"{what.en} ({watch.seen})", f"{what.zh}({watch.seen})"), expected,
                   Text("nothing else", "无例外"))  # fmt: skip


def _works(lab: Lab, interface: str) -> bool:
    """Whether the interface can be called by the accounts there are, and what it was sent could be read."""
    accounts = {*lab.target.accounts}
    wanted = {"manufacturer", *(["constructor"] if interface not in tour.MAKER else [])}
    wanted |= {"province"} if interface.startswith("7.") else set()
    try:
        return wanted <= accounts and any(effects.effect(lab, interface).shown)
    except Stop:
        return False


def timestamp(check: Check, answer: Answer) -> None:
    """The answer has a timestamp; of what time is judged by R-5.3.5.7-7."""
    at = answer.json.get("timestamp") if isinstance(answer.json, dict) else None
    digits = isinstance(at, int | str) and not isinstance(at, bool) and str(at).isdigit()
    what = Text("timestamp of the answer", "应答的 timestamp")
    check.must(digits, what, Text("there, as digits", "存在且为数字"), repr(at), answer)
