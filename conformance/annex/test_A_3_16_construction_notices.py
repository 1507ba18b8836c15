"""A.3.16: the answer of 7.16."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging import nesting, reading
from conformance.records import provincial
from conformance.records.provincial import EVERYBODY, NOTICES
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.3.16-1", accounts=EVERYBODY)
def test_a_notice_has_the_form_printed(lab: Lab) -> None:
    """R-A.3.16-1: 响应体按 5.3.5.8,其成员与层次如附录所示; an object or an array by SGID (E151), valid JSON (E042)."""
    work = provincial.installation(lab)
    read = provincial.read(lab, "7.16", work.sgid)
    item = reading.item("7.16", read, SGID=work.sgid)
    found = read.items if work.zjbm in str(item.get("ZJBM")) else []
    nesting.form(lab.verify("R-A.3.16-1"), "7.16", found, read)


@verifies("R-A.3.16-1", accounts=EVERYBODY, limited=True)
def test_a_list_of_notices_is_an_array(lab: Lab) -> None:
    """R-A.3.16-1: without SGID data is an array of objects."""
    check, seen = lab.verify("R-A.3.16-1"), Increments.of(lab, NOTICES).opening()[0]
    modes.list_is_array(check, seen)
    modes.list_follows(check, seen, "nesting")
