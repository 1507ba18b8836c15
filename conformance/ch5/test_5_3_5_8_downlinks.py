"""5.3.5.8: the answers of the downlinks."""

from __future__ import annotations

from conformance.claims.increments import Increments
from conformance.claims.observed import Seen
from conformance.claims.uplinks import name
from conformance.judging import reading
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check
from conformance.records import plans, stages
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

ONE, MANY, FAILED = "R-5.3.5.8-1", "R-5.3.5.8-2", "R-5.3.5.8-3"
ARRAY = Text("data is an array", "data 为数组")


@verifies(ONE)
def test_a_manufacturer_reads_one_record(lab: Lab) -> None:
    """R-5.3.5.8-1: 6.12 by ZJBM and 6.13 by XYDM give timestamp, code 1 and an object; an array of one is DISPUTED (E150)."""
    check, zjbm = lab.verify(ONE), lab.shared("a lift of the manufacturer", lambda shared: shared.new_lift())["ZJBM"]
    lift = lab.read(zjbm)
    _one(check, "6.12", lift, shown=has(lift, zjbm))
    xydm = lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor")
    unit = lab.maker.fetch("6.13", XYDM=xydm)
    if unit.success and unit.items or "COMPONENT_MANUFACTURE" in lab.target.organisations:
        _one(check, "6.13", unit, shown=bool(reading.item("6.13", unit, XYDM=xydm)))


@verifies(ONE, accounts=("manufacturer", "constructor", "province"))
def test_a_province_reads_one_record(lab: Lab) -> None:
    """R-5.3.5.8-1: 7.20 by ZJBM and 7.19 by XYDM."""
    check, work, client = lab.verify(ONE), stages.in_region(lab), lab.client("province")
    lift, unit = client.fetch("7.20", ZJBM=work.zjbm), lab.shared("a unit of the province", plans.new_unit)
    _one(check, "7.20", lift, shown=bool(reading.lift("7.20", lift, work.zjbm)))
    answer = client.fetch("7.19", XYDM=unit["XYDM"])
    _one(check, "7.19", answer, shown=bool(reading.item("7.19", answer, XYDM=unit["XYDM"])))


@verifies(MANY, accounts=("manufacturer", "constructor"))
def test_lists_are_arrays(lab: Lab) -> None:
    """R-5.3.5.8-2: 6.10 without ZJBM and 6.11 give timestamp, code 1 and an array; 6.9 if it has something to show (E152)."""
    check, work, client = lab.verify(MANY), stages.in_region(lab), lab.client("constructor")
    for interface in ("6.10", "6.11"):
        answer = client.fetch(interface)
        _many(check, interface, answer, shown=answer.success and work.sgid in str(answer.data))
    notices = lab.maker.fetch("6.9")
    if notices.success and notices.items:
        _many(check, "6.9", notices, shown=True)


@verifies(MANY, limited=True)
def test_increments_are_arrays(lab: Lab) -> None:
    """R-5.3.5.8-2: 6.13 by GXSJ, without a key: the list mode of which the run sees an answer."""
    check, (first, _) = lab.verify(MANY), Increments.of(lab, plans.UNITS).opening()
    what = Text("6.13 by GXSJ", "按 GXSJ 调用 6.13")
    if first.success:
        check.must(first.array or not first.facts["count"], what, ARRAY, first.kind, first.answer)
    else:
        check.unverified(f"6.13 by GXSJ is not accepted ({first}); see R-6.13.1-8",
                         f"按 GXSJ 调用 6.13 未被接受({first});参见 R-6.13.1-8", first.answer)  # fmt: skip


@verifies(FAILED, limited=True)
def test_a_time_too_long_ago(lab: Lab) -> None:
    """R-5.3.5.8-3: 6.13 with GXSJ eight days ago: 2xx and 400 come with timestamp, a code other than 1 and msg (E131, E146)."""
    check, story = lab.verify(FAILED), Increments.of(lab, plans.UNITS)
    later = story.later()
    seen = story.long_ago()
    if not later.success:
        return check.unverified("no valid call of 6.13 by GXSJ was accepted, so that a refusal shows nothing",
                                "按 GXSJ 调用 6.13 的合法请求均未被接受", later.answer, seen.answer)  # fmt: skip
    what = Text("6.13 with GXSJ = now - 8 d", "以当前时间减 8 天的 GXSJ 调用 6.13")
    if seen.facts["status"] == 400 or 200 <= seen.facts["status"] < 300:
        _failure(check, what, seen)
    else:
        check.must(seen.refused, what, Text("refused", "拒绝"), seen, later.answer, seen.answer)
    return None


@verifies(FAILED)
def test_a_month_that_is_none(lab: Lab) -> None:
    """R-5.3.5.8-3: 6.13 with CJYF=abc: the same form; code 1 without records is noted, with records it fails (E153)."""
    check, lift = lab.verify(FAILED), lab.shared("a lift of the manufacturer", lambda shared: shared.new_lift())
    lab.stored(lift)
    answer = lab.maker.fetch("6.13", CJYF="abc")
    what = Text("6.13 with CJYF=abc", "以 CJYF=abc 调用 6.13")
    if answer.success:
        check.way("E153", f"{answer}, {len(answer.items)} items" if answer.items else "nothing", what, answer)
    elif answer.status == 400 or 200 <= answer.status < 300:
        content = answer.json if isinstance(answer.json, dict) else {}
        _form(check, what, answer, content.get("timestamp"), answer.code, bool(content.get("msg")))
    else:
        check.way("E153", "refused" if answer.refused else str(answer), what, answer)


def _one(check: Check, interface: str, answer: Answer, *, shown: bool) -> None:
    if _enveloped(check, interface, answer, shown=shown):
        data, what = answer.data, Text(f"{name(interface)} by key", f"按键调用 {name(interface)}")
        shape = "object" if isinstance(data, dict) else "array of one" if len(data) == 1 else f"array of {len(data)}"
        check.way("E150", shape, what, answer)


def _many(check: Check, interface: str, answer: Answer, *, shown: bool) -> None:
    if _enveloped(check, interface, answer, shown=shown):
        what = Text(f"{name(interface)} without a key", f"不带键调用 {name(interface)}")
        check.must(isinstance(answer.data, list), what, ARRAY, type(answer.data).__name__, answer)


def _enveloped(check: Check, interface: str, answer: Answer, *, shown: bool) -> bool:
    if not shown:
        check.unverified(f"{name(interface)} does not show what was looked for ({answer})",
                         f"{name(interface)} 未给出所查询的数据({answer})", answer)  # fmt: skip
        return False
    at = answer.json.get("timestamp") if isinstance(answer.json, dict) else None
    what = Text(f"timestamp of {name(interface)}", f"{name(interface)} 应答的 timestamp")
    check.must(milliseconds(at) is not None, what, Text("there, as digits", "存在且为数字"), repr(at), answer)
    return True


def _failure(check: Check, what: Text, seen: Seen) -> None:
    facts = seen.facts
    _form(check, what, seen.answer, facts["timestamp"], facts["code"], bool(facts["msg"]))


def _form(check: Check, what: Text, answer: Answer, timestamp: object, code: object, message: bool) -> None:
    expected = Text("timestamp, a code other than 1, and msg", "timestamp、不为 1 的 code 和 msg")
    right = milliseconds(timestamp) is not None and code not in (None, "1")
    check.must(right, what, expected, f"timestamp {timestamp!r}, code {code!r}", answer)
    check.way("E146", "msg" if message else "no msg", what, answer)
