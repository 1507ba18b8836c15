"""The words of the reports, in both languages."""

from __future__ import annotations

Words = dict[str, str]

# fmt: off
HEADLINES: dict[str, Words] = {
    "conforms":           {"en": "Conforms.", "zh": "符合。"},
    "not fully verified": {"en": "Conforms in what was tested, not fully verified: {n} mandatory requirements remain.",
                           "zh": "已测试部分符合,但未完全验证:尚有 {n} 项强制性要求未验证。"},
    "does not conform":   {"en": "Does not conform.", "zh": "不符合。"},
}

WORDS: dict[str, Words] = {
    "title":    {"en": "Conformance to T/CPASE M 014.3—2021", "zh": "T/CPASE M 014.3—2021 符合性测试报告"},
    "target":   {"en": "Target", "zh": "被测系统"},
    "began":    {"en": "Began", "zh": "开始时间"},
    "suite":    {"en": "Suite", "zh": "测试套件"},
    "scope":    {"en": "Scope", "zh": "范围"},
    "all":      {"en": "all requirements", "zh": "全部要求"},
    "calls":    {"en": "Calls", "zh": "调用次数"},
    "reports":  {"en": "Reports", "zh": "报告"},
    "verdict":  {"en": "Verdict", "zh": "结论"},
    "meaning":  {"en": "Meaning", "zh": "含义"},
    "number":   {"en": "Number", "zh": "数量"},
    "matrix":   {"en": "All requirements by clause", "zh": "按条款列出的全部要求"},
    "details":  {"en": "Details", "zh": "详情"},
    "clause":   {"en": "Clause", "zh": "条款"},
    "tried":    {"en": "Tried", "zh": "测试内容"},
    "expected": {"en": "Expected", "zh": "预期"},
    "seen":     {"en": "Seen", "zh": "实际"},
    "evidence": {"en": "Evidence", "zh": "证据"},
    "request":  {"en": "Request", "zh": "请求"},
    "answer":   {"en": "Answer", "zh": "应答"},
    "nothing":  {"en": "no answer", "zh": "无应答"},
    "again":    {"en": "Run just this again", "zh": "单独重新运行"},
    "untested": {"en": "{n} further requirements have no test yet.", "zh": "另有 {n} 项要求尚无测试。"},
    "cleanup":  {"en": "Cleaning up", "zh": "清理"},
    "clean":    {"en": "everything that was created has been revoked", "zh": "已撤销测试创建的全部记录"},
    "left":     {"en": "{n} records could not be revoked", "zh": "{n} 条记录未能撤销"},
    "open":     {"en": "Not verified, and why", "zh": "未验证的要求及原因"},
    "passed":   {"en": "Passed", "zh": "通过"},
    "troubles": {"en": "The suite's own errors", "zh": "测试套件自身的错误"},
    "proof":    {"en": "How the suite proves itself", "zh": "测试套件的自我验证"},
    "seconds":  {"en": "seconds", "zh": "秒"},
    "errata":   {"en": "errata", "zh": "勘误"},
}
# fmt: on
