"""Notices that the platform raises and closes (6.9, 6.11, E189)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, update

from mockplatform.hosts.call import Call
from mockplatform.store.schema import notice


def handled(connection: Connection, call: Call, codes: Sequence[str]) -> None:
    """The maker has modified these lifts: their modification notices are handled."""
    connection.execute(
        update(notice)
        .where(notice.c.world == call.world.id, notice.c.kind == "modify", notice.c.zjbm.in_(codes))
        .where(notice.c.closed.is_(None))
        .values(closed=call.now)
    )
