"""A.2.12: the answer of 6.12."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging import nesting
from conformance.records import lifelong, lifts
from conformance.records.plans import LIFTS
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies


@verifies("R-A.2.12-1")
def test_an_object_with_the_key(lab: Lab) -> None:
    """R-A.2.12-1: 请求参数包含电梯整机编码时返回单条数据(JSONObject). An array of one is DISPUTED (E150)."""
    zjbm = lab.new_lift()["ZJBM"]
    read = lab.read(zjbm)
    check = lab.verify("R-A.2.12-1")
    if not has(read, zjbm):
        return check.unverified("6.12 by key does not give the lift; see R-6.12.1-4",
                                "按编码调用 6.12 未返回该电梯;参见 R-6.12.1-4", read)  # fmt: skip
    nesting.one(check, "6.12", read)
    return None


@verifies("R-A.2.12-1", limited=True)
def test_an_array_without_the_key(lab: Lab) -> None:
    """R-A.2.12-1: 不包含时返回数组(JSONArray)包装的电梯数据. The increment call that all tests share."""
    modes.list_is_array(lab.verify("R-A.2.12-1"), Increments.of(lab, LIFTS).opening()[0])


@verifies("R-A.2.12-2")
def test_the_nesting_of_lifts(lab: Lab) -> None:
    """R-A.2.12-2: ZJXX an object, BJXX an array of objects; of a lift with all its records SGXX, ZHXX, JDXX, SYDWGLXX, WBXX,
    BXXX and JYXX too (E028, E029, E039, E047, E048, E051, E073, E236)."""
    for zjbm in (lifts.fitted(lab)["ZJBM"], lifelong.richest(lab)):
        _formed(lab, str(zjbm))


@verifies("R-A.2.12-2", limited=True)
def test_the_nesting_of_a_list(lab: Lab) -> None:
    """R-A.2.12-2: the items of an increment have the same nesting (E056), where it can be asked for now; else a lift by its
    key."""
    story = Increments.of(lab, LIFTS)
    if story.reachable:
        return modes.list_follows(lab.verify("R-A.2.12-2"), story.opening()[0], "nesting")
    return _formed(lab, str(lab.new_lift()["ZJBM"]))


def _formed(lab: Lab, zjbm: str) -> None:
    read, check = lab.read(zjbm), lab.verify("R-A.2.12-2")
    if not has(read, zjbm):
        return check.unverified("6.12 by key does not give the lift; see R-6.12.1-4",
                                "按编码调用 6.12 未返回该电梯;参见 R-6.12.1-4", read)  # fmt: skip
    nesting.form(check, "6.12", read.items, read)
    return None
