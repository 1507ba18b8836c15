"""Whose records an account may reach: role × interface × ownership (5.2.1, 5.2.2, E201–E214, E261).

Whether an account may call an interface at all is its role's matter (access.py). What it can't reach is answered as
unknown, so that nobody learns what others have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mockplatform.derive.address import Region, within

Scope = Literal["any", "maker", "builder", "creator", "region"]

SCOPES: dict[Scope, str] = {
    "any": "every record",
    "maker": "lifts of its own make, and what hangs on them",
    "builder": "constructions that name it as the builder",
    "creator": "records that it added itself",
    "region": "lifts in its own region (SBSYDD, else SGDQ), and what hangs on them",
}


@dataclass(frozen=True, slots=True)
class Right:
    """One row: in `role`, these interfaces reach `scope`."""

    role: str
    scope: Scope
    interfaces: str
    requirement: str


RIGHTS: tuple[Right, ...] = (
    #     role            scope      interfaces                          stated in
    Right("manufacturer", "any",     "6.1 6.13 6.14",                    "R-5.2.1-1"),
    Right("manufacturer", "maker",   "6.2 6.3 6.4 6.5 6.9 6.10 6.12",    "R-5.2.1-7"),
    Right("manufacturer", "creator", "6.6 6.15 6.16",                    "R-5.2.1-7"),
    Right("constructor",  "any",     "6.4 6.13",                         "R-5.2.1-3"),
    Right("constructor",  "builder", "6.5 6.7 6.8 6.10 6.11",            "R-5.2.1-3"),
    Right("constructor",  "creator", "6.6",                              "R-5.2.1-3"),
    Right("province",     "any",     "7.17 7.18 7.19",                   "R-5.2.2-5"),
    Right("province",     "region",  "7.1 7.2 7.3 7.4 7.5 7.6 7.7 7.8 7.9 7.10 7.11 7.12 7.13 7.14 7.15 7.16 "
                                     "7.20 7.21 7.22 7.23",              "R-5.2.2-4"),
    Right("typetest",     "any",     "8.1.1 8.1.2",                      "R-8.1.1.1-1"),
    Right("platform",     "any",     "8.1.3 8.2 8.3",                    "R-8.1.3.1-1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has to do with a record: credit codes, and the region of the lift."""

    maker: str = ""
    builder: str = ""
    creator: str = ""
    region: str = ""


def scopes(roles: frozenset[str], interface: str, rows: Sequence[Right] = RIGHTS) -> list[Scope]:
    """What an account with these roles reaches by an interface."""
    return [right.scope for right in rows if right.role in roles and interface in right.interfaces.split()]


def reaches(
    roles: frozenset[str], interface: str, xydm: str, area: str, holder: Holder, rows: Sequence[Right] = RIGHTS
) -> bool:
    """Whether the account with the credit code `xydm` and the region `area` reaches a record of `holder`."""
    for scope in scopes(roles, interface, rows):
        if scope == "any":
            return True
        if scope == "region":
            if in_area(holder.region, area):
                return True
        elif xydm == {"maker": holder.maker, "builder": holder.builder, "creator": holder.creator}[scope]:
            return True
    return False


def in_area(region: str, area: str) -> bool:
    """Whether a region (省,市,县) lies in an account's area (省, or 省,市: E206); no region lies nowhere (E205)."""
    return bool(region and area) and within(Region(*region.split(",")), tuple(area.split(",")))


def requirement(roles: frozenset[str], interface: str, rows: Sequence[Right] = RIGHTS) -> str:
    """The statement that bounds what these roles reach by an interface."""
    stated = [right.requirement for right in rows if right.role in roles and interface in right.interfaces.split()]
    return stated[0] if stated else f"R-{interface}.3-1"
