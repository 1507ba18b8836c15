"""What can be changed of the emulator from outside, and the ways to change it: most replace rows, one each.

Tables go by their number, interfaces by their clause, everything else by its name in spec/, errors.py or rules/.
Changes of one server are combined with `several`. What a name does not fit is a KeyError or a LookupError.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from wsgiref.types import WSGIApplication

from mockplatform.errors import REASONS, Reason
from mockplatform.hosts.call import Handler, Routes
from mockplatform.rules.rights import RIGHTS, Right, Scope
from mockplatform.spec.book import STANDARD, Book
from mockplatform.spec.interfaces import Interface, Method
from mockplatform.spec.limits import Limit
from mockplatform.spec.model import Row, Table, Text
from mockplatform.spec.tables import TABLES

Wrapper = Callable[[WSGIApplication], WSGIApplication]

_Key = TypeVar("_Key", int, str)
_Value = TypeVar("_Value", Table, Interface, Limit, Reason)


class UnknownChangeError(ValueError):
    """A name that is no mutant or variant; the message is one line for the user."""


@dataclass(frozen=True)
class Parts:
    """What the composition root puts together."""

    routes: Routes
    book: Book = STANDARD
    reasons: Mapping[str, Reason] = field(default_factory=lambda: REASONS)
    rights: Sequence[Right] = RIGHTS
    wrappers: tuple[Wrapper, ...] = ()
    tls: tuple[Callable[[ssl.SSLContext], None], ...] = ()
    """What is done to the listeners' context when it has been made"""

    def wrap(self, app: WSGIApplication) -> WSGIApplication:
        """The application within its wrappers, the last one outermost."""
        for wrapper in self.wrappers:
            app = wrapper(app)
        return app


Alter = Callable[[Parts], Parts]


KINDS = (
    "table", "envelope", "status", "effect", "limit", "isolation", "role", "version", "lock", "life cycle", "notice", "batch",
    "address", "width", "values", "full information", "TLS", "JSON", "push", "national",
)  # fmt: skip
"""What mutants break."""


@dataclass(frozen=True)
class Change:
    """A mutant or a variant."""

    name: str
    clause: str
    requirements: tuple[str, ...]
    """A mutant violates them, a variant makes another legal choice in them"""
    text: Text
    change: Alter
    kind: str = ""
    """What it breaks: one of KINDS; "" for a variant"""


def several(*changes: Alter) -> Alter:
    """Make these changes, in their order."""

    def change(parts: Parts) -> Parts:
        for one in changes:
            parts = one(parts)
        return parts

    return change


# ---- tables: what uplinks take, what downlinks give


def row(table: int, code: str, **columns: str) -> Alter:
    """Replace columns of an element, wherever in the table it stands: `row(4, "SBXH", notation="C..5000")`."""
    if all(one.code != code for one in (*TABLES[table].rows, *TABLES[table].extensions)):
        raise LookupError(f"Table {table} has no {code}")
    return _table(table, lambda old: [_columns(one, columns) if one.code == code else one for one in old])


def rows(table: int, keep: Callable[[Row], bool], *more: Row) -> Alter:
    """Drop all rows but those to `keep`, and add `more`: `rows(15, lambda row: row.code != "SYZT")`."""

    def added(book: Book) -> dict[str, Any]:
        return {"tables": _put(book.tables, table, {"rows": (*book.tables[table].rows, *more)})}

    return several(_table(table, lambda old: filter(keep, old)), _book(added))


# ---- interfaces


def roles(interface: str, *names: str) -> Alter:
    """Let these roles call an interface, and no others; what they reach there is another matter, see `right`."""
    return _interface(interface, roles=names)


def right(role: str, interface: str, scope: Scope) -> Alter:
    """Let a role reach these records by an interface, and no others: `right("manufacturer", "6.12", "any")`."""

    def change(parts: Parts) -> Parts:
        stated = [one.requirement for one in parts.rights if one.role == role and interface in one.interfaces.split()]
        new = Right(role, scope, interface, stated[0] if stated else f"R-{interface}.3-1")
        return replace(parts, rights=(*(_without(one, role, interface) for one in parts.rights), new))

    return change


def path(interface: str, path: str) -> Alter:
    """Offer an interface at this path alone: `path("6.9", "/api/tp/v1/notices")`."""
    return _interface(interface, path=path, also=())


def method(interface: str, method: Method) -> Alter:
    """Offer an uplink by PUT for POST or the reverse; its path must have no other interface with that method."""
    return _interface(interface, method=method)


