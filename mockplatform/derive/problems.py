"""What can be said of a value: one row a kind, in the words of the wire (Chinese) and of the journal (both)."""

from __future__ import annotations

from dataclasses import dataclass

from mockplatform.spec.model import Text

PROBLEMS: dict[str, Text] = {
    "missing":   Text("{path} is mandatory",                            "{name}不能为空"),
    "unknown":   Text("{path} is not an element of this interface",     "未知的数据元{path}"),
    "twice":     Text("{path} is given in two spellings that differ",   "{name}以两种代码提交且取值不同"),
    "type":      Text("{path} should be {expected}",                    "{name}类型有误,应为{expected}"),
    "length":    Text("{path} should have {expected} characters",       "{name}长度有误,应为{expected}个字符"),
    "number":    Text("{path} should have {expected}",                  "{name}格式有误,应符合{expected}"),
    "date":      Text("{path} should be a timestamp in milliseconds",   "{name}有误,应为毫秒时间戳"),
    "code":      Text("{path} should be one of {expected}",             "{name}不存在,应为{expected}"),
    "address":   Text("{path}: {expected}",                             "{name}有误:{got}"),
    "at_least":  Text("at least one of {expected} is mandatory",        "{expected}应至少填1项"),
    "body":      Text("{expected}",                                     "{got}"),
    "empty":     Text("a request holds 1 to 100 records",               "每次请求应包含1至100条数据记录"),
    "query_unknown": Text("{path} is not a parameter of this interface",  "未知的参数{path}"),
    "query_twice":   Text("{path} is given twice",                        "参数{path}重复"),
    "query_mode":    Text("the parameters should be one of {expected}",   "参数组合应为{expected}之一"),
    "month":         Text("{path} should be a month, YYYYMM",             "参数{path}应为月份YYYYMM"),
    "flag":          Text("{path} should be true or false",               "参数{path}应为true或false"),
    "record":    Text("a record is a JSON object",                      "数据记录应为JSON对象"),
    "duplicate": Text("{path} stands twice in this request",            "{name}在本次请求中重复"),
    "exists":    Text("{path} is already registered",                   "{name}已存在"),
    "taken":     Text("{path} belongs to the unit {expected}",          "{name}已存在,单位记录编码为{expected}"),
    "absent":    Text("{path} names no record of this account",         "{name}不存在"),
    "unit":      Text("{path} names no registered unit",                "{name}不存在"),
    "certificate": Text("{path} names no type-test certificate",        "{name}有误"),
    "version":   Text("{path} should be the stored version {expected}", "{name}与平台当前版本不一致"),
    "locked":    Text("the lift is locked",                             "电梯制造信息已锁定,不能修改或撤销"),
    "state":     Text("the lift is not in state 出厂",                  "仅可撤销状态为“出厂”的电梯"),
    "no_lift":   Text("{path} names no lift of this account",         "{name}不存在"),
    "fixed":     Text("{path} cannot be changed: it is {expected}",   "{name}不能修改"),
    "unnoticed": Text("the construction has no notice yet",           "尚未施工告知,不能录入施工结果"),
    "component": Text("{path} names no component of the lift",        "{name}不是该电梯的部件"),
    "reform":    Text("{path} is for reforms, not for {got}",         "仅改造施工可提交{name}"),
    "reformed":  Text("the lift goes on as {expected} already",       "该电梯已改造为{expected}"),
    "successor": Text("the lift {got} has records of its own by now", "改造后的电梯{got}已有其他信息,不能覆盖或撤销该施工结果"),
    "builder":   Text("{path} should be this account's own code, {expected}",  "{name}应为本单位,应为{expected}"),
    "not_builder": Text("{path} is for constructors only",              "{name}仅用于施工单位"),
    "inspected": Text("the work was inspected and passed",              "监督检验已完成,不能撤销该施工记录"),
}  # fmt: skip
"""What a refusal may say of an element."""

