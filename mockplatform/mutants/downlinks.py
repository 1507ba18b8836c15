"""Ways to break one query mode of a downlink: other questions go in, or other answers come out.

A mode is told by the keys of the query, parted by blanks; None stands for any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from mockplatform.mutants.model import Alter, Parts, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around, requests

Item = dict[str, Any]
Query = dict[str, str]


def asks(call: Call, interface: str, keys: str | None) -> bool:
    """Whether a call asks an interface with exactly these keys."""
    return call.interface == interface and (keys is None or set(keys.split()) == set(call.asked))


# ---- other questions


def asking(interface: str, keys: str, edit: Callable[[Query], Query]) -> Alter:
    """Another query is answered."""

    def change(call: Call) -> Call:
        return call.with_environ(QUERY_STRING=urlencode(edit(call.asked))) if asks(call, interface, keys) else call

    return wrapper(requests(change))


def ignoring(interface: str, keys: str, *ignored: str) -> Alter:
    """Some keys of the query count for nothing."""
    return asking(interface, keys, lambda asked: {key: value for key, value in asked.items() if key not in ignored})


def given(interface: str, keys: str, **more: str) -> Alter:
    """The query is answered as if it had further keys, or other values."""
    return asking(interface, keys, lambda asked: {**asked, **more})


def month_before(interface: str, code: str) -> Alter:
    """The month that is asked for is taken for the one before it."""

    def edit(asked: Query) -> Query:
        year, month = int(asked[code][:4]), int(asked[code][4:])
        return {**asked, code: f"{year - (month == 1)}{(month - 2) % 12 + 1:02}"}

    return asking(interface, code, edit)


def hour_before(interface: str, keys: str) -> Alter:
    """GXSJ is taken an hour too early."""
    return asking(interface, keys, lambda asked: {**asked, "GXSJ": str(int(asked["GXSJ"]) - 3_600_000)})


def future_as_now(interface: str) -> Alter:
    """A GXSJ to come is taken for now."""

    def serve(call: Call, ask: Ask) -> Came:
        came = ask(call)
        content = came.json
        if not asks(call, interface, "GXSJ") or came.status != 400 or not isinstance(content, dict):
            return came
        now = content["timestamp"]
        to_come = int(call.asked["GXSJ"]) > now
        return ask(call.with_environ(QUERY_STRING=urlencode({"GXSJ": str(now)}))) if to_come else came

    return wrapper(around(serve))


# ---- other answers


def data(interface: str, edit: Callable[[Any], Any], keys: str | None = None) -> Alter:
    """Another `data` comes out, of what is answered with code 1."""

    def change(call: Call, came: Came) -> Came:
        content = came.json
        if not asks(call, interface, keys) or not isinstance(content, dict) or content.get("code") != 1:
            return came
        return came.with_json({**content, "data": edit(content.get("data"))})

    return wrapper(answers(change))


def items(interface: str, edit: Callable[[Item], Item | None], keys: str | None = None) -> Alter:
    """Every item comes out otherwise, or, for None, not at all."""

    def each(found: Any) -> Any:
        if isinstance(found, list):
            return [new for one in found if (new := edit(one)) is not None]
        return (edit(found) or {}) if found else found

    return data(interface, each, keys)


def put(**values: Any) -> Callable[[Item], Item]:
    """The edit that gives members other values, where they are there."""
    return lambda item: {**item, **{code: value for code, value in values.items() if code in item}}


def renamed(code: str, name: str) -> Callable[[Item], Item]:
    """The edit that gives an element by another name."""
    return lambda item: {name if own == code else own: value for own, value in item.items()}


def members(interface: str, **values: Any) -> Alter:
    """Members of the items have other values, where they are there."""
    return items(interface, put(**values))


def inner(interface: str, at: str, edit: Callable[[Item], Item | None]) -> Alter:
    """The object, or each object of the list, within the items comes out otherwise, or, for None, not at all."""

    def change(item: Item) -> Item:
        found = item.get(at)
        if isinstance(found, list):
            return {**item, at: [new for one in found if (new := edit(one)) is not None]}
        return {**item, at: edit(found)} if found else item

    return items(interface, change)


def typed(interface: str, content_type: str) -> Alter:
    """The answers of an interface, an uplink's too, have another Content-Type."""

    def change(call: Call, came: Came) -> Came:
        return came.with_header("Content-Type", content_type) if call.interface == interface else came

    return wrapper(answers(change))


def refused(interface: str, keys: str) -> Alter:
    """A mode is refused as one that does not exist."""

    def change(call: Call, came: Came) -> Came:
        refusal = {"timestamp": 0, "code": 6001, "msg": "refused"}
        return came.with_json(refusal, status=400) if asks(call, interface, keys) else came

    return wrapper(answers(change))


# ---- with a memory, a new one for each server


def often_refused(interface: str, keys: str, most: int = 5) -> Alter:
    """After so many calls with the same key a mode is refused."""

    def made(parts: Parts) -> Parts:
        calls: Counter[str] = Counter()

        def change(call: Call, came: Came) -> Came:
            if not asks(call, interface, keys):
                return came
            name = call.asked[keys.split()[0]]
            calls[name] += 1
            refusal = {"timestamp": 0, "code": 6001, "msg": "too often"}
            return came.with_json(refusal, status=403) if calls[name] > most else came

        return wrapper(answers(change))(parts)

    return made


def unknown_as_last(interface: str, key: str) -> Alter:
    """A key that names nothing gives what was asked for before."""

    def made(parts: Parts) -> Parts:
        last: list[Came] = []

        def change(call: Call, came: Came) -> Came:
            if not asks(call, interface, key):
                return came
            if came.status == 200:
                last[:] = [came]
            return last[0] if came.status == 404 and last else came

        return wrapper(answers(change))(parts)

    return made
