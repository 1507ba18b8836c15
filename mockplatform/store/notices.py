"""Notices in the database: raised, closed, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, update

from mockplatform.rules import notices as rules
from mockplatform.rules.records import Construction, Notice
from mockplatform.store import worlds
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, NOTICES
from mockplatform.store.schema import notice

_OPEN_MODIFY = (
    notice.c.kind == "modify", notice.c.closed.is_(None), notice.c.zjbm.in_(bindparam("codes", expanding=True)),
)  # fmt: skip
_UNHANDLED = NOTICES.query(*_OPEN_MODIFY)
_HANDLED = update(notice).where(notice.c.world == bindparam("w"), *_OPEN_MODIFY).values(closed=bindparam("now"))


def raise_notice(connection: Connection, world: int, now: int, zjbm: str, content: str) -> Notice | None:
    """Ask the maker to modify a lift. `content` (FKNR) has 20 characters at most.

    A lift has one open modification notice at most: if there is one, it is given back as it is. None where no notice
    can be made: there is no such lift, or it has no construction (E189).
    """
    unhandled = NOTICES.read(connection, world, _UNHANDLED, codes=[zjbm])
    if unhandled:
        return unhandled[0]
    lift = LIFTS.find(connection, world, [zjbm]).get(zjbm)
    one = rules.newest(CONSTRUCTIONS.by(connection, world, "zjbm", [zjbm]))
    if lift is None or lift.revoked or one is None:
        return None
    made = rules.modification(worlds.record_codes(connection, world, 1)[0], lift, one, now, content)
    NOTICES.add(connection, world, [made])
    return made


def handled(connection: Connection, world: int, now: int, codes: Sequence[str]) -> None:
    """Close the modification notices on these lifts."""
    connection.execute(_HANDLED, {"w": world, "codes": codes, "now": now})


def keep_entries(connection: Connection, world: int, now: int, works: Sequence[Construction]) -> None:
    """Raise, close and reopen result-entry notices, so that one is open where the result of such a construction is due.

    To be called after every change of `works`. There is one notice for each builder that a construction had (E180).
    """
    near = NOTICES.by(connection, world, "zjbm", list({one.zjbm for one in works}))
    known = {(one.sgid, one.builder): one for one in near if one.kind == "entry"}
    due = {(one.sgid, one.builder): one for one in works if rules.result_due(one)}
    among = {one.sgid for one in works}
    mine = {key: one for key, one in known.items() if key[0] in among}
    NOTICES.replace(connection, world, [
        replace(one, closed=None if key in due else now)
        for key, one in mine.items() if (one.closed is None) != (key in due)
    ])  # fmt: skip
    asked = [one for key, one in due.items() if key not in known]
    if asked:
        lifts = LIFTS.find(connection, world, [one.zjbm for one in asked])
        tzids = worlds.record_codes(connection, world, len(asked))
        NOTICES.add(connection, world, [
            rules.entry(tzid, one, lifts[one.zjbm].owner, now) for tzid, one in zip(tzids, asked, strict=True)
        ])  # fmt: skip


def unhandled(
    connection: Connection, world: int, kind: rules.Kind, xydm: str, *, after: int | None, since: int = 0
) -> list[Notice]:
    """The open notices of a kind for the unit `xydm`, oldest first: created later than `after`, or from `since` on."""
    reader = notice.c.owner if kind == "modify" else notice.c.builder
    when = notice.c.created >= since if after is None else notice.c.created > after
    return NOTICES.where(connection, world, notice.c.kind == kind, notice.c.closed.is_(None), reader == xydm, when)


def every(connection: Connection, world: int, kind: str | None, open: bool | None) -> list[Notice]:
    """The notices of a world, oldest first: of a kind, open or closed ones, all if None."""
    wanted = [] if kind is None else [notice.c.kind == kind]
    if open is not None:
        wanted.append(notice.c.closed.is_(None) if open else notice.c.closed.is_not(None))
    return NOTICES.where(connection, world, *wanted)
