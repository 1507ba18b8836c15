"""What the pages say, one row a text."""

from __future__ import annotations

from typing import Literal

from mockplatform.spec.model import Text

Language = Literal["en", "zh"]

TEXTS: dict[str, Text] = {
    # fmt: off
    "html_lang": Text("en", "zh-CN"),
    "console": Text("Console", "控制台"),
    "other_language": Text("中文", "English"),
    "world": Text("World", "世界"),
    "show": Text("Show", "显示"),
    "sign_in": Text("Sign in", "登录"),
    "sign_out": Text("Sign out", "退出登录"),
    "token": Text("Admin token", "管理令牌"),
    "token_hint": Text("The value of --admin-token.", "即 --admin-token 的值。"),
    "token_wrong": Text("This is not the token.", "令牌不正确。"),
    "refused_here": Text("Not done", "未执行"),
    "clock": Text("Clock", "时钟"),
    "clock_note": Text("Time of Asia/Shanghai", "北京时间"),
    "running": Text("running", "运行中"),
    "frozen": Text("frozen", "已冻结"),
    "freeze": Text("Freeze", "冻结"),
    "run": Text("Run", "运行"),
    "set_to": Text("Set to", "拨到"),
    "set": Text("Set", "拨钟"),
    "jump_to": Text("Next legal moment of a call", "某调用的下一合法时刻"),
    "jump": Text("Jump there", "跳转"),
    "no_calls": Text("No account of this world may make a call with a time limit.", "此世界没有账户可作限时调用。"),
    "reset": Text("Reset", "重置"),
    "reset_note": Text(
        "Sets the chosen parts of this world back to their start.", "将此世界的所选部分恢复到初始状态。"
    ),
    "none_chosen": Text("nothing was chosen to be reset", "未选择重置范围"),
    "scope_state": Text("records", "数据记录"),
    "scope_journal": Text("journal", "日志"),
    "scope_clock": Text("clock", "时钟"),
    "scope_limits": Text("call intervals", "调用间隔"),
    "journal": Text("Journal", "日志"),
    "newest": Text("newest first, at most {most}", "最新在前,最多 {most} 条"),
    "empty": Text("Nothing here yet: the next exchange shows up by itself.", "暂无记录;新的报文交换会自动显示。"),
    "live": Text("live", "实时"),
    "lost": Text("no connection", "连接中断"),
    "every": Text("all", "全部"),
    "filter": Text("Filter", "筛选"),
    "only_refused": Text("refused only", "仅被拒绝"),
    "time": Text("Time", "时间"),
    "account": Text("Account", "账户"),
    "interface": Text("Interface", "接口"),
    "request": Text("Request", "请求"),
    "status": Text("HTTP", "HTTP"),
    "code": Text("Code", "代码"),
    "findings": Text("Findings", "结论"),
    "exchange": Text("Exchange", "报文交换"),
    "back": Text("Back to the journal", "返回日志"),
    "raw": Text("Raw JSON", "原始 JSON"),
    "refused": Text("refused", "被拒绝"),
    "accepted": Text("accepted", "已接受"),
    "at_world": Text("World's clock", "世界时钟"),
    "at_real": Text("Machine's clock", "本机时钟"),
    "mode": Text("Mode", "查询方式"),
    "peer": Text("Certificate", "证书"),
    "injected": Text("Injected fault", "注入的故障"),
    "response": Text("Response", "响应"),
    "headers": Text("Headers", "首部"),
    "query": Text("Query", "查询参数"),
    "body": Text("Body", "正文"),
    "no_body": Text("No body.", "无正文。"),
    "not_kept": Text("Not kept: {length} bytes", "未保留:{length} 字节"),
    "in_pieces": Text(
        "Sent in pieces and not kept: {items} items, {length} bytes", "分段发送,未保留:{items} 项,{length} 字节"
    ),
    "cut": Text("cut off before its end", "未发送完即中断"),
    "not_sent": Text("not sent", "未提交"),
    "explanation": Text("Explanation", "说明"),
    "oddities": Text("Accepted all the same, but worth knowing", "可接受,但请留意"),
    "no_findings": Text("Nothing to say of this exchange.", "此次报文交换无需说明。"),
    "clause": Text("Clause", "条款"),
    "pointer": Text("Place", "位置"),
    "expected": Text("Expected", "应为"),
    "got": Text("Got", "实际"),
    "earliest": Text("Legal from", "最早合法时刻"),
    "written": Text("Stored version", "当前版本"),
    "written_by": Text("written by {account}, {at}", "由 {account} 写入,{at}"),
    "written_at": Text("written {at}", "写入于 {at}"),
    "jump_earliest": Text("Set the clock there", "将时钟拨到此刻"),
    # fmt: on
}

STEPS: tuple[tuple[int, Text], ...] = (
    # fmt: off
    (60, Text("+1 min", "+1 分钟")),
    (600, Text("+10 min", "+10 分钟")),
    (3600, Text("+1 h", "+1 小时")),
    (24 * 3600, Text("+24 h", "+24 小时")),
    (7 * 86400, Text("+7 d", "+7 天")),
    # fmt: on
)
"""The buttons that set the clock ahead: seconds and label"""

MODES: dict[str, Text] = {
    # fmt: off
    "by_month": Text("by month", "按月份"),
    "by_code": Text("by code", "按编码"),
    "by_updated": Text("by update", "按更新时间"),
    "by_code_and_updated": Text("by code and update", "按编码和更新时间"),
    "by_created": Text("by creation", "按创建时间"),
    "recent": Text("recent", "近期"),
    # fmt: on
}


def said(text: Text, language: Language) -> str:
    """A text in a language."""
    return text.zh if language == "zh" else text.en


def texts(language: Language) -> dict[str, str]:
    """All of them."""
    return {key: said(text, language) for key, text in TEXTS.items()}
