"""5.3.5.7: the refusals of the uplinks, and the time of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from conformance.ch5.shown import timestamp
from conformance.claims.uplinks import control, dropping, name, table_of
from conformance.judging import rows
from conformance.judging.refusal import Control, changing
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check, Stop
from conformance.records import tour
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer, Request
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

DAY = 86_400_000
TOLD = Text("data.errors, not empty, each with field and message", "data.errors 非空,各含 field 与 message")


@verifies("R-5.3.5.7-3")
def test_one_lift_refused(lab: Lab) -> None:
    """R-5.3.5.7-3: timestamp, a code other than 1, msg, and errors with field and message (E129, E130, E146)."""
    _refused(lab, "6.1", "manufacturer", lab.records.lift, "XSSYBH")


@verifies("R-5.3.5.7-3", accounts=("province",))
def test_one_unit_refused(lab: Lab) -> None:
    """R-5.3.5.7-3: the same of 7.17."""
    _refused(lab, "7.17", "province", lab.records.unit, "DWMC")


@verifies("R-5.3.5.7-4")
def test_a_batch_refused(lab: Lab) -> None:
    """R-5.3.5.7-4: data is an array that lists the bad record with its errors; it may list the good ones too (E132, E133)."""
    check = lab.verify("R-5.3.5.7-4")
    made = lab.accepts(lambda: lab.maker.request("6.1", [lab.records.lift(), lab.records.lift()]))
    for at, which in ((0, "first"), (1, "second")):
        what = Text(f"POST of two lifts, the {which} without XSSYBH", f"POST 两台电梯,第 {at + 1} 台不含 XSSYBH")
        answer = made.refused_with(check, _without_at(at))
        if answer is not None:
            timestamp(check, answer)
            listed = isinstance(answer.data, list) and _told(answer)
            expected = Text("data is an array with the errors of the bad record", "data 为数组,含不合格记录的 errors")
            check.must(listed, what, expected, answer.data, answer)


@verifies("R-5.3.5.7-6")
def test_an_error_within_a_component(lab: Lab) -> None:
    """R-5.3.5.7-6: 部件信息[0].电梯部件型式试验证书编号. The field ends in the bad element; the index, and how it is written,
    are only noted (E025)."""
    check, part = lab.verify("R-5.3.5.7-6"), lab.records.component
    made = lab.accepts(lambda: lab.maker.request("6.1", lab.records.lift(BJXX=[part(), part()])))
    answer = made.refused_with(check, changing(BJXX=[part(), without(part(), "TBJXSSYBH")]))
    if answer is None:
        return
    what = Text("the second component lacks TBJXSSYBH", "第二个部件不含 TBJXSSYBH")
    expected = Text("field BJXX[1].TBJXSSYBH", "field 为 BJXX[1].TBJXSSYBH")
    names = rows.names(TABLES[4], "TBJXSSYBH", "BJXX")
    fields = [field.replace(" ", "") for field, _ in answer.errors]
    own = [field for field in fields if re.split(r"[.\]/]", field)[-1] in names]
    check.must(bool(own), what, expected, fields, made.accepted, answer)
    if own:
        heads = {f"{name}[1]" for name in rows.names(TABLES[4], "BJXX")}
        taken = "code and index" if any(field.rpartition(".")[0] in heads for field in own) else "otherwise"
        check.way("E025", taken, what, answer, seen=", ".join(fields))


@verifies("R-5.3.5.7-7")
def test_timestamps_tell_the_time_of_the_answer(lab: Lab) -> None:
    """R-5.3.5.7-7: 响应的毫秒时间戳. Of POST, PUT, GET and a refusal: digits, within a day of the Date header (E069, E148)."""
    check, lift = lab.verify("R-5.3.5.7-7"), lab.new_lift()
    lab.stored(lift)
    made = control(lab, "6.1", "manufacturer", lab.records.lift)
    refused = made.client.ask(dropping(table_of("6.1"), "XSSYBH")(made.make()))
    for answer in (made.accepted, lab.read(lift["ZJBM"]), *([refused] if refused.status in (200, 400) else [])):
        _timely(lab, check, answer)
    for interface in tour.MAKER:
        try:
            pair = tour.pair(lab, interface)
        except Stop:
            continue
        for answer in (pair.single, pair.batch):
            if answer.success:
                _timely(lab, check, answer)


def _refused(lab: Lab, interface: str, account: str, make: Callable[[], Any], code: str) -> None:
    check = lab.verify("R-5.3.5.7-3")
    made: Control = control(lab, interface, account, make)
    answer = made.refused_with(check, dropping(table_of(interface), code))
    if answer is None:
        return
    what = Text(f"{name(interface)} without {code}", f"{name(interface)} 不含 {code}")
    timestamp(check, answer)
    check.must(answer.code not in (None, "1"), what, Text("a code other than 1", "code 不为 1"), answer, answer)
    check.must(isinstance(answer.data, dict) and _told(answer), what, TOLD, answer.data, made.accepted, answer)
    message = answer.json.get("msg") if isinstance(answer.json, dict) else None
    check.way("E146", "msg" if message else "no msg", what, answer)


def _without_at(at: int) -> Callable[[Request], Request]:
    drop = dropping(table_of("6.1"), "XSSYBH")

    def defect(request: Request) -> Request:
        lacking = drop(replace(request, json=request.json[at])).json
        return replace(request, json=[lacking if number == at else one for number, one in enumerate(request.json)])

    return defect


def _told(answer: Answer) -> bool:
    """Whether there are errors, each with field and message."""
    return bool(answer.errors) and all(field and message for field, message in answer.errors)


def _timely(lab: Lab, check: Check, answer: Answer) -> None:
    value = answer.json.get("timestamp") if isinstance(answer.json, dict) else None
    at, what = milliseconds(value), Text("timestamp of an answer", "应答的 timestamp")
    if not check.must(at is not None, what, Text("digits", "数字"), repr(value), answer):
        return
    assert at is not None
    shown = _date(answer)
    if shown is not None:
        expected = Text(f"within a day of {shown:%Y-%m-%d %H:%M} UTC", f"与 {shown:%Y-%m-%d %H:%M} UTC 相差不超过一天")
        check.must(abs(at - shown.timestamp() * 1000) <= DAY, what, expected, repr(value), answer)
    check.way("E069", "milliseconds" if len(str(value)) > 10 else "seconds", what, answer, seen=repr(value))


def _date(answer: Answer) -> datetime | None:
    try:
        return parsedate_to_datetime(answer.headers.get("Date", "")).astimezone(UTC)
    except (TypeError, ValueError):
        return None
