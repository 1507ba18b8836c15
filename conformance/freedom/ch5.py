"""Chapter 5: rights, security, values, envelopes, batches, status codes."""

from __future__ import annotations

from conformance.freedom.model import Way, Ways
from conformance.judging.verdicts import Verdict
from mockplatform.spec.model import Text

# fmt: off
WAYS: Ways = {
    # 5.1 j): inspections in full information, which 6.12.1 and 7.20.1 leave out
    "E055": {
        "there":    Way(Verdict.PASS,     Text("JYXX is there", "有 JYXX")),
        "left out": Way(Verdict.DISPUTED, Text("JYXX is left out", "没有 JYXX")),
    },
    # 5.2.1: manufacturers and constructors; clause 6 speaks of enterprises
    "E201": {
        "refused":  Way(Verdict.PASS, Text("refused, or nothing told", "拒绝或无相关数据")),
        "accepted": Way(Verdict.WARN, Text("the other kind of enterprise may as well", "另一类企业同样可以调用")),
    },
    # 5.2.2: constructions in another region (7.16); full information there is no matter of choice
    "E205": {
        "not told": Way(Verdict.PASS, Text("refused, or nothing of it", "拒绝或无相关数据")),
        "told":     Way(Verdict.WARN, Text("a province reads what is in another region", "省级账户读到其他区域的数据")),
    },
    # 5.2.2: units are not revoked
    "E207": {
        "refused":  Way(Verdict.PASS,       Text("DELETE on /orgs is refused", "对 /orgs 的 DELETE 被拒绝")),
        "accepted": Way(Verdict.NON_STRICT, Text("DELETE on /orgs is not refused", "对 /orgs 的 DELETE 未被拒绝")),
    },
    # 5.3.2: old versions of TLS
    "E233": {
        "no handshake": Way(Verdict.PASS, Text("no handshake by TLS 1.0 or 1.1", "TLS 1.0 或 1.1 握手失败")),
        "spoken":       Way(Verdict.WARN, Text("TLS 1.0 or 1.1 is spoken", "接受 TLS 1.0 或 1.1")),
    },
    # 5.3.2: without a certificate
    "E234": {
        "TLS":     Way(Verdict.PASS, Text("refused by TLS", "被 TLS 拒绝")),
        "401":     Way(Verdict.PASS, Text("HTTP 401", "HTTP 401")),
        "another": Way(Verdict.NON_STRICT, Text("refused with another status", "以其他状态码拒绝")),
    },
    # 5.3.5.2: the unit of a timestamp
    "E069": {
        "milliseconds": Way(Verdict.PASS,       Text("milliseconds", "毫秒")),
        "seconds":      Way(Verdict.NON_STRICT, Text("seconds", "秒")),
        "calendar":     Way(Verdict.NON_STRICT, Text("a date as printed (see R-5.3.5.2-1)", "按印刷格式(见 R-5.3.5.2-1)")),
    },
    # 5.3.5.4: an address without its separators
    "E096": {
        "refused":  Way(Verdict.PASS, Text("refused", "拒绝")),
        "accepted": Way(Verdict.WARN, Text("accepted", "接受")),
    },
    # 5.3.5.4: three ways to write a municipality; a province need not take one of another region
    "E097": {
        "accepted": Way(Verdict.PASS,       Text("all three ways are accepted", "三种写法均被接受")),
        "refused":  Way(Verdict.NON_STRICT, Text("none is accepted", "均未被接受")),
    },
    # 5.3.5.5: more than 100 records
    "E138": {
        "refused":   Way(Verdict.PASS,       Text("the batch is refused", "整批被拒绝")),
        "first 100": Way(Verdict.NON_STRICT, Text("the first 100 records are taken", "仅接受前 100 条")),
    },
    # 5.3.5.6: batches of 7.21 to 7.23
    "E141": {
        "accepted": Way(Verdict.PASS, Text("several at once are accepted", "接受批量提交")),
        "refused":  Way(Verdict.WARN, Text("several at once are refused", "拒绝批量提交")),
    },
    # 5.3.5.7: the order of ids
    "E135": {
        "in order":      Way(Verdict.PASS,       Text("ids in the order of the records", "ids 与记录顺序一致")),
        "another order": Way(Verdict.NON_STRICT, Text("ids in another order", "ids 为其他顺序")),
    },
    # 5.3.5.7: how a nested element is named
    "E025": {
        "code and index": Way(Verdict.PASS,       Text("field BJXX[1].TBJXSSYBH", "field 为 BJXX[1].TBJXSSYBH")),
        "otherwise":      Way(Verdict.NON_STRICT, Text("the element is named otherwise", "以其他写法指明该数据元")),
    },
    # 5.3.5.7, 5.3.5.8: msg of a failure
    "E146": {
        "msg":    Way(Verdict.PASS,       Text("msg is not empty", "msg 非空")),
        "no msg": Way(Verdict.NON_STRICT, Text("msg is empty or missing", "msg 为空或缺失")),
    },
    # 5.3.5.8: one record by its key
    "E150": {
        "object":       Way(Verdict.PASS,     Text("data is an object", "data 为对象")),
        "array of one": Way(Verdict.DISPUTED, Text("data is an array of one object", "data 为仅含一个对象的数组")),
    },
    # 5.3.5.8: a parameter that is none
    "E153": {
        "refused": Way(Verdict.PASS,       Text("refused", "拒绝")),
        "nothing": Way(Verdict.NON_STRICT, Text("accepted, without a record", "接受,但无记录")),
    },
    # 5.3.5.10: success in general, what the interfaces say of it, and the 400, 401, 403 and 404 of a refusal
    "E129": {
        "usual":           Way(Verdict.PASS,       Text("the status of Table 2", "表 2 的状态码")),
        "another":         Way(Verdict.NON_STRICT, Text("another status that says the same", "含义相同的其他状态码")),
        "another refusal": Way(Verdict.WARN,       Text("refused, but not with that of Table 2", "以表 2 以外的状态码拒绝")),
    },
    # 5.3.5.10: 200 ok, 201 created
    "E066": {
        "usual":   Way(Verdict.PASS, Text("HTTP 200, and 201 of a POST", "HTTP 200,POST 为 201")),
        "another": Way(Verdict.WARN, Text("another 2xx", "其他 2xx")),
    },
    # 5.3.5.10: revoking what is not there
    "E144": {
        "refused":  Way(Verdict.PASS, Text("refused", "拒绝")),
        "accepted": Way(Verdict.PASS, Text("accepted", "接受")),
    },
    # 5.3.5.10: 429
    "E160": {
        "usual":   Way(Verdict.PASS,       Text("HTTP 429", "HTTP 429")),
        "another": Way(Verdict.NON_STRICT, Text("another refusal", "其他形式的拒绝")),
    },
    # 5.3.5.10: an empty array, an empty object
    "E137": {
        "survived": Way(Verdict.PASS, Text("no 5xx", "不出现 5xx")),
        "5xx":      Way(Verdict.WARN, Text("HTTP 5xx", "HTTP 5xx")),
    },
    # 5.3.5.10: 415
    "E236": {
        "usual":   Way(Verdict.PASS, Text("HTTP 415", "HTTP 415")),
        "another": Way(Verdict.NON_STRICT, Text("another refusal", "其他形式的拒绝")),
    },
    # 5.3.5.10: 404 of a path, 405
    "E237": {
        "usual":   Way(Verdict.PASS,       Text("HTTP 404 of a path, 405 of a method", "路径不存在为 HTTP 404,方法不允许为 405")),
        "another": Way(Verdict.NON_STRICT, Text("another refusal", "其他形式的拒绝")),
    },
}
# fmt: on
