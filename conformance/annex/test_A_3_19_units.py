"""A.3.19: the answer of 7.19."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging import nesting, reading
from conformance.judging.verify import unverified
from conformance.records import provincial
from conformance.records.provincial import UNITS
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.19-1", accounts=("province",))
def test_one_unit_is_an_object(lab: Lab) -> None:
    """R-A.3.19-1: 请求参数包含单位统一社会信用代码时返回单条数据(JSONObject); an array of one is DISPUTED (E150)。"""
    code = provincial.unit(lab, "USER")["XYDM"]
    read = provincial.read(lab, "7.19", code)
    if not reading.item("7.19", read, XYDM=code):
        raise unverified(
            f"7.19 does not give the unit ({read}); see R-7.19.3-1", f"7.19 未返回该单位({read});参见 R-7.19.3-1"
        )
    nesting.one(lab.verify("R-A.3.19-1"), "7.19", read)


@verifies("R-A.3.19-1", accounts=("province",), limited=True)
def test_units_are_an_array(lab: Lab) -> None:
    """R-A.3.19-1: 不包含时返回数组(JSONArray)包装的单位数据。"""
    modes.list_is_array(lab.verify("R-A.3.19-1"), Increments.of(lab, UNITS).opening()[0])


@verifies("R-A.3.19-2", accounts=("province",))
def test_a_unit_has_the_form_printed(lab: Lab) -> None:
    """R-A.3.19-2: 响应体按 5.3.5.8,其成员与层次如附录所示; ZZXX is an array of objects (E038, E049)."""
    code = provincial.unit(lab, "USER")["XYDM"]
    read = provincial.read(lab, "7.19", code)
    found = read.items if reading.item("7.19", read, XYDM=code) else []
    nesting.form(lab.verify("R-A.3.19-2"), "7.19", found, read)


@verifies("R-A.3.19-2", accounts=("province",), limited=True)
def test_units_of_a_list_have_the_form_printed(lab: Lab) -> None:
    """R-A.3.19-2: the items of an increment."""
    modes.list_follows(lab.verify("R-A.3.19-2"), Increments.of(lab, UNITS).opening()[0], "nesting")
