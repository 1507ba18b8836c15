"""5.2.1: what enterprises may fetch."""

from __future__ import annotations

from conformance.lab import Lab, has
from conformance.marks import verifies
from mockplatform.spec.model import Text


@verifies("R-5.2.1-7", accounts=("manufacturer", "manufacturer-other"))
def test_a_manufacturer_does_not_read_the_lift_of_another(lab: Lab) -> None:
    """R-5.2.1-7: 无权限获取其他单位的电梯信息。Both read their own lift first; refusal and empty answer both pass (E204, E152)."""
    mine, theirs = lab.new_lift()["ZJBM"], lab.new_lift("manufacturer-other")["ZJBM"]
    own, others_own = lab.read(mine), lab.read(theirs, "manufacturer-other")
    check = lab.verify("R-5.2.1-7")
    if not has(own, mine) or not has(others_own, theirs):
        return check.unverified("one of the two manufacturers can't read its own lift by 6.12",
                                "两个制造单位之一无法通过 6.12 读取自己的电梯", own, others_own)  # fmt: skip
    foreign = lab.read(mine, "manufacturer-other")
    nothing = foreign.success and not foreign.data
    if not (foreign.refused or nothing or mine in foreign.body.decode("utf-8", "replace")):
        return check.unverified(
            f"neither a refusal nor an answer: {foreign}", f"既非拒绝也非正常应答:{foreign}", foreign
        )
    check.must(not foreign.success or mine not in str(foreign.data),
               Text("6.12 with the ZJBM of another manufacturer's lift", "以其他制造单位电梯的 ZJBM 调用 6.12"),
               Text("refused, or nothing", "拒绝或无数据"), foreign, own, others_own, foreign)  # fmt: skip
    return None
