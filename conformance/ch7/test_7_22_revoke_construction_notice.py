"""7.22: revoking a construction notice."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging.phrases import ACCEPTED
from conformance.records import informs, stages
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-7.22.3-1", accounts=ACCOUNTS)
def test_a_notice_is_revoked(lab: Lab) -> None:
    """R-7.22.3-1, E192: 撤销施工告知单信息使用 DELETE /api/tp/v1/constructions/inform; SGGZSLJG leaves SGXX of 7.20."""
    check, seen = lab.verify("R-7.22.3-1"), informs.revoked(lab)
    what = Text("DELETE /constructions/inform with SGID", "以 SGID 调用 DELETE /constructions/inform")
    if check.must(seen.one.success, what, ACCEPTED, seen.one, seen.one):
        if not any(seen.left[0][1:]):
            return check.unverified("7.20 does not show the notices of other constructions any more either",
                                    "7.20 也不再显示其他施工的告知单", *seen.reads)  # fmt: skip
        gone = Text("SGGZSLJG in SGXX of 7.20 afterwards", "之后 7.20 的 SGXX 中的 SGGZSLJG")
        left = seen.left[0][0]
        check.must(not left, gone, informs.GONE, informs.told(left), seen.one, *seen.reads)
        check.usual(200, what, seen.one)
    return None


@verifies("R-7.22.2-1", accounts=ACCOUNTS)
def test_the_key_names_the_construction(lab: Lab) -> None:
    """R-7.22.2-1, E144: SGID names the notice to revoke; the others stay; one that names nothing is no 5xx."""
    check, seen = lab.verify("R-7.22.2-1"), informs.revoked(lab)
    lab.accepted(seen.one, "7.22", "R-7.22.3-1")
    revoked, *others = seen.left[0]
    what = Text("the notices of two other constructions", "另外两项施工的告知单")
    check.must(all(others), what, informs.STANDS, informs.told(all(others)), *seen.reads, seen.one)
    if revoked:
        return check.unverified(
            "the key revoked nothing; see R-7.22.3-1", "该编码未撤销任何告知单;参见 R-7.22.3-1", seen.one
        )
    uplinks.unknown_key(check, lab.client("province"), "7.22")
    return None


@verifies("R-7.22.2-1", accounts=ACCOUNTS, last=True)
def test_no_key_revokes_nothing(lab: Lab) -> None:
    """R-7.22.2-1: SGID is M; without it → refused."""
    client, seen = lab.client("province"), informs.shown(informs.record(lab, stages.declared(lab)))
    control = lab.accepted(client.revoke("7.22", seen.work.sgid), "7.22", "R-7.22.3-1")
    uplinks.no_key(lab.verify("R-7.22.2-1"), control, client, "7.22")
