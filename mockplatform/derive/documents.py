"""The reference documents, a function a document: the rows of the standard as sections, in either language.

`errors` and `settings` are handed their rows, since spec and derive know nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field
from typing import Any

from mockplatform.derive.openapi import Language, Reason, wording
from mockplatform.derive.openapi.wording import say
from mockplatform.derive.sections import Section
from mockplatform.spec import codes, components
from mockplatform.spec.codes import CodeList
from mockplatform.spec.conditions import CONDITIONS
from mockplatform.spec.errata import ERRATA, Erratum
from mockplatform.spec.interfaces import INTERFACES, Interface
from mockplatform.spec.lifecycles import CYCLES, Cycle
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.model import QUERY, Row, Table, Text
from mockplatform.spec.requirements import REQUIREMENTS, Requirement
from mockplatform.spec.tables import TABLES


def interfaces(lang: Language, chosen: Iterable[Interface] = INTERFACES.values()) -> list[Section]:
    """Where each interface is, who may call it, what travels, which modes and limits it has."""
    head = _head(lang, "Clause 条款", "Interface 接口", "Method 方法", "Path 路径", "Roles 角色", "Body 请求体",
                 "Answer 响应体", "Modes or key 查询方式或主键", "Errata 勘误")  # fmt: skip
    return [Section(head=head, rows=[_interface(row, lang) for row in chosen])]


def _interface(row: Interface, lang: Language) -> tuple[str, ...]:
    host = "" if row.host == "lifthost" else f"{row.host} "
    body, answer = (_table(no, lang) if no else "" for no in (row.body, row.answer))
    modes = "\n".join(wording.mode(mode, lang) for mode in row.modes) or row.key
    paths = "\n".join(f"{host}{path}" for path in (row.path, *row.also))
    return row.id, say(row.name, lang), row.method, paths, ", ".join(row.roles), body, answer, modes, row.errata


def limits(lang: Language) -> list[Section]:
    """The time rules that the modes of the downlinks name."""
    rows = [(name, say(wording.limit(name), lang), row.errata) for name, row in LIMITS.items()]
    return [_section(lang, "Limits 时间限制", ("Name 名称", "Rule 规则", "Errata 勘误"), rows)]


def tables(lang: Language, chosen: Iterable[Table] = TABLES.values()) -> list[Section]:
    """The data tables as printed, with canonical codes and readings beside."""
    head = _head(lang, "No. 序号", "Name 名称", "Synonym 同义名称", "Type 数据类型", "Unit 计量单位", "Code 代码",
                 "Printed 印刷代码", "Use 属性", "In 所在对象", "Codes 代码表", "Required if 必填条件",
                 "Accepted 可接受", "Note 备注", "Errata 勘误")  # fmt: skip
    return [
        Section(
            f"{_table(table.no, lang)} {table.caption} ({table.clause})",
            head=head,
            rows=[_row(row, lang) for row in (*table.rows, *table.extensions)],
            notes=tuple(f"{name} {text}" for name, text in table.notes),
        )
        for table in chosen
    ]


def _row(row: Row, lang: Language) -> tuple[str, ...]:
    at = row.at.replace(QUERY, say(Text("query", "查询参数"), lang))
    condition = say(wording.when(row.when), lang) if row.when else ""
    return (str(row.no or "+"), row.name, row.synonym, row.notation, row.unit, row.code, row.printed, row.use, at,
            row.codes, condition, row.accept, row.note, row.errata)  # fmt: skip


def code_lists(lang: Language) -> list[Section]:
    """The code lists, the recommended ones, the components of each variety, the conditions of conditional M."""
    return [
        *(_codes(found, lang) for found in codes.CODE_LISTS.values()),
        _values(lang, "TBJPZ (6.1.1, E091)", codes.COMPONENT_KINDS),
        _values(lang, "SBSYCSLB (7.1.2, E092)", codes.SITE_KINDS),
        _section(
            lang, "Components by variety (E193) 各品种必需部件(E193)", ("SBPZ", "TBJPZ"),
            [(variety, _joined(kind for kind in codes.COMPONENT_KINDS if kind in kinds))
             for variety, kinds in components.REQUIRED.items()],
        ),
        _section(
            lang, "Conditions of M M的条件", ("Name 名称", "Condition 条件", "Errata 勘误"),
            [(name, say(wording.when(name), lang), row.errata) for name, row in CONDITIONS.items()],
        ),
    ]  # fmt: skip


def _codes(found: CodeList, lang: Language) -> Section:
    also = [f"{spelling} → {code}" if spelling != code else spelling for spelling, code in found.also.items()]
    taken = (say(Text("Also taken: ", "另可接受:"), lang) + _joined(also),) if also else ()
    errata = f", {found.errata}" if found.errata else ""
    return _values(lang, f"{found.name} ({found.clause}{errata})", found.values, taken)


def _values(lang: Language, heading: str, values: Mapping[str, Text], notes: tuple[str, ...] = ()) -> Section:
    rows = [(code, text.zh, text.en) for code, text in values.items()]
    return Section(heading, head=_head(lang, "Code 代码", "Chinese 中文", "English 英文"), rows=rows, notes=notes)


def errata(lang: Language, chosen: Iterable[Erratum] = ERRATA.values()) -> list[Section]:
    """The register at a glance."""
    head = _head(lang, "Erratum 编号", "Severity 程度", "Topic 主题", "Title 标题", "Places 出处")
    rows = [(row.id, row.severity, row.topic, say(row.title, lang), row.places) for row in chosen]
    return [Section(head=head, rows=rows)]


def errata_in_full(lang: Language, chosen: Iterable[Erratum] = ERRATA.values()) -> list[Section]:
    """An erratum a section; the heading is the bare number, so that links reach it."""
    return [Section(row.id, _erratum(row, lang)) for row in chosen]


def _erratum(row: Erratum, lang: Language) -> tuple[str, ...]:
    names = _head(lang, "Reading 读法", "What a server may do 服务端可有的做法")
    texts = (say(row.reading, lang), say(row.freedom, lang))
    told = (f"{name}: {text}" for name, text in zip(names, texts, strict=True) if text)
    facts = " · ".join((row.severity, row.kind, row.topic, row.places, row.normative))
    return say(row.title, lang), facts, say(row.text, lang), *told


def requirements(lang: Language, chosen: Iterable[Requirement] = REQUIREMENTS.values()) -> list[Section]:
    """The statements by chapter: what somebody is held to, and whether a server can be tested for it."""
    by_chapter: dict[str, list[tuple[str, ...]]] = {}
    for row in chosen:
        by_chapter.setdefault(row.clause.split(".")[0], []).append(_requirement(row, lang))
    head = ("Requirement 编号", "Level 级别", "Source 来源", "Roles 约束对象",
            "Statement 内容", "Not tested 不测原因", "Errata 勘误")  # fmt: skip
    return [_section(lang, f"Clause {name} 第{name}章", head, rows) for name, rows in by_chapter.items()]


def _requirement(row: Requirement, lang: Language) -> tuple[str, ...]:
    return row.id, row.level, row.source, row.roles, _statement(row, lang)[1], _why_not(row, lang), row.errata


def requirements_in_full(lang: Language, chosen: Iterable[Requirement]) -> list[Section]:
    """A requirement a section: the statement, and how each side shows it."""
    return [Section(row.id, _statement(row, lang), notes=_evidence(row, lang)) for row in chosen]


def _statement(row: Requirement, lang: Language) -> tuple[str, ...]:
    return f"{row.level} · {row.source} · {row.roles}", row.zh if lang == "zh" else row.en


def _evidence(row: Requirement, lang: Language) -> tuple[str, ...]:
    names = _head(lang, "Server 服务端", "Client 客户端", "Not tested 不测原因", "Errata 勘误")
    texts = (row.server, row.client, _why_not(row, lang), row.errata)
    return tuple(f"{name}: {text}" for name, text in zip(names, texts, strict=True) if text)


def _why_not(row: Requirement, lang: Language) -> str:
    return say(row.untestable, lang) if row.untestable else ""


def life_cycles(lang: Language, chosen: Mapping[str, Cycle] = CYCLES) -> list[Section]:
    """Each life as a diagram and a table. An event that a state does not list is refused in it."""
    head = _head(lang, "State 状态", "Event 事件", "Next state 新状态")
    return [
        Section(name, head=head, diagram=diagram(cycle),
                rows=[(state, event, after) for state, events in cycle.items() for event, after in events.items()])
        for name, cycle in chosen.items()
    ]  # fmt: skip


def diagram(cycle: Cycle) -> str:
    """Mermaid: the first state is the beginning, one that nothing leaves an end; an arrow for each pair of states."""
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(cycle))}"]
    for state, events in cycle.items():
        for after in dict.fromkeys(events.values()):
            named = ", ".join(event for event, target in events.items() if target == after)
            lines.append(f"    {state} --> {after}: {named}")
        if not events:
            lines.append(f"    {state} --> [*]")
    return "\n".join(lines)


def errors(lang: Language, reasons: Mapping[str, Reason]) -> list[Section]:
    """Every reason to refuse, with its HTTP status and its code in the envelope (E129, E130)."""
    head = _head(lang, "Reason 原因", "HTTP", "Uplink code 上行代码", "Downlink code 下行代码", "Meaning 含义", "msg")
    rows = [
        (name, str(row.status), str(row.code), str(row.on_downlink or row.code), say(row.text, lang), row.text.zh)
        for name, row in reasons.items()
    ]
    return [Section(head=head, rows=rows)]


def settings(lang: Language, fields: Iterable[Field[Any]], prefix: str) -> list[Section]:
    """Every setting of a server. `fields` are those of the dataclass, `prefix` that of the environment variables."""
    head = _head(
        lang,
        "Flag 参数",
        "Environment variable 环境变量",
        "TOML key TOML键",
        "Default 默认值",
        "Choices 取值",
        "Meaning 含义",
    )
    return [Section(head=head, rows=[_setting(row, prefix, lang) for row in fields])]


def _setting(row: Field[Any], prefix: str, lang: Language) -> tuple[str, ...]:
    name = row.name.rstrip("_")  # `break_`: the word is Python's own
    key = name.replace("_", "-")
    flag = f"--{key}" if not row.metadata["short"] else f"{row.metadata['short']}, --{key}"
    value: Any = row.default
    default = _joined(value) if row.metadata["many"] else str(value).lower() if isinstance(value, bool) else str(value)
    choices = _joined(row.metadata["choices"])
    return flag, f"{prefix}_{name.upper()}", key, default, choices, say(row.metadata["help"], lang)


def _section(lang: Language, heading: str, head: Iterable[str], rows: Sequence[tuple[str, ...]]) -> Section:
    return Section(_head(lang, heading)[0], head=_head(lang, *head), rows=rows)


def _head(lang: Language, *names: str) -> tuple[str, ...]:
    """Headings: each is English, a blank, and Chinese, which has no blanks; or one word that serves for both."""
    halves = (name.rpartition(" ") for name in names)
    return tuple(zh if lang == "zh" else en or zh for en, _, zh in halves)


def _table(no: int, lang: Language) -> str:
    return say(Text(f"Table {no}", f"表 {no}"), lang)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
