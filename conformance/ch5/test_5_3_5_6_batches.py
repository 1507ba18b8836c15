"""5.3.5.6: one record as an object, several as an array."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from conformance.claims.uplinks import name
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import Check, Stop
from conformance.records import effects, tour
from conformance.records.effects import Effect
from conformance.records.tour import Pair
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

ONE, TWO = "R-5.3.5.6-2", "R-5.3.5.6-1"
ENTERPRISES, PROVINCES = ("manufacturer", "constructor"), ("manufacturer", "constructor", "province")
THERE = Text("accepted, and there when read back", "接受,且能够读回")


@verifies(TWO)
def test_arrays_of_a_manufacturer(lab: Lab) -> None:
    """R-5.3.5.6-1: 所有上行接口均支持批量提交。6.1, 6.2, 6.4, 6.14, 6.15 with an array of two."""
    _arrays(lab, tour.MAKER)


@verifies(TWO, accounts=ENTERPRISES)
def test_arrays_of_a_constructor(lab: Lab) -> None:
    """R-5.3.5.6-1: 6.5 and 6.7 with an array of two."""
    _arrays(lab, tour.BUILDER)


@verifies(TWO, accounts=PROVINCES)
def test_arrays_of_a_province(lab: Lab) -> None:
    """R-5.3.5.6-1: clause 7 with an array of two; for 7.21 and 7.23 advice only (E141)."""
    _arrays(lab, tour.PROVINCE)


@verifies(ONE)
def test_objects_of_a_manufacturer(lab: Lab) -> None:
    """R-5.3.5.6-2: 单条数据以 JSON 对象提交。6.1, 6.2, 6.4, and as advice 6.14 and 6.15 (E050)."""
    _objects(lab, tour.MAKER)


@verifies(ONE, accounts=ENTERPRISES)
def test_objects_of_a_constructor(lab: Lab) -> None:
    """R-5.3.5.6-2: 6.5 and 6.7 with an object."""
    _objects(lab, tour.BUILDER)


@verifies(ONE, accounts=PROVINCES)
def test_objects_of_a_province(lab: Lab) -> None:
    """R-5.3.5.6-2: clause 7 with an object."""
    _objects(lab, tour.PROVINCE)


@verifies(ONE, TWO, accounts=("typetest",))
def test_pushes_of_the_type_test_platform(lab: Lab) -> None:
    """R-5.3.5.6-1, -2: 8.1.1 and 8.1.2 with an object and with an array; code is a text there (A.4.1, E215, E216)."""
    client, make = lab.client("typetest"), lab.records
    makers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("8.1.1", make.pushed_unit), ("8.1.2", make.pushed_certificate),
    )  # fmt: skip
    for interface, record in makers:
        bad = client.send(interface, {"SJLX": "ADD"})
        single, batch = client.send(interface, record()), client.send(interface, [record(), record()])
        for check, answer, what in (
            (lab.verify(ONE), single, _object(interface)), (lab.verify(TWO), batch, _array(interface)),
        ):  # fmt: skip
            if answer.success and not bad.refused:
                check.unverified(f"{name(interface)} accepts what lacks everything as well; see R-{interface}.2-1",
                                 f"{name(interface)} 对缺少全部必填项的数据同样返回成功", bad, answer)  # fmt: skip
            else:
                check.must(answer.success, what, ACCEPTED, answer, bad, answer)


def _arrays(lab: Lab, interfaces: Iterable[str]) -> None:
    check = lab.verify(TWO)
    for interface in interfaces:
        erratum = "E141" if interface in tour.OBJECTS else ""
        _judge(lab, check, interface, _array(interface), lambda found: (found.batch, found.single),
               lambda seen: (seen.batch, seen.single), erratum)  # fmt: skip


def _objects(lab: Lab, interfaces: Iterable[str]) -> None:
    check = lab.verify(ONE)
    for interface in interfaces:
        erratum = "E050" if interface in tour.ARRAYS else ""
        _judge(lab, check, interface, _object(interface), lambda found: (found.single, found.batch),
               lambda seen: (seen.single, seen.batch), erratum)  # fmt: skip


def _judge(lab: Lab, check: Check, interface: str, what: Text, answers: Callable[[Pair], tuple[Answer, Answer]],
           shown: Callable[[Effect], tuple[bool, bool]], erratum: str) -> None:  # fmt: skip
    """One form of a call; the other form shows that a refusal, or a record that is not there, is due to the form.
    `erratum`: the one by which this form may be refused."""
    judge = check.should if erratum else check.must
    try:
        own, other = answers(tour.pair(lab, interface))
        if not own.success:
            if other.success and erratum and own.refused:
                check.way(erratum, "refused", what, other, own, seen=own)
            elif other.success:
                check.must(False, what, ACCEPTED, own, other, own)
            else:
                check.unverified(f"{name(interface)} accepts neither form ({own})",
                                 f"{name(interface)} 对象与数组均未被接受({own})", own, other)  # fmt: skip
            return
        there, other_there = shown(effects.effect(lab, interface))
    except Stop as stop:
        return check.unverified(f"{name(interface)}: {stop.reason.en}", f"{name(interface)}:{stop.reason.zh}")
    if there and erratum:
        check.way(erratum, "accepted", what, own)
    elif there or other_there:
        judge(there, what, THERE, own if there else f"{own}, and not there", own)
    else:
        check.unverified(
            f"{name(interface)}: what was accepted can't be read back", f"{name(interface)}:已接受的数据无法读回", own
        )
    return None


def _array(interface: str) -> Text:
    return Text(f"{name(interface)} with an array of two", f"以含两条记录的数组调用 {name(interface)}")


def _object(interface: str) -> Text:
    return Text(f"{name(interface)} with an object", f"以单个对象调用 {name(interface)}")
