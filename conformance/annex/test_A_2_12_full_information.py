"""A.2.12: the answer of 6.12."""

from __future__ import annotations

from conformance.client import Answer
from conformance.lab import Lab, has
from conformance.marks import verifies
from conformance.window import Hour
from mockplatform.spec.model import Text


@verifies("R-A.2.12-1")
def test_an_object_with_the_key_and_an_array_without(lab: Lab) -> None:
    """R-A.2.12-1: 请求参数包含电梯整机编码时返回单条数据(JSONObject),不包含时返回数组(JSONArray)。"""
    zjbm = lab.new_lift()["ZJBM"]
    read = lab.read(zjbm)
    check = lab.verify("R-A.2.12-1")
    if not has(read, zjbm):
        return check.unverified("6.12 by key does not give the lift; see R-6.12.1-4",
                                "按编码调用 6.12 未返回该电梯;参见 R-6.12.1-4", read)  # fmt: skip
    check.way("E150", _shape(read), Text("6.12 with ZJBM", "带 ZJBM 调用 6.12"), read)
    hour = Hour.of(read)
    listed = lab.month(hour.month) if hour and hour.inside and not hour.uncertain else None
    if listed is None or not listed.success:
        return check.unverified("the array without a key can be seen between 1:00 and 5:00 only; run again at that hour",
                                "不带编码的数组应答只能在 1:00 至 5:00 之间验证;请在该时段再次运行", read)  # fmt: skip
    array = Text("data is an array", "data 为数组")
    check.must(isinstance(listed.data, list), Text("6.12 by month", "按月调用 6.12"), array, _shape(listed), listed)
    return None


def _shape(answer: Answer) -> str:
    data = answer.data
    if isinstance(data, dict):
        return "object"
    if isinstance(data, list):
        return "array of one" if len(data) == 1 and isinstance(data[0], dict) else f"array of {len(data)}"
    return type(data).__name__
