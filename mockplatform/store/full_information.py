"""Lifts with all that hangs on them, by code and in pages (6.12, 7.20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, false, literal, select, tuple_

from mockplatform.derive import address
from mockplatform.rules.full_information import Around, Whole, by_component, licences
from mockplatform.rules.records import Construction, Lift, Report
from mockplatform.store import recalls
from mockplatform.store.rows import CONSTRUCTIONS, REPORTS
from mockplatform.store.schema import construction, lift, recall, report, unit

PAGE = 500

Place = tuple[int, str]
"""Where a page ends, and the next begins: `changed` and ZJBM of its last lift"""

_FIELDS = len(fields(Lift))
_LIFTS = select(
    *(lift.c[row.name] for row in fields(Lift)),
    # Most lifts have none of these, and it is cheap to know.
    exists().where(construction.c.world == lift.c.world, construction.c.zjbm == lift.c.zjbm).label("built"),
    exists().where(report.c.world == lift.c.world, report.c.zjbm == lift.c.zjbm).label("told"),
)
_FIND = _LIFTS.where(lift.c.world == bindparam("w"), lift.c.zjbm == bindparam("z"))
_UNITS = select(unit.c.xydm, unit.c.doc).where(
    unit.c.world == bindparam("w"), unit.c.xydm.in_(bindparam("codes", expanding=True))
)
_ANY_RECALL = select(recall.c.zhid).where(recall.c.world == bindparam("w")).limit(1)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lifts a list holds: those of an owner, or else those in an area. Moments in milliseconds.

    What changes after `until`, while the list is being read, is left to the next increment.
    """

    owner: str
    area: str
    until: int
    after: int = -1
    """Something of the lift changed after this (E167)"""
    month: int | None = None
    """It was added in this month"""
    reformed: bool = False
    """Those that go on under another code belong to it (E155)"""
    revoked: int | None = None
    """Those that were revoked then or later belong to it (E156)"""

    @property
    def start(self) -> Place:
        """Where the first page begins."""
        return self.after + 1, ""


def find(connection: Connection, world: int, code: str) -> Whole | None:
    """The lift of a ZJBM, revoked or not."""
    found = _wholes(connection, world, connection.execute(_FIND, {"w": world, "z": code}).all())
    return found[0] if found else None


def page(connection: Connection, world: int, choice: Choice, after: Place) -> list[Whole]:
    """The next lifts of `choice`, by `changed` (E158), and those of one moment by ZJBM; at most PAGE."""
    order = (lift.c.changed, lift.c.zjbm)
    here = (
        tuple_(*order) > tuple_(literal(after[0]), literal(after[1])),
        lift.c.changed <= choice.until,
        *_conditions(choice),
    )
    query = _LIFTS.where(lift.c.world == world, *here).order_by(*order).limit(PAGE)
    return _wholes(connection, world, connection.execute(query).all())


def _conditions(choice: Choice) -> list[ColumnElement[bool]]:
    found = [lift.c.owner == choice.owner if choice.owner else _lies_in(choice.area)]
    if choice.month is not None:
        found.append(lift.c.month == choice.month)
    if not choice.reformed:
        found.append(lift.c.new.is_(None))
    stands = lift.c.change != "DELETE"
    found.append(stands if choice.revoked is None else stands | (lift.c.updated >= choice.revoked))
    return found


def _lies_in(area: str) -> ColumnElement[bool]:
    """Whether a lift lies in a province, or in a city (E206); one without region lies nowhere (E205)."""
    if not area:
        return false()
    parts = tuple(area.split(","))
    regions = address.members(parts)
    if len(parts) == 1:
        return lift.c.region.startswith(next(iter(regions)).province + ",", autoescape=True)
    return lift.c.region.in_(sorted(",".join(region) for region in regions))


def learn(connection: Connection, world: int, around: Around, wholes: Sequence[Whole]) -> None:
    """Add to `around` what it does not know yet of the units that had to do with these lifts."""
    wanted = {whole.lift.owner for whole in wholes}
    wanted.update(one.builder for whole in wholes for one in whole.constructions)
    wanted.difference_update(around.licences)
    if wanted:
        around.licences.update(dict.fromkeys(wanted, ()))
        for found in connection.execute(_UNITS, {"w": world, "codes": sorted(wanted)}):
            around.licences[found.xydm] = licences(found.doc)


def around(connection: Connection, world: int, since: int | None) -> Around:
    """What surrounds the lifts of a world: its recalls, those included that were revoked at or after `since`."""
    if connection.execute(_ANY_RECALL, {"w": world}).first() is None:
        return Around(since)
    return Around(since, recalls=by_component(recalls.live(connection, world, since)))


def _wholes(connection: Connection, world: int, rows: Sequence[Any]) -> list[Whole]:
    """Rows of _LIFTS with the constructions and reports that hang on them."""
    built: dict[str, list[Construction]] = defaultdict(list)
    if codes := [row.zjbm for row in rows if row.built]:
        for one in CONSTRUCTIONS.by(connection, world, "zjbm", codes):
            built[one.zjbm].append(one)
    told: dict[str, list[Report]] = defaultdict(list)
    if codes := [row.zjbm for row in rows if row.told]:
        for other in REPORTS.by(connection, world, "zjbm", codes):
            told[other.zjbm].append(other)
    return [Whole(Lift(*row[:_FIELDS]), built.get(row.zjbm, ()), told.get(row.zjbm, ())) for row in rows]