def remove(interface: str) -> Alter:
    """Offer an interface no more."""

    def change(parts: Parts) -> Parts:
        interfaces = {id: one for id, one in parts.book.interfaces.items() if id != interface}
        routes = {id: one for id, one in parts.routes.items() if id != interface}
        return replace(parts, routes=routes, book=replace(parts.book, interfaces=interfaces))

    return change


def mode(interface: str, name: str, **columns: tuple[object, ...]) -> Alter:
    """Replace columns of one query mode: `mode("6.12", "by_month", limits=())`."""

    def change(book: Book) -> dict[str, Any]:
        old = book.interfaces[interface].modes
        if all(one.name != name for one in old):
            raise LookupError(f"{interface} has no mode {name}")
        modes = tuple(replace(one, **columns) if one.name == name else one for one in old)  # type: ignore[arg-type]
        return {"interfaces": _put(book.interfaces, interface, {"modes": modes})}

    return _book(change)


# ---- limits, life cycles, refusals


def limit(name: str, **columns: int | str) -> Alter:
    """Replace columns of a limit, in every mode that has it: `limit("ten_minute", low=0)`."""
    return _book(lambda book: {"limits": _put(book.limits, name, columns)})


def batch(most: int) -> Alter:
    """Take so many records in a request, or keys in a DELETE."""
    return _book(lambda _: {"batch": most})


def span(seconds: int) -> Alter:
    """Let 6.9, 6.10 and 6.11 reach back so far where no time is given."""
    return _book(lambda _: {"span": seconds})


def tombstones(seconds: int) -> Alter:
    """Show what was revoked for so long."""
    return _book(lambda _: {"tombstones": seconds})


def view(*categories: str) -> Alter:
    """Let 6.13 show the units of these categories (ZZLB)."""
    return _book(lambda _: {"enterprise_view": categories})


def cycle(which: str, state: str, event: str, to: str | None) -> Alter:
    """Let an event lead elsewhere in a life, or, for None, be refused: `cycle("lift", "in_use", "revoke", "revoked")`."""

    def change(book: Book) -> dict[str, Any]:
        old = book.cycles[which]
        kept = {name: after for name, after in old[state].items() if name != event}
        return {"cycles": {**book.cycles, which: {**old, state: kept if to is None else {**kept, event: to}}}}

    return _book(change)


def reason(name: str, **columns: int | Text) -> Alter:
    """Replace columns of a reason to refuse: `reason("window", status=400, code=400)`."""
    return lambda parts: replace(parts, reasons=_put(parts.reasons, name, columns))


# ---- programs


def route(interface: str, make: Callable[[Handler], Handler]) -> Alter:
    """Replace the handler of an interface by one that is made from it."""
    return lambda parts: replace(parts, routes={**parts.routes, interface: make(parts.routes[interface])})


def wrapper(*made: Wrapper) -> Alter:
    """Put wrappers round the application."""
    return lambda parts: replace(parts, wrappers=(*parts.wrappers, *made))


# ---- how


def _book(change: Callable[[Book], dict[str, Any]]) -> Alter:
    """Replace the fields of the book that `change` gives."""
    return lambda parts: replace(parts, book=replace(parts.book, **change(parts.book)))


def _table(table: int, edit: Callable[[tuple[Row, ...]], Iterable[Row]]) -> Alter:
    def change(book: Book) -> dict[str, Any]:
        old = book.tables[table]
        new = {"rows": tuple(edit(old.rows)), "extensions": tuple(edit(old.extensions))}
        return {"tables": _put(book.tables, table, new)}

    return _book(change)


def _interface(interface: str, **columns: Any) -> Alter:
    return _book(lambda book: {"interfaces": _put(book.interfaces, interface, columns)})


def _put(rows: Mapping[_Key, _Value], key: _Key, columns: Mapping[str, Any]) -> dict[_Key, _Value]:
    """The rows with columns of one of them replaced."""
    return {**rows, key: replace(rows[key], **columns)}


def _columns(old: Row, columns: Mapping[str, str]) -> Row:
    return replace(old, **columns)  # type: ignore[arg-type]  # all columns that are replaced hold text


def _without(right: Right, role: str, interface: str) -> Right:
    if right.role != role:
        return right
    return replace(right, interfaces=" ".join(one for one in right.interfaces.split() if one != interface))


def tls(edit: Callable[[ssl.SSLContext], None]) -> Alter:
    """Change the TLS context of the listeners: `tls(lambda context: setattr(context, "verify_mode", ssl.CERT_OPTIONAL))`."""
    return lambda parts: replace(parts, tls=(*parts.tls, edit))
