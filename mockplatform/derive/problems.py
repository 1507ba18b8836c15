"""What can be wrong with a value: one row a kind, in the words of the wire (Chinese) and of the journal (both)."""

from __future__ import annotations

from dataclasses import dataclass

from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one element of one record.

    `path` is the path of 5.3.5.7 in codes, `BJXX[0].TBJXSSYBH` (E025); `name` the element's Chinese name.
    """

    kind: str
    path: str
    name: str = ""
    expected: str = ""
    got: str = ""
    requirement: str = ""

    @property
    def text(self) -> Text:
        """The sentence, in both languages; its Chinese half is what the wire carries."""
        template = KINDS[self.kind]
        words = {"name": self.name or self.path, "path": self.path, "expected": self.expected, "got": self.got}
        return Text(template.en.format(**words), template.zh.format(**words))

    @property
    def pointer(self) -> str:
        """The path as a JSON pointer within the record: `/BJXX/0/TBJXSSYBH`."""
        return "/" + self.path.replace("[", "/").replace("]", "").replace(".", "/") if self.path else ""


KINDS: dict[str, Text] = {
    "missing":   Text("{path} is mandatory",                              "{name}不能为空"),
    "unknown":   Text("{path} is not an element of this interface",       "未知的数据元{path}"),
    "twice":     Text("{path} is given under two spellings that differ",  "{name}以两种代码重复提交且取值不同"),
    "type":      Text("{path} should be {expected}",                      "{name}类型有误,应为{expected}"),
    "length":    Text("{path} should be {expected}, it has {got}",        "{name}长度有误,应为{expected}"),
    "number":    Text("{path} should be a number {expected}",             "{name}格式有误,应为{expected}"),
    "date":      Text("{path} should be a timestamp in milliseconds",     "{name}有误,应为毫秒时间戳"),
    "text":      Text("{path} holds a character that is not text",        "{name}含有非法字符"),
    "code":      Text("{path} should be one of {expected}",               "{name}不存在,应为{expected}"),
    "address":   Text("{path}: {expected}",                               "{name}有误,{got}"),
    "at_least":  Text("at least one of {expected} should be given",       "{expected}应至少填1项"),
    "credit":    Text("{path} is not a valid credit code",                "{name}有误"),
}  # fmt: skip
