"""What is read of works, lifts and recalls: in a lab whose answers are given."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.claims import forms
from conformance.judging.verdicts import Verdict, worst
from conformance.judging.verify import Stop, Verifier
from conformance.records import lifts, recalls, works
from conformance.records.recalls import Recalled
from conformance.records.stages import Work
from conformance.wire.client import Answer
from mockplatform.spec.tables import TABLES

LIFT = {"ZJBM": "31101", "SBLB": "3100", "SBPZ": "3110", "SBXH": "X", "TZZL": 1000}
WORK = Work({"ZJBM": "31101"}, "77", {})


def answer(data: Any, status: int = 200) -> Answer:
    content = {"timestamp": 1_795_379_080_399, "code": 1 if status < 300 else 5001, "data": data}
    return Answer(status, {"Content-Type": "application/json"}, json.dumps(content).encode(), "1-1")


def lab(**shown: Any) -> Any:
    """A lab in which 6.12 and 6.10 show what is given (`whole`, `works`), and everything else is accepted."""

    def fetch(interface: str, **query: object) -> Answer:
        return answer(shown.get("works" if interface == "6.10" else "whole", {}))

    client = SimpleNamespace(fetch=fetch, ask=lambda request: answer({}), revoke=lambda *keys: answer({}))
    return SimpleNamespace(client=lambda account: client, read=lambda zjbm: fetch("6.12"))


def whole(**members: Any) -> dict[str, Any]:
    return {"ZJBM": "31101", "ZJXX": {**LIFT, "SJBB": 7}, **members}


def test_a_change_of_a_lift_names_the_version_that_is_shown() -> None:
    assert lifts.changed(lab(whole=whole()), LIFT, SBXH="Y") == {**LIFT, "SJBB": 7, "SBXH": "Y"}


def test_a_lift_that_is_not_shown_can_not_be_changed() -> None:
    with pytest.raises(Stop):
        lifts.changed(lab(), LIFT)


@pytest.mark.parametrize(("shown", "verdict"), [
    ({}, Verdict.PASS),
    ({"SBLB": "曳引与强制驱动电梯"}, Verdict.PASS),
    ({"SBLB": "3200"}, Verdict.FAIL),
    ({"TZZL": "1000"}, Verdict.PASS),
    ({"TZZL": 999}, Verdict.FAIL),
])  # fmt: skip
def test_a_lift_is_read_back_by_value(shown: dict[str, Any], verdict: Verdict) -> None:
    verify = Verifier(["R-6.1.2-1"])
    item = whole(ZJXX={**LIFT, **shown})
    lifts.read_back(verify("R-6.1.2-1"), lab(whole=item), TABLES[4], LIFT, answer({}))
    assert worst(one.verdict for one in verify.findings) is verdict


def test_a_component_that_is_told_as_revoked_is_not_live() -> None:
    parts = [{"TBJBM": "1"}, {"TBJBM": "2", "BGLX": "DELETE"}]
    assert lifts.named(lifts.components(answer(whole(BJXX=parts)), "31101")) == {"1"}


@pytest.mark.parametrize(("items", "found"), [
    ([{"SGID": 77, "GZXLNR": "a"}, {"SGID": "78"}], "a"),
    ([{"GZXLNR": "b"}], "b"),
    ([{"SGID": "78", "GZXLNR": "c"}], None),
    ([{"GZXLNR": "d"}, {"GZXLNR": "e"}], None),
    ([{"SGID": "77", "BGLX": "DELETE", "GZXLNR": "f"}], None),
])  # fmt: skip
def test_a_work_is_found_by_its_code(items: list[dict[str, Any]], found: str | None) -> None:
    assert works.shown(lab(whole=whole(SGXX=items)), WORK).get("GZXLNR") == found


def test_a_result_is_its_date_and_its_content() -> None:
    assert works.result_of({"SGJGRQ": "", "GZXLNR": None, "SGLB": "REPAIR"}) == {}
    assert works.result_of({"SGJGRQ": 1, "SGLB": "REPAIR"}) == {"SGJGRQ": 1}


def test_the_version_of_a_work() -> None:
    assert works.version(lab(works=[{"SGID": "77", "SJBB": 3}]), WORK) == {"SJBB": 3}
    with pytest.raises(Stop):
        works.version(lab(works=[{"SGID": "77"}]), WORK)


RECALL = Recalled({"ZJBM": "31101"}, {"ZHXXH": "M", "ZHRQ": 5}, "9")


@pytest.mark.parametrize("item", [
    {"ZHID": "9", "ZHXH": "M", "ZHRQ": 5, "SJBB": 2},
    {"ZHID": 9, "ZHXXH": "M", "ZHWCRQ": 5, "SJBB": 2},
    {"ZHID": "9", "ZHXX": "M", "ZHRQ": 5, "SJBB": 2},
])  # fmt: skip
def test_a_recall_is_read_under_the_codes_of_its_uplink(item: dict[str, Any]) -> None:
    seen = recalls.seen(lab(whole=whole(ZHXX=[item])), RECALL)
    assert (seen["ZHXXH"], seen["ZHRQ"]) == ("M", 5)
    assert recalls.changed(lab(whole=whole(ZHXX=[item])), RECALL)["SJBB"] == 2


def test_a_recall_that_is_not_shown_has_its_first_version() -> None:
    assert recalls.seen(lab(whole=whole()), RECALL) == {}
    assert recalls.changed(lab(whole=whole()), RECALL)["SJBB"] == 1
    with pytest.raises(Stop):
        recalls.has_version(lab(whole=whole()), RECALL)


@pytest.mark.parametrize(("ids", "told", "zhid"), [
    (["9"], [], "9"), (["9"], ["9", "8"], "9"), (["m1"], ["8"], "8"), ([], ["8"], "8"),
])  # fmt: skip
def test_the_code_of_a_recall_is_the_one_that_is_shown(ids: list[str], told: list[str], zhid: str) -> None:
    shown = lab(whole=whole(ZHXX=[{"ZHID": one} for one in told]))
    assert recalls.zhid_of(shown, RECALL.lift, ids) == zhid


def revocation(after: list[dict[str, Any]]) -> forms.Revocation:
    """Something that is shown as the list says, one look after the other."""
    looks = iter(after)
    return forms.Revocation("6.3", "manufacturer", lambda _: forms.Thing("31101", lambda: next(looks)))


@pytest.mark.parametrize(("after", "verdict"), [
    ([{"ZJBM": "31101"}, {}], Verdict.PASS),
    ([{"ZJBM": "31101"}, {"ZJBM": "31101", "BGLX": "DELETE"}], Verdict.PASS),
    ([{"ZJBM": "31101"}, {"ZJBM": "31101"}], Verdict.FAIL),
])  # fmt: skip
def test_what_is_revoked_is_gone(after: list[dict[str, Any]], verdict: Verdict) -> None:
    verify = Verifier(["R-6.3.3-1"])
    forms.revoked(verify("R-6.3.3-1"), lab(), revocation(after))
    assert worst(one.verdict for one in verify.findings) is verdict


def test_what_was_not_shown_before_shows_nothing() -> None:
    with pytest.raises(Stop):
        forms.revoked(Verifier(["R-6.3.3-1"])("R-6.3.3-1"), lab(), revocation([{}]))


@pytest.mark.parametrize(("change", "verdict"), [
    (lambda content: content, Verdict.PASS),
    (lambda content: {**content, "timestamp": "20261120030000"}, Verdict.FAIL),
    (lambda content: {**content, "data": {}}, Verdict.FAIL),
])  # fmt: skip
def test_the_answer_to_an_uplink(change: Callable[[Any], Any], verdict: Verdict) -> None:
    verify, came = Verifier(["R-A.2.1-1"]), answer({"id": "31101"})
    came = Answer(200, came.headers, json.dumps(change(came.json)).encode(), "1-1")
    forms.answered(verify("R-A.2.1-1"), "6.1", came)
    assert worst(one.verdict for one in verify.findings) is verdict
