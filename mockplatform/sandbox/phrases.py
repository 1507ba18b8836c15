"""Sentences on an expectation that failed, in both languages: how often it was met, and what came nearest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mockplatform.spec.model import Text

Nearest = tuple[Mapping[str, Any], Mapping[str, list[Any]]]
"""An entry of the journal, and in what it differs"""

_NAMES: dict[str, Text] = {
    "interface": Text("interface", "接口"),
    "account": Text("account", "账户"),
    "mode": Text("mode", "查询方式"),
    "status": Text("status", "状态码"),
    "code": Text("code", "返回码"),
    "method": Text("method", "方法"),
    "path": Text("path", "路径"),
    "requirement": Text("a finding of", "结论依据"),
    "rule": Text("a finding by rule", "结论规则"),
    "since": Text("a time from", "不早于"),
    "until": Text("a time before", "早于"),
    "refused": Text("refused", "被拒绝"),
}


def failed(
    members: Mapping[str, Any], at_least: int, at_most: int | None, found: int, nearest: Nearest | None, after: str
) -> Text:
    """What was expected, how often it was found, and the nearest miss. `after`: enough came, but before this exchange."""
    bounds = _bounds(at_least, at_most)
    wanted = Text(", ".join(_member(*pair).en for pair in members.items()) or "anything",
                  "、".join(_member(*pair).zh for pair in members.items()) or "任意")  # fmt: skip
    en = f"expected {bounds.en} with {wanted.en}; found {found}"
    zh = f"预期{bounds.zh}({wanted.zh}),实际{found}次"
    if after:
        en, zh = f"{en}, but not all after {after}", f"{zh},但未全部晚于 {after}"
    if nearest is not None:
        came = near(*nearest)
        en, zh = f"{en}: {came.en}", f"{zh}:{came.zh}"
    return Text(en, zh)


def near(entry: Mapping[str, Any], differs: Mapping[str, list[Any]]) -> Text:
    """What came, and in what it was not what was expected."""
    method, target, account = entry["request"]["method"], entry["request"]["target"].partition("?")[0], entry["account"]
    told = [_difference(name, *pair) for name, pair in differs.items()]
    by_en, by_zh = (f" from {account}", f"{account} ") if account and "account" not in differs else ("", "")
    en = f"a {method or 'connection'} to {target} came{by_en}, but " + " and ".join(one.en for one in told)
    zh = f"收到{by_zh}发往 {target} 的 {method or '连接'},但" + ",".join(one.zh for one in told)
    return Text(en, zh)


def _bounds(at_least: int, at_most: int | None) -> Text:
    if at_most is None:
        return Text(f"at least {at_least}", f"至少{at_least}次")
    if at_most == at_least:
        return Text(f"exactly {at_least}", f"恰好{at_least}次")
    return Text(f"{at_least} to {at_most}", f"{at_least}至{at_most}次")


def _member(name: str, value: Any) -> Text:
    if name.startswith("body "):
        path = name.removeprefix("body ")
        return Text(f"{path} = {value}", f"{path} = {value}")
    label = _NAMES[name]
    return Text(f"{label.en} {value}", f"{label.zh} {value}")


def _difference(name: str, wanted: Any, got: Any) -> Text:
    if name.startswith("body "):
        path = name.removeprefix("body ")
        if got is None:
            return Text(f"without {path} (expected {wanted})", f"缺少 {path}(应为 {wanted})")
        return Text(f"with {path} = {got} instead of {wanted}", f"{path} 为 {got}(应为 {wanted})")
    if name == "account":
        return Text(f"from {got or 'nobody known'} instead of {wanted}", f"来自 {got or '未知账户'}(应为 {wanted})")
    if name == "refused":
        return Text("it was refused", "被拒绝") if got else Text("it was accepted", "被接受")
    if name in ("requirement", "rule"):
        others = ", ".join(got) or "none"
        return Text(f"without a finding of {wanted} (it has {others})", f"没有 {wanted} 的结论(实有 {others})")
    if name in ("since", "until"):
        return Text(f"at {got}", f"时间为 {got}")
    label = _NAMES[name]
    return Text(f"with {label.en} {got or 'none'} instead of {wanted}", f"{label.zh}为 {got or '无'}(应为 {wanted})")
