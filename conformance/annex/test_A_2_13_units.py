"""A.2.13: the answer of 6.13."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.claims.observed import shown
from conformance.judging import nesting
from conformance.records import plans
from conformance.records.plans import UNITS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.2.13-1", "R-A.2.13-2")
def test_an_object_with_the_key(lab: Lab) -> None:
    """R-A.2.13-1, R-A.2.13-2: 请求参数包含单位统一社会信用代码时返回单条数据(JSONObject); ZZXX is an array of objects (E038, E049,
    E073, E150)."""
    one, members, first = lab.verify("R-A.2.13-1"), lab.verify("R-A.2.13-2"), plans.a_unit(lab)
    for xydm in dict.fromkeys((first, *plans.units_at_hand(lab).values())):
        read = lab.client("manufacturer").fetch("6.13", XYDM=xydm)
        if shown("6.13", read, xydm):
            nesting.one(one, "6.13", read)
            nesting.form(members, "6.13", read.items, read)
            continue
        for check in (one, members):
            check.unverified("6.13 does not give the unit; see R-6.13.1-1", "6.13 未返回该单位;参见 R-6.13.1-1", read)


@verifies("R-A.2.13-1", limited=True)
def test_an_array_without_the_key(lab: Lab) -> None:
    """R-A.2.13-1: 不包含时返回数组(JSONArray)包装的单位数据. The increment call that all tests share."""
    modes.list_is_array(lab.verify("R-A.2.13-1"), Increments.of(lab, UNITS).opening()[0])


@verifies("R-A.2.13-2", limited=True)
def test_the_nesting_of_a_list(lab: Lab) -> None:
    """R-A.2.13-2: the items of an increment."""
    modes.list_follows(lab.verify("R-A.2.13-2"), Increments.of(lab, UNITS).opening()[0], "nesting")
