"""7.18: modifying a unit."""

from __future__ import annotations

from dataclasses import replace

from conformance.claims import uplinks
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.records import orgs
from conformance.records.orgs import ACCOUNTS
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

CHANGED = Text("PUT /orgs with every row", "PUT /orgs,含全部数据元")


@verifies("R-7.18.3-1", accounts=ACCOUNTS)
def test_a_unit_is_modified(lab: Lab) -> None:
    """R-7.18.3-1: 修改单位基础信息使用 PUT /api/tp/v1/orgs; LXRXM changes, by DWID and SJBB of 7.19 (E122)."""
    check, seen = lab.verify("R-7.18.3-1"), orgs.changed(lab)
    if check.must(seen.answer.success, CHANGED, ACCEPTED, seen.answer, *seen.answers):
        uplinks.read_back(check, TABLES[38], orgs.CHANGE, seen.item, *seen.answers)
        check.usual(200, CHANGED, seen.answer)


@verifies("R-7.18.2-1", accounts=ACCOUNTS)
def test_what_table_38_demands(lab: Lab) -> None:
    """R-7.18.2-1, E115: every M row, and ZZLB in ZZXX, left out in turn; texts too long, letters in dates (R-5.3.3)."""
    check, control = lab.verify("R-7.18.2-1"), _control(lab)
    uplinks.left_out(check, control, "7.18")
    uplinks.left_out(check, control, "7.18", at="ZZXX")
    uplinks.out_of_form(check, control, "7.18")
    uplinks.out_of_form(check, control, "7.18", at="ZZXX")
    pair = [orgs.shown(orgs.add(lab, lab.records.unit())) for _ in range(2)]
    uplinks.one_of_two(check, control.client, "7.18", "LXDH",
                       lambda: [orgs.change(orgs.again(lab, one)) for one in pair])  # fmt: skip


@verifies("R-7.18.2-1", accounts=ACCOUNTS)
def test_what_is_read_back_of_a_modified_unit(lab: Lab) -> None:
    """R-7.18.2-1, E069 to E072, E097, E098: 7.19 shows what was sent last, qualifications and a second modification
    included; another unit is as it was."""
    check, once = lab.verify("R-7.18.2-1"), orgs.shown(orgs.changed(lab))
    orgs.read_back(check, TABLES[38], once)
    beside = orgs.shown(orgs.add(lab, lab.records.unit()))
    twice = orgs.put(lab, orgs.change(once, LXRXM="冯工", ZZXX=orgs.qualified(lab)["ZZXX"]))
    what = Text("PUT /orgs of a unit for the second time", "PUT /orgs,第二次修改同一单位")
    if check.must(twice.answer.success, what, ACCEPTED, twice.answer, once.answer, twice.answer):
        orgs.read_back(check, TABLES[38], orgs.shown(twice))
    orgs.read_back(check, TABLES[37], orgs.again(lab, beside))


@verifies("R-7.18.2-1", accounts=ACCOUNTS)
def test_a_unit_is_modified_without_its_k_rows(lab: Lab) -> None:
    """R-7.18.2-1, E123: DWYB, DWCZ, ZZBH, XKZKSSJ, XKZJSSJ left out → SUCCESS."""
    check, before = lab.verify("R-7.18.2-1"), orgs.shown(orgs.add(lab, lab.records.unit()))
    items = [without(one, *orgs.BARE_INNER) for one in before.sent["ZZXX"]]
    seen = orgs.put(lab, without(orgs.change(before, ZZXX=items), *orgs.BARE))
    left = (*orgs.BARE, *orgs.BARE_INNER)
    what = Text(f"PUT /orgs without {', '.join(left)}", f"PUT /orgs 不含 {'、'.join(left)}")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, *seen.answers):
        orgs.read_back(check, TABLES[38], orgs.shown(seen))


@verifies("R-7.18.2-2", accounts=ACCOUNTS)
def test_kinds_of_units_and_of_qualifications_are_of_the_lists_of_7_17(lab: Lab) -> None:
    """R-7.18.2-2, E209: 修改时，DWLB、ZZLB 的取值与 7.17 相同."""
    check, control = lab.verify("R-7.18.2-2"), _control(lab)
    uplinks.not_in_list(check, control, "7.18", "DWLB")
    uplinks.not_in_list(check, control, "7.18", "ZZLB", at="ZZXX")


def _control(lab: Lab) -> Control:
    """A modification that is accepted; what follows goes by the version that stands then (E122)."""
    client, before = lab.client("province"), orgs.shown(orgs.add(lab, lab.records.unit()))
    first = lab.accepts(lambda: client.request("7.18", orgs.change(before)), "province")
    now = orgs.again(lab, before)
    return replace(first, make=lambda: client.request("7.18", orgs.change(now)))
