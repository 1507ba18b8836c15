"""Chapter 6: what enterprises report, and what they read."""

from __future__ import annotations

from conformance.freedom.model import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

_ABSENT = Text("it is not shown any more", "不再显示")

# fmt: off
WAYS: Ways = {
    # 6.1: a lift that is there already
    "E143": {
        "refused":  Way(Verdict.PASS,       Text("refused", "拒绝")),
        "accepted": Way(Verdict.NON_STRICT, Text("taken as a modification", "按修改处理")),
    },
    # Downlinks: members that are M in a table and not in Annex A, or whose source is optional (judging/demands.py)
    "E037": {
        "given":   Way(Verdict.PASS, Text("6.10 gives SJBB", "6.10 给出 SJBB")),
        "missing": Way(Verdict.WARN, Text("6.10 gives no SJBB", "6.10 未给出 SJBB")),
    },
    "E038": {
        "given":   Way(Verdict.PASS, Text("units have CJSJ and GXSJ", "单位信息含 CJSJ 和 GXSJ")),
        "missing": Way(Verdict.WARN, Text("units lack CJSJ or GXSJ", "单位信息缺少 CJSJ 或 GXSJ")),
    },
    "E039": {
        "given":           Way(Verdict.PASS,       Text("DTXXWZ is given", "给出 DTXXWZ")),
        "missing":         Way(Verdict.WARN,       Text("7.20 gives no DTXXWZ", "7.20 未给出 DTXXWZ")),
        "missing in 6.12": Way(Verdict.NON_STRICT, Text("6.12 gives no DTXXWZ", "6.12 未给出 DTXXWZ")),
    },
    "E047": {
        "given":   Way(Verdict.PASS, Text("every record has BGLX and SJBB", "每条记录均含 BGLX 和 SJBB")),
        "missing": Way(Verdict.WARN, Text("records outside ZJXX lack BGLX or SJBB", "ZJXX 以外的记录缺少 BGLX 或 SJBB")),
    },
    "E115": {
        "given":   Way(Verdict.PASS,       Text("units have ZZXX", "单位信息含 ZZXX")),
        "missing": Way(Verdict.NON_STRICT, Text("6.13 gives no ZZXX, or an empty one", "6.13 的 ZZXX 缺失或为空")),
    },
    "E116": {
        "given":   Way(Verdict.PASS,       Text("the members are there, perhaps empty", "有该成员(可为空)")),
        "missing": Way(Verdict.NON_STRICT, Text("members are missing that nobody need have supplied", "缺少提交方未必提供的成员")),
    },
    # 6.4 and the reports of 7.1 to 7.13: a lift that nobody added; what else need not be known is excused (wire/doubts.py)
    "E199": {
        "refused":  Way(Verdict.PASS, Text("a record of an unknown lift is refused", "拒绝不存在的电梯的记录")),
        "accepted": Way(Verdict.WARN, Text("a record of an unknown lift is accepted", "接受了不存在的电梯的记录")),
    },
    # 6.9: a notice whose lift was modified
    "E189": {
        "gone":        Way(Verdict.PASS,       Text("the notice of the lift is gone", "该电梯的通知已消失")),
        "still there": Way(Verdict.NON_STRICT, Text("the notice of the lift is still there", "该电梯的通知仍在")),
    },
    # 6.12: whether the components are complete
    "E193": {
        "told":      Way(Verdict.PASS, Text("DTXXWZ is true of all nine components only", "仅九类部件齐全时 DTXXWZ 为 true")),
        "otherwise": Way(Verdict.WARN, Text("DTXXWZ says otherwise", "DTXXWZ 与部件不符")),
    },
    # 6.13: categories that enterprises see
    "E208": {
        "five":   Way(Verdict.PASS,       Text("categories of the five", "五类之内")),
        "others": Way(Verdict.NON_STRICT, Text("other categories too", "含其他类别")),
    },
    # 6.14, 6.15: an array is printed
    "E050": {
        "accepted": Way(Verdict.PASS, Text("one recall as an object is accepted", "接受以对象提交的单条召回")),
        "refused":  Way(Verdict.WARN, Text("only an array is accepted", "仅接受数组")),
    },
    # A recall in the lifts that hold such components
    "E195": {
        "shown":     Way(Verdict.PASS, Text("ZHXX shows the recall", "ZHXX 中显示该召回")),
        "not shown": Way(Verdict.WARN, Text("ZHXX doesn't show the recall", "ZHXX 中未显示该召回")),
    },
    # What is shown of a revoked record by its key
    "E156": {
        "absent":          Way(Verdict.PASS, _ABSENT),
        "told as revoked": Way(Verdict.PASS, Text("it is shown with BGLX=DELETE", "以 BGLX=DELETE 显示")),
    },
    # What is shown of a revoked result
    "E180": {
        "absent": Way(Verdict.PASS, _ABSENT),
        "live":   Way(Verdict.WARN, Text("SGXX shows the result still", "SGXX 中仍显示该结果")),
    },
}
# fmt: on
