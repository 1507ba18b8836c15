"""The tables of the database. Every row belongs to a world; the records travel as JSON text in `doc`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = 1
"""Raised with every change of a table; an older database is refused, since a sandbox's data can be made again."""

metadata = MetaData()


def _world() -> Column[int]:
    return Column("world", Integer, ForeignKey("world.id", ondelete="CASCADE"), primary_key=True)


meta = Table(
    "meta", metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

world = Table(
    "world", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(31), unique=True, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("clock_rate", Integer, nullable=False),
    Column("clock_base", BigInteger, nullable=False),  # milliseconds, see clock.Clock
    Column("began", BigInteger, nullable=True),        # what the clock was set to show at first, none if it is real
    Column("template", Integer, nullable=True),        # the world that its first records are copied from
    Column("registry", Integer, nullable=False),       # raised when the known units or certificates change
)  # fmt: skip

account = Table(
    "account", metadata,
    _world(),
    Column("name", String(31), primary_key=True),
    Column("role", String(80), nullable=False),        # one or several of interfaces.ROLES, parted by blanks (E201)
    Column("xydm", String(18), nullable=False),
    Column("region", String(100), nullable=False),     # 省 or 省,市 of a province (E206), else empty
    Column("opened", BigInteger, nullable=False),
)  # fmt: skip

revoked = Table(
    "revoked", metadata,
    Column("serial", String(64), primary_key=True),    # of a client certificate, hexadecimal
    Column("at", BigInteger, nullable=False),
)  # fmt: skip

lift = Table(
    "lift", metadata,
    _world(),
    Column("zjbm", String(20), primary_key=True),
    Column("owner", String(18), nullable=False),       # ZJZZXYDM, the maker's credit code
    Column("state", String(12), nullable=False),       # lifecycles.LIFT
    Column("locked", Boolean, nullable=False),
    Column("region", String(60), nullable=False),      # 省,市,县 or empty (E205)
    Column("version", BigInteger, nullable=False),     # SJBB
    Column("month", Integer, nullable=False),          # YYYYMM of its adding, in Shanghai
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),     # of ZJXX
    Column("changed", BigInteger, nullable=False),     # of any part (E048)
    Column("change", String(6), nullable=False),       # BGLX
    Column("doc", Text, nullable=False),
    Index("lift_by_month", "world", "owner", "month"),
    Index("lift_by_change", "world", "owner", "changed"),
)  # fmt: skip

lift_history = Table(
    "lift_history", metadata,
    _world(),
    Column("zjbm", String(20), primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("account", String(31), nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),               # the record as it was before (6.2.1, E188)
)  # fmt: skip

unit = Table(
    "unit", metadata,
    _world(),
    Column("xydm", String(18), primary_key=True),
    Column("dwid", String(19), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("month", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip

certificate = Table(
    "certificate", metadata,
    _world(),
    Column("xssybh", String(20), primary_key=True),
    Column("holder", String(18), nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip

interval = Table(
    "interval", metadata,
    _world(),
    Column("account", String(31), primary_key=True),
    Column("interface", String(8), primary_key=True),
    Column("mode", String(24), primary_key=True),
    Column("at", BigInteger, nullable=False),          # arrival of the last accepted call
)  # fmt: skip

journal = Table(
    "journal", metadata,
    Column("id", String(26), primary_key=True),
    Column("world", Integer, nullable=True),           # none where no account was found
    Column("interface", String(8), nullable=False),
    Column("account", String(31), nullable=False),
    Column("size", Integer, nullable=False),
    Column("doc", Text, nullable=False),
    Index("journal_by_world", "world", "id"),
)  # fmt: skip
