"""What the generated documents say in words, in the language asked for."""

from __future__ import annotations

from typing import Literal

from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.conditions import CONDITIONS, ROLE, STRICT, Condition
from mockplatform.spec.interfaces import Mode
from mockplatform.spec.limits import LIMITS, Limit
from mockplatform.spec.model import Row, Table, Text

Language = Literal["en", "zh"]


def say(text: Text, lang: Language) -> str:
    """The half of a text that is asked for."""
    return text.zh if lang == "zh" else text.en


def when(name: str) -> Text:
    """A condition of conditions.py in words: `SBPZ = 3310 / 3320`.

    >>> when("periodic").en
    'JYLB = REGULAR'
    """
    if name == STRICT:
        return Text("strict mode only", "仅严格模式")
    return _condition(CONDITIONS[name])


def _condition(condition: Condition) -> Text:
    code = {ROLE: Text("role", "角色")}.get(condition.code, Text(condition.code, condition.code))
    if not condition.values:
        return Text(f"{code.en} is given", f"填写{code.zh}")
    values = " / ".join(values_of(condition))
    here = Text(f"{code.en} = {values}", f"{code.zh} = {values}")
    if condition.within is None:
        return here
    outer = _condition(condition.within)
    return Text(f"{outer.en} and {here.en}", f"{outer.zh} 且 {here.zh}")


def values_of(condition: Condition) -> list[str]:
    """The values that a condition asks for, without other spellings of the same (names of varieties, E090)."""
    known = CODE_LISTS.get(condition.code)
    return sorted(value for value in condition.values if known is None or known.value(value) == value)


def notes(table: Table, row: Row) -> str:
    """The notes under the table that a row refers to, as printed; "" if it refers to none."""
    named = {name.replace(" ", ""): text for name, text in table.notes}
    return named.get(row.note.replace(" ", ""), "")


def limit(name: str) -> Text:
    """A row of limits.py in words."""
    row: Limit = LIMITS[name]
    match row.kind:
        case "window":
            return Text(f"from {row.low}:00 to {row.high}:00", f"{row.low}:00至{row.high}:00")
        case "interval":
            en, zh = ("h", "小时") if row.low % 3600 == 0 else ("min", "分钟")
            span = row.low // (3600 if en == "h" else 60)
            return Text(f"{span} {en} or more between two calls", f"两次调用间隔不少于{span}{zh}")
        case "lookback":
            days = row.low // 86400
            return Text(f"at most {days} days back", f"最早至{days}天前")
        case "account":
            return Text(f"within {row.low} months of the account's opening", f"账户开通{row.low}个月内")


def mode(row: Mode, lang: Language) -> str:
    """A query mode in one line: its keys, the optional ones in brackets, its limits."""
    asked = "+".join(row.keys) or {"en": "no parameter", "zh": "无参数"}[lang]
    further = "".join(f" [{code}]" for code in row.optional)
    limits = "; ".join(say(limit(name), lang) for name, _ in row.limits)
    return f"{row.name}: {asked}{further}" + (f" ({limits})" if limits else "")