ODDITIES: dict[str, Text] = {
    "alias":       Text("{path} is the canonical code of {got}",               "{got}的规范代码为{path}"),
    "seconds":     Text("{path} was taken as seconds; send milliseconds",      "{name}按秒处理,应为毫秒时间戳"),
    "calendar":    Text("{path} was taken as a calendar date of Shanghai; send milliseconds", "{name}按日历日期处理,应为毫秒时间戳"),
    "as_text":     Text("{path} came as text; send {expected}",                "{name}以文本提交,应为{expected}"),
    "as_number":   Text("{path} came as a number; send text",                  "{name}以数字提交,应为文本"),
    "ignored":     Text("{path} is set by the platform and was ignored",       "{path}由平台维护,已忽略"),
    "no_version":  Text("{path} was not sent, so no version was checked",      "未提交{name},未做版本校验"),
    "unit":        Text("{path} names no unit that this world knows",          "{name}不是已登记的单位"),
    "certificate": Text("{path} names no certificate that this world knows",   "{name}不是已登记的证书"),
    "site":        Text("{path} should be a kind of site, {expected}",              "{name}宜为{expected}"),
    "elsewhere":   Text("{path} lies outside the region of this account",           "{name}不属于本账户区域"),
    "unlocked":    Text("the lift should have been locked before this inspection",  "安装监督检验之前应锁定电梯制造信息"),
    "incomplete":  Text("the lift lacks components that it should have by now",     "电梯部件信息不完整"),
    "unnamed":     Text("{path} was not sent, so the component is not listed in the lift",  "未提交{name},该部件未列入电梯部件信息"),
    "no_old":      Text("{path} was not sent, so no component was taken out",       "未提交{name},未移除旧部件"),
    "no_notice":   Text("no modification notice: the lift has no construction",     "电梯无施工记录,未产生数据修改通知"),
    "not_builder": Text("{path} is for constructors only, and was ignored",         "{name}仅用于施工单位,已忽略"),
    "no_accept":   Text("the request has no Accept header; {expected} belongs there",     "请求缺少Accept首部,应为{expected}"),
    "accept":      Text("the Accept header {got} leaves out {expected}; it was sent all the same",
                        "Accept首部{got}不含{expected},仍按该类型应答"),
    "charset":     Text("the charset {got} was ignored: the body is read as {expected}",  "已忽略字符集{got},请求体按{expected}读取"),
    "body_unread": Text("a {got} request has no body; it was ignored",                    "{got}请求不应带请求体,已忽略"),
    "stale":       Text("{path} lies far before the last accepted call, {expected}; send the newest GXSJ received",
                        "{path}远早于上次调用时间{expected},宜为已获取数据的最新更新时间"),
}  # fmt: skip
"""What was accepted, and is worth saying."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say of one element of one record.

    `path` is the path of 5.3.5.7 in codes, `BJXX[0].TBJXSSYBH` (E025); `name` the element's Chinese name.
    `fatal` is False for an oddity: the request was accepted all the same.
    """

    kind: str
    path: str
    name: str = ""
    expected: str = ""
    got: str = ""
    requirement: str = ""
    fatal: bool = True

    @property
    def text(self) -> Text:
        """The sentence, in both languages; its Chinese half is what the wire carries."""
        template, words = self._template, self._words
        return Text(template.en.format(**words), template.zh.format(**words))

    @property
    def zh(self) -> str:
        """The sentence as the wire carries it."""
        return self._template.zh.format(**self._words)

    @property
    def _template(self) -> Text:
        return (PROBLEMS if self.fatal else ODDITIES)[self.kind]

    @property
    def _words(self) -> dict[str, str]:
        return {"name": self.name or self.path, "path": self.path, "expected": self.expected, "got": self.got}

    @property
    def pointer(self) -> str:
        """The path as a JSON pointer within the record: `/BJXX/0/TBJXSSYBH`."""
        return "/" + self.path.replace("[", "/").replace("]", "").replace(".", "/") if self.path else ""
