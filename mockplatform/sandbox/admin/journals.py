"""The journal: its entries page by page, one of them, how many there are, and whether the expected ones are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import orjson
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from mockplatform.sandbox import filters, verification
from mockplatform.sandbox.admin.answers import TYPE, Refusal
from mockplatform.sandbox.admin.routes import WORLD, Asked, Parameter, Route
from mockplatform.sandbox.admin.schemas import ANY, MOMENT, NAME, NUMBER, TEXT, by_name, listed, record
from mockplatform.sandbox.filters import Unfit
from mockplatform.spec.model import Text
from mockplatform.store import journal as store
from mockplatform.store.journal import Filter

T = TypeVar("T")

MOST = 100
"""Expectations of one verification"""


def page(asked: Asked) -> object:
    """The entries after `after`, in the order in which they were written: no entry comes in before one that was read."""
    wanted, limit = _filter(asked.query), _taken(filters.number, "limit", asked.query.get("limit") or 100, 1, 1000)
    asked.admin.journal.flush()
    with asked.admin.database.reading() as connection:
        world = asked.world_in(connection)
        after = _after(connection, asked.query.get("after", ""))
        found = store.page(connection, world.id, after, limit, wanted)
        dropped = store.dropped(connection)
    documents = [orjson.Fragment(doc) for doc in found.docs]
    following = str(found.last) if found.docs else asked.query.get("after", "")
    return {"exchanges": documents, "next": following, "dropped": dropped}


def one(asked: Asked) -> object:
    """One entry, of whatever world."""
    asked.admin.journal.flush()
    id = asked.path["id"]
    with asked.admin.database.reading() as connection:
        doc = store.one(connection, id)
    if doc is None:
        raise Refusal(404, f"the journal has no exchange {id}", f"日志中没有报文交换 {id}")
    return Response(doc, content_type=TYPE)


def count(asked: Asked) -> object:
    """How many entries meet the filters; `next` is what a page begins after that lists only what comes from now on."""
    wanted = _filter(asked.query)
    asked.admin.journal.flush()
    with asked.admin.database.reading() as connection:
        world = asked.world_in(connection)
        found, last = store.count(connection, world.id, wanted), store.last(connection)
    return {"count": found, "next": str(last) if last else ""}


def verify(asked: Asked) -> object:
    """Whether the expected exchanges happened."""
    given, ordered = asked.content.get("expect"), asked.content.get("ordered", False)
    if not isinstance(given, list) or not 1 <= len(given) <= MOST:
        raise Refusal(400, f"expect is a list of 1 to {MOST} expectations", f"expect 应为 1 至 {MOST} 项预期的列表")
    if not isinstance(ordered, bool):
        raise Refusal(400, "ordered is true or false", "ordered 应为 true 或 false")
    expected = [_taken(verification.parse, one) for one in given]
    asked.admin.journal.flush()
    with asked.admin.database.reading() as connection:
        entries = map(orjson.loads, store.each(connection, asked.world_in(connection).id))
        return verification.verify(expected, entries, ordered=ordered)


def _filter(query: Mapping[str, str]) -> Filter:
    return _taken(filters.read, dict(query))


def _taken(read: Callable[..., T], *given: object) -> T:
    try:
        return read(*given)
    except Unfit as error:
        raise Refusal(400, error.text.en, error.text.zh) from None


def _after(connection: Connection, given: str) -> int:
    """The number of an entry: as `next` gave it, or of the exchange of that id."""
    if not given:
        return 0
    number = store.number_of(connection, given)
    if number is None and given.isascii() and given.isdigit() and len(given) < 19:
        return int(given)
    if number is None:
        raise Refusal(400, f"after is what next gave, or the id of an exchange that the journal has, not {given}",
                      f"after 应为 next 的值或日志中已有的报文交换编号,而非 {given}")  # fmt: skip
    return number


# fmt: off
_BY: tuple[Parameter, ...] = (
    WORLD,
    Parameter("interface",   Text("Of this interface only, such as 6.1", "仅此接口,如 6.1"), TEXT),
    Parameter("account",     Text("Of this account only", "仅此账户"), NAME),
    Parameter("mode",        Text("Of this query mode only, such as by_month", "仅此查询方式,如 by_month"), TEXT),
    Parameter("status",      Text("With this HTTP status only; 0: never answered", "仅此 HTTP 状态码;0 表示未应答"), NUMBER),
    Parameter("code",        Text("With this code in the envelope only", "仅此返回码"), TEXT),
    Parameter("method",      Text("With this method only", "仅此 HTTP 方法"), TEXT),
    Parameter("path",        Text("To this path only", "仅此路径"), TEXT),
    Parameter("requirement", Text("With a finding of this requirement only", "仅含此要求的结论"), TEXT),
    Parameter("rule",        Text("With a finding by this rule only, such as missing", "仅含此规则的结论,如 missing"), TEXT),
    Parameter("since",       Text("From this moment of the world's clock on", "自世界时钟的此时刻起"), MOMENT),
    Parameter("until",       Text("Before this moment of the world's clock", "早于世界时钟的此时刻"), MOMENT),
    Parameter("refused",     Text("Refused ones only, or accepted ones only", "仅被拒绝的,或仅被接受的"), {"type": "boolean"}),
)
_PAGE = (
    *_BY,
    Parameter("after",       Text("What next gave, or the id of an exchange", "next 的值或报文交换编号"), TEXT),
    Parameter("limit",       Text("Most entries of the page", "本页最多条数"),
              {**NUMBER, "minimum": 1, "maximum": 1000, "default": 100}),
)
_EXPECTATION = record({}, **{one.name: one.schema for one in _BY[1:]}, body=by_name(ANY),
                      at_least={**NUMBER, "minimum": 0, "default": 1}, at_most={"type": ["integer", "null"], "minimum": 0})
_SAID = record({"en": TEXT, "zh": TEXT})
_FOUND = record({"expectation": _EXPECTATION, "ok": {"type": "boolean"}, "found": NUMBER, "ids": listed(TEXT),
                 "near_misses": listed(record({"id": TEXT, "differs": by_name(listed(ANY))}))}, text=_SAID)

ROUTES = (
    Route("GET", "/_admin/journal", page,
          Text("Exchanges, oldest first; dropped counts those that had to go.", "按先后列出报文交换;dropped 为已删除条数。"),
          answer=record({"exchanges": listed(ANY), "next": TEXT, "dropped": NUMBER}), query=_PAGE, refusals=(404,)),
    Route("GET", "/_admin/journal/count", count, Text("How many exchanges there are.", "统计报文交换条数。"),
          answer=record({"count": NUMBER, "next": TEXT}), query=_BY, refusals=(404,)),
    Route("POST", "/_admin/journal/verify", verify,
          Text("Whether the expected exchanges happened, and what came near.", "核对预期的报文交换是否发生,并给出最接近者。"),
          record({"expect": listed(_EXPECTATION)}, ordered={"type": "boolean", "default": False}),
          record({"ok": {"type": "boolean"}, "results": listed(_FOUND)}), refusals=(404,)),
    Route("GET", "/_admin/journal/<id>", one, Text("One exchange.", "单条报文交换。"),
          query=(), refusals=(404,)),
)
# fmt: on
