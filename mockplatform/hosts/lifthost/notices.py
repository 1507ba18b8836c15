"""Notices that the platform raises: 6.9 for makers, 6.11 for constructors (E189).

They arise and close with other calls: see store/notices.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from mockplatform.hosts import query
from mockplatform.hosts.call import Answer, Call
from mockplatform.rules import notices as rules
from mockplatform.rules.records import Construction
from mockplatform.store import notices as store


def for_maker(call: Call) -> Answer:
    """6.9: modification notices that are not handled."""
    return _unhandled(call, "modify")


def for_builder(call: Call) -> Answer:
    """6.11: notices of installations and relocations whose result is not entered."""
    return _unhandled(call, "entry")


def handled(connection: Connection, call: Call, codes: Sequence[str]) -> None:
    """The maker has modified these lifts: their modification notices are handled."""
    store.handled(connection, call.world.id, call.now, codes)


def withdrawn(connection: Connection, call: Call, works: Sequence[Construction]) -> None:
    """These constructions are revoked: nobody owes their results any more."""
    store.keep_entries(connection, call.world.id, call.now, works)


def _unhandled(call: Call, kind: rules.Kind) -> Answer:
    """Created after CJSJ (strictly, E167), without it within 7 days, oldest first; always an array (E151)."""
    after = query.moment(call.interface, "CJSJ", call.query["CJSJ"]) if "CJSJ" in call.query else None
    since = call.now - call.book.span * 1000
    with call.platform.database.reading() as connection:
        found = store.unhandled(connection, call.world.id, kind, call.account.xydm, after=after, since=since)
    return Answer([rules.item(call.answer_table, one) for one in found])
