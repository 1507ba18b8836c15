"""5.3.1: HTTP and JSON. What holds of every answer of a run is judged by tests that run last."""

from __future__ import annotations

from conformance.ch5.shown import overall
from conformance.claims.uplinks import name
from conformance.judging.observing import RULES
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import Check, Stop, unverified
from conformance.records import effects, notices, stages, tour
from conformance.records.reports import KINDS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

ABSENT = (404, 405, 410, 501)
"""What a server answers at a path, or to a method, that it does not have"""

EMPTY = ("6.9", "6.10", "6.11", "6.13", "7.16", "7.19")
"""Downlinks that may have nothing to show, and say so by 404 (E152)"""


@verifies("R-5.3.1-1")
def test_every_interface_of_a_manufacturer_is_there(lab: Lab) -> None:
    """R-5.3.1-1: 数据交换采用 HTTP/HTTPS 协议. Each interface is reached once at least; a redirect fails (E239)."""
    lift, work = lab.new_lift(), stages.authorised(lab)
    client = lab.maker
    if {"constructor", "province"} <= lab.target.accounts.keys():
        lab.shared("a failed lift", notices.failed)  # else 6.9 may have nothing to show
    answers = {
        "6.9": client.fetch("6.9"), "6.10": client.fetch("6.10", ZJBM=work.zjbm), "6.12": lab.read(work.zjbm),
        "6.13": _unit(lab, "manufacturer"), "6.6": client.revoke("6.6", work.sgid),
        "6.3": client.revoke("6.3", str(lift["ZJBM"])),
    }  # fmt: skip
    check = lab.verify("R-5.3.1-1")
    _judge(lab, check, answers, tour.MAKER)
    _found(check, "6.16", effects.revoked_recall(lab)[0])


@verifies("R-5.3.1-1", accounts=("manufacturer", "constructor"))
def test_every_interface_of_a_constructor_is_there(lab: Lab) -> None:
    """R-5.3.1-1: 6.5, 6.7, 6.8, 6.10, 6.11, 6.13."""
    client, work = lab.client("constructor"), stages.in_region(lab)
    answers = {
        "6.11": client.fetch("6.11"),
        "6.10": client.fetch("6.10", ZJBM=work.zjbm),
        "6.13": _unit(lab, "constructor"),
    }
    check = lab.verify("R-5.3.1-1")
    _judge(lab, check, answers, tour.BUILDER)
    _found(check, "6.8", client.revoke("6.8", stages.entered(lab).sgid))


@verifies("R-5.3.1-1", accounts=("manufacturer", "constructor", "province"))
def test_every_interface_of_a_province_is_there(lab: Lab) -> None:
    """R-5.3.1-1: the interfaces of clause 7."""
    client, work = lab.client("province"), stages.in_region(lab)
    answers = {
        "7.16": client.fetch("7.16", SGID=work.sgid), "7.19": _unit(lab, "province", "7.19"),
        "7.20": client.fetch("7.20", ZJBM=work.zjbm),
    }  # fmt: skip
    check = lab.verify("R-5.3.1-1")
    _judge(lab, check, answers, tour.PROVINCE)
    for row in KINDS:
        _found(check, row.revoke, effects.revoked(lab, row)[0])
    _found(check, "7.22", client.revoke("7.22", stages.informed(lab).sgid))


@verifies("R-5.3.1-2")
def test_answers_are_json(lab: Lab) -> None:
    """R-5.3.1-2: 数据采用 JSON 格式封装。Of an accepted POST and GET, and a 400 to a POST that lacks elements (E131)."""
    check, record = lab.verify("R-5.3.1-2"), lab.records.lift()
    added = lab.accepted(lab.add(record), "6.1", "R-6.1.3-1")
    lab.stored(record)
    read, refused = lab.read(record["ZJBM"]), lab.add({"ZJBM": record["ZJBM"]})
    for answer, what in ((added, POSTED), (read, READ), (refused, REFUSED)):
        if answer.success or answer.status == 400:
            check.must(answer.json is not None, what, JSON, _kind(answer), answer)


@verifies("R-5.3.1-2", observes=["not JSON"])
def test_every_answer_of_the_run_is_json(lab: Lab) -> None:
    """R-5.3.1-2: every 2xx with a body and every 400 of the run (E131)."""
    overall(lab, lab.verify("R-5.3.1-2"), "not JSON")


POSTED = Text("the answer to an accepted POST", "成功 POST 的应答")
READ = Text("the answer to an accepted GET", "成功 GET 的应答")
REFUSED = Text("the answer to a POST that lacks elements", "缺少数据元的 POST 的应答")
_, JSON = RULES["not JSON"]


def _kind(answer: Answer) -> str:
    return f"Content-Type: {answer.headers.get('Content-Type', '')}"


def _unit(lab: Lab, account: str, interface: str = "6.13") -> Answer:
    return lab.client(account).fetch(interface, XYDM=lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor"))


def _judge(lab: Lab, check: Check, answers: dict[str, Answer], uplinks: tuple[str, ...]) -> None:
    """Found, unless the path or the method is unknown; 404 may also say that a record is not there."""
    if not any(_there(lab, interface) for interface in uplinks):
        raise unverified(
            "no valid call has an effect that can be read; see 6.1.3", "没有任何合法调用产生可读回的效果;参见 6.1.3"
        )
    for interface in uplinks:
        try:
            pair = tour.pair(lab, interface)
        except Stop as stop:
            check.unverified(f"{interface}: {stop.reason.en}", f"{interface}:{stop.reason.zh}")
        else:
            _found(check, interface, pair.single if pair.single.success else pair.batch)
    for interface, answer in answers.items():
        _found(check, interface, answer)


def _there(lab: Lab, interface: str) -> bool:
    try:
        return any(effects.effect(lab, interface).shown)
    except Stop:
        return False


def _found(check: Check, interface: str, answer: Answer) -> None:
    what = Text(f"{interface}, {name(interface)}", f"{interface},{name(interface)}")
    if answer.success:
        check.must(True, what, ACCEPTED, answer, answer)
    elif (answer.status in ABSENT and interface not in EMPTY) or 300 <= answer.status < 400:
        check.must(False, what, ACCEPTED, answer, answer)
    else:
        check.unverified(f"{name(interface)} is not accepted ({answer}); see R-{interface}.3-1",
                         f"{name(interface)} 未被接受({answer});参见 R-{interface}.3-1", answer)  # fmt: skip
