"""Full lift information, assembled as Annex A nests it: Tables 15 and 40 (A.2.12, A.3.20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson

from mockplatform.rules import life
from mockplatform.rules import recalls as recall_rules
from mockplatform.rules.records import Construction, Lift, Recall, Report
from mockplatform.rules.reports import KINDS
from mockplatform.spec.components import complete
from mockplatform.spec.model import TOP, Table
from mockplatform.spec.notation import parse

Item = dict[str, Any]

FIRST: Item = {"BGLX": "ADD", "SJBB": 1}
"""What a component bears that was never changed (rules/components.py)"""

MEMBERS = {"usage": "SYDWGLXX", "insurance": "BXXX", "maintenance": "WBXX", "inspection": "JYXX", "supervision": "JDXX"}
"""Kind of report → the list that holds it"""
KEYS = {kind.name: kind.key for kind in KINDS}

DOES = {"INSTALL": "INSTALL", "RE_INSTALL": "INSTALL", "REFORM": "REFORM", "REPAIR": "REPAIR"}
"""Kind of construction (SGLB) → the qualification (ZZLB) for it; a relocation is an installation (E094)"""


@dataclass(frozen=True, slots=True)
class Whole:
    """A lift with what hangs on it, tombstones included."""

    lift: Lift
    constructions: Sequence[Construction] = ()
    reports: Sequence[Report] = ()


Licences = tuple[tuple[str, str], ...]
"""The licences of a unit: ZZLB and ZZBH of each, as they are listed"""


@dataclass
class Around:
    """What full information takes from outside the lift.

    `since`: of what was revoked then or later, tombstones are shown; None shows none (E156).
    """

    since: int | None = None
    licences: dict[str, Licences] = field(default_factory=dict)
    """By credit code"""
    recalls: Mapping[tuple[str, str], Sequence[Recall]] = field(default_factory=dict)
    """By model and maker of the component (recalls.model_key, E195)"""

    def shows(self, one: Construction | Report | Recall) -> bool:
        """Whether a record appears: it stands, or it was revoked not long ago."""
        return not one.revoked or (self.since is not None and one.updated >= self.since)


def assemble(table: Table, whole: Whole, around: Around) -> Item:
    """The item of one lift, with every member that Annex A shows."""
    lift = whole.lift
    content: Item = orjson.loads(lift.doc)
    components = [{**FIRST, **part} for part in content.pop("BJXX", ())]
    made = {
        "ZJZZXYDM": lift.owner,
        "ZJXKZBH": number(around.licences.get(lift.owner, ()), "MANUFACTURE", "AGENT"),
    }
    item: Item = {
        "ZJBM": lift.zjbm,
        "GXSJ": lift.changed,  # the last change of any part (E048)
        "ZJXX": shape(table, "ZJXX", {
            **content,
            **made,
            "BGLX": lift.change,
            "SJBB": lift.version,
            "CJSJ": lift.created,
            "GXSJ": lift.updated,
            "ZJBMOLD": lift.old or "",
            "SYZT": life.use_status(whole.reports) if whole.reports else "",
            "DTXXWZ": complete(str(content["SBPZ"]), frozenset([part.get("TBJPZ", "") for part in components])),
        }),
        "BJXX": [shape(table, "BJXX", part) for part in components],
    }  # fmt: skip
    if whole.constructions:
        item["SGXX"] = _constructions(table, whole, {"ZJBM": lift.zjbm, **made}, components, around)
    for report in whole.reports:
        if around.shows(report):
            item.setdefault(MEMBERS[report.kind], []).append(_report(table, report))
    if around.recalls:
        item["ZHXX"] = _recalls(table, components, around)
    return shape(table, TOP, item)


def _constructions(table: Table, whole: Whole, made: Item, components: Iterable[Item], around: Around) -> list[Item]:
    """SGXX. Components that a result names bear what they bear in the lift."""
    versions = {part.get("TBJBM", ""): {"BGLX": part["BGLX"], "SJBB": part["SJBB"]} for part in components}
    return [_construction(table, one, made, versions, around) for one in whole.constructions if around.shows(one)]


def _construction(table: Table, one: Construction, made: Item, versions: Mapping[str, Item], around: Around) -> Item:
    """An item of SGXX: what was authorised, what the province was told (7.21), what was entered as its result (6.7)."""
    work: Item = orjson.loads(one.doc)
    told: Item = orjson.loads(one.inform) if one.inform else {}
    result: Item = orjson.loads(one.result) if one.result else {}
    held = around.licences.get(one.builder, ())
    held_for = number(held, DOES[one.kind]) or next((found for _, found in held), "")
    return shape(table, "SGXX", {
        **work,
        **{code: told[code] for code in ("SGGZSLJG", "SGGZRQ") if code in told},
        **{code: result[code] for code in ("SGJGRQ", "GZXLNR", "BJYC") if code in result},
        "SGID": one.sgid,
        "SGXKZBH": held_for or told.get("SGXKZBH", ""),
        "BGLX": one.change,
        "SJBB": one.version,
        "ZJXX": shape(table, "SGXX.ZJXX", {"SJBB": one.version, **made, **result.get("ZJXX", {})}),
        **{
            code: [
                shape(table, f"SGXX.{code}", {**FIRST, **versions.get(part.get("TBJBM", ""), {}), **part})
                for part in result.get(code, ())
            ]
            for code in ("BJGH", "BJJZ")
        },
    })  # fmt: skip


def _report(table: Table, one: Report) -> Item:
    content: Item = orjson.loads(one.doc)
    return shape(table, MEMBERS[one.kind], {**content, KEYS[one.kind]: one.id, "BGLX": one.change, "SJBB": one.version})


def _recalls(table: Table, components: Iterable[Item], around: Around) -> list[Item]:
    """The items of ZHXX: recalls that concern components of the lift, each with those components (E195, E029)."""
    concerned: dict[str, tuple[Recall, list[Item]]] = {}
    for part in components:
        for recall in around.recalls.get(_model_and_maker(part), ()):
            if around.shows(recall):
                concerned.setdefault(recall.zhid, (recall, []))[1].append(part)
    return [_recall(table, *concerned[zhid]) for zhid in sorted(concerned)]


def _recall(table: Table, one: Recall, parts: Iterable[Item]) -> Item:
    content: Item = orjson.loads(one.doc)
    item = shape(table, "ZHXX", {
        **content,
        "ZHID": one.zhid,
        "ZHXH": content.get("ZHXXH", ""),
        "ZHDWMC": one.owner,  # the name says credit code (E022)
        "BGLX": one.change,
        "SJBB": one.version,
        "ZHBJXX": [shape(table, "ZHXX.ZHBJXX", part) for part in parts],
    })  # fmt: skip
    item.pop("ZGWCRQ", None)  # has no code in print, and nobody reports it (E028)
    return item


def by_component(recalls: Iterable[Recall]) -> dict[tuple[str, str], list[Recall]]:
    """Recalls, to be found by model and maker of a component."""
    found: dict[tuple[str, str], list[Recall]] = {}
    for one in recalls:
        found.setdefault((one.model, one.maker), []).append(one)
    return found


def _model_and_maker(part: Item) -> tuple[str, str]:
    return recall_rules.model_key(str(part.get("TBJXH", ""))), str(part.get("TBJZZXYDM", ""))


def shape(table: Table, at: str, values: Mapping[str, Any]) -> Item:
    """Every member that Annex A shows in the object `at`: unknown values are "", unknown lists [] (E073)."""
    unknown = _unknown(table, at)
    item = {**unknown, **values}
    return item if len(item) == len(unknown) else {code: item[code] for code in unknown}


@lru_cache(maxsize=1024)
def _unknown(table: Table, at: str) -> Mapping[str, object]:
    """The object `at` when nothing of it is known."""
    return {row.code: _UNKNOWN.get(parse(row.notation).kind, "") for row in table.members(at)}


_UNKNOWN: dict[str, object] = {"ARRAY": ()}


def licences(doc: str) -> Licences:
    """The licences in the record of a unit."""
    entries = orjson.loads(doc).get("ZZXX", ())
    return tuple((str(entry.get("ZZLB", "")), str(entry["ZZBH"])) for entry in entries if entry.get("ZZBH"))


def number(held: Licences, *kinds: str) -> str:
    """The number of the licence for the first of `kinds` (ZZLB) that is `held`, "" if there is none (E121)."""
    for kind in kinds:
        for category, found in held:
            if category == kind:
                return found
    return ""
