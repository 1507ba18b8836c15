"""A.2.10: the answer of 6.10."""

from __future__ import annotations

from conformance.claims.modes import NOTHING
from conformance.claims.observed import of_work
from conformance.judging import nesting, reading
from conformance.judging.values import milliseconds
from conformance.records import stages
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text


@verifies("R-A.2.10-1")
def test_objects_in_an_array(lab: Lab) -> None:
    """R-A.2.10-1: 响应体按 5.3.5.8; with ZJBM one object will do (E151); E035, E037, E236."""
    work, check = lab.shared("an authorised construction", stages.authorised), lab.verify("R-A.2.10-1")
    keyed, listed = _fetch(lab, ZJBM=work.zjbm), _fetch(lab)
    for answer, given in ((keyed, "ZJBM"), (listed, "")):
        if not of_work("6.10", answer, work):
            check.unverified(f"6.10 does not give the construction ({answer}); see R-6.10.1-2",
                             f"6.10 未返回该施工({answer});参见 R-6.10.1-2", answer)  # fmt: skip
            continue
        if not given or not isinstance(answer.data, dict):
            nesting.array(check, "6.10", answer)
        nesting.form(check, "6.10", answer.items, answer)


@verifies("R-A.2.10-2")
def test_a_lift_and_a_time(lab: Lab) -> None:
    """R-A.2.10-2: 返回该电梯在该时间之后的施工基础信息更新数据; E017, E057, E151, E152, E167."""
    older = stages.authorised(lab)
    check = lab.verify("R-A.2.10-2")
    first = milliseconds(stages.construction(lab, older).get("GXSJ"))
    if first is None:
        return check.unverified("6.10 does not give the construction with its GXSJ; see R-6.10.2-1",
                                "6.10 未返回该施工及其 GXSJ;参见 R-6.10.2-1")  # fmt: skip
    lab.scene.clock.until(first + 3500)
    newer, elsewhere = stages.authorised(lab, "REPAIR", lift=older.lift), stages.authorised(lab)
    second = milliseconds(stages.construction(lab, newer).get("GXSJ"))
    if second is None or second - first <= 1000:
        return check.unverified("the times shown of two constructions made seconds apart do not differ",
                                "相隔数秒的两条施工信息显示的更新时间相同")  # fmt: skip
    lab.scene.clock.until(second + 1500)
    before, between, after = (
        _fetch(lab, ZJBM=older.zjbm, GXSJ=at) for at in (first - 1000, first + 1000, second + 1000)
    )
    zjbm = {str(one.get("ZJBM")) for answer in (before, between, after) for one in reading.items("6.10", answer)}
    for answer, work, there in (
        (before, older, True),
        (between, newer, True),
        (between, older, False),
        (after, newer, False),
    ):
        when = Text("before", "之前") if there else Text("after", "之后")
        what = Text(
            f"6.10 with ZJBM and a GXSJ {when.en} a construction", f"以 ZJBM 及施工更新{when.zh}的 GXSJ 调用 6.10"
        )
        seen = bool(of_work("6.10", answer, work))
        expected = Text("with it", "含该施工") if there else NOTHING
        check.must(seen is there, what, expected, answer, answer)
    what = Text("6.10 with ZJBM and GXSJ", "带 ZJBM 及 GXSJ 调用 6.10")
    others = zjbm - {older.zjbm}
    check.must(
        not others, what, Text("no other lift", "不含其他电梯"), ", ".join(sorted(others)) or elsewhere.zjbm, before
    )
    return None


def _fetch(lab: Lab, **query: object) -> Answer:
    return lab.client("manufacturer").fetch("6.10", **query)
