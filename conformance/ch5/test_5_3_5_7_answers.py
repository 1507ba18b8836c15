"""5.3.5.7: the answers of the uplinks, over all POST and PUT of clauses 6 and 7."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from conformance.ch5.shown import overall, timestamp
from conformance.claims.uplinks import name
from conformance.judging.phrases import MISSING, THERE
from conformance.judging.verify import Check, Stop
from conformance.records import effects, tour
from conformance.records.tour import Pair
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

ONE, TWO, CODE = "R-5.3.5.7-1", "R-5.3.5.7-2", "R-5.3.5.7-8"
ENTERPRISES, PROVINCES = ("manufacturer", "constructor"), ("manufacturer", "constructor", "province")
OBSERVED = ("code 1 in a refusal", "no code")
OPTIONAL = ("6.7", "6.14", "6.15", "7.10", "7.11", "7.21")
"""Uplinks whose effect a server need not show by its downlinks (E055)"""


@verifies(ONE)
def test_one_record_of_a_manufacturer_accepted(lab: Lab) -> None:
    """R-5.3.5.7-1: timestamp, code 1 and data.id, a text or a whole number (E134, E148)."""
    _each(lab, lab.verify(ONE), tour.MAKER, _single)


@verifies(ONE, accounts=ENTERPRISES)
def test_one_record_of_a_constructor_accepted(lab: Lab) -> None:
    """R-5.3.5.7-1: the same of 6.5 and 6.7."""
    _each(lab, lab.verify(ONE), tour.BUILDER, _single)


@verifies(ONE, accounts=PROVINCES)
def test_one_record_of_a_province_accepted(lab: Lab) -> None:
    """R-5.3.5.7-1: the same of clause 7."""
    _each(lab, lab.verify(ONE), tour.PROVINCE, _single)


@verifies(TWO)
def test_a_batch_of_a_manufacturer_accepted(lab: Lab) -> None:
    """R-5.3.5.7-2: timestamp, code 1 and data.ids with one id for each record (E135)."""
    _each(lab, lab.verify(TWO), tour.MAKER, _batch)


@verifies(TWO, accounts=ENTERPRISES)
def test_a_batch_of_a_constructor_accepted(lab: Lab) -> None:
    """R-5.3.5.7-2: the same of 6.5 and 6.7."""
    _each(lab, lab.verify(TWO), tour.BUILDER, _batch)


@verifies(TWO, accounts=PROVINCES)
def test_a_batch_of_a_province_accepted(lab: Lab) -> None:
    """R-5.3.5.7-2: the same of clause 7."""
    _each(lab, lab.verify(TWO), tour.PROVINCE, _batch)


@verifies(CODE)
def test_what_a_manufacturer_was_told_to_be_accepted_is_there(lab: Lab) -> None:
    """R-5.3.5.7-8: code 1 is success: what was sent is there when it is read back."""
    _each(lab, lab.verify(CODE), tour.MAKER, _there)


@verifies(CODE, accounts=ENTERPRISES)
def test_what_a_constructor_was_told_to_be_accepted_is_there(lab: Lab) -> None:
    """R-5.3.5.7-8: the same of 6.5."""
    _each(lab, lab.verify(CODE), tour.BUILDER, _there)


@verifies(CODE, accounts=PROVINCES)
def test_what_a_province_was_told_to_be_accepted_is_there(lab: Lab) -> None:
    """R-5.3.5.7-8: the same of clause 7."""
    _each(lab, lab.verify(CODE), tour.PROVINCE, _there)


@verifies(CODE, observes=OBSERVED)
def test_no_refusal_of_the_run_has_code_1_and_every_answer_a_code(lab: Lab) -> None:
    """R-5.3.5.7-8: no 4xx or 5xx carries code 1, no 2xx of clauses 6 and 7 lacks a code (E129, E131, E147)."""
    for rule in OBSERVED:
        overall(lab, lab.verify(CODE), rule)


Judge = Callable[[Lab, Check, str, Pair], None]


def _each(lab: Lab, check: Check, interfaces: Iterable[str], judge: Judge) -> None:
    for interface in interfaces:
        try:
            judge(lab, check, interface, tour.pair(lab, interface))
        except Stop as stop:
            check.unverified(f"{name(interface)}: {stop.reason.en}", f"{name(interface)}:{stop.reason.zh}")
    if check.requirement in lab.verify.unjudged:
        check.unverified("no call was accepted of which something can be read back", "没有任何被接受的调用可以读回")


def _single(lab: Lab, check: Check, interface: str, pair: Pair) -> None:
    if pair.single in pair.answers and _shown(
        lab, check, interface, pair.single, lambda: effects.effect(lab, interface).single
    ):
        timestamp(check, pair.single)
        data = pair.single.data if isinstance(pair.single.data, dict) else {}
        what = Text(f"data.id of {name(interface)}", f"{name(interface)} 应答的 data.id")
        expected = Text("a text that is not empty, or a whole number", "非空字符串或整数")
        check.must(_is_id(data.get("id")), what, expected, pair.single.data, pair.single)


def _batch(lab: Lab, check: Check, interface: str, pair: Pair) -> None:
    if pair.batch in pair.answers and _shown(
        lab, check, interface, pair.batch, lambda: effects.effect(lab, interface).batch
    ):
        timestamp(check, pair.batch)
        ids = pair.batch.data.get("ids") if isinstance(pair.batch.data, dict) else None
        what = Text(f"data.ids of {name(interface)} with two records", f"{name(interface)} 提交两条记录时的 data.ids")
        right = isinstance(ids, list) and len(ids) == 2 and all(map(_is_id, ids)) and str(ids[0]) != str(ids[1])
        if check.must(
            right, what, Text("two ids, one for each record", "两个 id,各对应一条记录"), pair.batch.data, pair.batch
        ):
            _in_order(check, what, pair)


def _in_order(check: Check, what: Text, pair: Pair) -> None:
    """The order can be seen where the ids are codes that were sent (E135)."""
    ids, sent = pair.batch.ids, [str(record.get("ZJBM")) for record in pair.records[1:]]
    if sorted(ids) == sorted(sent):
        check.way("E135", "in order" if ids == sent else "another order", what, pair.batch)


def _shown(lab: Lab, check: Check, interface: str, answer: Answer, effect: Callable[[], bool]) -> bool:
    """The form of an acknowledgement says something only where something was done."""
    if answer.success and effect():
        return True
    why = "what was accepted can't be read back" if answer.success else f"not accepted ({answer})"
    because = "已接受的数据无法读回" if answer.success else f"未被接受({answer})"
    check.unverified(f"{name(interface)}: {why}; see R-{interface}.3-1",
                     f"{name(interface)}:{because};参见 R-{interface}.3-1", answer)  # fmt: skip
    return False


def _there(lab: Lab, check: Check, interface: str, pair: Pair) -> None:
    if interface in OPTIONAL:
        return
    seen = effects.effect(lab, interface)
    for answer, there, form in ((pair.single, seen.single, _ONE), (pair.batch, seen.batch, _TWO)):
        what = Text(f"{form.en} by {name(interface)}, read back", f"读回 {name(interface)} 提交的{form.zh}")
        if answer not in pair.answers:
            continue
        if answer.success:
            check.must(there, what, THERE, THERE if there else MISSING, answer)
        else:
            check.unverified(
                f"{name(interface)} is not accepted ({answer})", f"{name(interface)} 未被接受({answer})", answer
            )


_ONE, _TWO = Text("one", "单条数据"), Text("two", "两条数据")


def _is_id(id: object) -> bool:
    return isinstance(id, str | int) and not isinstance(id, bool) and id != ""
