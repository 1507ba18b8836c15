"""6.6: revoking the base data of a construction."""

from __future__ import annotations

from conformance.claims import forms
from conformance.judging import reading
from conformance.judging.phrases import REFUSED
from conformance.judging.verify import unverified
from conformance.records import stages, works
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text


@verifies("R-6.6.3-1")
def test_a_construction_is_revoked(lab: Lab) -> None:
    """R-6.6.3-1: DELETE /api/tp/v1/constructions/authorize with SGID; 6.10 shows it no more as live."""
    check = lab.verify("R-6.6.3-1")
    answer = forms.revoked(check, lab, forms.CONSTRUCTION)
    if answer.success:
        forms.usual_status(check, "6.6", answer)
    work = stages.authorised(lab)
    before = works.shown(lab, work)
    answer = lab.accepted(lab.maker.revoke("6.6", work.sgid), "6.6", "R-6.6.3-1")
    if before:
        what, after = Text("SGXX of 6.12 afterwards", "之后 6.12 的 SGXX"), works.shown(lab, work)
        check.must(not after, what, Text("without it, or with BGLX=DELETE", "不含该施工,或 BGLX=DELETE"), after, answer)


@verifies("R-6.6.1-1")
def test_a_fresh_construction_can_be_revoked(lab: Lab) -> None:
    """R-6.6.1-1: an installation that was not inspected (E178)."""
    forms.revoked(lab.verify("R-6.6.1-1"), lab, forms.CONSTRUCTION)


@verifies("R-6.6.1-1", accounts=("manufacturer", "constructor", "province"))
def test_an_inspected_installation_is_not_revoked(lab: Lab) -> None:
    """R-6.6.1-1: 该接口仅可撤销还未安装监督检查完成的施工记录。After 7.10 with INSTALL and 合格 it is refused (E178, E179)."""
    check = lab.verify("R-6.6.1-1")
    work = stages.inspected(lab)
    if not stages.construction(lab, work):
        raise unverified("the construction can't be read by 6.10 before; see R-6.4.3-1",
                         "撤销前无法通过 6.10 读取该施工信息;参见 R-6.4.3-1")  # fmt: skip
    control = forms.revoked(check, lab, forms.CONSTRUCTION)
    answer = lab.client(work.creator).revoke("6.6", work.sgid)
    what = Text("DELETE an installation that passed its inspection", "DELETE 安装监督检验合格的施工记录")
    check.must(answer.refused, what, REFUSED, answer, control, answer)
    fresh = stages.authorised(lab, by=work.creator)
    query = (("SGID", fresh.sgid), ("SGID", work.sgid))
    both = lab.client(work.creator).ask(Request("DELETE", INTERFACES["6.6"].path, query=query))
    what = Text(
        "DELETE a fresh one, and with it one that passed its inspection", "DELETE 一条新的及一条检验合格的施工记录"
    )
    check.must(both.refused, what, REFUSED, both, control, both)
    kept = reading.live([one for one in [stages.construction(lab, work)] if one])
    check.must(
        bool(kept),
        Text("read it by 6.10 afterwards", "之后通过 6.10 读取"),
        Text("it is there", "仍存在"),
        kept,
        answer,
    )


@verifies("R-6.6.2-1")
def test_the_key_names_the_construction(lab: Lab) -> None:
    """R-6.6.2-1: SGID names the construction; an unknown one is refused or accepted, not 5xx (E144)."""
    forms.named_by_key(lab.verify("R-6.6.2-1"), lab, forms.CONSTRUCTION)


@verifies("R-6.6.2-1", last=True)
def test_no_key_is_refused(lab: Lab) -> None:
    """R-6.6.2-1: DELETE without SGID."""
    forms.refused_without_key(lab.verify("R-6.6.2-1"), lab, forms.CONSTRUCTION)
