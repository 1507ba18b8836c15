"""Rows of one table as records of one class: the columns bear the names of the fields, `world` aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, insert, select, update

from mockplatform.rules.records import Certificate, Construction, Lift, Notice, Recall, Report, Unit
from mockplatform.store import schema

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Lookup:
    """The rows with one of these values in a column. Most calls are about one record, and IN is put together anew each time."""

    one: Select[Any]
    several: Select[Any]

    @classmethod
    def of(cls, query: Select[Any], column: ColumnElement[Any]) -> _Lookup:
        return cls(
            query.where(column == bindparam("value")), query.where(column.in_(bindparam("values", expanding=True)))
        )

    def run(self, connection: Connection, world: int, values: Sequence[str]) -> Iterable[Sequence[Any]]:
        if not values:
            return ()
        if len(values) == 1:
            return connection.execute(self.one, {"w": world, "value": values[0]})
        return connection.execute(self.several, {"w": world, "values": values})


class Rows(Generic[R]):
    """The records of one kind; `lookups` are columns by which they are looked up, besides their keys."""

    def __init__(self, table: Table, record: type[R], *lookups: str) -> None:
        self.table = table
        self._record = record
        names = [row.name for row in fields(record)]  # type: ignore[arg-type]
        self._names = names
        self._key = table.c[names[0]]
        self._get = attrgetter(*names)
        self._select = select(*(table.c[name] for name in names)).where(table.c.world == bindparam("w"))
        self._find = _Lookup.of(self._select, self._key)
        self._by = {name: _Lookup.of(self._select.order_by(self._key), table.c[name]) for name in lookups}
        among = self._key.in_(bindparam("keys", expanding=True))
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
        return {row[0]: self._record(*row) for row in self._find.run(connection, world, keys)}

    def by(self, connection: Connection, world: int, column: str, values: Sequence[str]) -> list[R]:
        """The records with one of these values in one of `lookups`, in order of their keys."""
        return [self._record(*row) for row in self._by[column].run(connection, world, values)]

    def query(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        """A query for `read`, to be made once: that takes longer than to run it."""
        return self._select.where(*conditions).order_by(self._key)

    def read(self, connection: Connection, world: int, query: Select[Any], **values: object) -> list[R]:
        """The records of a query with these values in place of its parameters, in order of their keys."""
        return [self._record(*row) for row in connection.execute(query, {"w": world, **values})]

    def where(self, connection: Connection, world: int, *conditions: ColumnElement[bool]) -> list[R]:
        """The records that meet conditions on `table`, in order of their keys."""
        return self.read(connection, world, self.query(*conditions))

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
CONSTRUCTIONS = Rows(schema.construction, Construction, "zjbm")
REPORTS = Rows(schema.report, Report, "zjbm")
RECALLS = Rows(schema.recall, Recall)
NOTICES = Rows(schema.notice, Notice, "zjbm")
UNITS = Rows(schema.unit, Unit, "xydm")
CERTIFICATES = Rows(schema.certificate, Certificate)
