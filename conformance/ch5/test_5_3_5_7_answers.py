"""5.3.5.7: the answers of the uplinks."""

from __future__ import annotations

from dataclasses import replace

from conformance.client import Answer, Request
from conformance.lab import Lab
from conformance.marks import verifies
from conformance.phrases import ACCEPTED
from conformance.records import without
from conformance.refusal import leaving_out
from conformance.values import milliseconds
from conformance.verify import Check
from mockplatform.spec.model import Text

ID = Text("data.id, a text or a whole number", "data.id 为字符串或整数")


@verifies("R-5.3.5.7-1")
def test_one_record_accepted(lab: Lab) -> None:
    """R-5.3.5.7-1: timestamp, code 1 and data.id (E134)."""
    check, record = lab.verify("R-5.3.5.7-1"), lab.records.lift()
    answer = lab.add(record)
    what = Text("POST of one lift", "POST 一台电梯")
    if not answer.success:
        return check.unverified(
            f"a valid lift is not accepted ({answer}); see R-6.1.3-1",
            f"合法的电梯未被接受({answer});参见 R-6.1.3-1",
            answer,
        )
    lab.stored(record)
    _timestamp(check, answer)
    data = answer.data if isinstance(answer.data, dict) else {}
    check.must(_is_id(data.get("id")), what, ID, answer.data, answer)
    return None


@verifies("R-5.3.5.7-2")
def test_a_batch_accepted(lab: Lab) -> None:
    """R-5.3.5.7-2: data.ids has one id for each record."""
    check = lab.verify("R-5.3.5.7-2")
    lab.new_lift()
    records = [lab.records.lift(), lab.records.lift()]
    answer = lab.add(*records, single=False)
    what, expected = Text("POST of two lifts", "POST 两台电梯"), Text("data.ids with two ids", "data.ids 含两个 id")
    if not check.must(answer.success, what, ACCEPTED, answer, answer):
        return
    lab.stored(*records)
    _timestamp(check, answer)
    ids = answer.data.get("ids") if isinstance(answer.data, dict) else None
    check.must(isinstance(ids, list) and len(ids) == 2 and all(map(_is_id, ids)), what, expected, answer.data, answer)


@verifies("R-5.3.5.7-3")
def test_one_record_refused(lab: Lab) -> None:
    """R-5.3.5.7-3: a code other than 1, msg, and errors with field and message (E129, E130, E146)."""
    check = lab.verify("R-5.3.5.7-3")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    what = Text("POST of a lift without XSSYBH", "POST 一台不含 XSSYBH 的电梯")
    answer = control.refused_with(check, leaving_out("XSSYBH"))
    if answer is None:
        return
    _timestamp(check, answer)
    check.must(_told(answer.errors), what, Text("data.errors, each with field and message", "data.errors 各含 field 与 message"),
               answer.data, answer)  # fmt: skip
    message = answer.json.get("msg") if isinstance(answer.json, dict) else None
    check.may(bool(message), what, Text("msg is not empty", "msg 非空"), repr(message), answer, erratum="E146")


@verifies("R-5.3.5.7-4")
def test_a_batch_refused(lab: Lab) -> None:
    """R-5.3.5.7-4: data is an array that lists the bad record with its errors; it may list the good ones too (E133)."""
    check = lab.verify("R-5.3.5.7-4")

    def make() -> Request:
        return Request("POST", "/lifts", [lab.records.lift(), lab.records.lift()])

    control = lab.accepts(make)
    what = Text("POST of two lifts, the second without XSSYBH", "POST 两台电梯,第二台不含 XSSYBH")
    answer = control.refused_with(
        check, lambda request: replace(request, json=[request.json[0], without(request.json[1], "XSSYBH")])
    )
    if answer is not None:
        listed = isinstance(answer.data, list) and _told(answer.errors)
        expected = Text("data is an array with the errors of the bad record", "data 为数组,含不合格记录的 errors")
        check.must(listed, what, expected, answer.data, answer)


def _is_id(id: object) -> bool:
    return isinstance(id, str | int) and not isinstance(id, bool) and id != ""


def _told(errors: list[tuple[str, str]]) -> bool:
    return bool(errors) and all(field and message for field, message in errors)


def _timestamp(check: Check, answer: Answer) -> None:
    at = answer.json.get("timestamp") if isinstance(answer.json, dict) else None
    what = Text("timestamp of the answer", "应答的 timestamp")
    check.must(milliseconds(at) is not None, what, Text("milliseconds, as digits", "毫秒时间戳"), repr(at), answer)
