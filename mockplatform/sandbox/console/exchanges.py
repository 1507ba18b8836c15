"""What the pages show of the journal: its rows, and one exchange with its explanation."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson
from sqlalchemy import Connection

from mockplatform.derive.problems import ODDITIES
from mockplatform.sandbox.console import bodies
from mockplatform.sandbox.console.bodies import Line
from mockplatform.spec.interfaces import INTERFACES, Interface
from mockplatform.spec.requirements import REQUIREMENTS, Requirement
from mockplatform.store import journal as store
from mockplatform.store.journal import Filter

MOST = 200
"""Rows of the journal that a page holds; console.js keeps to it too"""

HEADERS = {"accept": "accept", "charset": "content-type", "media": "content-type"}
"""Rule → the header that a finding by it speaks of"""

Doc = dict[str, Any]
"""An entry of the journal, as the admin API gives it out"""

Finding = dict[str, Any]
"""One of its findings"""


def newest(connection: Connection, world: int, wanted: Filter) -> list[Doc]:
    """The newest entries that meet a filter, newest first."""
    found = deque(store.each(connection, world, wanted), maxlen=MOST)
    return [orjson.loads(doc) for doc in reversed(found)]


def refused(doc: Doc) -> bool:
    """Whether it was answered otherwise than with success, or not at all (sandbox/entries.py)."""
    return not 200 <= doc["status"] < 300 or doc["code"] not in (None, 1, "1")


@dataclass(frozen=True, slots=True)
class Item:
    """A header or a parameter of the query, with the numbers of the findings that speak of it."""

    name: str
    value: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding under its number, with the requirement that it rests on; None where the register has none."""

    number: int
    finding: Finding
    requirement: Requirement | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One exchange, laid out."""

    doc: Doc
    interface: Interface | None
    causes: list[Explained]
    """Why it was refused"""
    oddities: list[Explained]
    """What would have been accepted, or was"""
    query: list[Item]
    headers: list[Item]
    request: list[Line]
    response: list[Line]

    @property
    def refused(self) -> bool:
        """Whether it was refused."""
        return refused(self.doc)


def shown(doc: Doc) -> Shown:
    """Lay out an entry."""
    causes, oddities = _parted(doc["findings"])
    numbered = list(enumerate([*causes, *oddities], start=1))
    explained = [Explained(number, finding, REQUIREMENTS.get(finding["requirement"])) for number, finding in numbered]
    interface = INTERFACES.get(doc["interface"])
    request, response = doc["request"], doc["response"]
    marks: dict[str, tuple[int, ...]] = {}
    for number, finding in numbered:
        if finding["pointer"]:
            marks[finding["pointer"]] = (*marks.get(finding["pointer"], ()), number)
    return Shown(
        doc,
        interface,
        explained[: len(causes)],
        explained[len(causes) :],
        _query(request["target"], marks),
        [_header(name, value, numbered) for name, value in request["headers"]],
        bodies.printed(request.get("body", ""), marks, interface),
        bodies.printed(response.get("body", ""), {}),
    )


_ODD = {
    rule: re.compile(re.sub(r"\\\{[a-z]+\\\}", ".*", re.escape(text.en)), re.DOTALL) for rule, text in ODDITIES.items()
}
"""Rule → the sentence of its oddity: a rule may have a problem too, which refuses"""


def _parted(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The problems and the oddities; "and 5 more" goes where the others of its kind are."""
    kinds = set()
    for finding in findings:
        odd = _ODD.get(finding["rule"])
        if odd is not None and odd.fullmatch(finding["text"]["en"]):
            kinds.add((finding["rule"], finding["requirement"]))
    causes = [one for one in findings if (one["rule"], one["requirement"]) not in kinds]
    return causes, [one for one in findings if (one["rule"], one["requirement"]) in kinds]


def _query(target: str, marks: bodies.Marks) -> list[Item]:
    """The parameters; a pointer to one is `/ZJBM`, or `/2/ZJBM` where several records were named."""
    by_name: dict[str, tuple[int, ...]] = {}
    for pointer, numbers in marks.items():
        name = pointer.rpartition("/")[2]
        by_name[name] = (*by_name.get(name, ()), *numbers)
    pairs = parse_qsl(target.partition("?")[2], keep_blank_values=True)
    return [Item(name, value, by_name.get(name, ())) for name, value in pairs]


def _header(name: str, value: str, numbered: list[tuple[int, Finding]]) -> Item:
    spoken_of = tuple(number for number, finding in numbered if HEADERS.get(finding["rule"]) == name.lower())
    return Item(name, value, spoken_of)
