"""The tables of the database. Every row belongs to a world; the records travel as JSON text in `doc`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = 4
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
    Column("name", String(64), unique=True, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("clock_rate", Integer, nullable=False),
    Column("clock_base", BigInteger, nullable=False),  # milliseconds, see clock.Clock
    Column("began", BigInteger, nullable=True),        # what the clock was set to show at first, none if it is real
    Column("template", Integer, nullable=True),        # the world that its first records are copied from
    Column("registry", Integer, nullable=False),       # raised when the known units or certificates change
    Column("serial", Integer, nullable=False),         # record codes given so far
    sqlite_autoincrement=True,  # a number is never given again: late writes to a deleted world must not land in a new one
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

issued = Table(
    "issued", metadata,
    _world(),
    Column("account", String(31), primary_key=True),
    Column("serial", String(64), primary_key=True),    # of a client certificate, hexadecimal
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
    Column("owner", String(18), nullable=False),
    Column("state", String(12), nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("region", String(60), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("month", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
    Column("base", Text, nullable=True),
    Column("old", String(20), nullable=True),
    Column("new", String(20), nullable=True),
    # In the order in which 6.12 and 7.20 read them; a province's lifts lie in many regions, so region comes last.
    Index("lift_by_month", "world", "owner", "month", "changed", "zjbm"),
    Index("lift_by_change", "world", "owner", "changed", "zjbm"),
    Index("lift_by_region", "world", "changed", "zjbm", "month", "region"),
)  # fmt: skip

lift_history = Table(
    "lift_history", metadata,
    _world(),
    Column("zjbm", String(20), primary_key=True),
    Column("serial", BigInteger, primary_key=True),    # several changes may bear one moment, and one version (6.1 again)
    Column("at", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("account", String(31), nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),               # the record as it was before (6.2.1, E188)
)  # fmt: skip

construction = Table(
    "construction", metadata,
    _world(),
    Column("sgid", String(19), primary_key=True),
    Column("zjbm", String(20), nullable=False),
    Column("builder", String(18), nullable=False),
    Column("creator", String(18), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("region", String(60), nullable=False),
    Column("state", String(12), nullable=False),
    Column("declared", Boolean, nullable=False),
    Column("inform", Text, nullable=True),
    Column("result", Text, nullable=True),
    Column("result_no", Integer, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("month", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
    Index("construction_by_lift", "world", "zjbm"),
    Index("construction_by_builder", "world", "builder", "updated"),
    Index("construction_by_region", "world", "region", "updated"),
)  # fmt: skip

report = Table(
    "report", metadata,
    _world(),
    Column("id", String(19), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("zjbm", String(20), nullable=False),
    Column("creator", String(18), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
    Column("serial", BigInteger, nullable=False),      # orders changes of one millisecond
    Index("report_by_lift", "world", "zjbm"),
)  # fmt: skip

recall = Table(
    "recall", metadata,
    _world(),
    Column("zhid", String(19), primary_key=True),
    Column("owner", String(18), nullable=False),
    Column("model", String(50), nullable=False),
    Column("maker", String(18), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip

notice = Table(
    "notice", metadata,
    _world(),
    Column("tzid", String(19), primary_key=True),
    Column("kind", String(6), nullable=False),
    Column("zjbm", String(20), nullable=False),
    Column("sgid", String(19), nullable=False),
    Column("builder", String(18), nullable=False),
    Column("owner", String(18), nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("closed", BigInteger, nullable=True),
    Column("content", String(20), nullable=False),
    Index("notice_by_lift", "world", "zjbm"),
)  # fmt: skip

unit = Table(
    "unit", metadata,
    _world(),
    Column("dwid", String(19), primary_key=True),
    Column("xydm", String(18), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("month", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("change", String(6), nullable=False),
    Column("doc", Text, nullable=False),
    Index("unit_by_code", "world", "xydm", unique=True),
    Index("unit_by_change", "world", "updated", "dwid"),
)  # fmt: skip

certificate = Table(
    "certificate", metadata,
    _world(),
    Column("xssybh", String(20), primary_key=True),
    Column("holder", String(18), nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip

accident = Table(
    "accident", metadata,
    _world(),
    Column("number", Integer, primary_key=True),
    Column("maker", String(18), nullable=False),       # credit codes by which sgghost finds it (E225)
    Column("user", String(18), nullable=False),
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

_SEQUENCE = BigInteger().with_variant(Integer, "sqlite")

journal = Table(
    "journal", metadata,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),  # order of writing: what a reader goes on from
    Column("id", String(26), unique=True, nullable=False),
    Column("world", Integer, nullable=True),           # none where no account was found
    Column("interface", String(8), nullable=False),
    Column("account", String(31), nullable=False),
    Column("mode", String(24), nullable=False),
    Column("status", Integer, nullable=False),
    Column("code", String(8), nullable=False),
    Column("method", Text, nullable=False),
    Column("path", Text, nullable=False),              # of the target, without the query
    Column("at", BigInteger, nullable=False),          # on the world's clock
    Column("refused", Boolean, nullable=False),
    Column("marks", Text, nullable=False),             # requirements and rules of the findings, each between two blanks
    Column("size", Integer, nullable=False),
    Column("doc", Text, nullable=False),
    Index("journal_by_world", "world", "seq"),
    Index("journal_by_size", "seq", "size"),           # holds all that the bounds are asked for
    sqlite_autoincrement=True,                         # no number is given twice, though the newest entry be dropped
)  # fmt: skip

writer = Table(
    "writer", metadata,
    _world(),
    Column("key", String(20), primary_key=True),       # ZJBM or record code of what was modified
    Column("account", String(31), nullable=False),
    Column("at", BigInteger, nullable=False),          # equals `updated` of the record, else somebody else changed it
)  # fmt: skip
