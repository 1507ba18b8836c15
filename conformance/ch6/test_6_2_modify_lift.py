"""6.2: modifying the manufacture data of a lift."""

from __future__ import annotations

from conformance.client import Request
from conformance.lab import Lab, lift_of
from conformance.marks import verifies
from conformance.phrases import ACCEPTED, status
from conformance.verify import unverified
from mockplatform.spec.model import Text


@verifies("R-6.2.3-1", "R-5.3.5.10-1")
def test_a_lift_is_modified(lab: Lab) -> None:
    """R-6.2.3-1: read SJBB by 6.12, change SBXH, PUT, read back; a stale SJBB has no verdict (E122)."""
    record = lab.new_lift()
    before = lab.read(record["ZJBM"])
    if not lift_of(before, record["ZJBM"]):
        raise unverified("the lift can't be read by 6.12", "无法通过 6.12 读取该电梯")
    version = lift_of(before, record["ZJBM"]).get("SJBB")
    changed = {**record, "SBXH": "TKJ1600/2.0"} | ({} if version in (None, "") else {"SJBB": version})
    put = lab.maker.ask(Request("PUT", "/lifts", changed))
    check, advice = lab.verify("R-6.2.3-1"), lab.verify("R-5.3.5.10-1")
    what = Text("PUT with another SBXH", "PUT 修改 SBXH")
    if not check.must(put.success, what, ACCEPTED, put, before, put):
        return advice.unverified("no PUT succeeded", "没有成功的 PUT", put)
    after = lab.read(record["ZJBM"])
    seen, sent = lift_of(after, record["ZJBM"]).get("SBXH"), str(changed["SBXH"])
    if not check.must(seen == sent, Text("SBXH as read back", "读回的 SBXH"), Text(sent, sent), seen, put, after):
        return advice.unverified("no PUT had an effect", "没有生效的 PUT", put, after)
    advice.should(put.status == 200, what, status(200), f"HTTP {put.status}", put)
    return None
