"""The journal: its entries page by page, and one of them."""

from __future__ import annotations

import orjson
from werkzeug.wrappers import Response

from mockplatform.sandbox.admin.answers import TYPE, Refusal
from mockplatform.sandbox.admin.routes import WORLD, Asked, Parameter, Route
from mockplatform.sandbox.admin.schemas import ANY, NAME, NUMBER, TEXT, listed, record
from mockplatform.spec.model import Text
from mockplatform.store import journal as store


def page(asked: Asked) -> object:
    """The entries after `after`, oldest first."""
    asked.admin.journal.flush()
    query = asked.query
    after, limit = query.get("after", ""), query.get("limit", "100")
    if not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= 1000):
        raise Refusal(400, "limit is a number from 1 to 1000", "limit 应为 1 到 1000 的整数")
    with asked.admin.database.reading() as connection:
        world = asked.world_in(connection)
        found = store.page(
            connection, world.id, after, int(limit), query.get("interface", ""), query.get("account", "")
        )
    documents = [orjson.loads(doc) for doc in found]
    return {"exchanges": documents, "next": documents[-1]["id"] if documents else after}


def one(asked: Asked) -> object:
    """One entry, of whatever world."""
    asked.admin.journal.flush()
    id = asked.path["id"]
    with asked.admin.database.reading() as connection:
        doc = store.one(connection, id)
    if doc is None:
        raise Refusal(404, f"the journal has no exchange {id}", f"日志中没有报文交换 {id}")
    return Response(doc, content_type=TYPE)


# fmt: off
FILTERS = (
    WORLD,
    Parameter("after",     Text("Id after which to begin", "从此编号之后开始"), TEXT),
    Parameter("limit",     Text("Most entries of the page", "本页最多条数"), {**NUMBER, "minimum": 1, "maximum": 1000, "default": 100}),
    Parameter("interface", Text("Of this interface only, such as 6.1", "仅此接口,如 6.1"), TEXT),
    Parameter("account",   Text("Of this account only", "仅此账户"), NAME),
)
ROUTES = (
    Route("GET", "/_admin/journal", page, Text("Exchanges, oldest first.", "按时间先后列出报文交换。"),
          answer=record({"exchanges": listed(ANY), "next": TEXT}), query=FILTERS, refusals=(404,)),
    Route("GET", "/_admin/journal/<id>", one, Text("One exchange.", "单条报文交换。"),
          query=(), refusals=(404,)),
)
# fmt: on
