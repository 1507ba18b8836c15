"""The accounts of a world, one row each: name, role, region of a province. And the units that the companies are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import orjson
from sqlalchemy import Connection

from mockplatform.clock import month_of
from mockplatform.fixtures.dataset import PROVINCES
from mockplatform.fixtures.places import places
from mockplatform.fixtures.units import unit
from mockplatform.rules.records import Unit
from mockplatform.spec import credit
from mockplatform.spec.regions import province_codes
from mockplatform.store import units, worlds
from mockplatform.store.rows import UNITS
from mockplatform.store.worlds import Account

SEAT = "310101"
"""County of the companies' seats, for their credit codes: 上海市,市辖区,黄浦区."""

OPENED_BEFORE = 20 * 24 * 3600 * 1000
"""Accounts were opened 20 days before the world's start, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An account that is to be opened: `role` is one of interfaces.ROLES or several, parted by blanks (E201)."""

    name: str
    role: str
    region: str = ""
    kind: str = ""
    opened: int | None = None
    """Milliseconds; None for 20 days before the world's start"""


DEFAULT: tuple[Opening, ...] = (
    Opening("manufacturer",       "manufacturer", kind="MANUFACTURE"),
    Opening("manufacturer-other", "manufacturer", kind="MANUFACTURE"),
    Opening("constructor",        "constructor",  kind="INSTALL"),
    Opening("constructor-other",  "constructor",  kind="INSTALL"),
    Opening("province",           "province",     region="浙江省"),
    Opening("province-other",     "province",     region="江苏省"),
    Opening("typetest",           "typetest"),
    Opening("platform",           "platform"),
)  # fmt: skip


def account(opening: Opening, seed: int, start: int) -> Account:
    """The account, with a credit code that follows from the seed and the name; `start` of the world in milliseconds."""
    county = province_codes()[opening.region.split(",")[0]] + "0000" if opening.region else SEAT
    kind = credit.GOVERNMENT if opening.role == "province" else credit.ENTERPRISE
    code = credit.make(Random(f"{seed} account {opening.name}"), county, kind)
    opened = start - OPENED_BEFORE if opening.opened is None else opening.opened
    return Account(opening.name, opening.role, code, opening.region, opened)


QUALIFIED: dict[str, tuple[str, ...]] = {
    "manufacturer": ("MANUFACTURE", "INSTALL"),
    "constructor": ("INSTALL", "REFORM", "REPAIR", "MAINTENANCE"),
}
"""Role → qualifications (ZZLB) of its unit; the other roles are no registered units."""


def register_units(connection: Connection, world: int, seed: int, accounts: Iterable[Account], at: int) -> None:
    """Register the companies among these accounts that the world does not know yet as units, `at` in milliseconds."""
    companies = {one.xydm: one for one in accounts if not one.roles.isdisjoint(QUALIFIED)}
    known = units.by_codes(connection, world, list(companies)) if companies else {}
    new = [one for code, one in sorted(companies.items()) if code not in known]
    if not new:
        return
    codes = worlds.record_codes(connection, world, len(new))
    UNITS.add(connection, world, [_unit(code, one, seed, at) for code, one in zip(codes, new, strict=True)])
    worlds.registry_changed(connection, world)


def _unit(code: str, one: Account, seed: int, at: int) -> Unit:
    rng = Random(f"{seed} unit {one.name}")
    kinds = [kind for role in QUALIFIED if role in one.roles for kind in QUALIFIED[role]]
    record = unit(list(dict.fromkeys(kinds)), rng.choice(places(PROVINCES)), rng, at, one.xydm)
    return Unit(code, one.xydm, 1, month_of(at), at, at, "ADD", orjson.dumps(record).decode())
