"""7.21: recording a construction notice."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging.phrases import ACCEPTED
from conformance.judging.values import same_day
from conformance.records import informs
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

TABLE = TABLES[41]
SENT = Text(
    "PUT /constructions/inform by SGID and SJBB of 7.16", "以 7.16 的 SGID、SJBB 调用 PUT /constructions/inform"
)


@verifies("R-7.21.3-1", accounts=ACCOUNTS)
def test_a_notice_is_recorded_and_shown_in_the_full_information(lab: Lab) -> None:
    """R-7.21.3-1, E066: 添加施工告知单信息使用 PUT /api/tp/v1/constructions/inform; 7.20 shows SGGZRQ in SGXX."""
    check, seen = lab.verify("R-7.21.3-1"), informs.sample(lab)
    if check.must(seen.answer.success, SENT, ACCEPTED, seen.answer, seen.answer):
        date, day = informs.there(seen).item.get("SGGZRQ"), seen.sent["SGGZRQ"]
        back = Text("SGGZRQ in SGXX of 7.20", "7.20 的 SGXX 中的 SGGZRQ")
        check.must(same_day(date, day), back, Text(str(day), str(day)), date, *seen.answers)
        check.usual(200, SENT, seen.answer)


@verifies("R-7.21.2-1", accounts=ACCOUNTS)
def test_what_table_41_demands(lab: Lab) -> None:
    """R-7.21.2-1, E043, E118, E119, E120: every M row but SGXKZBH, SGID being sent, left out in turn; values out of form (R-5.3.3)."""
    check, control = lab.verify("R-7.21.2-1"), informs.control(lab)
    uplinks.left_out(check, control, "7.21", also=("SJBB",))
    uplinks.out_of_form(check, control, "7.21")


@verifies("R-7.21.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_notice(lab: Lab) -> None:
    """R-7.21.2-1, E069 to E072: SGGZSLJG and SGGZRQ stand in SGXX of 7.20; SGGZDBH is on no downlink. SGID names the one
    construction, and not another one of the same lift."""
    check, seen = lab.verify("R-7.21.2-1"), informs.sample(lab)
    lab.accepted(seen.answer, "7.21", "R-7.21.3-1")
    sent = {code: seen.sent[code] for code in ("SGGZSLJG", "SGGZRQ")}
    uplinks.read_back(check, TABLE, sent, informs.there(seen).item, *seen.answers)
    pair = informs.beside(lab)
    if pair is not None:
        what = Text("SGGZSLJG of another construction of the lift", "同一电梯其他施工记录的 SGGZSLJG")
        told = informs.tells(pair[1], pair[0].sent)
        check.must(not told, what, informs.GONE, informs.told(told), *pair[0].answers)


@verifies("R-7.21.2-4", accounts=ACCOUNTS)
def test_the_kind_of_work_and_the_region_of_its_site(lab: Lab) -> None:
    """R-7.21.2-4, E096, E211: SGLB 取 INSTALL、REFORM、REPAIR、RE_INSTALL; SGDQ names province, city and county."""
    check, seen = lab.verify("R-7.21.2-4"), informs.sample(lab)
    what = Text(f"SGDQ={seen.sent['SGDQ']}", f"SGDQ={seen.sent['SGDQ']}")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, *seen.answers):
        informs.shown(seen)
        uplinks.not_in_list(check, informs.control(lab), "7.21", "SGLB")
