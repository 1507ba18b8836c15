"""A.3.20: the answer of 7.20."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging import nesting, reading
from conformance.judging.verify import unverified
from conformance.records import lifelong, provincial
from conformance.records.provincial import EVERYBODY, LIFTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer


@verifies("R-A.3.20-1", accounts=EVERYBODY)
def test_one_lift_is_an_object(lab: Lab) -> None:
    """R-A.3.20-1: 请求参数包含电梯整机编码时返回单条数据(JSONObject); an array of one is DISPUTED (E150)。"""
    read = _read(lab, provincial.installation(lab).zjbm)
    nesting.one(lab.verify("R-A.3.20-1"), "7.20", read)


@verifies("R-A.3.20-1", accounts=EVERYBODY, limited=True)
def test_lifts_are_an_array(lab: Lab) -> None:
    """R-A.3.20-1: 不包含时返回数组(JSONArray)包装的电梯数据。"""
    modes.list_is_array(lab.verify("R-A.3.20-1"), Increments.of(lab, LIFTS).opening()[0])


@verifies("R-A.3.20-2", accounts=EVERYBODY)
def test_a_lift_has_the_form_printed(lab: Lab) -> None:
    """R-A.3.20-2: 响应体按 5.3.5.8,其成员与层次如附录所示 (E028, E029, E031, E034, E039, E047, E048, E051)."""
    read = _read(lab, lifelong.known(lab).zjbm)
    nesting.form(lab.verify("R-A.3.20-2"), "7.20", read.items, read)


def _read(lab: Lab, zjbm: str) -> Answer:
    read = provincial.read(lab, "7.20", zjbm)
    if not reading.lift("7.20", read, zjbm):
        raise unverified(
            f"7.20 does not give the lift ({read}); see R-7.20.3-1", f"7.20 未返回该电梯({read});参见 R-7.20.3-1"
        )
    return read


@verifies("R-A.3.20-2", accounts=EVERYBODY, limited=True)
def test_lifts_of_a_list_have_the_form_printed(lab: Lab) -> None:
    """R-A.3.20-2: the items of an increment, which may hold the changed parts only (E056)."""
    modes.list_follows(lab.verify("R-A.3.20-2"), Increments.of(lab, LIFTS).opening()[0], "nesting")
