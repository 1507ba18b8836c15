"""6.3: revoking the manufacture data of a lift."""

from __future__ import annotations

from conformance.client import Request
from conformance.lab import Lab, has, lift_of
from conformance.marks import verifies
from conformance.phrases import ACCEPTED
from mockplatform.spec.model import Text


@verifies("R-6.3.3-1")
def test_a_lift_is_revoked(lab: Lab) -> None:
    """R-6.3.3-1: DELETE /api/tp/v1/lifts with ZJBM in the query; afterwards the lift is not read as a live one (E156)."""
    zjbm = lab.new_lift()["ZJBM"]
    before = lab.read(zjbm)
    deleted = lab.maker.ask(Request("DELETE", "/lifts", query=(("ZJBM", zjbm),)))
    check = lab.verify("R-6.3.3-1")
    what = Text("DELETE a lift just added", "DELETE 刚添加的电梯")
    if not check.must(deleted.success, what, ACCEPTED, deleted, before, deleted):
        return
    lab.ledger.gone(zjbm)
    after = lab.read(zjbm)
    what, gone = Text("read it by 6.12 afterwards", "之后通过 6.12 读取"), Text("not a live lift", "不是有效的电梯")
    if not has(before, zjbm):
        check.unverified("the lift could not be read before", "撤销前无法读取该电梯", before, after)
    else:
        check.must(
            not has(after, zjbm) or lift_of(after, zjbm).get("BGLX") == "DELETE",
            what,
            gone,
            after,
            before,
            deleted,
            after,
        )
