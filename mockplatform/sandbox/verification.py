"""Did the expected exchanges happen: so often, in this order, and if not, what came near. Pure; entries come as dicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from mockplatform.clock import milliseconds
from mockplatform.sandbox import filters, phrases
from mockplatform.sandbox.filters import Unfit
from mockplatform.store.journal import Filter

Entry = dict[str, Any]
Differences = dict[str, list[Any]]
"""Member → what was expected, what came"""

NEAR = 3
SHOWN = 100
"""Ids that are listed of what was found"""

MEMBERS = (*filters.NAMES, "body", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Expectation:
    """Exchanges of this filter, whose request holds a record with these values by path, came so often."""

    given: dict[str, Any]
    wanted: Filter
    body: dict[str, Any]
    at_least: int = 1
    at_most: int | None = None

    @property
    def members(self) -> dict[str, Any]:
        """What is expected of one exchange: member → value, in the order of NAMES."""
        named = {name: getattr(self.wanted, name) for name in filters.NAMES}
        shown = {name: self.given[name] for name, value in named.items() if value is not None}
        return shown | {f"body {path}": value for path, value in self.body.items()}


@dataclass
class _Seen:
    """What was seen of one expectation."""

    ids: list[str] = field(default_factory=list)
    near: list[tuple[int, str, Differences, Entry]] = field(default_factory=list)


def parse(given: object) -> Expectation:
    """An expectation from JSON; raises Unfit."""
    if not isinstance(given, dict) or not given.keys() <= set(MEMBERS):
        names = ", ".join(MEMBERS)
        raise Unfit(f"an expectation is an object with the members {names}", f"每项预期应为对象,成员限于 {names}")
    body = {} if given.get("body") is None else given["body"]
    if not isinstance(body, dict):
        raise Unfit("body is an object: path → value", "body 应为对象:路径 → 值")
    least, most = given.get("at_least"), given.get("at_most")
    return Expectation(
        given,
        filters.read(given),
        body,
        1 if least is None else filters.number("at_least", least),
        None if most is None else filters.number("at_most", most),
    )


def verify(expected: list[Expectation], entries: Iterable[Entry], *, ordered: bool = False) -> dict[str, Any]:
    """The answer of POST /_admin/journal/verify, for the entries of a world.

    `ordered`: the exchanges of each expectation begin after those of the one before it, by their arrival.
    """
    seen = [_Seen() for _ in expected]
    for entry in entries:
        for expectation, one in zip(expected, seen, strict=True):
            _look(expectation, one, entry)
    results, after = [], ""
    for expectation, one in zip(expected, seen, strict=True):
        ids = sorted(one.ids)  # ids sort by arrival
        left = [id for id in ids if id > after] if ordered else ids
        results.append(_result(expectation, one, ids, len(left), after))
        after = left[expectation.at_least - 1] if expectation.at_least and len(left) >= expectation.at_least else after
    return {"ok": all(result["ok"] for result in results), "results": results}


def _result(expectation: Expectation, one: _Seen, ids: list[str], in_time: int, after: str) -> dict[str, Any]:
    enough, many = in_time >= expectation.at_least, expectation.at_most is not None and len(ids) > expectation.at_most
    result: dict[str, Any] = {
        "expectation": expectation.given,
        "ok": enough and not many,
        "found": len(ids),
        "ids": ids[:SHOWN],
        "near_misses": [] if enough else [{"id": id, "differs": differs} for _, id, differs, _ in one.near],
    }
    if not result["ok"]:
        nearest = (one.near[0][3], one.near[0][2]) if one.near and not enough else None
        late = after if len(ids) >= expectation.at_least and not enough else ""
        text = phrases.failed(expectation.members, expectation.at_least, expectation.at_most, len(ids), nearest, late)
        result["text"] = {"en": text.en, "zh": text.zh}
    return result


def _look(expectation: Expectation, one: _Seen, entry: Entry) -> None:
    members, differs = expectation.members, differences(expectation, entry)
    if not differs:
        one.ids.append(entry["id"])
    elif len(differs) < len(members):
        one.near.append((len(members) - len(differs), entry["id"], differs, entry))
        one.near.sort(key=lambda near: (near[0], near[1]), reverse=True)  # the latest of those that come as near
        del one.near[NEAR:]


def differences(expectation: Expectation, entry: Entry) -> Differences:
    """In what an entry is not what is expected."""
    differs: Differences = {}
    for name in filters.NAMES:
        wanted = getattr(expectation.wanted, name)
        if wanted is not None and not _equal(name, wanted, got := _of(name, entry)):
            differs[name] = [expectation.given[name], got]
    if expectation.body:
        differs |= _body_differences(expectation.body, entry)
    return differs


def _of(name: str, entry: Entry) -> Any:
    match name:
        case "method":
            return entry["request"]["method"]
        case "path":
            return entry["request"]["target"].partition("?")[0]
        case "requirement" | "rule":
            return sorted({finding[name] for finding in entry["findings"]})
        case "since" | "until":
            return entry["at"]
        case "refused":
            return not 200 <= entry["status"] < 300 or entry["code"] not in (None, 1, "1")
        case _:
            return entry[name]


def _equal(name: str, wanted: Any, got: Any) -> bool:
    if name in ("requirement", "rule"):
        return wanted in got
    if name in ("since", "until"):
        at = milliseconds(datetime.fromisoformat(got))
        return bool(at >= wanted if name == "since" else at < wanted)
    return bool((str(got) if name == "code" else got) == wanted)


def _body_differences(wanted: Mapping[str, Any], entry: Entry) -> Differences:
    """In what the record that comes nearest differs."""
    try:
        content = orjson.loads(entry["request"].get("body", ""))
    except orjson.JSONDecodeError:
        content = None
    records = content if isinstance(content, list) else [content]
    each = [
        {f"body {path}": [value, got] for path, value in wanted.items() if (got := at(record, path)) != value}
        for record in records
    ]
    return min(each, key=len, default={f"body {path}": [value, None] for path, value in wanted.items()})


_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]{1,6})\]")


def at(record: object, path: str) -> object:
    """What stands at a path such as BJXX[0].TBJBM; None if nothing does."""
    for name, index in _STEP.findall(path):
        if name:
            record = record.get(name) if isinstance(record, dict) else None
        else:
            record = record[int(index)] if isinstance(record, list) and int(index) < len(record) else None
    return record
