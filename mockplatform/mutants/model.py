"""What can be changed of the emulator from outside, and the ways to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from wsgiref.types import WSGIApplication

from mockplatform.hosts.call import Handler, Routes
from mockplatform.spec.model import Row, Table, Text

Wrapper = Callable[[WSGIApplication], WSGIApplication]


class UnknownChangeError(ValueError):
    """A name that is no mutant or variant; the message is one line for the user."""


@dataclass(frozen=True)
class Parts:
    """What the composition root puts together."""

    tables: Mapping[int, Table]
    routes: Routes
    wrappers: tuple[Wrapper, ...] = ()

    def wrap(self, app: WSGIApplication) -> WSGIApplication:
        """The application within its wrappers, the last one outermost."""
        for wrapper in self.wrappers:
            app = wrapper(app)
        return app


@dataclass(frozen=True)
class Change:
    """A mutant or a variant."""

    name: str
    clause: str
    requirements: tuple[str, ...]
    """A mutant violates them, a variant makes another legal choice in them"""
    text: Text
    change: Callable[[Parts], Parts]


def row(table: int, code: str, **columns: str) -> Callable[[Parts], Parts]:
    """Replace columns of one row of a table, wherever in the table it stands."""

    def change(parts: Parts) -> Parts:
        old = parts.tables[table]
        new = replace(old, rows=tuple(_columns(one, columns) if one.code == code else one for one in old.rows))
        return replace(parts, tables={**parts.tables, table: new})

    return change


def route(interface: str, make: Callable[[Handler], Handler]) -> Callable[[Parts], Parts]:
    """Replace the handler of an interface by one that is made from it."""
    return lambda parts: replace(parts, routes={**parts.routes, interface: make(parts.routes[interface])})


def wrapper(*made: Wrapper) -> Callable[[Parts], Parts]:
    """Put wrappers round the application."""
    return lambda parts: replace(parts, wrappers=(*parts.wrappers, *made))


def _columns(old: Row, columns: Mapping[str, str]) -> Row:
    return replace(old, **columns)  # type: ignore[arg-type]  # all columns that are replaced hold text
