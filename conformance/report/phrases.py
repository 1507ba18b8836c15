"""The words of the reports, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Words = dict[str, str]

# fmt: off
HEADLINES: dict[str, Words] = {
    "conforms":           {"en": "Conforms.", "zh": "符合。"},
    "not fully verified": {"en": "Conforms in what was tested, not fully verified: {n} mandatory requirements remain.",
                           "zh": "已测试部分符合,但未完全验证:尚有 {n} 项强制性要求未验证。"},
    "nothing":            {"en": "Nothing was verified: {n} mandatory requirements remain.",
                           "zh": "未验证任何要求:尚有 {n} 项强制性要求未验证。"},
    "does not conform":   {"en": "Does not conform: {failed} violated, {n} mandatory not verified.",
                           "zh": "不符合:违反 {failed} 项要求,另有 {n} 项强制性要求未验证。"},
    "known":              {"en": "Does not conform: {failed} violated ({known} of them known), {n} mandatory not verified.",
                           "zh": "不符合:违反 {failed} 项要求(其中 {known} 项已知),另有 {n} 项强制性要求未验证。"},
    "broken":             {"en": " The suite itself failed: see its errors.",
                           "zh": "测试套件自身出错,详见其错误。"},
}

WORDS: dict[str, Words] = {
    "title":     {"en": "Conformance to T/CPASE M 014.3—2021", "zh": "T/CPASE M 014.3—2021 符合性测试报告"},
    "whose":     {"en": "The verdict is that of this suite, not of the association that issued the standard (E248).",
                  "zh": "本结论由本测试套件作出,不代表标准发布团体(E248)。"},
    "target":    {"en": "Target", "zh": "被测系统"},
    "hosts":     {"en": "Hosts", "zh": "主机"},
    "accounts":  {"en": "Accounts", "zh": "账户"},
    "control":   {"en": "Clock and writing", "zh": "时钟与写入"},
    "clock_none":  {"en": "clock can't be moved", "zh": "时钟不可移动"},
    "clock_admin": {"en": "clock moved by the suite", "zh": "时钟由测试套件移动"},
    "write_yes": {"en": "writing allowed", "zh": "允许写入"},
    "write_no":  {"en": "nothing is written", "zh": "不写入"},
    "flags":     {"en": "Flags", "zh": "选项"},
    "none":      {"en": "none", "zh": "无"},
    "run":       {"en": "This run", "zh": "本次运行"},
    "began":     {"en": "Began", "zh": "开始时间"},
    "suite":     {"en": "Suite", "zh": "测试套件"},
    "scope":     {"en": "Scope", "zh": "范围"},
    "all":       {"en": "all requirements", "zh": "全部要求"},
    "calls":     {"en": "Calls", "zh": "调用次数"},
    "reports":   {"en": "Reports", "zh": "报告"},
    "verdict":   {"en": "Verdict", "zh": "结论"},
    "verdicts":  {"en": "Verdicts", "zh": "结论汇总"},
    "meaning":   {"en": "Meaning", "zh": "含义"},
    "number":    {"en": "Number", "zh": "数量"},
    "glance":    {"en": "What is wrong", "zh": "存在的问题"},
    "matrix":    {"en": "Clauses and verdicts", "zh": "条款与结论"},
    "total":     {"en": "All", "zh": "合计"},
    "clause":    {"en": "Clause", "zh": "条款"},
    "level":     {"en": "Level", "zh": "级别"},
    "requirement": {"en": "Requirement", "zh": "要求"},
    "reason":    {"en": "Reason", "zh": "原因"},
    "lift":      {"en": "What would show it", "zh": "如何补足"},
    "test":      {"en": "Test", "zh": "测试"},
    "tried":     {"en": "Tried", "zh": "测试内容"},
    "expected":  {"en": "Expected", "zh": "预期"},
    "seen":      {"en": "Seen", "zh": "实际"},
    "evidence":  {"en": "Evidence", "zh": "证据"},
    "exchanges": {"en": "All other exchanges, by test", "zh": "其余通信记录(按测试)"},
    "request":   {"en": "Request", "zh": "请求"},
    "answer":    {"en": "Answer", "zh": "应答"},
    "nothing":   {"en": "no answer", "zh": "无应答"},
    "again":     {"en": "Run just this again", "zh": "单独重新运行"},
    "others":    {"en": "Other findings", "zh": "其他结果"},
    "untested":  {"en": "Requirements without a test as yet: {n}", "zh": "尚无测试的要求:{n} 项"},
    "all_errata": {"en": "Errata that the requirements rest on: {n}", "zh": "各项要求所依据的勘误:{n} 项"},
    "unselected": {"en": "Tests that were not run", "zh": "未运行的测试"},
    "left_out":  {"en": "Tests that were not selected: {n}", "zh": "未被选择的测试:{n} 个"},
    "cleanup":   {"en": "Cleaning up", "zh": "清理"},
    "clean":     {"en": "everything that can be revoked has been", "zh": "凡可撤销的测试记录均已撤销"},
    "left":      {"en": "records that could not be revoked: {n}", "zh": "未能撤销的记录:{n} 条"},
    "kept":      {"en": "records that no interface of the standard removes: {n}", "zh": "标准未规定删除接口的记录:{n} 条"},
    "troubles":  {"en": "The suite's own errors", "zh": "测试套件自身的错误"},
    "seconds":   {"en": "seconds", "zh": "秒"},
    "errata":    {"en": "Errata", "zh": "勘误"},
    "freedom":   {"en": "What a server may do", "zh": "服务端可有的做法"},
    "ways":      {"en": "Ways", "zh": "做法"},
    "search":    {"en": "Find", "zh": "查找"},
    # Time rules
    "budget":    {"en": "Calls of limited interfaces", "zh": "受限接口的调用"},
    "interface": {"en": "Interface", "zh": "接口"},
    "mode":      {"en": "Mode", "zh": "查询方式"},
    "account":   {"en": "Account", "zh": "账户"},
    "interval":  {"en": "Interval", "zh": "间隔"},
    "resume":    {"en": "What remains, and when to resume", "zh": "剩余内容及继续时间"},
    "from":      {"en": "From", "zh": "不早于"},
    "any_time":  {"en": "any time", "zh": "随时"},
    # Baseline
    "baseline":  {"en": "Known deviations", "zh": "已知偏差"},
    "listed":    {"en": "Listed", "zh": "清单所列"},
    "since":     {"en": "Since", "zh": "自"},
    "state":     {"en": "State", "zh": "状态"},
    "known":     {"en": "known", "zh": "已知"},
    "stale":     {"en": "stale: no longer so, take it off the list", "zh": "已过时:不再存在,请从清单中删除"},
    "worse":     {"en": "worse than listed", "zh": "比清单所列更严重"},
    "unseen":    {"en": "not verified in this run", "zh": "本次运行未验证"},
    "unlisted":  {"en": "not listed", "zh": "未列入清单"},
    "tally":     {"en": "{known} known, {unexpected} unexpected, {stale} stale, {unseen} not verified in this run",
                  "zh": "已知 {known} 项,意外 {unexpected} 项,过时 {stale} 项,本次未验证 {unseen} 项"},
    # Proof
    "proof":     {"en": "How the suite proves itself", "zh": "测试套件的自我验证"},
    "no_proof":  {"en": "This suite carries no proof numbers.", "zh": "本测试套件未附自我验证数据。"},
    "mutants":   {"en": "Mutants (servers with one rule broken) that it finds", "zh": "检出的变异体(仅违反一条规则的服务器)"},
    "variants":  {"en": "Failures of legal variants (servers that choose otherwise)", "zh": "合法变体(作出其他选择的服务器)的误判"},
    "degenerate": {"en": "Mandatory requirements verified of servers that are no good", "zh": "劣质服务器被验证通过的强制性要求"},
    "equivalent": {"en": "Mutants that the text can't tell apart", "zh": "标准文本无法区分的变异体"},
    "margin":    {"en": "Found by one test alone", "zh": "仅由一个测试检出"},
    "alone":     {"en": "{n} of these trouble no other test, even where the whole suite meets them.",
                  "zh": "其中 {n} 个即使运行整个套件也不影响其他测试。"},
    "proof_mutants": {"en": "{killed} of {total} mutants found, {margin} of them by one test alone",
                      "zh": "检出 {total} 个变异体中的 {killed} 个,其中 {margin} 个仅由一个测试检出"},
    "proof_variants": {"en": "{failures} failures in {combinations} runs against {total} legal variants",
                       "zh": "对 {total} 个合法变体的 {combinations} 次运行中有 {failures} 次误判"},
    "proof_degenerate": {"en": "at most {percent} % of the mandatory requirements verified of {number} servers that are no good",
                         "zh": "{number} 个劣质服务器中,被验证通过的强制性要求最多为 {percent} %"},
    "proof_equivalent": {"en": "{n} mutants that the text can't tell apart; numbers of suite {suite}",
                         "zh": "{n} 个标准文本无法区分的变异体;数据属于测试套件 {suite}"},
    "of":        {"en": "{n} of {total}", "zh": "{n}/{total}"},
}

SOURCES: dict[str, Words] = {
    "clause": {"en": "clause", "zh": "正文"},
    "table":  {"en": "table", "zh": "数据表"},
    "note":   {"en": "informative note", "zh": "资料性注"},
    "annex":  {"en": "Annex A", "zh": "附录 A"},
}

CHAPTERS: dict[str, Words] = {
    "3": {"en": "Terms and definitions", "zh": "术语和定义"},
    "5": {"en": "Technical requirements", "zh": "技术要求"},
    "6": {"en": "Interfaces with enterprise systems", "zh": "与企业级系统的数据接口"},
    "7": {"en": "Interfaces with provincial systems", "zh": "与省级(市级)系统的数据接口"},
    "8": {"en": "Interfaces with national systems", "zh": "与国家级系统的数据接口"},
    "A": {"en": "Annex A: message formats", "zh": "附录 A:接口技术格式要求"},
}
# fmt: on


_SILENT = ("SUITE-ERROR", "NOT-VERIFIED", "NOT-APPLICABLE")
"""Verdicts that say nothing of the server"""


def headline(report: Mapping[str, Any]) -> Words:
    """The headline as a sentence, with its numbers; how many deviations are known, where a baseline was given."""
    baseline = report.get("baseline")
    judged = any(number for verdict, number in report["counts"].items() if verdict not in _SILENT)
    name = report["headline"] if judged else "nothing"
    known = sum(entry["state"] == "known" and entry["counts"] for entry in baseline["entries"]) if baseline else 0
    words = HEADLINES["known" if name == "does not conform" and baseline else name]
    numbers = {"n": report["unverified"], "failed": report["failed"], "known": known}
    broken = report["suite"]["troubles"] or report["counts"]["SUITE-ERROR"]
    tail = HEADLINES["broken"] if broken else {"en": "", "zh": ""}
    return {lang: text.format(**numbers) + tail[lang] for lang, text in words.items()}


def filled(name: str, /, **numbers: object) -> Words:
    """A phrase with its numbers."""
    return {lang: text.format(**numbers) for lang, text in WORDS[name].items()}
