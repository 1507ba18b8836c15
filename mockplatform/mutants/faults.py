"""Ways to break one interface that mutants of several clauses share.

What is edited are records that validation has passed, under canonical codes, so that a fault is the same in whatever
spelling a client sends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import Connection

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call, Handler
from mockplatform.mutants.model import Alter, route, wrapper
from mockplatform.mutants.variants.handlers import changed, judging, refused, revoking, taking, without
from mockplatform.mutants.wrappers import Ask, Came, answers, around, contents, requests
from mockplatform.mutants.wrappers import Call as Asked
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.store.database import Database

Record = dict[str, Any]


# ---- uplinks: what is stored


class _Back(Exception):
    """Takes back what a transaction wrote."""


class _Forgetful(Database):
    """The same database, in which nothing that is written stays."""

    def __init__(self, database: Database) -> None:
        self.__dict__.update(database.__dict__)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        try:
            with super().writing() as connection:
                yield connection
                raise _Back
        except _Back:
            pass


def forgotten(interface: str, when: Callable[[Call, list[Any]], bool] = lambda call, given: True) -> Alter:
    """Judge an uplink as ever and acknowledge it, and store nothing of it."""

    def make(handler: Handler) -> Handler:
        def serve(call: Call, given: list[Any]) -> Any:
            if when(call, given):
                call = replace(call, platform=replace(call.platform, database=_Forgetful(call.platform.database)))
            return handler(call, given)  # type: ignore[call-arg]  # an uplink or a DELETE: both take a list

        return serve

    return route(interface, make)


def lost(interface: str, *codes: str) -> Alter:
    """Take a record without some of its elements, and say nothing of it."""
    return route(interface, taking(lambda call, one: without(one, *codes)))


def stored(interface: str, edit: Callable[[Record], Record]) -> Alter:
    """Store something else than what was sent."""
    return route(interface, taking(lambda call, one: changed(one, edit(dict(one.record)))))


def refusing(interface: str, wrong: Callable[[Record], bool], code: str) -> Alter:
    """Refuse what is right, naming an element."""

    def judge(call: Call, given: list[Checked]) -> None:
        for index, one in enumerate(given):
            if not one.problems and wrong(one.record):
                problem = Problem("missing", code, code, requirement=f"R-{call.interface.id}.2-1")
                raise refused(call, index, one, problem)

    return route(interface, judging(judge))


def content_of(stored: Any) -> Record:
    """The content of a stored record."""
    content: Record = orjson.loads(stored.doc)
    return content


# ---- DELETE


def first_key_only(interface: str) -> Alter:
    """Of a key that is repeated only the first value counts."""
    return route(interface, revoking(lambda call, keys, revoke: revoke(call, keys[:1])))


def without_key(interface: str, most: int) -> Alter:
    """A DELETE without a key takes away the newest records, `most` at a time."""

    def serve(call: Asked, ask: Ask, made: list[str]) -> Came:
        if call.interface == interface and not call.query:
            row = INTERFACES[interface]
            query = "&".join(f"{row.key}={key}" for key in made[-most:])
            return ask(call.with_environ(QUERY_STRING=query))
        came = ask(call)
        if call.of("POST", "PUT") and came.status < 300 and _path(call) == _path_of(interface):
            data = came.json.get("data", {})
            made += data.get("ids", [data.get("id")])
        return came

    return _remembering(serve)


def _remembering(serve: Callable[[Asked, Ask, list[str]], Came]) -> Alter:
    """A wrapper with a memory of its own for each server."""

    def change(parts: Any) -> Any:
        made: list[str] = []
        return wrapper(around(lambda call, ask: serve(call, ask, made)))(parts)

    return change


def unknown_breaks(interface: str) -> Alter:
    """A DELETE of an unknown key is an error of the server."""

    def edit(call: Asked, came: Came) -> Came:
        return came.with_status(500) if call.interface == interface and came.status == 404 else came

    return wrapper(answers(edit))


# ---- what goes over the wire


def answering(interface: str, edit: Callable[[Any], Any]) -> Alter:
    """Edit the JSON of accepted answers."""

    def change(call: Asked, content: Any) -> Any:
        return edit(content) if call.interface == interface and content.get("code") == 1 else content

    return wrapper(contents(change))


def item_edited(interface: str, edit: Callable[[Record], None]) -> Alter:
    """Edit each item of a downlink, in place."""

    def change(content: Any) -> Any:
        data = content.get("data")
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict) and item:
                edit(item)
        return content

    return answering(interface, change)


def refused_unless(interface: str, right: Callable[[Asked], bool], status: int = 400) -> Alter:
    """Refuse a request by its form."""

    def serve(call: Asked, ask: Ask) -> Came:
        if call.interface != interface or right(call):
            return ask(call)
        content = {"timestamp": time.monotonic_ns() // 1_000_000, "code": 5001, "msg": "格式有误"}
        return Came(status, [("Content-Type", "application/json")]).with_json(content)

    return wrapper(around(serve))


def query_edited(interface: str, edit: Callable[[str], str]) -> Alter:
    """Read another query than the one that was sent."""

    def change(call: Asked) -> Asked:
        return call.with_environ(QUERY_STRING=edit(call.query)) if call.interface == interface else call

    return wrapper(requests(change))


def _path(call: Asked) -> str:
    return str(call.environ["PATH_INFO"])


def _path_of(interface: str) -> str:
    return INTERFACES[interface].path
