"""Which notices the platform owes: to makers that must correct a lift, to constructors that must enter a result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mockplatform.rules.full_information import Item, shape
from mockplatform.rules.records import Construction, Lift, Notice
from mockplatform.spec.model import TOP, Table

Kind = Literal["modify", "entry"]

FAILED = "检验不合格,请修改制造信息"
"""FKNR of the notice that an unlock after a failed inspection raises (7.23.1, E189); C..20"""

ENTERED = frozenset({"INSTALL", "RE_INSTALL"})
"""SGLB of the constructions whose result is asked for by a notice (6.11, E182)"""


def newest(constructions: Iterable[Construction]) -> Construction | None:
    """The construction that a modification notice names: Table 12 wants its SGID and SGXYDM (E189)."""
    live = [one for one in constructions if not one.revoked]
    return max(live, key=lambda one: (one.created, one.sgid), default=None)


def modification(tzid: str, lift: Lift, one: Construction, now: int, content: str) -> Notice:
    """A modification notice on a lift, whose newest construction is `one`."""
    return Notice(tzid, "modify", lift.zjbm, one.sgid, one.builder, lift.owner, now, None, content)


def entry(tzid: str, one: Construction, owner: str, now: int) -> Notice:
    """A result-entry notice on a construction of a lift that `owner` made."""
    return Notice(tzid, "entry", one.zjbm, one.sgid, one.builder, owner, now, None, "")


def result_due(one: Construction) -> bool:
    """Whether the constructor owes a result: a construction notice was given, and no result is entered (E182, E189)."""
    return one.kind in ENTERED and one.noticed and one.result is None and not one.revoked


def item(table: Table, one: Notice) -> Item:
    """A notice as Table 12 or 14 shows it."""
    return shape(table, TOP, {
        "TZID": one.tzid,
        "SGID": one.sgid,
        "CJSJ": one.created,
        "FKNR": one.content,
        "ZJBM": one.zjbm,
        "SGXYDM": one.builder,
    })  # fmt: skip
