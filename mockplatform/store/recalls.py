"""Recalls in the database, and the lifts that they concern (E195)."""

from __future__ import annotations

from collections.abc import Sequence

import orjson
from sqlalchemy import ColumnElement, Connection, bindparam, or_, select, update

from mockplatform.rules import recalls as rules
from mockplatform.rules.records import Recall
from mockplatform.store.rows import RECALLS
from mockplatform.store.schema import lift, recall

PAGE = 500

FEW = 4
"""Makers up to which the database sorts lifts out faster than they can be read"""

_STANDING = recall.c.change != "DELETE"
_LIVE = RECALLS.query(_STANDING)
_LIVE_LATELY = RECALLS.query(_STANDING | (recall.c.updated >= bindparam("since")))


def live(connection: Connection, world: int, since: int | None = None) -> list[Recall]:
    """The recalls of a world that stand, by ZHID; with `since`, those revoked at or after it as well (E156)."""
    if since is None:
        return RECALLS.read(connection, world, _LIVE)
    return RECALLS.read(connection, world, _LIVE_LATELY, since=since)


def touch(connection: Connection, world: int, recalls: Sequence[Recall], at: int) -> None:
    """Say that every lift that one of `recalls` concerns has changed at `at`, so that increments show it (E048)."""
    makers = sorted({_in_json(one.maker) for one in recalls})
    models = {_in_json(one.model) for one in recalls}
    conditions = [or_(*(lift.c.doc.contains(maker, autoescape=True) for maker in makers))] if len(makers) <= FEW else []
    after = ""
    while page := _page(connection, world, after, conditions):
        # Parsing is slow, so only what holds a model somewhere is looked at closely.
        likely = [(code, doc) for code, doc in page for text in [doc.lower()] if any(model in text for model in models)]
        held = [code for code, doc in likely if rules.matching(recalls, orjson.loads(doc).get("BJXX", ()))]
        if held:
            among = (lift.c.world == world, lift.c.zjbm.in_(held))
            connection.execute(update(lift).where(*among).values(changed=at))
        after = page[-1][0]


def _page(
    connection: Connection, world: int, after: str, conditions: Sequence[ColumnElement[bool]]
) -> list[tuple[str, str]]:
    """ZJBM and content of the next lifts that are not revoked, by ZJBM."""
    query = select(lift.c.zjbm, lift.c.doc).where(
        lift.c.world == world, lift.c.change != "DELETE", lift.c.zjbm > after, *conditions
    )
    return [(row.zjbm, row.doc) for row in connection.execute(query.order_by(lift.c.zjbm).limit(PAGE))]


def _in_json(text: str) -> str:
    return orjson.dumps(text).decode()[1:-1]
