"""Rows of one table as records of one class: the columns bear the names of the fields, `world` aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, select, update

from mockplatform.rules.records import Certificate, Construction, Lift, Notice, Recall, Report, Unit
from mockplatform.store import schema

R = TypeVar("R")


class Rows(Generic[R]):
    """The records of one kind."""

    def __init__(self, table: Table, record: type[R]) -> None:
        self.table = table
        self._record = record
        names = [row.name for row in fields(record)]  # type: ignore[arg-type]
        self._names = names
        self._key = table.c[names[0]]
        self._get = attrgetter(*names)
        self._select = select(*(table.c[name] for name in names)).where(table.c.world == bindparam("w"))
        among = self._key.in_(bindparam("keys", expanding=True))
        self._find = self._select.where(among)
        self._drop = delete(table).where(table.c.world == bindparam("w"), among)
        self._insert = insert(table)
        # SQLite takes tuples as they are; a dict a row costs a third of the insert. Columns stand in the fields' order.
        columns = ["world", *names]
        quoted, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" for _ in columns)
        self._insert_tuples = f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})"
        rest: dict[str, Any] = {name: bindparam(name) for name in names[1:]}
        self._update = update(table).where(table.c.world == bindparam("w"), self._key == bindparam("k")).values(rest)

    def find(self, connection: Connection, world: int, keys: Sequence[str]) -> dict[str, R]:
        """The records of these keys, tombstones included: key → record."""
        rows = connection.execute(self._find, {"w": world, "keys": keys})
        return {row[0]: self._record(*row) for row in rows}

    def where(self, connection: Connection, world: int, *conditions: ColumnElement[bool]) -> list[R]:
        """The records that meet conditions on `table`, in order of their keys."""
        query = self._select.where(*conditions).order_by(self._key)
        return [self._record(*row) for row in connection.execute(query, {"w": world})]

    def add(self, connection: Connection, world: int, records: Iterable[R]) -> None:
        """Store new records."""
        if connection.dialect.name == "sqlite":
            tuples = [(world, *self._get(record)) for record in records]
            if tuples:
                connection.exec_driver_sql(self._insert_tuples, tuples)
            return
        rows = [{"world": world, **self._values(record)} for record in records]
        if rows:
            connection.execute(self._insert, rows)

    def replace(self, connection: Connection, world: int, records: Iterable[R]) -> None:
        """Store changed records over those of the same keys."""
        rows = []
        for record in records:
            values = self._values(record)
            rows.append({"w": world, "k": values.pop(self._names[0]), **values})
        if rows:
            connection.execute(self._update, rows)

    def drop(self, connection: Connection, world: int, keys: Sequence[str]) -> None:
        """Remove records for good."""
        if keys:
            connection.execute(self._drop, {"w": world, "keys": keys})

    def _values(self, record: R) -> dict[str, Any]:
        return dict(zip(self._names, self._get(record), strict=True))


LIFTS = Rows(schema.lift, Lift)
CONSTRUCTIONS = Rows(schema.construction, Construction)
REPORTS = Rows(schema.report, Report)
RECALLS = Rows(schema.recall, Recall)
NOTICES = Rows(schema.notice, Notice)
UNITS = Rows(schema.unit, Unit)
CERTIFICATES = Rows(schema.certificate, Certificate)
