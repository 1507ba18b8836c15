"""Ways to break what provinces report, for the rows of ch7*.py: programs of the platform, requests, answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts.call import Call, Handler
from mockplatform.mutants import downlinks
from mockplatform.mutants.model import Alter, Parts, route, wrapper
from mockplatform.mutants.wrappers import Ask, Came, around, requests
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.rules.records import Lift, Report
from mockplatform.store import worlds
from mockplatform.store.rows import LIFTS, REPORTS
from mockplatform.store.schema import report

Edit = Callable[[Any], Any]

# ---- programs


def rewritten(interface: str, key: str, edit: Callable[[Report, Report], list[Report]]) -> Alter:
    """A PUT of a report that stores what `edit` makes of the record before and the record after; of a new id one is added."""

    def made(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Any]) -> Any:
            with call.platform.database.reading() as connection:
                before = REPORTS.find(connection, call.world.id, keys_of(given, key))
            ids = handler(call, given)  # type: ignore[call-arg]
            with call.platform.database.writing() as connection:
                after = REPORTS.find(connection, call.world.id, list(before))
                stored = [one for code in before for one in edit(before[code], after[code])]
                REPORTS.replace(connection, call.world.id, [one for one in stored if one.id in before])
                codes = iter(worlds.record_codes(connection, call.world.id, len(stored)))
                new = [replace(one, id=next(codes)) for one in stored if one.id not in before]
                REPORTS.add(connection, call.world.id, new)
            return ids

        return serve

    return route(interface, made)


def keeping(code: str) -> Callable[[Report, Report], list[Report]]:
    """A modification that leaves one element as it was."""

    def edit(before: Report, after: Report) -> list[Report]:
        content = orjson.loads(after.doc) | {code: orjson.loads(before.doc).get(code)}
        return [replace(after, doc=orjson.dumps(content).decode())]

    return edit


def beside(before: Report, after: Report) -> list[Report]:
    """A modification that adds a record and leaves the old one."""
    return [before, replace(after, id="", change="ADD")]


def revoking(interface: str, choose: Callable[[list[str], list[str]], list[str]]) -> Alter:
    """Revoke what `choose` makes of the keys that were sent and of the live records of their kind and lift, oldest first."""

    def made(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Any]) -> Any:
            with call.platform.database.reading() as connection:
                named = list(REPORTS.find(connection, call.world.id, given).values())
                among = [
                    other.id for one in named for other in REPORTS.where(
                        connection, call.world.id, report.c.zjbm == one.zjbm, report.c.kind == one.kind
                    ) if not other.revoked
                ]  # fmt: skip
            return handler(call, choose(given, among) if named else given)  # type: ignore[call-arg, arg-type]

        return serve

    return route(interface, made)


def lock_ignored(*values: bool) -> Alter:
    """7.23 says code 1 to these values of DTXXSD, and does nothing."""

    def made(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Any]) -> Any:
            if given and all(one.record.get("DTXXSD") in values for one in given):
                return keys_of(given)
            return handler(call, given)  # type: ignore[call-arg]

        return serve

    return route("7.23", made)


def stored_though_locked(handler: Handler) -> Handler:
    """6.2 refuses a locked lift, and stores the data all the same."""

    def serve(call: Call, given: list[Any]) -> Any:
        try:
            return handler(call, given)  # type: ignore[call-arg]
        except Refused:
            locked = turn(call, keys_of(given), lambda lift: replace(lift, locked=False))
            if locked:
                handler(call, given)  # type: ignore[call-arg]
                turn(call, keys_of(given), lambda lift: replace(lift, locked=True))
            raise

    return serve


def without_rules(table: int) -> Alter:
    """Drop the rules between the elements of a table."""

    def change(parts: Parts) -> Parts:
        tables = {**parts.book.tables, table: replace(parts.book.tables[table], rules=())}
        return replace(parts, book=replace(parts.book, tables=tables))

    return change


# ---- requests


def sent(interface: str, edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Alter:
    """Take a record as if it were another."""

    def change(call: Asked) -> Asked:
        content = call.json
        if call.interface != interface or not isinstance(content, dict | list):
            return call
        made = [edit(one) for one in content] if isinstance(content, list) else edit(content)
        return call.with_body(orjson.dumps(made))

    return wrapper(requests(change))


def taken_as(interface: str, code: str, value: str, at: str = "") -> Alter:
    """Take X for a value of a list; `at`: in the items of this list."""

    def edit(record: dict[str, Any]) -> dict[str, Any]:
        if at:
            return {**record, at: [edit_one(one) for one in record.get(at, [])]}
        return edit_one(record)

    def edit_one(record: dict[str, Any]) -> dict[str, Any]:
        return {**record, code: value} if record.get(code) == "X" else record

    return sent(interface, edit)


def filled(interface: str, code: str, value: Any) -> Alter:
    """Fill in an element that is missing."""
    return sent(interface, lambda record: {code: value, **record})


def cut(interface: str, code: str, most: int) -> Alter:
    """Cut a text that is too long."""
    return sent(interface, lambda record: {**record, code: record[code][:most]} if code in record else record)


def refused(interface: str, code: str, bad: Callable[[Any], bool]) -> Alter:
    """Refuse records with such a value of an element."""

    def serve(call: Asked, ask: Ask) -> Came:
        record = call.json if call.interface == interface else None
        if isinstance(record, dict) and bad(record.get(code)):
            return _refusal(400, code)
        return ask(call)

    return wrapper(around(serve))


def unwelcome(interface: str, header: str, value: str, status: int) -> Alter:
    """Refuse requests with a header that Annex A prints."""

    def serve(call: Asked, ask: Ask) -> Came:
        bad = call.interface == interface and value in str(call.environ.get(header, "")).lower()
        return _refusal(status, header) if bad else ask(call)

    return wrapper(around(serve))


def once(interface: str, *, refuse: bool = False) -> Alter:
    """Take the first key of a DELETE only, or refuse a second one."""

    def serve(call: Asked, ask: Ask) -> Came:
        first, more, _ = call.query.partition("&")
        if call.interface != interface or not more:
            return ask(call)
        return _refusal(400, first.partition("=")[0]) if refuse else ask(call.with_environ(QUERY_STRING=first))

    return wrapper(around(serve))


def no_key_needed(interface: str) -> Alter:
    """Say code 1 to a DELETE without a key."""

    def serve(call: Asked, ask: Ask) -> Came:
        came = ask(call)
        if call.interface == interface and not call.query:
            return came.with_json({"timestamp": 0, "code": 1, "data": {}}, status=200)
        return came

    return wrapper(around(serve))


# ---- answers


def told(interface: str, edit: Callable[[Came], Came]) -> Alter:
    """Alter the accepted answers of an interface."""

    def serve(call: Asked, ask: Ask) -> Came:
        came = ask(call)
        return edit(came) if call.interface == interface and came.status < 300 else came

    return wrapper(around(serve))


def stamped(interface: str, timestamp: object) -> Alter:
    """Give another timestamp to the answers of an interface; None for none."""

    def edit(came: Came) -> Came:
        rest = {name: value for name, value in came.json.items() if name != "timestamp"}
        return came.with_json(rest if timestamp is None else {**rest, "timestamp": timestamp})

    return told(interface, edit)


def nameless(interface: str, name: str = "") -> Alter:
    """Tell no id in the answers of an interface, or under another name."""

    def edit(came: Came) -> Came:
        data = came.json.get("data") or {}
        return came.with_json({**came.json, "data": {name: data.get("id")} if name else {}})

    return told(interface, edit)


def shown(interface: str, at: str, edit: Edit) -> Alter:
    """Alter the items of a list in a downlink, or ("") its items; what `edit` gives None for is left out."""
    return downlinks.inner(interface, at, edit) if at else downlinks.items(interface, edit)


def element(code: str, edit: Edit) -> Edit:
    """Alter one element of an item; None for no element."""

    def change(item: Any) -> Any:
        if code not in item or item[code] in (None, ""):
            return item
        value = edit(item[code])
        rest = {name: one for name, one in item.items() if name != code}
        return rest if value is None else {**rest, code: value}

    return change


def lost(_: Any) -> None:
    """Leave it out."""
    return None


def _refusal(status: int, field: str) -> Came:
    content = {"timestamp": 0, "code": 5001, "msg": "-", "data": {"errors": [{"field": field, "message": "-"}]}}
    return Came(status, [("Content-Type", "application/json;charset=UTF-8")]).with_json(content)


def keys_of(given: list[Any], key: str = "ZJBM") -> list[str]:
    """The keys that a call names, in its records or as such."""
    return [str(one.record.get(key, "")) if isinstance(one, Checked) else one for one in given]


def turn(call: Call, codes: list[str], edit: Callable[[Lift], Lift]) -> bool:
    """Edit lifts; whether one of them was locked."""
    with call.platform.database.writing() as connection:
        lifts = list(LIFTS.find(connection, call.world.id, codes).values())
        LIFTS.replace(connection, call.world.id, [edit(lift) for lift in lifts])
    return any(lift.locked for lift in lifts)
