"""6.12: full information of lifts for their manufacturer."""

from __future__ import annotations

from conformance.lab import Lab
from conformance.marks import verifies
from conformance.phrases import ACCEPTED, REFUSED
from conformance.window import Hour
from mockplatform.spec.model import Text


@verifies("R-6.12.1-3")
def test_month_mode_is_open_from_one_to_five(lab: Lab) -> None:
    """R-6.12.1-3: 按月份批量获取的调用时间限制为 1:00 至 5:00。What the hour allows is shown, the rest is NOT-VERIFIED."""
    zjbm = lab.new_lift()["ZJBM"]
    control = lab.read(zjbm)
    hour = Hour.of(control)
    check = lab.verify("R-6.12.1-3")
    if not control.success or hour is None:
        return check.unverified("the control, 6.12 by key, failed, or its answer has no Date header",
                                "对照请求(按编码调用 6.12)失败,或应答缺少 Date 头", control)  # fmt: skip
    if hour.uncertain:
        return check.unverified("it is within five minutes of 1:00 or 5:00 (E161); run at another time",
                                "当前时刻距 1:00 或 5:00 不足五分钟(E161);请换时间运行", control)  # fmt: skip
    answer = lab.month(hour.month)
    what = Text(f"by month at {hour}, server time", f"服务器时间 {hour} 按月获取")
    if hour.inside:
        check.must(answer.success, what, ACCEPTED, answer, control, answer)
        check.unverified("the refusal outside 1:00 to 5:00 was not seen; run again at another hour",
                         "未见到 1:00 至 5:00 之外的拒绝;请在其他时段再次运行", answer)  # fmt: skip
    else:
        check.must(answer.refused, what, REFUSED, answer, control, answer)
        check.unverified("the acceptance between 1:00 and 5:00 was not seen; run again at that hour",
                         "未见到 1:00 至 5:00 之间的接受;请在该时段再次运行", answer)  # fmt: skip
    return None
